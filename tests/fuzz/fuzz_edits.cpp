// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/anchor.h"
#include "core/edit/editrules.h"
#include "core/edit/editscript.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! Nothing is made up: every line of a change stands in the answer.
void checkLines(const QString &answer, const std::optional<QStringList> &lines)
{
    for (const QString &line : lines.value_or(QStringList())) {
        require(answer.contains(line));
    }
}

bool isValid(const Edit &edit)
{
    return std::ranges::none_of(edit.faults,
                                [](const EditFault &fault) { return isFailure(fault.code); });
}

//! Where an anchor fits, there it stands: blanks and typography aside, line by line.
void checkAnchor(const FileText &file, const QStringList &anchor)
{
    const AnchorMatch match = findAnchor(file, anchor);
    for (const AnchorPlace &place : match.places) {
        require(place.range.first >= 0 && place.range.count == anchor.size());
        require(place.range.first + place.range.count <= file.lines().size());
        for (qsizetype i = 0; i < anchor.size(); ++i) {
            const QStringView line = file.lines().at(place.range.first + i).text;
            require(bareLine(line) == bareLine(anchor.at(i)));
            require(match.level != MatchLevel::Equal || line == anchor.at(i));
        }
        const auto shifted = place.shift.applied(anchor);
        require(match.level == MatchLevel::Typography || !shifted
                || shifted->size() == anchor.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString answer = QString::fromUtf8(bytes);
    const EditScript script = parseEdits(answer);
    const auto file = FileText::read(bytes);
    for (const Edit &edit : script.edits) {
        require(answer.contains(edit.path) && answer.contains(edit.to));
        checkLines(answer, edit.anchor);
        checkLines(answer, edit.anchorEnd);
        checkLines(answer, edit.body);
        require(edit.isWeak || edit.line > 0);
        if (file && edit.anchor && isValid(edit)) {
            checkAnchor(*file, *edit.anchor);
        }
    }
    if (file) {
        QByteArray back = file->hasMark() ? "\xef\xbb\xbf" : "";
        for (const FileText::Line &line : file->lines()) {
            back += line.text.toUtf8() + line.ending.toUtf8();
        }
        require(back == bytes);
    }
    return 0;
}
