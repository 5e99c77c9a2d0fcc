// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bench/conformance.h"

#include <QString>

//! The results of `conformance` in words and columns.
namespace roo::cli {

//! One row a model, in the order given. Where `width`, the terminal's, is too small for all of a
//! row, what was wrong stands on a line of its own below it; 0 is no limit.
[[nodiscard]] QString conformanceTable(const QList<bench::ModelResult> &models, int width);

//! "exact", "resolved, but other files than expected", "not resolved: E_NOMATCH", "no answer: …"
[[nodiscard]] QString markOf(const bench::TaskResult &result);

} // namespace roo::cli
