// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/program.h"

#include "cli/configcommand.h"
#include "cli/doctorcommand.h"
#include "cli/modelscommand.h"

#include <QCoreApplication>
#include <QTimer>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! A reader that does not read must not keep an interrupted program from ending.
constexpr std::chrono::milliseconds patienceAfterInterrupt{200};

} // namespace

Program::Program(const Streams &streams)
    : m_streams(streams)
    , m_console(std::make_unique<Console>(streams, ColorMode::Auto))
{
}

Program::~Program() = default;

void Program::start(const QStringList &arguments)
{
    const auto parsed = parseCommandLine(arguments);
    if (!parsed) {
        connect(m_console.get(), &Console::ended, this, &Program::quit);
        usageFailed(parsed.error(), arguments.value(0));
    } else if (const auto *information = std::get_if<Information>(&*parsed)) {
        connect(m_console.get(), &Console::ended, this, &Program::quit);
        m_console->answer(information->text.toUtf8());
        m_console->end();
    } else {
        carryOut(std::get<Invocation>(*parsed));
    }
}

void Program::usageFailed(const UsageError &error, const QString &commandName)
{
    m_console->fail(u"orchestrator: "_s % error.message);
    const bool isCommand = commandFromName(commandName).has_value();
    m_console->note(u"See orchestrator %1--help."_s.arg(isCommand ? commandName % u' ' : QString()));
    m_code = ExitCode::Usage;
    m_console->end();
}

void Program::carryOut(const Invocation &invocation)
{
    m_console = std::make_unique<Console>(m_streams, invocation.common.color);
    connect(m_console.get(), &Console::ended, this, &Program::quit);
    connect(m_console.get(), &Console::outputFailed, this, &Program::outputFailed);

    RunInputs inputs;
    if (takesTask(invocation.command)) {
        // Before any signal is caught: reading standard input ends with Ctrl-C as everywhere.
        Parsed<RunInputs> read = readRunInputs(invocation.command, invocation.run);
        if (!read) {
            usageFailed(read.error(), {});
            return;
        }
        inputs = *std::move(read);
    }
    m_interrupts = std::make_unique<Interrupts>();
    connect(m_interrupts.get(), &Interrupts::interrupted, this, &Program::interrupted);

    Result<std::unique_ptr<run::App>> app = run::App::assemble(invocation.common.app);
    if (!app) {
        m_console->fail(wording::sentence(app.error()));
        if (const QString cure = wording::cure(app.error(), {}); !cure.isEmpty()) {
            m_console->note(cure);
        }
        commandFinished(exitCodeFor(app.error()));
        return;
    }
    m_app = *std::move(app);
    if (!invocation.common.isQuiet) {
        for (const config::Warning &warning : m_app->warnings()) {
            m_console->warn(wording::warning(warning));
        }
    }
    m_command = makeCommand(invocation, std::move(inputs));
    connect(m_command.get(), &Command::finished, this, &Program::commandFinished);
    m_command->start();
}

std::unique_ptr<Command> Program::makeCommand(const Invocation &invocation, RunInputs inputs)
{
    const Environment environment{.app = *m_app, .console = *m_console};
    const bool isJson = invocation.common.isJson;
    switch (invocation.command) {
    case CommandName::Plan:
    case CommandName::Code:
    case CommandName::Review:
    case CommandName::Run:
        return std::make_unique<RunCommand>(environment, invocation, std::move(inputs));
    case CommandName::Models:
        return std::make_unique<ModelsCommand>(environment, isJson);
    case CommandName::Doctor:
        return std::make_unique<DoctorCommand>(environment, isJson, invocation.common.models);
    case CommandName::Config:
        return std::make_unique<ConfigCommand>(environment, isJson);
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

void Program::interrupted(int)
{
    if (m_command) {
        m_command->cancel(ErrorKind::Interrupted);
    }
    QTimer::singleShot(patienceAfterInterrupt, this, &Program::quit);
}

void Program::outputFailed(int error)
{
    if (error != EPIPE) {
        m_console->fail(u"orchestrator: standard output cannot be written: %1"_s.arg(
            QString::fromLocal8Bit(std::strerror(error))));
    }
    if (m_command) {
        m_command->cancel(ErrorKind::Cancelled);
    }
}

void Program::commandFinished(ExitCode code)
{
    m_code = code;
    m_console->end();
}

void Program::quit()
{
    QCoreApplication::exit(exitCode());
}

int Program::exitCode() const
{
    if (m_interrupts && m_interrupts->received() != 0) {
        return 128 + m_interrupts->received();
    }
    if (m_code != ExitCode::Done) {
        return static_cast<int>(m_code);
    }
    switch (m_console->outputFailure()) {
    case 0:
        return static_cast<int>(ExitCode::Done);
    case EPIPE:
        return static_cast<int>(ExitCode::ReaderGone);
    default:
        return static_cast<int>(ExitCode::OutputNotWritable);
    }
}

} // namespace roo::cli
