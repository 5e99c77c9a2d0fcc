// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatattempt.h"
#include "support/fakelitellm.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

namespace roo::test {

//! What one attempt brought, and what it signalled on the way.
struct Outcome
{
    Result<llm::ChatReply> result = std::unexpected(Error{.kind = ErrorKind::RunUnknown});
    QString answer;
    QString reasoning;
    qsizetype ends = 0;
};

inline Outcome attempt(FakeLiteLlm &server)
{
    const llm::Endpoint endpoint{.baseUrl = server.baseUrl(),
                                 .requestTimeout = std::chrono::seconds(20)};
    using llm::ChatAttempt;
    ChatAttempt one(
        endpoint,
        {.id = QStringLiteral("id-1"), .model = QStringLiteral("a"), .body = R"({"model":"a"})"});
    Outcome outcome;
    QObject::connect(&one, &ChatAttempt::deltaReceived, &one,
                     [&outcome](const llm::ChatDelta &delta) {
                         outcome.answer += delta.answer;
                         outcome.reasoning += delta.reasoning;
                     });
    QObject::connect(&one, &ChatAttempt::finished, &one,
                     [&outcome](const Result<llm::ChatReply> &result) {
                         outcome.result = result;
                         ++outcome.ends;
                     });
    QSignalSpy ended(&one, &ChatAttempt::finished);
    one.start();
    if (!ended.wait(std::chrono::seconds(60))) {
        qWarning("the attempt did not end");
    }
    QCoreApplication::processEvents();
    return outcome;
}

inline Outcome attempt(const Script &script)
{
    FakeLiteLlm server;
    server.reply(script);
    return attempt(server);
}

//! A whole answer of one piece. `message` is JSON.
inline QByteArray completion(const QByteArray &message, const QByteArray &reason = "stop")
{
    return R"({"id":"1","object":"chat.completion","model":"m1","choices":[{"index":0,"message":)"
        + message + R"(,"finish_reason":")" + reason
        + R"("}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}})";
}

} // namespace roo::test
