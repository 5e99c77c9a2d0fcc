// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"

#include <QByteArray>
#include <QStringList>

//! The only place that knows the JSON of OpenAI, LiteLLM and OpenRouter.
namespace roo::llm::codec {

//! Parameters that a model refused, by their JSON names; left out of the body.
using DroppedParameters = QList<QString>;

//! The members of a request's body that it can do without.
[[nodiscard]] QStringList droppableParameters();

//! The body of a POST to /chat/completions: streamed, with usage, the proxy's own retries and
//! fallbacks off. Always well-formed UTF-8: half of a surrogate pair becomes U+FFFD, because a
//! strict reader (LiteLLM's) would refuse the whole body. A server that refuses one of
//! `disable_fallbacks` and `num_retries` is no LiteLLM, so dropping one leaves out both.
[[nodiscard]] QByteArray encodeRequest(const ChatRequest &request, const QString &model,
                                       const DroppedParameters &dropped = {});

//! An error as LiteLLM, OpenRouter, OpenAI, FastAPI, vLLM or llama.cpp word it. What was null,
//! absent or the word "None" is empty.
struct ErrorBody
{
    QString message;
    QString type;
    QString code; //!< A number or a word, as text.
    QString parameter;
    bool fromFramework = false; //!< {"detail": …} or a bare {"message": …}: no API's own error.

    friend bool operator==(const ErrorBody &, const ErrorBody &) = default;
};

//! One frame of a stream.
struct Chunk
{
    //! May end or begin in half of a surrogate pair, whose other half is in the next chunk.
    QString answer;
    QString reasoning;
    QString model;
    std::optional<FinishReason> finishReason;
    std::optional<TokenUsage> usage;
    std::optional<ErrorBody> error; //!< Also (without words) for the finish reason "error".
    bool isDone = false; //!< [DONE]

    friend bool operator==(const Chunk &, const Chunk &) = default;
};

//! Error: StreamBroken for what is not a JSON object, with the begin of it as `detail`. An empty
//! frame is an empty chunk.
[[nodiscard]] Result<Chunk> decodeChunk(QByteArrayView data);

//! A whole answer, sent although a stream was asked for, as one chunk that is done. A finish reason
//! that it does not give is Stop: unlike a stream, JSON that parses was not cut.
//! Error: NotAnEndpoint for what is no chat completion, with the begin of it as `detail`.
[[nodiscard]] Result<Chunk> decodeCompletion(QByteArrayView body);

//! Empty where the body is no JSON error of a known shape (HTML, nothing, something else).
[[nodiscard]] std::optional<ErrorBody> decodeErrorBody(QByteArrayView body);

//! Error: NotAnEndpoint for what is no model list, with the begin of it as `detail`.
[[nodiscard]] Result<QList<ModelInfo>> decodeModels(QByteArrayView body);

} // namespace roo::llm::codec
