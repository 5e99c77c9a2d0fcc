// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/run.h"

#include <QString>

//! What a run that has failed comes to.
namespace roo::cli {

//! The proxy offers none of the models that the last stage asked.
[[nodiscard]] bool allModelsUnknown(const run::Run &run);
//! Some model has said something.
[[nodiscard]] bool hasText(const run::Run &run);
//! What may be done about a run that ended with this.
[[nodiscard]] QString wayOn(const Error &error, const run::Run &run);
//! Why all models failed: the last failure is what the next run would meet first.
[[nodiscard]] Error rootCause(const Error &error, const run::Run &run);

} // namespace roo::cli
