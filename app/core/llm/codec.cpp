// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/codec.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::llm::codec {
namespace {

//! How much of what could not be understood goes into an error, in bytes.
constexpr qsizetype excerptLength = 300;

QString roleName(Role role)
{
    switch (role) {
    case Role::System:
        return u"system"_s;
    case Role::User:
        return u"user"_s;
    case Role::Assistant:
        return u"assistant"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

//! Shares the bytes; the result must not outlive them.
QJsonDocument parse(QByteArrayView json)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
}

Error notUnderstood(ErrorKind kind, QByteArrayView data)
{
    return Error{.kind = kind,
                 .detail = QString::fromUtf8(data.first(std::min(data.size(), excerptLength)))};
}

//! A string, or the text parts of an array; empty for everything else.
QString textOf(const QJsonValue &content)
{
    if (!content.isArray()) {
        return content.toString();
    }
    QString text;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts) {
        text += part.isString() ? part.toString() : part["text"_L1].toString();
    }
    return text;
}

std::optional<qint64> countOf(const QJsonValue &value)
{
    const qint64 count = value.toInteger(-1);
    return count < 0 ? std::nullopt : std::optional(count);
}

std::optional<TokenUsage> usageOf(const QJsonValue &value)
{
    if (!value.isObject()) {
        return std::nullopt; // as in every frame but the last
    }
    TokenUsage usage{
        .promptTokens = countOf(value["prompt_tokens"_L1]),
        .completionTokens = countOf(value["completion_tokens"_L1]),
        .reasoningTokens = countOf(value["completion_tokens_details"_L1]["reasoning_tokens"_L1]),
    };
    if (const double cost = value["cost"_L1].toDouble(-1); cost >= 0) {
        usage.cost = cost;
    }
    return usage == TokenUsage{} ? std::nullopt : std::optional(usage);
}

//! A string or a number as text. LiteLLM writes Python's None as a word at times.
QString wordOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        return value.toVariant().toString();
    }
    const QString word = value.toString();
    return word == "None"_L1 ? QString() : word;
}

//! A message is text as a rule; FastAPI and LiteLLM's hooks put objects there too.
QString messageOf(const QJsonValue &value)
{
    if (value.isObject()) {
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    if (value.isArray()) {
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }
    return wordOf(value);
}

ErrorBody errorObject(const QJsonValue &error)
{
    ErrorBody body{
        .message = messageOf(error["message"_L1]),
        .type = wordOf(error["type"_L1]),
        .code = wordOf(error["code"_L1]),
        .parameter = wordOf(error["param"_L1]),
    };
    // OpenRouter says only "Provider returned error" itself, and what the provider said in here.
    if (const QString raw = messageOf(error["metadata"_L1]["raw"_L1]); !raw.isEmpty()) {
        body.message = body.message.isEmpty() ? raw : body.message + ": "_L1 + raw;
    }
    return body;
}

//! FastAPI's list of what does not fit: [{"loc": ["body", "temperature"], "msg": "…"}].
ErrorBody validationErrors(const QJsonArray &details)
{
    ErrorBody body{.fromFramework = true};
    QStringList messages;
    for (const QJsonValue &detail : details) {
        const QString place = wordOf(detail["loc"_L1].toArray().last());
        const QString message = messageOf(detail["msg"_L1]);
        messages += place.isEmpty() ? message : place + ": "_L1 + message;
        if (body.parameter.isEmpty()) {
            body.parameter = place;
        }
    }
    body.message = messages.join("; "_L1);
    return body;
}

ErrorBody errorFromDetail(const QJsonValue &detail)
{
    if (detail.isArray()) {
        return validationErrors(detail.toArray());
    }
    if (!detail.isObject()) {
        return ErrorBody{.message = detail.toString(), .fromFramework = true};
    }
    const QJsonValue inner = detail["error"_L1];
    if (inner.isString()) {
        return ErrorBody{.message = inner.toString()};
    }
    if (inner.isObject()) {
        return errorObject(inner);
    }
    return detail["message"_L1].isString() ? errorObject(detail)
                                           : ErrorBody{.message = messageOf(detail)};
}

//! The member `error`, which some servers send as null, false or empty where there is none.
std::optional<ErrorBody> errorMember(const QJsonValue &error)
{
    if (error.isObject() && !error.toObject().isEmpty()) {
        return errorObject(error);
    }
    if (error.isArray() && !error.toArray().isEmpty()) {
        return ErrorBody{.message = messageOf(error)};
    }
    if (error.isDouble()) {
        return ErrorBody{.code = wordOf(error)};
    }
    if (error.toBool() || !error.toString().isEmpty()) {
        return ErrorBody{.message = error.toString()};
    }
    return std::nullopt;
}

//! An error that a frame of a stream may carry; nothing that only a body of its own would be.
std::optional<ErrorBody> errorInFrame(const QJsonObject &frame)
{
    const QJsonValue member = frame["error"_L1];
    auto error = errorMember(member);
    if (!error) {
        return frame["object"_L1] == "error"_L1 ? std::optional(errorObject(frame)) : std::nullopt;
    }
    // {"error": "Unauthorized", "message": "what is wrong with it", "code": 401}
    if (const QString beside = frame["message"_L1].toString();
        !member.isObject() && !beside.isEmpty()) {
        error->message += error->message.isEmpty() ? beside : ": "_L1 + beside;
    }
    if (error->code.isEmpty()) {
        error->code = wordOf(frame["code"_L1]);
    }
    return error;
}

QJsonObject firstChoice(const QJsonObject &frame)
{
    const QJsonArray choices = frame["choices"_L1].toArray();
    if (choices.size() == 1 && choices.first()["index"_L1].toInteger(0) == 0) {
        return choices.first().toObject();
    }
    const auto isFirst = [](const QJsonValue &choice) {
        return choice.isObject() && choice["index"_L1].toInteger(0) == 0;
    };
    const auto found = std::ranges::find_if(choices, isFirst);
    return found == choices.end() ? QJsonObject() : (*found).toObject();
}

void readText(const QJsonObject &message, Chunk &chunk)
{
    chunk.answer = textOf(message["content"_L1]);
    chunk.reasoning = textOf(message["reasoning_content"_L1]);
    if (chunk.reasoning.isEmpty()) {
        chunk.reasoning = textOf(message["reasoning"_L1]);
    }
}

//! `textMember`: "delta" in a frame, "message" in a whole answer. Some servers send both in a
//! frame, and then the message repeats all deltas.
Chunk chunkOf(const QJsonObject &frame, QLatin1StringView textMember)
{
    Chunk chunk{
        .model = frame["model"_L1].toString(),
        .usage = usageOf(frame["usage"_L1]),
        .error = errorInFrame(frame),
    };
    const QJsonObject choice = firstChoice(frame);
    readText(choice[textMember].toObject(), chunk);
    if (const QString reason = choice["finish_reason"_L1].toString(); !reason.isEmpty()) {
        chunk.finishReason = finishReasonFromName(reason);
    }
    if (!chunk.error) {
        chunk.error = errorMember(choice["error"_L1]);
    }
    if (!chunk.error && chunk.finishReason == FinishReason::Error) {
        chunk.error.emplace();
    }
    return chunk;
}

} // namespace

QStringList droppableParameters()
{
    return {u"temperature"_s, u"max_tokens"_s, u"stream_options"_s, u"disable_fallbacks"_s,
            u"num_retries"_s};
}

QByteArray encodeRequest(const ChatRequest &request, const QString &model,
                         const DroppedParameters &dropped)
{
    QJsonArray messages;
    for (const ChatMessage &message : request.messages) {
        messages.append(QJsonObject{{u"role"_s, roleName(message.role)},
                                    {u"content"_s, text::withoutHalfPairs(message.content)}});
    }
    QJsonObject body{
        {u"model"_s, text::withoutHalfPairs(model)},
        {u"messages"_s, messages},
        {u"stream"_s, true},
        {u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}}},
        {u"disable_fallbacks"_s, true},
        {u"num_retries"_s, 0},
    };
    if (request.temperature) {
        body.insert("temperature"_L1, *request.temperature);
    }
    if (request.maxTokens) {
        body.insert("max_tokens"_L1, *request.maxTokens);
    }
    if (dropped.contains("disable_fallbacks"_L1) || dropped.contains("num_retries"_L1)) {
        body.remove("disable_fallbacks"_L1);
        body.remove("num_retries"_L1);
    }
    const QStringList droppable = droppableParameters();
    for (const QString &name : dropped) {
        if (droppable.contains(name)) {
            body.remove(name);
        }
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<Chunk> decodeChunk(QByteArrayView data)
{
    const QByteArrayView json = data.trimmed();
    if (json.isEmpty()) {
        return Chunk{};
    }
    if (json == "[DONE]") {
        return Chunk{.isDone = true};
    }
    const QJsonDocument document = parse(json);
    if (!document.isObject()) {
        return std::unexpected(notUnderstood(ErrorKind::StreamBroken, json));
    }
    return chunkOf(document.object(), "delta"_L1);
}

Result<Chunk> decodeCompletion(QByteArrayView body)
{
    const QByteArrayView json = body.trimmed();
    const QJsonObject completion = parse(json).object();
    if (!completion["choices"_L1].isArray() && !errorInFrame(completion)) {
        return std::unexpected(notUnderstood(ErrorKind::NotAnEndpoint, json));
    }
    Chunk chunk = chunkOf(completion, "message"_L1);
    chunk.isDone = true;
    if (!chunk.error && !chunk.finishReason) {
        chunk.finishReason = FinishReason::Stop;
    }
    return chunk;
}

std::optional<ErrorBody> decodeErrorBody(QByteArrayView body)
{
    const QJsonDocument document = parse(body.trimmed());
    // Google's endpoints wrap the one error of a stream into an array.
    const QJsonObject object
        = document.isArray() ? document.array().first().toObject() : document.object();
    if (auto error = errorInFrame(object)) {
        return error;
    }
    if (const QJsonValue detail = object["detail"_L1]; !detail.isUndefined()) {
        return errorFromDetail(detail);
    }
    if (const QJsonValue message = object["message"_L1]; message.isString()) {
        return ErrorBody{.message = message.toString(), .fromFramework = true};
    }
    return std::nullopt;
}

Result<QList<ModelInfo>> decodeModels(QByteArrayView body)
{
    const QByteArrayView json = body.trimmed();
    const QJsonObject list = parse(json).object();
    const QJsonValue data = list["data"_L1];
    // Ollama answers null where it has no model.
    if (!data.isArray() && !(data.isNull() && list["object"_L1] == "list"_L1)) {
        return std::unexpected(notUnderstood(ErrorKind::NotAnEndpoint, json));
    }
    QList<ModelInfo> models;
    const QJsonArray entries = data.toArray();
    for (const QJsonValue &entry : entries) {
        if (const QString id = entry["id"_L1].toString(); !id.isEmpty()) {
            models.append({.id = id, .ownedBy = entry["owned_by"_L1].toString()});
        }
    }
    return models;
}

} // namespace roo::llm::codec
