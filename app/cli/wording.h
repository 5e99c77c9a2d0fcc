// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/config/settings.h"
#include "core/llm/chat.h"
#include "core/run/runevent.h"

#include <QString>

//! The English words for errors, origins and figures. The only place that has them.
namespace roo::cli::wording {

//! What the words may refer to.
struct Context
{
    QString baseUrl;
    QString keyOrigin; //!< Empty: there was no key.
    bool isDoctor = false; //!< The doctor does not send to the doctor.
};

//! A message as programs sign it: "orchestrator: …".
[[nodiscard]] QString fromProgram(const QString &message);
//! One sentence: what failed, on what.
[[nodiscard]] QString sentence(const Error &error);
//! What to do about it; empty where there is nothing to say. May have several lines.
[[nodiscard]] QString cure(const Error &error, const Context &context);
//! A few words, for the progress: "rate limited (HTTP 429): …".
[[nodiscard]] QString brief(const Error &error);

[[nodiscard]] QString warning(const config::Warning &warning);
[[nodiscard]] QString stageTitle(run::Role role);
//! "1 finding", "3 findings"
[[nodiscard]] QString counted(qsizetype count, const QString &one, const QString &many);
//! "1.2 s", "3 min 5 s"
[[nodiscard]] QString duration(std::chrono::milliseconds time);
//! "812 tokens in, 410 out, cost unknown"
[[nodiscard]] QString usage(const llm::TokenUsage &usage);

//! "$0.0012", "unknown"
[[nodiscard]] QString cost(const llm::TokenUsage &usage);
//! "2.1 s, first token after 300 ms, 812 tokens in, 410 out, cost unknown"
[[nodiscard]] QString figures(const run::StageFinished &stage);
//! An amount of what a budget limits, by its name: "20 requests", "$0.5", "30 min".
[[nodiscard]] QString budgetAmount(const QString &what, const QString &amount);
//! "this run's budget of 20 requests", "today's budget of $5"
[[nodiscard]] QString budget(const QString &what, const QString &limit);
[[nodiscard]] QString budgetReached(const run::BudgetReached &event);
[[nodiscard]] QString paced(const run::RequestPaced &event);
//! Why requests are not counted beyond this program.
[[nodiscard]] QString uncounted(const Error &error);

//! "1.2 MiB", "200 KiB", as limits are said everywhere.
[[nodiscard]] QString size(qint64 bytes);

} // namespace roo::cli::wording
