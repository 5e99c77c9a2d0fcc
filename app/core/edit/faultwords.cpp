// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/faultwords.h"

#include <algorithm>

namespace roo::edit {

namespace {

//! In one pass: what is filled in may hold a percent sign itself.
QString filled(QLatin1StringView words, const EditFault &fault)
{
    QString text;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QLatin1StringView mark = words.sliced(i, std::min<qsizetype>(2, words.size() - i));
        if (mark == QLatin1StringView("%1") || mark == QLatin1StringView("%2")) {
            text += mark.back() == QLatin1Char('1') ? fault.subject : fault.expected;
            ++i;
        } else {
            text += words.at(i);
        }
    }
    return text;
}

} // namespace

QString wordsFor(const EditFault &fault, std::span<const FaultWords> table)
{
    const auto found = std::ranges::find(table, fault.code, &FaultWords::code);
    if (found == table.end()) {
        return {};
    }
    const bool isBare = fault.subject.isEmpty() && !found->withoutSubject.isEmpty();
    return filled(isBare ? found->withoutSubject : found->words, fault);
}

} // namespace roo::edit
