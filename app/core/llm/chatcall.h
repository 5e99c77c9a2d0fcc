// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"
#include "core/llm/chatattempt.h"
#include "core/llm/endpoint.h"
#include "core/llm/gate.h"
#include "core/llm/retrypolicy.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace roo::llm {

//! An attempt that is about to be sent.
struct StartedAttempt
{
    QString id;
    QString model;
    QByteArray body; //!< Exactly the bytes that go out; headers, and so the key, are no part of it.
};

//! An attempt that failed, and what happens next.
struct AttemptOutcome
{
    QString id;
    Error error; //!< Redacted.
    Decision decision;
    QString nextModel; //!< Empty when the call stops.
};

//! One logical call over a chain of models, with retry and fallback as RetryPolicy decides.
//! Signals come in this order: (attemptStarted, deltaReceived*, attemptFailed)*, then for a success
//! attemptStarted, deltaReceived*, and in any case `finished`, exactly once and never from `start`.
//! `paced` comes before an attemptStarted, as often as the gate says to wait.
//! A listener may cancel or destroy the call; destroyed, it ends without a signal.
class ChatCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatCall)

public:
    struct Plan
    {
        ChatRequest request;
        QStringList chain; //!< At least one model.
        //! For all attempts and waits together, but for those that the gate asks for.
        std::chrono::milliseconds deadline{600000};
        RetryPolicy::Limits limits;
        bool keepsAnswer = true; //!< Whether the reply has the answer: who has the deltas need not.
        std::shared_ptr<Gate> gate = {}; //!< Null: every attempt may be made.
    };

    ChatCall(Endpoint endpoint, Plan plan);
    ~ChatCall() override;

    void start();
    //! Closes the socket, or ends the wait, at once; `finished` then carries `why`.
    void cancel(ErrorKind why = ErrorKind::Cancelled);

signals:
    //! Emitted before anything is sent: whoever keeps requests has kept it when this returns.
    void attemptStarted(const roo::llm::StartedAttempt &attempt);
    void deltaReceived(const QString &attemptId, const roo::llm::ChatDelta &delta);
    void attemptFailed(const roo::llm::AttemptOutcome &outcome);
    //! The gate lets this model be asked when so much time has passed, if then.
    void paced(const QString &model, std::chrono::milliseconds wait);
    void finished(const roo::Result<roo::llm::ChatReply> &result);

private:
    //! Asks the gate, if there is one.
    void attempt(qsizetype model);
    void send();
    void waitForGate(std::chrono::milliseconds wait);
    void refused(const GateAnswer &answer);
    void follow(const Decision &decision);
    [[nodiscard]] Decision nextStep() const;
    //! Tells the gate of the end of the attempt. False if a listener ended the call.
    [[nodiscard]] bool settle(const TokenUsage &usage);
    void forward(const ChatDelta &delta);
    void attemptEnded(const Result<ChatReply> &result);
    void deadlinePassed();
    //! False if a listener ended the call.
    [[nodiscard]] bool report(const Error &error, const Decision &decision);
    void dropAttempt();
    void finish(const Result<ChatReply> &result);
    //! Without the key in what the proxy says about itself; the answer stays as it came.
    [[nodiscard]] ChatReply redacted(ChatReply reply) const;
    [[nodiscard]] Error finalError() const;

    Endpoint m_endpoint;
    Plan m_plan;
    RetryPolicy m_policy;
    Redactor m_redactor;
    std::unique_ptr<ChatAttempt> m_attempt;
    QString m_attemptId;
    qsizetype m_model = 0;
    QHash<qsizetype, codec::DroppedParameters> m_dropped;
    QList<FailedAttempt> m_history;
    QElapsedTimer m_clock;
    QTimer m_pause;
    QTimer m_deadline;
    std::chrono::milliseconds m_paced{0}; //!< That the gate's waits have kept the deadline back.
    std::chrono::milliseconds m_deadlineLeft{0}; //!< While it is kept back; else 0.
    std::chrono::milliseconds m_sentAt{0}; //!< On the call's clock.
    bool m_isCounted = false; //!< The gate was told of an attempt, and not of its end.
    bool m_isForwarding = false; //!< The attempt is emitting just now.
    bool m_finished = false;
};

} // namespace roo::llm
