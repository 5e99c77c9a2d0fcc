// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/exporter.h"

#include <QJsonObject>
#include <QString>

//! The part of `exporter` for how the changes of a run were checked and judged.
namespace roo::run::exporter {

//! Empty where nothing was.
[[nodiscard]] QString proofMarkdown(const Run &run, const Words &words);
[[nodiscard]] QString proofHtml(const Run &run, const Words &words);
//! proof, findings, verdict, rounds.
void addProof(QJsonObject &json, const Run &run);

} // namespace roo::run::exporter
