// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatclient.h"
#include "core/run/applier.h"
#include "core/run/coderanswers.h"
#include "core/run/evidence.h"
#include "core/run/pipelinejob.h"
#include "core/run/proving.h"
#include "core/run/rounds.h"
#include "core/run/runevent.h"
#include "core/run/stagecall.h"
#include "core/run/worker.h"

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
    using Job = PipelineJob;

    //! `client` outlives the pipeline.
    Pipeline(const llm::ChatClient &client, Job job);
    ~Pipeline() override;

    void start();
    //! `why` is Cancelled or Interrupted.
    void cancel(ErrorKind why);
    //! Files are being written: that comes to its end, and cannot be cancelled.
    [[nodiscard]] bool isApplying() const { return m_isApplying && !m_finished; }
    //! The answer to `consentWanted`.
    void consent(bool isGiven);

signals:
    //! The exact body of the request that the next AttemptStarted names. Emitted before it.
    void requestPrepared(const QString &sha256, const QByteArray &body);
    void occurred(const roo::run::EventBody &event);
    //! The last SecretsFound tells what is about to be sent, or the last ChecksPlanned what is
    //! about to be run: nothing happens until `consent`.
    void consentWanted(roo::run::ConsentFor what);

private:
    void connectParts();
    void checksPlanned(const Result<ChecksPlanned> &checks, bool isAllowed);
    void allowChecks(bool isGiven);
    //! The first stage, or what the Coder is to mend.
    void begin();
    void startStage();
    void stageEnded(const Result<llm::ChatReply> &reply);
    void stageSucceeded(const llm::ChatReply &reply);
    void nextStage();
    //! Holds the Coder's answer against the workspace.
    void planEdits(const llm::ChatReply &reply);
    void editsPlanned(const ChangeProposal &proposal);
    void proveEdits();
    void proved(const Result<QString> &words);
    void readReview(const QString &answer);
    //! At the end of a round: what stands against the changes, and whether they go back.
    void judge();
    [[nodiscard]] bool canGoBack() const;
    void revise(const QList<Finding> &findings);
    void conclude();
    [[nodiscard]] ApplyTarget target() const;
    void applyEdits();
    //! Says what happened. False if the run has ended: before, or because a listener cancelled it.
    bool tell(const EventBody &event);
    void finish(Outcome outcome, const std::optional<Error> &error);
    [[nodiscard]] Role currentRole() const { return m_job.stages.at(m_stage); }

    const llm::ChatClient &m_client;
    Job m_job;
    qsizetype m_stage = 0;
    CoderAnswers m_coder; //!< What the Coder's answers make of the workspace.
    QString m_tree; //!< The copy with the changes so far, where the Coder is to mend them.
    bool m_isApplying = false; //!< Files are being written: that comes to its end.
    bool m_mayCheck = false; //!< There are checks, and they are allowed.
    bool m_asksForChecks = false; //!< Somebody is being asked.
    Evidence m_evidence;
    Rounds m_rounds;
    std::unique_ptr<Proving> m_proving; //!< Where changes can be proved or sent back.
    StageCall m_call;
    bool m_finished = false;
    Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::run
