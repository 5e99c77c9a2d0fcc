// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/check.h"

#include <QJsonObject>

#include <optional>

namespace roo::run {

//! For events and profiles: kind, name, command, folder, report, timeout_s, output_bytes.
[[nodiscard]] QJsonObject checkToJson(const proof::Check &check);
//! It may have come from anywhere: none where no file could name it.
[[nodiscard]] std::optional<proof::Check> checkFromJson(const QJsonValue &value);

} // namespace roo::run
