// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runstore.h"
#include "core/run/session.h"

#include <QString>

#include <optional>
#include <stop_token>

namespace roo::gui {

//! How a run is gone on with.
struct Continuation
{
    QString reference; //!< As lookUpRun takes it.
    run::Role from = run::Role::Planner;
    std::optional<QString> plan = {}; //!< In the place of the one it has made.
    //! What the Coder is to mend, as places in the current findings; see revisionRequest.
    std::optional<QList<qsizetype>> findings = {};
};

//! What to ask for, read from the run that goes on. Reads many files: the worker's to run.
//! Errors: those of lookUpRun, resumeRequest and revisionRequest; RunBusy; FolderMissing where the
//! workspace of the run has gone; ChangesMissing.
[[nodiscard]] Result<run::RunRequest> continuationRequest(const std::optional<run::RunStore> &store,
                                                          const Continuation &continuation,
                                                          const std::stop_token &stop);

} // namespace roo::gui
