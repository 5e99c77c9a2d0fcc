// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/exporter.h"
#include "core/run/storedrun.h"

#include <QByteArray>
#include <QStringList>

namespace roo::gui {

//! A run as a file; the format is that of the file's name: .md, .html, .json, .zip or .patch.
//! Errors: EditsRefused and FolderMissing for a patch of none; those of pack.
[[nodiscard]] Result<QByteArray> exported(const run::StoredRun &stored, const QString &fileName);

//! For a file dialog, the first is the usual one.
[[nodiscard]] QStringList exportFilters();

} // namespace roo::gui
