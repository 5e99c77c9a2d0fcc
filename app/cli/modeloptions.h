// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/inputs.h"
#include "core/run/profile.h"

#include <QHash>
#include <QString>
#include <QStringList>

//! What --model says, which may be given several times.
namespace roo::cli {

//! Of `conformance`: the models that are measured, each once.
[[nodiscard]] Parsed<QStringList> parseMeasured(const QStringList &values);

//! Elsewhere: the chains of the stages that are named.
[[nodiscard]] Parsed<QHash<run::Role, QStringList>> parseModels(const QStringList &values);

} // namespace roo::cli
