// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace roo::proof {

//! One program to run as it stands: there is no shell.
struct Command
{
    QString program; //!< An absolute path.
    QStringList arguments = {};
    QString folder; //!< Where it runs; an absolute path.
    QProcessEnvironment environment = {};
    std::chrono::milliseconds timeLimit{600000};
    qint64 outputLimit = qint64{4} * 1024 * 1024; //!< Bytes that are kept of what it prints.
};

enum class CommandEnd { Exited, Signalled, TimedOut, Stopped, CouldNotStart };

//! How it ended, and what is kept of what it printed.
struct CommandOutcome
{
    CommandEnd end = CommandEnd::Stopped;
    //! CouldNotStart: the system's words. Signalled: the signal's name ("SIGSEGV").
    QString reason = {};
    std::optional<int> exitCode = {}; //!< Of Exited.
    std::chrono::milliseconds duration{0};
    QString output = {}; //!< All that was given out, put together.
    qint64 leftOut = 0; //!< Bytes that were printed and not kept.
};

} // namespace roo::proof
