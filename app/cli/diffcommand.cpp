// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/diffcommand.h"

#include "core/run/changesetjson.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! What one round has made of the one before.
Result<run::ChangeProposal> roundOf(const run::Run &run, int round)
{
    if (const int last = run::roundsOf(run); round > last) {
        return std::unexpected(Error{.kind = ErrorKind::RoundUnknown,
                                     .subject = run.id(),
                                     .expected = QString::number(last)});
    }
    run::ChangeProposal proposal{.changes = run.edits()->changes, .folder = run.edits()->folder};
    proposal.changes.files = run::changesOfRound(run, round);
    proposal.changes.edits.clear(); // these are of all rounds
    proposal.changes.outcomes.clear();
    return proposal;
}

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
        [folder = m_folder, isForeign = run::isForeign(options().runs.constFirst()),
         round = options().round,
         style = diffStyle()](const QList<run::StoredRun> &runs, const std::stop_token &stop) {
            const run::Run run = run::foldAll(runs.constFirst().events);
            return (round ? roundOf(run, *round) : proposalFor(run, folder, isForeign, stop))
                .transform([&style](const run::ChangeProposal &each) { return make(each, style); });
        },
        [this](const Made &made) { print(made); });
}

DiffCommand::Made DiffCommand::make(const run::ChangeProposal &proposal, const DiffStyle &style)
{
    QString json;
    if (!style.isShown) {
        QJsonObject object = run::eventcodec::changesToJson(proposal.changes);
        object.insert(u"folder"_s, proposal.folder);
        json = jsonLine(object);
    }
    return {.shown = shown(proposal.changes, style),
            .json = json,
            .isComplete = proposal.isComplete(),
            .isEmpty = proposal.changes.edits.isEmpty() && proposal.changes.files.isEmpty()};
}

void DiffCommand::print(const Made &made)
{
    if (common().isJson) {
        printText(made.json);
    } else {
        console().answer(made.shown.diff);
    }
    if (!common().isQuiet) {
        for (const QString &line : made.shown.lines) {
            console().note(line);
        }
        if (made.isEmpty) {
            console().note(u"The answer holds no changes of files."_s);
        }
    }
    finishLater(made.isComplete ? ExitCode::Done : ExitCode::NotApplied);
}

} // namespace roo::cli
