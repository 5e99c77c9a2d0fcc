// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proposal.h"

#include "core/base/fence.h"
#include "core/edit/changeplan.h"
#include "core/edit/editrules.h"
#include "core/edit/pathrules.h"
#include "core/edit/workspace.h"
#include "core/run/repair.h"

#include <algorithm>

namespace roo::run {

namespace {

using edit::FileChange;
using edit::TreeEntry;

bool hasFence(const QString &answer)
{
    const QList<QStringView> lines = QStringView(answer).split(u'\n');
    return std::ranges::any_of(lines,
                               [](QStringView line) { return text::fenceIn(line).has_value(); });
}

//! A run's events are a file, and what stands in it need not be what was planned.
bool hasRightPaths(const FileChange &file)
{
    return edit::judgedPath(file.path) == file.path
        && (file.to.isEmpty() || edit::judgedPath(file.to) == file.to);
}

//! Whether everything is still as it was when the changes were planned.
bool isFresh(edit::Workspace &workspace, const QList<FileChange> &files)
{
    return std::ranges::all_of(files, [&workspace](const FileChange &file) {
        if (!hasRightPaths(file)) {
            return false; // no place to look at
        }
        const TreeEntry entry = workspace.look(file.path);
        const bool isAsItWas = file.kind == FileChange::Kind::Create
            ? entry.kind == TreeEntry::Kind::Missing
            : entry.kind == TreeEntry::Kind::File && !entry.isTooLarge && entry.bytes == file.before
                && (file.mode < 0 || entry.mode == file.mode);
        return isAsItWas
            && (file.to.isEmpty() || workspace.look(file.to).kind == TreeEntry::Kind::Missing);
    });
}

//! What was skipped or refused depends on more than the files that change.
bool hasResolved(const edit::ChangeSet &changes)
{
    return changes.faults.isEmpty()
        && std::ranges::all_of(changes.outcomes, [](const edit::EditOutcome &outcome) {
               return outcome.verdict == edit::Verdict::Resolved;
           });
}

} // namespace

bool ChangeProposal::canBeMended() const
{
    return std::ranges::none_of(changes.outcomes, [](const edit::EditOutcome &outcome) {
        return std::ranges::any_of(outcome.faults, &edit::isFinal, &edit::EditFault::code);
    });
}

Result<ChangeProposal> propose(const ProposalGround &ground, const edit::ChangeSet &soFar,
                               const WholeAnswer &answer, const std::stop_token &stop)
{
    const auto workspace = edit::Workspace::open(ground.folder);
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    const Result<edit::FileList> list = (*workspace)->files(stop);
    if (!list) {
        return std::unexpected(list.error());
    }
    RepairGround files{.folder = (*workspace)->tree(), .paths = {}, .limit = ground.shownBytes};
    for (const edit::ListedFile &file : list->files) {
        files.paths.append(file.path);
    }
    ChangeProposal proposal{
        .changes = edit::planned(soFar, edit::parseEdits(answer.text, answer.wasCut), files.folder),
        .folder = (*workspace)->folder()};
    proposal.lacksChanges = proposal.changes.edits.isEmpty() && hasFence(answer.text);
    if (!proposal.isComplete()) {
        proposal.failures = failuresText(proposal.changes, files);
        proposal.wholeFiles = wholeFilesText(proposal.changes, files);
    }
    return proposal;
}

Result<ChangeProposal> proposeAll(const QString &folder, const QList<WholeAnswer> &answers,
                                  const std::stop_token &stop)
{
    Result<ChangeProposal> proposal = ChangeProposal{};
    for (const WholeAnswer &answer : answers) {
        proposal = propose({.folder = folder}, proposal->changes, answer, stop);
        if (!proposal) {
            break;
        }
    }
    return proposal;
}

Result<ChangeProposal> proposalOf(const Run &run, const QString &folder, bool isForeign,
                                  const std::stop_token &stop)
{
    const auto workspace = edit::Workspace::open(folder);
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    const bool isSameFolder = run.edits() && run.edits()->folder == (*workspace)->folder();
    const bool isAsItWas = isSameFolder && isFresh(**workspace, run.edits()->changes.files);
    const bool isPlanned = !isForeign && isAsItWas && hasResolved(run.edits()->changes);
    if (isPlanned) {
        return ChangeProposal{.changes = run.edits()->changes, .folder = run.edits()->folder};
    }
    const QList<WholeAnswer> answers = run.codeAnswers();
    if (answers.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::CodeMissing, .subject = run.id()});
    }
    Result<ChangeProposal> proposal = proposeAll((*workspace)->folder(), answers, stop);
    if (proposal) {
        proposal->isAnew = isSameFolder && !isAsItWas;
    }
    return proposal;
}

QByteArray bytesIn(const QString &folder, const QString &path)
{
    const auto workspace = edit::Workspace::open(folder);
    const auto judged = edit::judgedPath(path);
    return workspace && judged ? (*workspace)->look(*judged).bytes : QByteArray();
}

} // namespace roo::run
