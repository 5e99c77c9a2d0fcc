// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/command.h"

#include <QObject>
#include <QProcess>

#include <memory>

namespace roo::proof {

//! A command's process with all that it starts: a session of its own on Unix, a job object on
//! Windows. Its standard input is empty; what it prints comes by one pipe, in order. It ends when
//! this program does.
//!
//! What leaves the session is found again on Linux by a mark in its environment; elsewhere, and
//! where it has taken the mark away, only a sandbox ends it.
class CommandProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandProcess)

public:
    explicit CommandProcess(const Command &command);
    //! Ends all that still runs.
    ~CommandProcess() override;

    //! May emit `couldNotStart` before it returns.
    void start();
    //! Asks all of them to end, where the system knows how to ask.
    void terminate();
    //! Ends all of them.
    void kill();

signals:
    void couldNotStart(const QString &words);
    //! At most 64 KiB.
    void received(const QByteArray &bytes);
    //! Nobody is left who could print.
    void outputClosed();
    //! The command itself has ended; what it started may still run. `signal` is 0, or the number
    //! of the one that ended it.
    void ended(int exitCode, int signal);

private:
    struct System;

    QProcess m_process;
    std::unique_ptr<System> m_system;
};

} // namespace roo::proof
