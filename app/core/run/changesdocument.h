// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/exporter.h"

#include <QJsonObject>
#include <QString>

//! The part of a document about a run's workspace: what would change, and what was written.
namespace roo::run::exporter {

//! Below the heading; empty for a run that planned no changes.
[[nodiscard]] QString changesMarkdown(const Run &run, const Words &words);
//! With its heading; empty likewise.
[[nodiscard]] QString changesHtml(const Run &run, const Words &words, const Highlighter &highlight);
//! Adds `workspace`, `workspace_reads`, `changes` and `applied`, where there are any.
void addChanges(QJsonObject &json, const Run &run);

} // namespace roo::run::exporter
