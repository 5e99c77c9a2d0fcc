// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/eventcodec.h"

#include "core/base/json.h"
#include "core/run/budgeteventcodec.h"
#include "core/run/proofeventcodec.h"
#include "core/run/starteventcodec.h"
#include "core/run/workspaceeventcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

namespace {

using json::insertIfAny;
using json::insertIfSet;
using std::chrono::milliseconds;

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return u"succeeded"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString actionName(llm::Decision::Action action)
{
    switch (action) {
    case llm::Decision::Action::Retry:
        return u"retry"_s;
    case llm::Decision::Action::Fallback:
        return u"fallback"_s;
    case llm::Decision::Action::Stop:
        return u"stop"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Outcome outcomeFromName(const QString &name)
{
    return name == "succeeded"_L1 ? Outcome::Succeeded
        : name == "cancelled"_L1  ? Outcome::Cancelled
                                  : Outcome::Failed;
}

llm::Decision::Action actionFromName(const QString &name)
{
    using Action = llm::Decision::Action;
    return name == "retry"_L1   ? Action::Retry
        : name == "fallback"_L1 ? Action::Fallback
                                : Action::Stop;
}

//! Empty for what is no whole number: a count that is not known is not 0.
std::optional<qint64> integer(const QJsonValue &value)
{
    const qint64 number = value.toInteger(0);
    return number != 0 || value.toInteger(1) == 0 ? std::optional(number) : std::nullopt;
}

//! Only what `encode` can write again: UTC, and a year of four digits.
std::optional<QDateTime> utcTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    const int year = time.date().year();
    const bool isUtc = time.isValid() && time.timeSpec() == Qt::UTC;
    return isUtc && year > 0 && year <= 9999 ? std::optional(time) : std::nullopt;
}

std::optional<Error> errorFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const std::optional<ErrorKind> kind = errorKindFromName(json["kind"_L1].toString());
    if (!kind) {
        return std::nullopt;
    }
    Error error{.kind = *kind,
                .subject = json["subject"_L1].toString(),
                .detail = json["detail"_L1].toString(),
                .expected = json["expected"_L1].toString(),
                .line = std::max(json["line"_L1].toInt(), 0)};
    if (const QJsonValue status = json["http_status"_L1]; integer(status)) {
        error.httpStatus = status.toInt();
    }
    if (const auto wait = integer(json["wait_ms"_L1])) {
        error.wait = milliseconds(*wait);
    }
    return error;
}

struct Encoder
{
    QJsonObject &json;

    void setType(QLatin1StringView type) { json.insert("type"_L1, type); }

    void setStage(Role stage, int round)
    {
        json.insert("stage"_L1, roleName(stage));
        json.insert("round"_L1, round);
    }

    //! The parts that have a file of their own.
    template <typename Event>
        requires requires(QJsonObject &object, const Event &event) { encodeInto(object, event); }
    void operator()(const Event &event)
    {
        encodeInto(json, event);
    }

    void operator()(const StageStarted &event)
    {
        setType("stage_started"_L1);
        setStage(event.stage, event.round);
    }

    void operator()(const AttemptStarted &event)
    {
        setType("attempt_started"_L1);
        setStage(event.stage, event.round);
        json.insert("attempt"_L1, event.attemptId);
        json.insert("model"_L1, event.model);
        json.insert("request_sha256"_L1, event.requestSha256);
    }

    void operator()(const TextDelta &event)
    {
        setType("text_delta"_L1);
        json.insert("attempt"_L1, event.attemptId);
        json.insert("kind"_L1, event.kind == TextKind::Answer ? "answer"_L1 : "reasoning"_L1);
        json.insert("text"_L1, event.text);
    }

    void operator()(const AttemptFailed &event)
    {
        setType("attempt_failed"_L1);
        json.insert("attempt"_L1, event.attemptId);
        json.insert("error"_L1, errorToJson(event.error));
        json.insert("decision"_L1, actionName(event.action));
        json.insert("wait_ms"_L1, qint64{event.wait.count()});
        insertIfAny(json, "next_model"_L1, event.nextModel);
    }

    void operator()(const StageFinished &event)
    {
        setType("stage_finished"_L1);
        setStage(event.stage, event.round);
        json.insert("attempt"_L1, event.attemptId);
        json.insert("model_asked"_L1, event.modelAsked);
        insertIfAny(json, "model_answered"_L1, event.modelAnswered);
        json.insert("finish_reason"_L1, llm::finishReasonName(event.finishReason));
        json.insert("usage"_L1, usageToJson(event.usage));
        insertIfAny(json, "proxy_version"_L1, event.proxyVersion);
        json.insert("first_token_ms"_L1, qint64{event.firstToken.count()});
        json.insert("total_ms"_L1, qint64{event.total.count()});
    }

    void operator()(const RunFinished &event)
    {
        setType("run_finished"_L1);
        json.insert("outcome"_L1, outcomeName(event.outcome));
        if (event.error) {
            json.insert("error"_L1, errorToJson(*event.error));
        }
    }
};

Result<EventBody> attemptFailed(const QJsonObject &json)
{
    const std::optional<Error> error = errorFromJson(json["error"_L1]);
    if (!error) {
        return missing(u"error.kind"_s);
    }
    return AttemptFailed{.attemptId = json["attempt"_L1].toString(),
                         .error = *error,
                         .action = actionFromName(json["decision"_L1].toString()),
                         .nextModel = json["next_model"_L1].toString(),
                         .wait = milliseconds(json["wait_ms"_L1].toInteger())};
}

Result<EventBody> stageEvent(const QString &type, const QJsonObject &json)
{
    const std::optional<Role> stage = roleFromName(json["stage"_L1].toString());
    if (!stage) {
        return missing(u"stage"_s);
    }
    const int round = json["round"_L1].toInt(1);
    const QString attempt = json["attempt"_L1].toString();
    if (type == "stage_started"_L1) {
        return StageStarted{.stage = *stage, .round = round};
    }
    if (type == "attempt_started"_L1) {
        return AttemptStarted{.stage = *stage,
                              .round = round,
                              .attemptId = attempt,
                              .model = json["model"_L1].toString(),
                              .requestSha256 = json["request_sha256"_L1].toString()};
    }
    return StageFinished{.stage = *stage,
                         .round = round,
                         .attemptId = attempt,
                         .modelAsked = json["model_asked"_L1].toString(),
                         .modelAnswered = json["model_answered"_L1].toString(),
                         .finishReason
                         = llm::finishReasonFromName(json["finish_reason"_L1].toString()),
                         .usage = usageFromJson(json["usage"_L1].toObject()),
                         .proxyVersion = json["proxy_version"_L1].toString(),
                         .firstToken = milliseconds(json["first_token_ms"_L1].toInteger()),
                         .total = milliseconds(json["total_ms"_L1].toInteger())};
}

Result<EventBody> decodeBody(const QJsonObject &json)
{
    const QString type = json["type"_L1].toString();
    if (type == "run_started"_L1) {
        return runStartedFrom(json);
    }
    if (type == "attachments_added"_L1) {
        return attachmentsAddedFrom(json);
    }
    if (type == "text_delta"_L1) {
        const bool isAnswer = json["kind"_L1].toString() == "answer"_L1;
        return TextDelta{.attemptId = json["attempt"_L1].toString(),
                         .kind = isAnswer ? TextKind::Answer : TextKind::Reasoning,
                         .text = json["text"_L1].toString()};
    }
    if (type == "attempt_failed"_L1) {
        return attemptFailed(json);
    }
    if (type == "run_finished"_L1) {
        return RunFinished{.outcome = outcomeFromName(json["outcome"_L1].toString()),
                           .error = errorFromJson(json["error"_L1])};
    }
    if (type == "stage_started"_L1 || type == "attempt_started"_L1 || type == "stage_finished"_L1) {
        return stageEvent(type, json);
    }
    if (const auto event = decodeBudgetEvent(type, json)) {
        return *event;
    }
    if (const auto event = decodeWorkspaceEvent(type, json)) {
        return *event;
    }
    return decodeProofEvent(type, json).value_or(missing(u"type"_s));
}

} // namespace

QByteArray encode(const RunEvent &event)
{
    QJsonObject json{{u"run"_s, event.runId},
                     {u"seq"_s, event.sequence},
                     {u"time"_s, event.time.toUTC().toString(Qt::ISODateWithMs)}};
    std::visit(Encoder{json}, event.body);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<RunEvent> decode(QByteArrayView line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    if (!document.isObject()) {
        return missing(u"a JSON object"_s);
    }
    const QJsonObject json = document.object();
    const std::optional<QDateTime> time = utcTime(json["time"_L1].toString());
    const qint64 sequence = json["seq"_L1].toInteger();
    if (sequence < 1 || !time || json["run"_L1].toString().isEmpty()) {
        return missing(u"run, seq and time"_s);
    }
    const Result<EventBody> body = decodeBody(json);
    if (!body) {
        return std::unexpected(body.error());
    }
    return RunEvent{
        .runId = json["run"_L1].toString(), .sequence = sequence, .time = *time, .body = *body};
}

QJsonObject usageToJson(const llm::TokenUsage &usage)
{
    QJsonObject json;
    insertIfSet(json, "prompt_tokens"_L1, usage.promptTokens);
    insertIfSet(json, "completion_tokens"_L1, usage.completionTokens);
    insertIfSet(json, "reasoning_tokens"_L1, usage.reasoningTokens);
    insertIfSet(json, "cost"_L1, usage.cost);
    return json;
}

llm::TokenUsage usageFromJson(const QJsonObject &json)
{
    llm::TokenUsage usage{.promptTokens = integer(json["prompt_tokens"_L1]),
                          .completionTokens = integer(json["completion_tokens"_L1]),
                          .reasoningTokens = integer(json["reasoning_tokens"_L1])};
    if (const QJsonValue cost = json["cost"_L1]; cost.isDouble()) {
        usage.cost = cost.toDouble();
    }
    return usage;
}

QJsonObject errorToJson(const Error &error)
{
    QJsonObject json{{u"kind"_s, errorKindName(error.kind)}};
    insertIfAny(json, "subject"_L1, error.subject);
    insertIfAny(json, "detail"_L1, error.detail);
    insertIfAny(json, "expected"_L1, error.expected);
    if (error.line > 0) {
        json.insert("line"_L1, error.line);
    }
    insertIfSet(json, "http_status"_L1, error.httpStatus);
    if (error.wait) {
        json.insert("wait_ms"_L1, qint64{error.wait->count()});
    }
    return json;
}

} // namespace roo::run::eventcodec
