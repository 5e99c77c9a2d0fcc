// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/pipeline.h"
#include "core/run/run.h"
#include "core/run/runstore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace roo::run {

//! What a front end asks for.
struct RunRequest
{
    QString task;
    QList<Attachment> attachments;
    Profile profile;
    QList<Role> stages; //!< In order; at least one.
    QString plan; //!< Given, where the Planner's stage is left out.
    QList<WholeAnswer> code; //!< Given, where the Coder's stage is left out; each round's.
    QString parentRun = {}; //!< The run that this one goes on with; empty: none.
    std::chrono::milliseconds stageTimeout{600000};
    llm::RetryPolicy::Limits retries;
    bool isStrict = false;
    std::optional<WorkspaceJob> workspace = {};
    bool allowsSecrets = false; //!< Nobody is asked before something like a secret is sent.
    Spending spending = {};
};

//! The front ends' one door to one live run at a time. Each event is on disk before anybody sees
//! it, and folded before it is passed on.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    //! `client` outlives the session. Without a store nothing is kept.
    Session(const llm::ChatClient &client, std::optional<RunStore> store);
    ~Session() override;

    //! Nothing else runs in this session. `finished` comes later, never from within.
    void start(const RunRequest &request);
    //! Ends the run at once, keeping what arrived. `why` is Cancelled or Interrupted. Called by a
    //! listener, the last event comes when all listeners have had the one before.
    void cancel(ErrorKind why = ErrorKind::Cancelled);
    //! The changes are being written: that comes to its end, and cannot be cancelled.
    [[nodiscard]] bool isApplying() const;
    //! The answer to `consentWanted`.
    void consent(bool isGiven);

    [[nodiscard]] const Run &run() const { return m_run; }
    //! Where the run is kept; empty when it is not.
    [[nodiscard]] QString folder() const;

signals:
    //! In order for every listener, whatever one of them does; `run()` is its fold up to here.
    void eventRecorded(const roo::run::RunEvent &event);
    //! At most once a run: from here on it is not kept, and goes on.
    void historyLost(const roo::Error &error);
    //! What is about to be sent holds what looks like a secret, or checks are about to be run for
    //! the first time: the run's last SecretsFound or its ChecksPlanned says what. Nothing happens
    //! until `consent`.
    void consentWanted(roo::run::ConsentFor what);
    void finished();

private:
    //! Why no journal could be opened, if so.
    [[nodiscard]] std::optional<Error> openJournal();
    void makePipeline(const RunRequest &request);
    //! Empty: nothing can be written.
    [[nodiscard]] QString journalFor(const RunRequest &request) const;
    void record(const EventBody &body);
    void tellPending();
    void tell(const EventBody &body);
    //! `event` describes the same, in the same order.
    void keepAttachments(const QList<Attachment> &attachments, const AttachmentsAdded &event);
    void keepRequest(const QString &sha256, const QByteArray &body);
    void loseHistory(const Error &error);

    const llm::ChatClient &m_client;
    std::optional<RunStore> m_store;
    std::unique_ptr<RunJournal> m_journal;
    std::unique_ptr<Pipeline> m_pipeline;
    QString m_runId;
    QString m_folder; //!< Where the run is kept; empty when it is not.
    bool m_mayKeep = true;
    qint64 m_sequence = 0;
    QList<EventBody> m_pending; //!< Has happened, and nobody was told yet.
    bool m_isTelling = false;
    Run m_run;
};

} // namespace roo::run
