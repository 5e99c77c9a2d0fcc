// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatcall.h"
#include "support/eventlog.h"
#include "support/fakelitellm.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

namespace roo::test {

//! A scripted server and a call to it, with pauses short enough for a test.
class CallFixture
{
public:
    FakeLiteLlm server;
    llm::Endpoint endpoint{.baseUrl = server.baseUrl(),
                           .key = Secret("sk-canary-0123456789abcdef"),
                           .requestTimeout = std::chrono::seconds(20)};
    llm::ChatCall::Plan plan{.request = {.messages = {{.content = QStringLiteral("Say hello.")}}},
                             .chain = {QStringLiteral("a")},
                             .limits = {.pause = std::chrono::milliseconds(5)}};
    EventLog log;
    std::unique_ptr<llm::ChatCall> call;
    std::optional<Result<llm::ChatReply>> result;
    QStringList attemptIds;
    QList<QByteArray> bodies;
    QList<Error> errors; //!< Of the attempts that failed.

    //! The call, watched but not started.
    llm::ChatCall &make(const QStringList &chain)
    {
        plan.chain = chain;
        call = std::make_unique<llm::ChatCall>(endpoint, plan);
        log.watch(*call);
        using llm::ChatCall;
        QObject::connect(call.get(), &ChatCall::attemptStarted, &m_context,
                         [this](const llm::StartedAttempt &attempt) {
                             attemptIds.append(attempt.id);
                             bodies.append(attempt.body);
                         });
        QObject::connect(
            call.get(), &ChatCall::attemptFailed, &m_context,
            [this](const llm::AttemptOutcome &outcome) { errors.append(outcome.error); });
        QObject::connect(call.get(), &ChatCall::finished, &m_context,
                         [this](const Result<llm::ChatReply> &ended) { result = ended; });
        return *call;
    }

    //! The call from start to end; what comes after the end is waited for, too.
    Result<llm::ChatReply> run(const QStringList &chain = {QStringLiteral("a")})
    {
        result.reset();
        make(chain).start();
        return wait();
    }

    Result<llm::ChatReply> wait()
    {
        QSignalSpy ended(call.get(), &llm::ChatCall::finished);
        if (!result && !ended.wait(std::chrono::seconds(60))) {
            return std::unexpected(
                Error{.kind = ErrorKind::RunUnknown, .detail = QStringLiteral("did not end")});
        }
        settle();
        return *result;
    }

    //! Handles all that is due, deferred deletion too.
    static void settle()
    {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    //! The kind of the error, or empty.
    [[nodiscard]] static std::optional<ErrorKind> kind(const Result<llm::ChatReply> &ended)
    {
        return ended ? std::nullopt : std::optional(ended.error().kind);
    }

private:
    QObject m_context;
};

} // namespace roo::test
