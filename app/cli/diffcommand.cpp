// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/diffcommand.h"

#include "cli/changewording.h"
#include "cli/diffprinter.h"
#include "core/run/changesetjson.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! As the run planned it; a folder is looked at only where one is named.
Result<run::ChangeProposal> proposalFor(const run::Run &run, const QString &folder, bool isForeign,
                                        const std::stop_token &stop)
{
    if (!folder.isEmpty()) {
        return run::proposalOf(run, folder, isForeign, stop);
    }
    if (!run.edits()) {
        return std::unexpected(Error{.kind = ErrorKind::FolderMissing, .subject = run.id()});
    }
    return run::ChangeProposal{.changes = run.edits()->changes, .folder = run.edits()->folder};
}

} // namespace

DiffCommand::DiffCommand(Console &console, const Invocation &invocation)
    : KeptCommand(console, invocation)
    , m_folder(invocation.edits.workspace)
{
}

void DiffCommand::start()
{
    withRuns(
        [folder = m_folder, isForeign = run::isForeign(options().runs.constFirst())](
            const QList<run::StoredRun> &runs, const std::stop_token &stop) {
            return proposalFor(run::foldAll(runs.constFirst().events), folder, isForeign, stop);
        },
        [this](const run::ChangeProposal &proposal) { print(proposal); });
}

void DiffCommand::print(const run::ChangeProposal &proposal)
{
    const DiffStyle style{.isForTerminal = console().answersGoToTerminal(),
                          .hasColor = console().answersHaveColor()};
    if (common().isJson) {
        QJsonObject json = run::eventcodec::changesToJson(proposal.changes);
        json.insert(u"folder"_s, proposal.folder);
        printText(jsonLine(json));
    } else {
        console().answer(diffText(proposal.changes.files, style));
    }
    const bool isComplete = proposal.isComplete();
    if (!common().isQuiet) {
        const QStringList lines = style.isForPeople() ? wording::outcomeLines(proposal.changes)
                                                      : wording::changeLines(proposal.changes);
        for (const QString &line : lines) {
            console().note(line);
        }
        if (proposal.changes.edits.isEmpty()) {
            console().note(u"The answer holds no changes of files."_s);
        }
    }
    finishLater(isComplete ? ExitCode::Done : ExitCode::NotApplied);
}

} // namespace roo::cli
