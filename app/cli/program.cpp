// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/program.h"

#include "cli/applycommand.h"
#include "cli/comparecommand.h"
#include "cli/completioncommand.h"
#include "cli/configcommand.h"
#include "cli/conformancecommand.h"
#include "cli/diffcommand.h"
#include "cli/doctorcommand.h"
#include "cli/exportcommand.h"
#include "cli/historycommand.h"
#include "cli/modelscommand.h"
#include "cli/provecommand.h"
#include "cli/replaycommand.h"
#include "cli/resumecommand.h"
#include "cli/runcommand.h"
#include "cli/showcommand.h"
#include "cli/undocommand.h"
#include "cli/usagecommand.h"
#include "core/bench/conformancerun.h"
#include "core/run/recorder.h"
#include "core/run/scratchtree.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! A reader that does not read must not keep an interrupted program from ending.
constexpr std::chrono::milliseconds patienceAfterInterrupt{200};

constexpr std::chrono::milliseconds patienceWithRecovery{1000};

//! A setting of the command line that is refused, said as every other wrong use of it.
std::optional<UsageError> usageErrorIn(const Error &error, const run::AppOptions &options)
{
    const bool isOption = std::ranges::contains(options.sources.options, error.detail,
                                                &config::Sources::Option::name);
    const bool isRefused
        = error.kind == ErrorKind::ValueInvalid || error.kind == ErrorKind::UrlInvalid;
    if (!isOption || !isRefused) {
        return std::nullopt;
    }
    return UsageError{u"%1: expected %2."_s.arg(error.detail, error.expected)};
}

} // namespace

Program::Program(const Streams &streams)
    : m_streams(streams)
{
    useConsole(ColorMode::Auto);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_console->note(
            u"What a stopped program has left half-way in a folder is taken back first; "
            "Ctrl-C leaves it for the next start."_s);
    });
}

Program::~Program() = default;

void Program::start(const QStringList &arguments)
{
    const auto parsed = parseCommandLine(arguments);
    if (!parsed) {
        usageFailed(parsed.error(), arguments.value(0));
    } else if (const auto *information = std::get_if<Information>(&*parsed)) {
        m_console->answer(information->text.toUtf8());
        m_console->end();
    } else {
        carryOut(std::get<Invocation>(*parsed));
    }
}

void Program::useConsole(ColorMode color)
{
    m_console = std::make_unique<Console>(m_streams, color);
    connect(m_console.get(), &Console::ended, this, &Program::quit);
    connect(m_console.get(), &Console::outputFailed, this, &Program::outputFailed);
}

void Program::usageFailed(const UsageError &error, const QString &commandName)
{
    m_console->fail(wording::fromProgram(error.message));
    const bool isCommand = commandFromName(commandName).has_value();
    m_console->note(
        u"See orchestrator %1--help."_s.arg(isCommand ? commandName % u' ' : QString()));
    m_code = ExitCode::Usage;
    m_console->end();
}

void Program::carryOut(const Invocation &invocation)
{
    useConsole(invocation.common.color);
    RunInputs inputs;
    if (takesTask(invocation.command)) {
        // Before any signal is caught: reading standard input ends with Ctrl-C as everywhere.
        Parsed<RunInputs> read = readRunInputs(invocation.command, invocation.run);
        if (!read) {
            usageFailed(read.error(), commandSpec(invocation.command).name);
            return;
        }
        inputs = *std::move(read);
    }
    if (invocation.command == CommandName::Apply && invocation.kept.runs.constFirst() == "-"_L1) {
        Parsed<QString> answer = readText(u"-"_s, u"The answer"_s);
        if (!answer) {
            usageFailed(answer.error(), commandSpec(invocation.command).name);
            return;
        }
        inputs.code = *std::move(answer);
    }
    m_interrupts = std::make_unique<Interrupts>();
    connect(m_interrupts.get(), &Interrupts::interrupted, this, &Program::interrupted);

    recover(invocation, inputs);
}

void Program::recover(const Invocation &invocation, const RunInputs &inputs)
{
    const auto store = run::storeIn(invocation.common.app.sources.folders);
    if (!store || invocation.command == CommandName::Completion) {
        begin(invocation, inputs);
        return;
    }
    m_patience.start(patienceWithRecovery);
    m_worker.run(
        this,
        [store = *store, cache = invocation.common.app.sources.folders.cache,
         stop = m_recovery.get_token()](const std::stop_token &) {
            edit::sweepScratch(bench::scratchPlace(cache), stop);
            edit::sweepScratch(run::scratchTreePlace(cache), stop);
            return run::recoverApplications(store, stop);
        },
        [this, invocation, inputs](const QList<edit::Recovered> &all) {
            m_patience.stop();
            recovered(all);
            if (!m_isInterrupted) {
                begin(invocation, inputs);
            }
        });
}

void Program::begin(const Invocation &invocation, const RunInputs &inputs)
{
    m_command = needsProxy(invocation.command) ? makeProxyCommand(invocation, inputs)
                                               : makeLocalCommand(invocation, inputs);
    if (m_command) {
        connect(m_command.get(), &Command::finished, this, &Program::commandFinished);
        m_command->start();
    }
}

void Program::recovered(const QList<edit::Recovered> &all)
{
    for (const edit::Recovered &recovered : all) {
        m_console->warn(u"A program was stopped while it wrote to %1: its files are as they were "
                        "before."_s.arg(recovered.folder));
        for (const QString &path : recovered.left) {
            m_console->warn(u"%1 was changed since, and stays as it is."_s.arg(path));
        }
    }
}

bool Program::assembleApp(const Invocation &invocation)
{
    Result<std::unique_ptr<run::App>> app = run::App::assemble(invocation.common.app);
    if (app) {
        m_app = *std::move(app);
        if (!invocation.common.isQuiet) {
            sayWhereFrom(invocation.common.isVerbose);
        }
        return true;
    }
    if (const auto error = usageErrorIn(app.error(), invocation.common.app)) {
        usageFailed(*error, commandSpec(invocation.command).name);
        return false;
    }
    m_console->fail(wording::fromProgram(wording::sentence(app.error())));
    if (const QString cure = wording::cure(app.error(), {}); !cure.isEmpty()) {
        m_console->note(cure);
    }
    commandFinished(exitCodeFor(app.error()));
    return false;
}

void Program::sayWhereFrom(bool isVerbose)
{
    for (const config::Warning &warning : m_app->warnings()) {
        m_console->warn(wording::warning(warning));
    }
    if (isVerbose) {
        const auto &[url, origin] = m_app->settings().baseUrl;
        const auto &keyOrigin = m_app->keyOrigin();
        m_console->note(u"The proxy is %1 (%2), the key %3"_s.arg(
            url.toString(), config::originText(origin),
            keyOrigin ? u"comes from "_s % config::originText(*keyOrigin) : u"is not set"_s));
    }
}

std::unique_ptr<Command> Program::makeProxyCommand(const Invocation &invocation, RunInputs inputs)
{
    if (!assembleApp(invocation)) {
        return nullptr;
    }
    const Environment environment{.app = *m_app, .console = *m_console};
    if (invocation.command == CommandName::Models) {
        return std::make_unique<ModelsCommand>(environment, invocation.common.isJson);
    }
    if (invocation.command == CommandName::Doctor) {
        return std::make_unique<DoctorCommand>(environment, invocation.common);
    }
    if (invocation.command == CommandName::Conformance) {
        return std::make_unique<ConformanceCommand>(environment, invocation);
    }
    if (invocation.command == CommandName::Resume) {
        return std::make_unique<ResumeCommand>(environment, invocation);
    }
    return std::make_unique<RunCommand>(environment, invocation, std::move(inputs));
}

std::unique_ptr<Command> Program::makeLocalCommand(const Invocation &invocation,
                                                   const RunInputs &inputs)
{
    switch (invocation.command) {
    case CommandName::History:
        if (invocation.kept.deletes) {
            return std::make_unique<HistoryDeleteCommand>(*m_console, invocation);
        }
        return std::make_unique<HistoryCommand>(*m_console, invocation);
    case CommandName::Show:
        return std::make_unique<ShowCommand>(*m_console, invocation);
    case CommandName::Compare:
        return std::make_unique<CompareCommand>(*m_console, invocation);
    case CommandName::Replay:
        return std::make_unique<ReplayCommand>(*m_console, invocation);
    case CommandName::Export:
        return std::make_unique<ExportCommand>(*m_console, invocation);
    case CommandName::Apply:
        return std::make_unique<ApplyCommand>(*m_console, invocation, inputs.code);
    case CommandName::Diff:
        return std::make_unique<DiffCommand>(*m_console, invocation);
    case CommandName::Undo:
        return std::make_unique<UndoCommand>(*m_console, invocation);
    case CommandName::Prove:
        return std::make_unique<ProveCommand>(*m_console, invocation);
    case CommandName::Completion:
        return std::make_unique<CompletionCommand>(*m_console, invocation.shell);
    case CommandName::Config:
        return std::make_unique<ConfigCommand>(*m_console, invocation);
    case CommandName::Usage:
        return std::make_unique<UsageCommand>(*m_console, invocation);
    case CommandName::Plan:
    case CommandName::Code:
    case CommandName::Review:
    case CommandName::Run:
    case CommandName::Resume:
    case CommandName::Conformance:
    case CommandName::Models:
    case CommandName::Doctor:
        break; // makeProxyCommand has these
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

void Program::interrupted(int)
{
    if (!m_isDone && m_command && m_command->isUnstoppable()) {
        m_console->note(
            u"Files are being written: that comes to its end first. A second signal ends "
            "it here, and the next start takes it back."_s);
        return;
    }
    m_recovery.request_stop(); // what it has done until then is still said
    m_patience.stop();
    m_isInterrupted = !m_isDone;
    if (m_command && !m_isDone) {
        m_command->cancel(ErrorKind::Interrupted);
    }
    QTimer::singleShot(patienceAfterInterrupt, this, &Program::giveUpOutput);
}

void Program::giveUpOutput()
{
    m_isInterrupted = true;
    quit();
}

void Program::outputFailed(int error)
{
    if (error != EPIPE) {
        m_console->fail(wording::fromProgram(u"Standard output cannot be written: %1"_s.arg(
            QString::fromLocal8Bit(std::strerror(error)))));
    }
    if (m_command) {
        m_command->cancel(ErrorKind::Cancelled);
    }
}

void Program::commandFinished(ExitCode code)
{
    m_code = code;
    m_isDone = true;
    m_console->end();
    // The interrupt came too late for the command, and not for who waits for its output.
    if (m_interrupts && m_interrupts->received() != 0 && !m_isInterrupted) {
        QTimer::singleShot(patienceAfterInterrupt, this, &Program::giveUpOutput);
    }
}

void Program::quit()
{
    QCoreApplication::exit(exitCode());
}

int Program::exitCode() const
{
    if (m_isInterrupted && m_interrupts) {
        return 128 + m_interrupts->received();
    }
    if (!comesAfterOutput(m_code)) {
        return static_cast<int>(m_code);
    }
    switch (m_console->outputFailure()) {
    case 0:
        return static_cast<int>(m_code);
    case EPIPE:
        return static_cast<int>(ExitCode::ReaderGone);
    default:
        return static_cast<int>(ExitCode::OutputNotWritable);
    }
}

} // namespace roo::cli
