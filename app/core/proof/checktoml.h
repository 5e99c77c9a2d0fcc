// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/tomlreading.h"
#include "core/proof/check.h"

#include <QList>

namespace roo::proof {

//! The tables [[check]] of a table, in their order; none where it has none. Errors as in
//! parseChecks.
[[nodiscard]] Result<QList<Check>> readChecks(const toml_reading::Place &place);

} // namespace roo::proof
