// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/session.h"
#include "core/run/storedrun.h"

#include <optional>
#include <stop_token>

namespace roo::run {

//! What goes on with a run: a new one that names it as its parent, takes over the answers of its
//! finished stages, and begins with `from` or, without it, with the first stage that has not
//! succeeded. Time limits are the caller's to set. Errors: RunComplete (nothing is left to do),
//! StageNotReached (an earlier stage has no answer yet), RunUnreadable (an attachment is not kept).
[[nodiscard]] Result<RunRequest> resumeRequest(const StoredRun &stored, std::optional<Role> from);

//! What sends findings of the Reviewer back: a request of resumeRequest that begins with the Coder,
//! who is to mend the changes that the run has. `which` are places in
//! Evidence::currentFindings; none: all. Errors: those of resumeRequest; RunComplete where nothing
//! was found; ValueInvalid where there is no such finding.
[[nodiscard]] Result<RunRequest> revisionRequest(const StoredRun &stored,
                                                 const QList<qsizetype> &which);

//! The attachments of a run, as they were sent. Error: RunUnreadable (one is not kept).
[[nodiscard]] Result<QList<Attachment>> keptAttachments(const StoredRun &stored, const Run &run);

//! The request of resumeRequest, with what the Coder's answers make of its folder now, where it
//! begins behind the Coder, or with the Coder mending them. `isForeign`: the run is not of this
//! history. Reads many files: the worker's to run. Errors: those of proposalOf; ChangesMissing.
[[nodiscard]] Result<RunRequest> withPlannedChanges(RunRequest request, const StoredRun &stored,
                                                    bool isForeign, const std::stop_token &stop);

} // namespace roo::run
