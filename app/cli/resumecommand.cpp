// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/resumecommand.h"

#include "core/run/resume.h"

#include <utility>

namespace roo::cli {

namespace {

bool isFileError(const Error &error)
{
    return error.kind == ErrorKind::FileUnreadable || error.kind == ErrorKind::FileTooLarge;
}

//! Nobody pays twice for a stage that is being asked just now.
Result<run::StoredRun> lookUpEnded(const std::optional<run::RunStore> &store,
                                   const QString &reference)
{
    Result<run::StoredRun> found = run::lookUpRun(store, reference);
    if (!found || !store) {
        return found;
    }
    const QString id = found->events.constFirst().runId;
    if (run::isRunId(id) && store->isRunning(id)) {
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
        [store = run::storeIn(app().folders()), reference = invocation().kept.runs.constFirst()](
            const std::stop_token &) { return lookUpEnded(store, reference); },
        [this](const Result<run::StoredRun> &stored) {
            if (m_isCancelled) {
                return;
            }
            if (!stored && isFileError(stored.error())) {
                report(stored.error()); // the file was named on the command line
                finishLater(ExitCode::Usage);
                return;
            }
            m_hasBegun = true;
            begin(stored ? requestFor(*stored) : std::unexpected(stored.error()));
        });
}

void ResumeCommand::cancel(ErrorKind why)
{
    if (m_hasBegun) {
        RunCommand::cancel(why);
    } else if (!m_isCancelled) {
        m_isCancelled = true;
        m_worker.stop();
        finishLater(ExitCode::Done);
    }
}

Result<run::RunRequest> ResumeCommand::requestFor(const run::StoredRun &stored) const
{
    Result<run::RunRequest> request = run::resumeRequest(stored, invocation().kept.stage);
    if (!request) {
        return request;
    }
    // Its own profile goes on, unless another is named on this command line.
    if (invocation().common.app.sources.options.contains(config::variable::profile)) {
        const Result<run::Profile> profile = app().profile();
        if (!profile) {
            return std::unexpected(profile.error());
        }
        request->profile = *profile;
    }
    return completed(*std::move(request));
}

} // namespace roo::cli
