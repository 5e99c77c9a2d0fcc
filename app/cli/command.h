// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"
#include "cli/exitcode.h"
#include "cli/wording.h"
#include "core/run/app.h"

#include <QObject>

namespace roo::cli {

//! What a command that needs the proxy is given; all of it outlives the command.
struct Environment
{
    const run::App &app;
    Console &console;
};

//! One command at work: `start` once, then `finished` once, never from within `start`.
class Command : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Command)

public:
    //! `console` outlives the command.
    explicit Command(Console &console)
        : m_console(console)
    {
    }
    ~Command() override = default;

    virtual void start() = 0;
    //! Ends at once what is going on, keeping what arrived. `why` is Interrupted or, where standard
    //! output cannot be written, Cancelled: what is quick and free may go on to its own end then.
    virtual void cancel(ErrorKind why) = 0;
    //! Something is under way that has to come to its end, which is near: it is waited for.
    [[nodiscard]] virtual bool isUnstoppable() const { return false; }

signals:
    void finished(roo::cli::ExitCode code);

protected:
    [[nodiscard]] Console &console() const { return m_console; }

    //! Emits `finished` from the event loop.
    void finishLater(ExitCode code);
    //! Says the error and its cure on standard error.
    void report(const Error &error) const;
    //! What the words for an error may refer to.
    [[nodiscard]] virtual wording::Context wordingContext() const { return {}; }

private:
    Console &m_console;
};

//! A command that sends something, or says what would be sent.
class ProxyCommand : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyCommand)

public:
    explicit ProxyCommand(Environment environment)
        : Command(environment.console)
        , m_app(environment.app)
    {
    }
    ~ProxyCommand() override = default;

protected:
    [[nodiscard]] const run::App &app() const { return m_app; }
    [[nodiscard]] wording::Context wordingContext() const override;
    //! Where the ledger could not be written, once.
    void sayWhatIsNotCounted() const;

private:
    const run::App &m_app;
};

} // namespace roo::cli
