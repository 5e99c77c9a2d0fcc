// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"
#include "core/run/run.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace roo::cli {

//! RunEvents → standard error: one line for each thing that happened and, on a terminal, one live
//! line for what is happening.
class ProgressPrinter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressPrinter)

public:
    struct Detail
    {
        bool isQuiet = false; //!< Only why a run failed.
        bool isVerbose = false;
    };

    //! `console` outlives it.
    ProgressPrinter(Console &console, Detail detail);

    //! `run` has folded `event` already.
    void take(const run::RunEvent &event, const run::Run &run);

private:
    enum class Doing { Nothing, WaitingForToken, Reasoning, Answering, Pausing, Checking };

    void attemptStarted(const run::AttemptStarted &event, const run::Run &run);
    void attemptFailed(const run::AttemptFailed &event);
    void requestPaced(const run::RequestPaced &event);
    void budgetReached(const run::BudgetReached &event);
    void runFinished(const run::RunFinished &event);
    void stageFinished(const run::StageFinished &event);
    void workspaceRead(const run::WorkspaceRead &event);
    void secretsFound(const run::SecretsFound &event);
    void editsPlanned(const run::EditsPlanned &event);
    void checkStarted(const run::CheckStarted &event);
    void note(const QString &line);
    void setDoing(Doing doing);
    void showLiveLine();
    [[nodiscard]] QString liveLine() const;

    Console &m_console;
    Detail m_detail;
    QTimer m_tick;
    QElapsedTimer m_since; //!< The start of the attempt, the pause, or the check.
    Doing m_doing = Doing::Nothing;
    QString m_stage;
    QString m_model;
    QString m_check;
    int m_attempt = 0;
    qint64 m_characters = 0;
    std::chrono::milliseconds m_wait{0};
    std::optional<Error> m_lastFailure; //!< Of the attempt after which nothing more was tried.
};

} // namespace roo::cli
