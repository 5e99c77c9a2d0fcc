// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/exporter.h"
#include "core/run/storedrun.h"

#include <QByteArray>
#include <QStringList>

#include <atomic>
#include <stop_token>

namespace roo::gui {

//! How far an export has come; it is read from another thread.
struct ExportProgress
{
    std::atomic<int> percent = 0;
};

//! A run as a file; the format is that of the file's name: .md, .html, .pdf, .json, .zip or .patch.
//! It takes a while: for the worker. Errors: EditsRefused and FolderMissing for a patch of none;
//! those of pack; Cancelled.
[[nodiscard]] Result<QByteArray> exported(const run::StoredRun &stored, const QString &fileName,
                                          const std::stop_token &stop, ExportProgress &progress);

//! For a file dialog, the first is the usual one.
[[nodiscard]] QStringList exportFilters();

//! A name without an ending for the file of a run: the first words of its task, as every system
//! takes them.
[[nodiscard]] QString exportName(const QString &task);

} // namespace roo::gui
