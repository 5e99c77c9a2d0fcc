// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/proof/check.h"

#include <QList>
#include <QString>

namespace roo::run {

//! What a `.roo-harness.toml` that names these checks looks like: `parseChecks` reads it back.
[[nodiscard]] QString checksText(const QList<proof::Check> &checks);

//! Writes it into a workspace that has none. Errors: FileExists, FileUnwritable.
[[nodiscard]] Result<void> writeChecksFile(const QString &workspace,
                                           const QList<proof::Check> &checks);

} // namespace roo::run
