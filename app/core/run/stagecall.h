// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatclient.h"
#include "core/run/runevent.h"
#include "core/run/spendgate.h"
#include "core/run/stagepreparation.h"
#include "core/run/textjoiner.h"
#include "core/run/worker.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <memory>

namespace roo::run {

//! One stage after the other: prepares the request, asks before something like a secret is sent,
//! and calls the models. Says what happens as events.
class StageCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageCall)

public:
    struct Job
    {
        Role stage = Role::Planner;
        int round = 1;
        StageDraft draft;
        QStringList chain; //!< The models, strongest first.
        std::chrono::milliseconds deadline{600000};
        llm::RetryPolicy::Limits retries;
        bool keepsAnswer = true; //!< Whether the reply has the answer.
    };

    //! `client` outlives it. With `allowsSecrets` nobody is asked.
    StageCall(const llm::ChatClient &client, bool allowsSecrets, const Spending &spending);
    ~StageCall() override;

    //! Ends with `finished`, exactly once, and never from within.
    void start(Job job);
    //! `why` is Cancelled or Interrupted. Where a call is under way it ends with `finished`, at
    //! once; otherwise nothing comes any more, and it is false.
    [[nodiscard]] bool cancel(ErrorKind why);
    //! The answer to `consentWanted`.
    void consent(bool isGiven);

signals:
    //! The exact body of the request that the next AttemptStarted names. Emitted before it.
    void requestPrepared(const QString &sha256, const QByteArray &body);
    void occurred(const roo::run::EventBody &event);
    //! What is about to be sent holds what SecretsFound told: nothing happens until `consent`.
    void consentWanted();
    void finished(const roo::Result<roo::llm::ChatReply> &reply);

private:
    void prepared(const Result<PreparedStage> &stage);
    void look(const PreparedStage &stage);
    void call();
    void attemptStarted(const llm::StartedAttempt &attempt);
    void attemptFailed(const llm::AttemptOutcome &outcome);
    void callFinished(const Result<llm::ChatReply> &result);
    //! False where a listener has cancelled.
    bool tell(const EventBody &event);
    void finish(const Result<llm::ChatReply> &reply);

    const llm::ChatClient &m_client;
    bool m_allowsSecrets = false;
    bool m_isActive = false; //!< A stage is under way.
    Job m_job;
    llm::ChatRequest m_request; //!< Ready to be sent.
    QSet<QByteArray> m_allowed; //!< The digests of secrets that may be sent.
    QList<FoundSecret> m_asked; //!< Those that somebody is being asked about.
    QString m_attemptId;
    std::shared_ptr<llm::Gate> m_gate; //!< Of all calls; null: all may be sent.
    std::unique_ptr<llm::ChatCall> m_call;
    TextJoiner m_joiner;
    Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::run
