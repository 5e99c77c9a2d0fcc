// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/continuation.h"

#include "core/run/proposal.h"
#include "core/run/resume.h"
#include "core/run/runlookup.h"

#include <QFileInfo>

namespace roo::gui {

namespace {

//! What the Coder's answers make of the folder, for a run that begins behind them.
Result<run::RunRequest> withChanges(run::RunRequest request, const run::StoredRun &stored,
                                    bool isForeign, const std::stop_token &stop)
{
    const auto proposal
        = run::proposalOf(run::foldAll(stored.events), request.workspace->folder, isForeign, stop);
    if (!proposal) {
        return std::unexpected(proposal.error());
    }
    if (proposal->lacksChanges) {
        return std::unexpected(Error{.kind = ErrorKind::ChangesMissing});
    }
    if (!proposal->changes.edits.isEmpty() || !proposal->isComplete()) {
        const auto &before = request.workspace->planned;
        request.workspace->planned = run::EditsPlanned{.round = before ? before->round : 1,
                                                       .folder = proposal->folder,
                                                       .changes = proposal->changes.withoutTexts()};
    }
    return request;
}

} // namespace

Result<run::RunRequest> continuationRequest(const std::optional<run::RunStore> &store,
                                            const Continuation &continuation,
                                            const std::stop_token &stop)
{
    const Result<run::StoredRun> stored = run::lookUpRun(store, continuation.reference, stop);
    if (!stored) {
        return std::unexpected(stored.error());
    }
    if (stored->isBeingWritten) {
        return std::unexpected(
            Error{.kind = ErrorKind::RunBusy, .subject = stored->events.constFirst().runId});
    }
    Result<run::RunRequest> request = run::resumeRequest(*stored, continuation.from);
    if (!request) {
        return request;
    }
    const bool isForeign = run::isForeign(continuation.reference);
    if (continuation.plan) {
        request->plan = *continuation.plan;
    }
    if (isForeign) {
        request->workspace.reset(); // a folder of another machine means nothing here
    }
    if (request->workspace && !QFileInfo(request->workspace->folder).isDir()) {
        return std::unexpected(
            Error{.kind = ErrorKind::FileUnreadable, .subject = request->workspace->folder});
    }
    if (request->workspace && request->stages.constFirst() > run::Role::Coder) {
        return withChanges(*std::move(request), *stored, isForeign, stop);
    }
    return request;
}

} // namespace roo::gui
