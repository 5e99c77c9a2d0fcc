// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/resumecommand.h"

#include "core/run/resume.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! Nobody pays twice for a stage that is being asked just now.
Result<run::StoredRun> lookUpEnded(const std::optional<run::RunStore> &store,
                                   const QString &reference, const std::stop_token &stop)
{
    Result<run::StoredRun> found = run::lookUpRun(store, reference, stop);
    const QString id = found ? found->events.constFirst().runId : QString();
    // As it was when it was read; and where it was read from a zip, as it is now.
    const bool isLive = found && found->isBeingWritten;
    if (isLive || (store && run::isRunId(id) && store->isRunning(id))) {
        return std::unexpected(Error{.kind = ErrorKind::RunBusy, .subject = id});
    }
    return found;
}

} // namespace

ResumeCommand::ResumeCommand(Environment environment, Invocation invocation)
    : RunCommand(environment, std::move(invocation), {})
{
}

ResumeCommand::~ResumeCommand() = default;

void ResumeCommand::start()
{
    m_worker.run(
        this,
        [store = run::storeIn(app().folders()), reference = reference()](
            const std::stop_token &stop) { return lookUpEnded(store, reference, stop); },
        [this](const Result<run::StoredRun> &stored) { goOn(stored); });
}

void ResumeCommand::goOn(const Result<run::StoredRun> &stored)
{
    if (!stored) {
        report(stored.error());
        finishLater(exitCodeForNamed(stored.error()));
        return;
    }
    const Result<run::RunRequest> request = requestFor(*stored);
    if (request && request->workspace && !QFileInfo(request->workspace->folder).isDir()) {
        const Error gone{.kind = ErrorKind::FileUnreadable,
                         .subject = request->workspace->folder,
                         .detail = u"the folder of the run has gone; name one with --workspace"_s};
        report(gone);
        finishLater(exitCodeForNamed(gone));
        return;
    }
    if (request) {
        planChanges(*stored, *request);
    } else {
        beginWith(request);
    }
}

void ResumeCommand::planChanges(const run::StoredRun &stored, const run::RunRequest &request)
{
    m_worker.run(
        this,
        [stored, request, isForeign = run::isForeign(reference())](const std::stop_token &stop) {
            return run::withPlannedChanges(request, stored, isForeign, stop);
        },
        [this](const Result<run::RunRequest> &complete) { beginWith(complete); });
}

void ResumeCommand::beginWith(const Result<run::RunRequest> &request)
{
    if (request) {
        sayWhatIsTaken(*request);
    }
    m_hasBegun = true;
    begin(request);
}

void ResumeCommand::cancel(ErrorKind why)
{
    if (m_hasBegun) {
        RunCommand::cancel(why);
    } else if (m_worker.stop()) {
        finishLater(ExitCode::Done);
    }
}

bool ResumeCommand::hasOwnProfile() const
{
    return invocation().common.app.sources.options.contains(config::variable::profile);
}

void ResumeCommand::sayWhatIsTaken(const run::RunRequest &request) const
{
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        if (invocation().common.models.contains(role) && !request.stages.contains(role)) {
            console().warn(u"--model %1 changes nothing: that stage is not asked again."_s.arg(
                run::roleName(role)));
        }
    }
    if (run::isForeign(reference()) && !hasOwnProfile() && !invocation().common.isQuiet) {
        console().note(u"The prompts and models are those of %1; --profile NAME takes "
                       "yours."_s.arg(reference()));
    }
}

Result<run::RunRequest> ResumeCommand::requestFor(const run::StoredRun &stored) const
{
    const auto &findings = invocation().kept.findings;
    Result<run::RunRequest> request = findings
        ? run::revisionRequest(stored, *findings)
        : run::resumeRequest(stored, invocation().kept.stage);
    if (!request) {
        return request;
    }
    // A folder of somebody else's machine means nothing here.
    if (run::isForeign(reference())) {
        request->workspace.reset();
    }
    // Its own profile goes on, unless another is named on this command line.
    if (hasOwnProfile()) {
        const Result<run::Profile> profile = app().profile();
        if (!profile) {
            return std::unexpected(profile.error());
        }
        request->profile = *profile;
    }
    const bool hasFolder = request->workspace || !invocation().edits.workspace.isEmpty();
    if (invocation().edits.applies && !hasFolder) {
        return std::unexpected(Error{.kind = ErrorKind::FolderMissing, .subject = reference()});
    }
    return completed(*std::move(request));
}

} // namespace roo::cli
