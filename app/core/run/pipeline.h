// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatclient.h"
#include "core/run/applier.h"
#include "core/run/profile.h"
#include "core/run/prompt.h"
#include "core/run/proposal.h"
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

//! The folder that the changes of a run are for.
struct WorkspaceJob
{
    QString folder; //!< Absolute.
    edit::ContextLimits limits = {}; //!< Of what the models are shown.
    bool applies = false; //!< In the end all that was asked for is written, if it fits.
    QList<edit::Consent> allowed = {};
    std::optional<EditsPlanned> planned = {}; //!< By the run that this one goes on with.
    QString undoFolder = {}; //!< See UndoFolder; empty: nothing can be written.
};

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
        std::optional<WorkspaceJob> workspace = {};
        QString journal = {}; //!< A folder that is not there yet, for the undo.
        bool keepsJournal = true; //!< False: nothing of the run is kept.
        bool allowsSecrets = false;
        Spending spending = {};
    };

    //! `client` outlives the pipeline.
    Pipeline(const llm::ChatClient &client, Job job);
    ~Pipeline() override;

    void start();
    //! `why` is Cancelled or Interrupted.
    void cancel(ErrorKind why);
    //! Files are being written: that comes to its end, and cannot be cancelled.
    [[nodiscard]] bool isApplying() const { return m_isApplying && !m_finished; }
    //! The answer to `consentWanted`: whether what was found may be sent.
    void consent(bool isGiven);

signals:
    //! The exact body of the request that the next AttemptStarted names. Emitted before it.
    void requestPrepared(const QString &sha256, const QByteArray &body);
    void occurred(const roo::run::EventBody &event);
    //! What is about to be sent holds what SecretsFound told: nothing happens until `consent`.
    void consentWanted();

private:
    void startStage();
    void prepare();
    void prepared(const Result<PreparedStage> &stage);
    void look(const PreparedStage &stage);
    void call();
    void attemptStarted(const llm::StartedAttempt &attempt);
    void attemptFailed(const llm::AttemptOutcome &outcome);
    void callFinished(const Result<llm::ChatReply> &result);
    void stageSucceeded(const llm::ChatReply &reply);
    void nextStage();
    //! Holds the Coder's answer against the workspace.
    void planEdits(const llm::ChatReply &reply);
    void editsPlanned(const ChangeProposal &proposal);
    [[nodiscard]] bool asksAgain(const ChangeProposal &proposal) const;
    void conclude();
    [[nodiscard]] ApplyTarget target() const;
    void applyEdits();
    //! Says what happened. False if the run has ended: before, or because a listener cancelled it.
    bool tell(const EventBody &event);
    void finish(Outcome outcome, const std::optional<Error> &error);
    [[nodiscard]] Role currentRole() const { return m_job.stages.at(m_stage); }
    [[nodiscard]] QString currentTemplate() const;
    [[nodiscard]] bool isRepair() const { return m_round > 1; }

    const llm::ChatClient &m_client;
    Job m_job;
    qsizetype m_stage = 0;
    int m_round = 1; //!< Of the stage: the Coder's changes may be asked for again.
    llm::ChatRequest m_request; //!< Of the stage, ready to be sent.
    QSet<QByteArray> m_allowed; //!< The digests of secrets that may be sent.
    QList<FoundSecret> m_asked; //!< Those that somebody is being asked about.
    edit::ChangeSet m_changes; //!< Of all rounds so far.
    bool m_isApplying = false; //!< Files are being written: that comes to its end.
    bool m_lacksChanges = false; //!< The Coder wrote code, but no changes.
    QString m_attemptId;
    std::shared_ptr<llm::Gate> m_gate; //!< Of all calls; null: all may be sent.
    std::unique_ptr<llm::ChatCall> m_call;
    TextJoiner m_joiner;
    bool m_finished = false;
    Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::run
