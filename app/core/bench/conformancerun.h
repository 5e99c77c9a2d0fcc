// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bench/conformance.h"
#include "core/edit/scratchfolder.h"
#include "core/run/session.h"

#include <QObject>

#include <memory>
#include <optional>

namespace roo::bench {

//! Where measurements have their scratch folders.
[[nodiscard]] edit::ScratchPlace scratchPlace(const QString &cache);

//! What is measured, and how it is asked.
struct Measurement
{
    QStringList models;
    QList<Task> tasks;
    //! What all runs have in common: profile, time, retries, consent. The task, the plan, the chain
    //! and the folder are put in, and nothing is asked again that does not fit.
    run::RunRequest request;
    edit::ContextLimits limits = {};
    edit::ScratchPlace scratch = {}; //!< Where the folders of the runs lie.
};

//! Each task with each model, one after the other, as runs of the Coder alone. One job: `start`
//! once, then `finished` once.
class ConformanceRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConformanceRun)

public:
    //! `client` outlives it. Without a store nothing is kept.
    ConformanceRun(const llm::ChatClient &client, std::optional<run::RunStore> store,
                   Measurement measurement);
    ~ConformanceRun() override;

    //! `finished` comes later, never from within.
    void start();
    //! Ends at once. The task that is under way has no result. `why` is Cancelled or Interrupted.
    void cancel(ErrorKind why = ErrorKind::Cancelled);

    //! Up to here.
    [[nodiscard]] const QList<TaskResult> &results() const { return m_results; }
    //! Why it ended before all was measured, if it did; a model that was given up is no reason.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    //! Whether the run that is under way, or was the last, is in the store.
    [[nodiscard]] bool isKept() const { return !m_session.folder().isEmpty(); }

signals:
    //! `index` counts the tasks from 0.
    void taskStarted(const QString &model, qsizetype index);
    //! The same model is asked again.
    void attemptFailed(const roo::run::AttemptFailed &attempt);
    //! The free models' requests of this minute are used up.
    void paced(const roo::run::RequestPaced &event);
    void taskFinished(const roo::bench::TaskResult &result);
    //! The rest of its tasks is left out.
    void modelGivenUp(const QString &model, const roo::Error &error);
    //! At most once: this run is not kept.
    void historyLost(const roo::Error &error);
    void finished();

private:
    void startTask();
    [[nodiscard]] run::RunRequest requestFor(const Task &task) const;
    void take(const run::RunEvent &recorded);
    void sessionFinished();
    void goOn(Consequence consequence);
    void endLater(const std::optional<Error> &error);
    [[nodiscard]] QList<TaskResult> resultsOf(const QString &model) const;

    Measurement m_measurement;
    qsizetype m_model = 0;
    qsizetype m_task = 0;
    QList<TaskResult> m_results;
    std::optional<Error> m_error;
    std::optional<ErrorKind> m_cancelledBy;
    bool m_isHistoryLost = false;
    std::unique_ptr<edit::ScratchFolder> m_folder; //!< Of the task that is under way.
    run::Session m_session;
};

} // namespace roo::bench
