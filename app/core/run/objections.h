// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/evidence.h"
#include "core/run/run.h"

#include <QStringList>

#include <optional>
#include <stop_token>

namespace roo::run {

//! What speaks against applying changes, by the proof and the review of their own run: ProofFailed,
//! then ReviewRejected; none: nothing does.
[[nodiscard]] std::optional<Error> objectionTo(const Evidence &evidence);

//! What speaks against writing the changes of a run to a folder as it is now, as ApprovalGiven has
//! it: "failing", "stale" (the folder is not what it was when the changes were proved), "rejected".
//! Reads all files of the folder: the worker's to run. Error: Cancelled.
[[nodiscard]] Result<QStringList> objectionsTo(const Run &run, const EditsPlanned &changes,
                                               const std::stop_token &stop = {});

} // namespace roo::run
