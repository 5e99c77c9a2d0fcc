// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include <QJsonObject>

namespace roo::run::eventcodec {

//! `edits`, `faults` and `files`, as `edits_planned` has them, without the texts of the edits.
[[nodiscard]] QJsonObject changesToJson(const edit::ChangeSet &changes);
//! What cannot be read is left out.
[[nodiscard]] edit::ChangeSet changesFromJson(const QJsonObject &json);

} // namespace roo::run::eventcodec
