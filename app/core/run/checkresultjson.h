// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/checkresult.h"

#include <QJsonObject>

#include <optional>

namespace roo::run {

//! As baselines and events have it. What has nothing to say is left out: `reason`, `exit_code`,
//! `tests`, `problem`, `flaky`, `output_cut`, `tree`.
[[nodiscard]] QJsonObject checkResultToJson(const proof::CheckResult &result);
//! None where a member is missing or is not what it should be; unknown members do not matter.
[[nodiscard]] std::optional<proof::CheckResult> checkResultFromJson(const QJsonObject &json);

} // namespace roo::run
