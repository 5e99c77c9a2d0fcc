// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/resume.h"

#include "core/base/text.h"
#include "core/run/proposal.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! The stages of the run and of those before it: a resumed run has its earlier answers given.
QList<Role> wholeWay(const Run &run)
{
    QList<Role> stages = run.start().stages;
    if (!stages.contains(Role::Coder) && !run.start().code.isEmpty()) {
        stages.prepend(Role::Coder);
    }
    if (!stages.contains(Role::Planner) && !run.start().plan.isEmpty()) {
        stages.prepend(Role::Planner);
    }
    return stages;
}

bool hasAnswer(const Run &run, Role role)
{
    const Stage *const stage = run.stage(role);
    const bool wasCut = run.finish() && run.finish()->error
        && run.finish()->error->kind == ErrorKind::AnswerTruncated;
    if (wasCut && stage != nullptr && stage == &run.stages().constLast()) {
        return false; // it has an answer, which was not good enough
    }
    return stage != nullptr ? stage->result.has_value() : !run.answer(role).isEmpty();
}

std::optional<Role> firstWithoutAnswer(const Run &run, const QList<Role> &stages)
{
    const auto found
        = std::ranges::find_if_not(stages, [&run](Role role) { return hasAnswer(run, role); });
    return found == stages.end() ? std::nullopt : std::optional(*found);
}

//! Its folder; and where the Coder is done, what its changes would do there.
std::optional<WorkspaceJob> workspaceOf(const Run &run, Role first)
{
    const QString &folder = run.start().workspace;
    if (folder.isEmpty()) {
        return std::nullopt;
    }
    const bool isPlanned = first > Role::Coder && run.edits();
    return WorkspaceJob{.folder = folder,
                        .planned = isPlanned ? run.edits() : std::optional<EditsPlanned>()};
}

//! Events are read as they stand, also from a foreign archive; what is asked again must be whole.
Result<void> checkProfile(const Run &run)
{
    const Profile &profile = run.start().profile;
    const auto isWhole = [](const StageSpec &stage) {
        return !stage.models.isEmpty() && !stage.models.contains(QString())
            && checkTemplate(stage.promptTemplate, stage.role, {}).has_value()
            && (stage.workspaceTemplate.isEmpty()
                || checkTemplate(stage.workspaceTemplate, stage.role, {}).has_value());
    };
    const auto isFit = [](const QString &words) {
        return words.isEmpty() || checkRepairTemplate(words, {}).has_value();
    };
    if (!std::ranges::equal(profile.stages, allRoles(), {}, &StageSpec::role)
        || !std::ranges::all_of(profile.stages, isWhole) || !isFit(profile.edits.repairTemplate)
        || !isFit(profile.edits.wholeFilesTemplate)
        || (!profile.proof.reviseTemplate.isEmpty()
            && !checkRevisionTemplate(profile.proof.reviseTemplate, {}))) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnreadable,
                                     .subject = run.id(),
                                     .expected = u"a whole profile in its first event"_s});
    }
    return {};
}

} // namespace

Result<QList<Attachment>> keptAttachments(const StoredRun &stored, const Run &run)
{
    QList<Attachment> attachments;
    for (const AttachmentsAdded::File &file : run.attachments()) {
        const auto content = stored.attachments.constFind(file.sha256);
        const auto words
            = content == stored.attachments.cend() ? std::nullopt : text::decodeUtf8(*content);
        if (!words) {
            return std::unexpected(Error{.kind = ErrorKind::RunUnreadable,
                                         .subject = run.id(),
                                         .expected = u"the attached file "_s % file.path});
        }
        attachments.append({.path = file.path, .text = *words});
    }
    return attachments;
}

Result<RunRequest> resumeRequest(const StoredRun &stored, std::optional<Role> from)
{
    const Run run = foldAll(stored.events);
    QList<Role> way = wholeWay(run);
    if (way.isEmpty() || std::ranges::adjacent_find(way, std::greater_equal()) != way.end()) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnreadable,
                                     .subject = run.id(),
                                     .expected = u"stages in their order in its first event"_s});
    }
    const std::optional<Role> open = firstWithoutAnswer(run, way);
    if (!from && !open) {
        return std::unexpected(Error{.kind = ErrorKind::RunComplete, .subject = run.id()});
    }
    const Role first = from.value_or(open.value_or(Role::Planner));
    // A stage that was not asked for then begins the way to the end of the workflow.
    if (!way.contains(first)) {
        way = allRoles();
    }
    const qsizetype position = way.indexOf(first);
    if (const auto missing = firstWithoutAnswer(run, way.first(position))) {
        return std::unexpected(Error{.kind = ErrorKind::StageNotReached,
                                     .subject = roleName(first),
                                     .expected = roleName(*missing)});
    }
    if (const Result<void> checked = checkProfile(run); !checked) {
        return std::unexpected(checked.error());
    }
    Result<QList<Attachment>> attachments = keptAttachments(stored, run);
    if (!attachments) {
        return std::unexpected(attachments.error());
    }
    return RunRequest{.task = run.start().task,
                      .attachments = *std::move(attachments),
                      .profile = run.start().profile,
                      .stages = way.sliced(position),
                      .plan = Role::Planner < first ? run.answer(Role::Planner) : QString(),
                      .code = Role::Coder < first ? run.codeAnswers() : QList<WholeAnswer>(),
                      .parentRun = run.id(),
                      .workspace = workspaceOf(run, first)};
}

Result<RunRequest> revisionRequest(const StoredRun &stored, const QList<qsizetype> &which)
{
    const Run run = foldAll(stored.events);
    const QList<Finding> all = run.evidence().currentFindings();
    if (all.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::RunComplete, .subject = run.id()});
    }
    QList<Finding> chosen;
    for (const qsizetype index : which) {
        if (index < 0 || index >= all.size()) {
            return std::unexpected(
                Error{.kind = ErrorKind::ValueInvalid,
                      .subject = u"--findings"_s,
                      .expected = u"numbers of findings, from 1 to %1"_s.arg(all.size())});
        }
        chosen.append(all.at(index));
    }
    Result<RunRequest> request = resumeRequest(stored, Role::Coder);
    if (!request || !request->workspace) {
        return request
            ? std::unexpected(Error{.kind = ErrorKind::FolderMissing, .subject = run.id()})
            : request;
    }
    request->workspace->revises = chosen.isEmpty() ? all : chosen;
    request->workspace->planned = run.edits();
    // A profile of before does not know how.
    if (const auto usual = builtInProfile(u"baseline"_s);
        usual && request->profile.proof.reviseTemplate.isEmpty()) {
        request->profile.proof.reviseTemplate = usual->proof.reviseTemplate;
    }
    return request;
}

Result<RunRequest> withPlannedChanges(RunRequest request, const StoredRun &stored, bool isForeign,
                                      const std::stop_token &stop)
{
    if (isForeign) {
        request.profile.proof.checks.clear(); // somebody else's commands
    }
    const bool isMended = request.workspace && !request.workspace->revises.isEmpty();
    if (!request.workspace || (request.stages.constFirst() <= Role::Coder && !isMended)) {
        return request;
    }
    const Result<ChangeProposal> proposal
        = proposalOf(foldAll(stored.events), request.workspace->folder, isForeign, stop);
    if (!proposal) {
        return std::unexpected(proposal.error());
    }
    if (proposal->lacksChanges) {
        return std::unexpected(Error{.kind = ErrorKind::ChangesMissing});
    }
    if (!proposal->changes.edits.isEmpty() || !proposal->isComplete()) {
        const auto &before = request.workspace->planned;
        request.workspace->planned = EditsPlanned{.round = before ? before->round : 1,
                                                  .folder = proposal->folder,
                                                  .changes = proposal->changes.withoutTexts()};
    }
    return request;
}

} // namespace roo::run
