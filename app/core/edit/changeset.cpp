// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/changeset.h"

#include "core/base/named.h"
#include "core/edit/editrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr std::array consentNames{
    Named{Consent::Level3, "level3"_L1}, Named{Consent::Delete, "delete"_L1},
    Named{Consent::Shrink, "shrink"_L1}, Named{Consent::Bidi, "bidi"_L1},
    Named{Consent::Links, "links"_L1}};

} // namespace

Verdict verdictOf(const QList<EditFault> &faults)
{
    const auto has = [&faults](auto isMeant) {
        return std::ranges::any_of(faults, isMeant, &EditFault::code);
    };
    const auto isIdle
        = [](EditCode code) { return code == EditCode::Noop || code == EditCode::Applied; };
    return has(&isFailure) ? Verdict::Refused : has(isIdle) ? Verdict::Skipped : Verdict::Resolved;
}

QString consentName(Consent consent)
{
    return nameIn(consentNames, consent);
}

std::optional<Consent> consentFromName(QStringView name)
{
    return valueIn(consentNames, name);
}

QList<Consent> allConsents()
{
    QList<Consent> all;
    for (const Named<Consent> &named : consentNames) {
        all.append(named.value);
    }
    return all;
}

bool ChangeSet::isComplete() const
{
    return std::ranges::none_of(faults, &isFailure, &EditFault::code)
        && std::ranges::none_of(outcomes, [](const EditOutcome &outcome) {
               return outcome.verdict == Verdict::Refused;
           });
}

QList<Consent> ChangeSet::consents() const
{
    QList<Consent> all;
    for (const EditOutcome &outcome : outcomes) {
        for (const Consent consent : outcome.consents) {
            if (!all.contains(consent)) {
                all.append(consent);
            }
        }
    }
    std::ranges::sort(all);
    return all;
}

ChangeSet ChangeSet::withoutTexts() const
{
    ChangeSet set = *this;
    for (Edit &edit : set.edits) {
        edit = {.line = edit.line,
                .path = edit.path,
                .verb = edit.verb,
                .to = edit.to,
                .isWeak = edit.isWeak};
    }
    return set;
}

} // namespace roo::edit
