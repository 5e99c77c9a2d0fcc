// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/runstore.h"
#include "core/run/storedrun.h"

#include <QString>

#include <optional>

namespace roo::run {

//! The run that a person means: "sample" is the one that ships with the program, what ends with
//! .zip or has a path separator is a file, and everything else is looked for in `store`, as
//! RunStore::resolve does. Errors: RunUnknown, RunAmbiguous, RunUnreadable, FileUnreadable,
//! FileTooLarge; Cancelled when it is told to stop.
[[nodiscard]] Result<StoredRun> lookUpRun(const std::optional<RunStore> &store,
                                          const QString &reference,
                                          const std::stop_token &stop = {});

//! Whether the name stands for a run that lies in no store: the sample, or a file.
[[nodiscard]] bool isForeign(const QString &reference);

//! Whether the name stands for the sample: made by hand to show something, answered by no model.
[[nodiscard]] bool isSample(const QString &reference);

} // namespace roo::run
