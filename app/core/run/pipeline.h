// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatclient.h"
#include "core/run/profile.h"
#include "core/run/prompt.h"
#include "core/run/runevent.h"
#include "core/run/textjoiner.h"

#include <QList>
#include <QObject>

#include <memory>

namespace roo::run {

//! One task through the stages of a profile: decides what comes next and says what happened.
//! Neither formats nor stores. The last event is RunFinished, exactly once, whatever ends it.
class Pipeline final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pipeline)

public:
    struct Job
    {
        PromptInput input; //!< With the plan and code that were given with the task.
        Profile profile;
        QList<Role> stages; //!< In order; at least one.
        std::chrono::milliseconds stageTimeout{600000};
        llm::RetryPolicy::Limits retries;
        bool isStrict = false; //!< An answer cut by the token limit fails the run.
    };

    //! `client` outlives the pipeline.
    Pipeline(const llm::ChatClient &client, Job job);
    ~Pipeline() override;

    void start();
    //! `why` is Cancelled or Interrupted.
    void cancel(ErrorKind why);

signals:
    //! The exact body of the request that the next AttemptStarted names. Emitted before it.
    void requestPrepared(const QString &sha256, const QByteArray &body);
    void occurred(const roo::run::EventBody &event);

private:
    void startStage();
    void attemptStarted(const llm::StartedAttempt &attempt);
    void attemptFailed(const llm::AttemptOutcome &outcome);
    void callFinished(const Result<llm::ChatReply> &result);
    void stageSucceeded(const llm::ChatReply &reply);
    //! Says what happened. False if the run has ended: before, or because a listener cancelled it.
    bool tell(const EventBody &event);
    void finish(Outcome outcome, const std::optional<Error> &error);
    [[nodiscard]] Role currentRole() const { return m_job.stages.at(m_stage); }

    const llm::ChatClient &m_client;
    Job m_job;
    qsizetype m_stage = 0;
    QString m_attemptId;
    std::unique_ptr<llm::ChatCall> m_call;
    TextJoiner m_joiner;
    bool m_finished = false;
};

} // namespace roo::run
