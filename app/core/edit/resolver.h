// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/edit/tree.h"

namespace roo::edit {

//! Holds every edit of the script against what `tree` says; each path is looked at once.
[[nodiscard]] ChangeSet resolved(const EditScript &script, const Tree &tree);

} // namespace roo::edit
