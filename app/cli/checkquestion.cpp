// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/checkquestion.h"

#include "cli/proofwording.h"
#include "cli/question.h"
#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace roo::cli {

run::ProofJob proofFor(const config::Folders &folders, const EditOptions &edits)
{
    return {.folders = folders,
            .hasChecks = edits.hasProof,
            .isAllowed = edits.allowsChecks,
            .canAsk = Question::canBeAsked(),
            .rounds = edits.rounds};
}

void showChecks(Console &console, const run::ChecksPlanned &checks)
{
    console.note(
        u"These commands check the changes; %1 names them:"_s.arg(text::oneLine(checks.file)));
    for (const proof::Check &check : checks.checks) {
        console.note(u"  %1: %2"_s.arg(text::oneLine(check.name, 60), wording::command(check)));
    }
}

} // namespace roo::cli
