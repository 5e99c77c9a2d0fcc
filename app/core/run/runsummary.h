// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace roo::run {

//! How a run stands, as lists show it. A run that is not finished and that nobody writes any more
//! was interrupted: the program was killed. One whose events cannot be read is Unreadable.
enum class RunStatus { Running, Succeeded, Failed, Cancelled, Interrupted, Unreadable };

//! "running", "succeeded", "failed", "cancelled", "interrupted", "unreadable": in files and on
//! `--json`.
[[nodiscard]] QString runStatusName(RunStatus status);
[[nodiscard]] std::optional<RunStatus> runStatusFromName(QStringView name);

//! One row of the history: run.json, and a line of the index.
struct RunSummary
{
    QString id;
    QString task; //!< At most its first 2,000 characters.
    QString profile;
    QStringList models; //!< All that were asked, each once, in order.
    int attempts = 0;
    QDateTime startedAt; //!< UTC.
    std::optional<std::chrono::milliseconds> duration; //!< Empty where the run has no end.
    RunStatus status = RunStatus::Running;
    QStringList attachments; //!< Their paths.
    llm::TokenUsage usage; //!< Of all stages; what one of them does not say is unknown.
    QString parentRun;
    QString version; //!< Of the program that made it.

    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

//! `whenUnfinished` is the status of a run that has no end.
[[nodiscard]] RunSummary summarize(const Run &run, RunStatus whenUnfinished = RunStatus::Running);

[[nodiscard]] QJsonObject summaryToJson(const RunSummary &summary);
//! Empty for what is no summary.
[[nodiscard]] std::optional<RunSummary> summaryFromJson(const QJsonObject &json);

} // namespace roo::run
