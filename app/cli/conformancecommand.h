// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"
#include "core/bench/conformancerun.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace roo::cli {

//! Measures how well models keep to the edit format.
class ConformanceCommand final : public ProxyCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConformanceCommand)

public:
    ConformanceCommand(Environment environment, Invocation invocation);
    ~ConformanceCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;

private:
    [[nodiscard]] Result<bench::Measurement> measurement() const;
    void begin(const bench::Measurement &measurement);
    void announce(const bench::Measurement &measurement) const;
    void taskStarted(const QString &model, qsizetype index);
    void attemptFailed(const run::AttemptFailed &attempt);
    void taskFinished(const bench::TaskResult &result);
    void showLiveLine();
    void measured();
    void printResults() const;
    void printDifference(const bench::TaskResult &result) const;
    [[nodiscard]] bool hasAnswers() const;
    [[nodiscard]] bool hasChanges() const;
    [[nodiscard]] ExitCode exitCode() const;
    [[nodiscard]] bool isQuiet() const { return m_invocation.common.isQuiet; }

    Invocation m_invocation;
    QStringList m_tasks; //!< Their names.
    QString m_doing; //!< "MODEL: task 3 of 12, NAME"
    QElapsedTimer m_since;
    QTimer m_tick;
    std::unique_ptr<bench::ConformanceRun> m_run;
};

} // namespace roo::cli
