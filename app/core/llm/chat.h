// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace roo::llm {

enum class Role { System, User, Assistant };

struct ChatMessage
{
    Role role = Role::User;
    QString content;

    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

//! What is asked, whichever model of the chain answers.
struct ChatRequest
{
    QList<ChatMessage> messages;
    std::optional<double> temperature;
    std::optional<int> maxTokens;
};

//! A piece of a streamed answer. Reasoning is kept apart from it, always.
struct ChatDelta
{
    QString answer;
    QString reasoning;
};

enum class FinishReason { Stop, Length, ToolCalls, ContentFilter, Error, Other };

//! As the proxy reported it; what it did not say stays empty, and is never taken for 0.
struct TokenUsage
{
    std::optional<qint64> promptTokens;
    std::optional<qint64> completionTokens;
    std::optional<qint64> reasoningTokens;
    std::optional<double> cost; //!< US dollars.

    friend bool operator==(const TokenUsage &, const TokenUsage &) = default;
};

//! What the attempt that succeeded brought.
struct ChatReply
{
    QString answer; //!< Where it was to be kept. Reasoning is not: it only comes by as it arrives.
    QString modelAsked;
    QString modelAnswered; //!< From the body or x-litellm-model-name; empty where not said.
    FinishReason finishReason = FinishReason::Stop;
    TokenUsage usage;
    QString callId; //!< x-litellm-call-id
    QString proxyVersion; //!< x-litellm-version
    std::chrono::milliseconds firstToken{0}; //!< From sending to the first text, reasoning too.
    std::chrono::milliseconds total{0}; //!< From sending to the end, of this attempt.

    friend bool operator==(const ChatReply &, const ChatReply &) = default;
};

//! One model of the proxy's list.
struct ModelInfo
{
    QString id;
    QString ownedBy;

    friend bool operator==(const ModelInfo &, const ModelInfo &) = default;
};

[[nodiscard]] QString finishReasonName(FinishReason reason);
//! Other for a word that this version does not know.
[[nodiscard]] FinishReason finishReasonFromName(QStringView name);

} // namespace roo::llm

Q_DECLARE_METATYPE(roo::llm::ChatDelta)
Q_DECLARE_METATYPE(roo::llm::ChatReply)
