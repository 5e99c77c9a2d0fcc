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

//! What became of the changes that a run asks for; the end of the run may be long past. Of several
//! applications one that was not taken back is enough for Applied.
enum class EditsState { None, Planned, Applied, Reverted };

//! "none", "planned", "applied", "reverted": in files and on `--json`.
[[nodiscard]] QString editsStateName(EditsState state);
[[nodiscard]] std::optional<EditsState> editsStateFromName(QStringView name);

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
    EditsState edits = EditsState::None;
    QStringList attachments; //!< Their paths.
    llm::TokenUsage usage; //!< Of all stages; what one of them does not say is unknown.
    QString parentRun;
    QString version; //!< Of the program that made it.
    qint64 lastSequence = 0; //!< Of the events that this sums up; 0: nobody knows.

    //! A measurement is no work: nobody who says "last" means it.
    [[nodiscard]] bool isMeasurement() const { return profile == measuringProfile; }

    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

//! `whenUnfinished` is the status of a run that has no end.
[[nodiscard]] RunSummary summarize(const Run &run, RunStatus whenUnfinished = RunStatus::Running);

[[nodiscard]] QJsonObject summaryToJson(const RunSummary &summary);
//! Empty for what is no summary, or one of an earlier version that says less: then the run itself
//! is asked.
[[nodiscard]] std::optional<RunSummary> summaryFromJson(const QJsonObject &json);

} // namespace roo::run
