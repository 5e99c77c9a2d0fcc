// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/command.h"
#include "core/proof/commandprocess.h"
#include "core/proof/keptoutput.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace roo::proof {

//! Runs one command and ends with it all that it has started. `outputReceived` (text of 33 ms
//! joined; what is foreign in it stays) comes any number of times, then `finished` exactly once,
//! never from `start` and never from `stop`. A listener may stop or destroy it; destroyed, it ends
//! everything without a signal.
//!
//! At the time limit, and when it is stopped, all are asked to end, and after two seconds ended.
//! What still runs or prints half a second after the command itself has ended is ended as well.
class CommandRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandRun)

public:
    explicit CommandRun(const Command &command);
    ~CommandRun() override;

    void start();
    //! A second time it does not wait any more. Before `start`: nothing will run.
    void stop();

signals:
    void outputReceived(const QString &text);
    void finished(const roo::proof::CommandOutcome &outcome);

private:
    void end(CommandEnd why);
    void receive(const QByteArray &bytes);
    void giveOutput();
    void processEnded(int exitCode, int signal);
    void closeOutput();
    void settle();
    void giveLast();

    std::chrono::milliseconds m_timeLimit;
    CommandProcess m_process;
    KeptOutput m_kept;
    QString m_held; //!< Kept, and not given out yet.
    CommandOutcome m_outcome;
    std::optional<CommandEnd> m_why; //!< Why we end it.
    QElapsedTimer m_clock;
    QTimer m_join;
    QTimer m_limit;
    QTimer m_patience;
    bool m_isStarted = false;
    bool m_hasEnded = false;
    bool m_isOutputClosed = false;
    bool m_isSettled = false;
};

} // namespace roo::proof
