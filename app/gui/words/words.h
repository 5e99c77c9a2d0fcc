// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/config/settings.h"
#include "core/run/runevent.h"
#include "core/run/runsummary.h"

#include <QString>

#include <chrono>

//! What the window says, in the language of whoever uses it. All of it is plain text.
namespace roo::gui::words {

//! What failed, on what: one sentence.
[[nodiscard]] QString sentence(const Error &error);
//! The same in a few words, for a card or a row of a table.
[[nodiscard]] QString brief(const Error &error);
//! What to do about it; empty where there is nothing to add.
[[nodiscard]] QString cure(const Error &error);
//! What `Error::expected` and `EditFault::expected` say, in the language of the window. What it
//! does not know stays as it is.
[[nodiscard]] QString expectation(const QString &english);
[[nodiscard]] QString warning(const config::Warning &warning);

//! "Plan", "Code", "Review"
[[nodiscard]] QString stageTitle(run::Role role);
[[nodiscard]] QString status(run::RunStatus status);
//! "config.py, line 3: looks like an AWS access key (AKIA…)"
[[nodiscard]] QString secret(const run::SecretsFound::Finding &finding);

// Figures.
[[nodiscard]] QString duration(std::chrono::milliseconds time);
//! Whole seconds, for what counts: "12 s", "2 min 5 s".
[[nodiscard]] QString seconds(std::chrono::milliseconds time);
//! "1.2k"
[[nodiscard]] QString count(qint64 number);
//! "1.2k in, 3.4k out"
[[nodiscard]] QString tokens(const llm::TokenUsage &usage);
//! "$0.0023" or "cost unknown"
[[nodiscard]] QString cost(const llm::TokenUsage &usage);
[[nodiscard]] QString size(qint64 bytes);

} // namespace roo::gui::words
