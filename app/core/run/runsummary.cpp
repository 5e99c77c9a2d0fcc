// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runsummary.h"

#include "core/base/named.h"
#include "core/run/eventcodec.h"
#include "core/run/usagesum.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qsizetype taskLimit = 2000;

constexpr std::array statusNames{
    Named{RunStatus::Running, "running"_L1},         Named{RunStatus::Succeeded, "succeeded"_L1},
    Named{RunStatus::Failed, "failed"_L1},           Named{RunStatus::Cancelled, "cancelled"_L1},
    Named{RunStatus::Interrupted, "interrupted"_L1}, Named{RunStatus::Unreadable, "unreadable"_L1}};

constexpr std::array editsNames{
    Named{EditsState::None, "none"_L1}, Named{EditsState::Planned, "planned"_L1},
    Named{EditsState::Applied, "applied"_L1}, Named{EditsState::Reverted, "reverted"_L1}};

RunStatus statusOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return RunStatus::Succeeded;
    case Outcome::Failed:
        return RunStatus::Failed;
    case Outcome::Cancelled:
        return RunStatus::Cancelled;
    }
    Q_UNREACHABLE_RETURN(RunStatus::Failed);
}

EditsState editsStateOf(const Run &run)
{
    if (run.applied().isEmpty()) {
        return run.edits() ? EditsState::Planned : EditsState::None;
    }
    const bool isThere = std::ranges::any_of(
        run.applied(), [](const AppliedEdits &applied) { return !applied.reverted; });
    return isThere ? EditsState::Applied : EditsState::Reverted;
}

llm::TokenUsage totalUsage(const QList<Stage> &stages)
{
    llm::TokenUsage total{
        .promptTokens = 0, .completionTokens = 0, .reasoningTokens = 0, .cost = 0.0};
    bool isAnything = false;
    for (const Stage &stage : stages) {
        if (stage.result) {
            isAnything = true;
            addTo(total, stage.result->usage);
        }
    }
    return isAnything ? total : llm::TokenUsage();
}

QStringList stringsIn(const QJsonValue &json)
{
    QStringList strings;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &value : array) {
        strings.append(value.toString());
    }
    return strings;
}

QString shortened(const QString &task)
{
    QString shown = task.first(std::min(task.size(), taskLimit));
    if (!shown.isEmpty() && shown.back().isHighSurrogate()) {
        shown.chop(1);
    }
    return shown;
}

} // namespace

QString runStatusName(RunStatus status)
{
    return nameIn(statusNames, status);
}

std::optional<RunStatus> runStatusFromName(QStringView name)
{
    return valueIn(statusNames, name);
}

QString editsStateName(EditsState state)
{
    return nameIn(editsNames, state);
}

std::optional<EditsState> editsStateFromName(QStringView name)
{
    return valueIn(editsNames, name);
}

RunSummary summarize(const Run &run, RunStatus whenUnfinished)
{
    RunSummary summary{.id = run.id(),
                       .task = shortened(run.start().task),
                       .profile = run.start().profile.name,
                       .startedAt = run.startedAt(),
                       .status = whenUnfinished,
                       .edits = editsStateOf(run),
                       .usage = totalUsage(run.stages()),
                       .parentRun = run.start().parentRun,
                       .version = run.start().version,
                       .lastSequence = run.lastSequence()};
    for (const Stage &stage : run.stages()) {
        summary.attempts += static_cast<int>(stage.attempts.size());
        for (const Attempt &attempt : stage.attempts) {
            if (!summary.models.contains(attempt.model)) {
                summary.models.append(attempt.model);
            }
        }
    }
    for (const AttachmentsAdded::File &file : run.attachments()) {
        summary.attachments.append(file.path);
    }
    if (run.finish()) {
        summary.status = statusOf(run.finish()->outcome);
        summary.duration = std::chrono::milliseconds(run.startedAt().msecsTo(run.finishedAt()));
    }
    return summary;
}

QJsonObject summaryToJson(const RunSummary &summary)
{
    QJsonObject json{{u"run"_s, summary.id},
                     {u"task"_s, summary.task},
                     {u"profile"_s, summary.profile},
                     {u"models"_s, QJsonArray::fromStringList(summary.models)},
                     {u"attempts"_s, summary.attempts},
                     {u"started"_s, summary.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                     {u"status"_s, runStatusName(summary.status)},
                     {u"edits"_s, editsStateName(summary.edits)},
                     {u"usage"_s, eventcodec::usageToJson(summary.usage)},
                     {u"version"_s, summary.version}};
    if (summary.duration) {
        json.insert("duration_ms"_L1, qint64{summary.duration->count()});
    }
    if (summary.lastSequence > 0) {
        json.insert("last_seq"_L1, summary.lastSequence);
    }
    if (!summary.attachments.isEmpty()) {
        json.insert("attached"_L1, QJsonArray::fromStringList(summary.attachments));
    }
    if (!summary.parentRun.isEmpty()) {
        json.insert("parent_run"_L1, summary.parentRun);
    }
    return json;
}

std::optional<RunSummary> summaryFromJson(const QJsonObject &json)
{
    const auto status = runStatusFromName(json["status"_L1].toString());
    const auto edits = editsStateFromName(json["edits"_L1].toString());
    const QDateTime started
        = QDateTime::fromString(json["started"_L1].toString(), Qt::ISODateWithMs);
    if (!status || !edits || !started.isValid() || json["run"_L1].toString().isEmpty()) {
        return std::nullopt;
    }
    RunSummary summary{.id = json["run"_L1].toString(),
                       .task = json["task"_L1].toString(),
                       .profile = json["profile"_L1].toString(),
                       .attempts = json["attempts"_L1].toInt(),
                       .startedAt = started,
                       .status = *status,
                       .edits = *edits,
                       .usage = eventcodec::usageFromJson(json["usage"_L1].toObject()),
                       .parentRun = json["parent_run"_L1].toString(),
                       .version = json["version"_L1].toString(),
                       .lastSequence = json["last_seq"_L1].toInteger()};
    summary.models = stringsIn(json["models"_L1]);
    summary.attachments = stringsIn(json["attached"_L1]);
    if (const QJsonValue duration = json["duration_ms"_L1]; duration.isDouble()) {
        summary.duration = std::chrono::milliseconds(duration.toInteger());
    }
    return summary;
}

} // namespace roo::run
