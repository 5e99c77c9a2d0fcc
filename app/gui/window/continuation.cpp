// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/continuation.h"

#include "core/run/resume.h"
#include "core/run/runlookup.h"

#include <QFileInfo>

#include <utility>

namespace roo::gui {

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
    Result<run::RunRequest> request = continuation.findings
        ? run::revisionRequest(*stored, *continuation.findings)
        : run::resumeRequest(*stored, continuation.from);
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
    if (continuation.findings && !request->workspace) {
        return std::unexpected(
            Error{.kind = ErrorKind::FolderMissing, .subject = continuation.reference});
    }
    if (request->workspace && !QFileInfo(request->workspace->folder).isDir()) {
        return std::unexpected(
            Error{.kind = ErrorKind::FileUnreadable, .subject = request->workspace->folder});
    }
    return run::withPlannedChanges(*std::move(request), *stored, isForeign, stop);
}

} // namespace roo::gui
