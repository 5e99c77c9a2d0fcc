// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bench/conformance.h"

#include <QJsonObject>

//! Results as JSON; the schema is in resources/docs/events.md.
namespace roo::bench {

//! `isKept`: the run can be looked up by its ID.
[[nodiscard]] QJsonObject toJson(const TaskResult &result, bool isKept);
[[nodiscard]] QJsonObject toJson(const ModelResult &result);

} // namespace roo::bench
