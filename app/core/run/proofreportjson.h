// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/proofreport.h"

#include <QJsonObject>

namespace roo::run {

//! For `--json` and exports: checks, passed, new_failures, fixed, still_failing, stale, good.
[[nodiscard]] QJsonObject reportToJson(const proof::ProofReport &report);

} // namespace roo::run
