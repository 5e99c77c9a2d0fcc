// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"
#include "cli/interrupts.h"
#include "cli/runinputs.h"
#include "core/edit/transaction.h"
#include "core/run/worker.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace roo::cli {

//! One call of `orchestrator`, from the arguments to the exit code.
class Program final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Program)

public:
    explicit Program(const Streams &streams);
    ~Program() override;

    //! Ends the application's event loop with the exit code, some time after this returns.
    void start(const QStringList &arguments);

private:
    void useConsole(ColorMode color);
    void usageFailed(const UsageError &error, const QString &commandName);
    void carryOut(const Invocation &invocation);
    void sayWhereFrom(bool isVerbose);
    //! False when the settings are wrong, which has been said then.
    [[nodiscard]] bool assembleApp(const Invocation &invocation);
    [[nodiscard]] std::unique_ptr<Command> makeProxyCommand(const Invocation &invocation,
                                                            RunInputs inputs);
    [[nodiscard]] std::unique_ptr<Command> makeLocalCommand(const Invocation &invocation,
                                                            const RunInputs &inputs);
    //! What a program that was killed has left half-way in a folder is taken back at the next
    //! start; `begin` comes after that.
    void recover(const Invocation &invocation, const RunInputs &inputs);
    void recovered(const QList<edit::Recovered> &all);
    void begin(const Invocation &invocation, const RunInputs &inputs);
    void interrupted(int number);
    void outputFailed(int error);
    void commandFinished(ExitCode code);
    void giveUpOutput();
    void quit();
    [[nodiscard]] int exitCode() const;

    Streams m_streams;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<Interrupts> m_interrupts;
    std::unique_ptr<run::App> m_app;
    std::unique_ptr<Command> m_command;
    ExitCode m_code = ExitCode::Done;
    bool m_isDone = false; //!< The command has come to its end.
    bool m_isInterrupted = false; //!< Something was left undone because of a signal.
    QTimer m_patience; //!< Until it is said what takes so long.
    std::stop_source m_recovery;
    run::Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::cli
