// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/prover.h"

#include "core/base/text.h"
#include "core/proof/signalname.h"

#include <QPointer>

#include <system_error>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

QString notFound()
{
    return QString::fromStdString(
        std::make_error_code(std::errc::no_such_file_or_directory).message());
}

//! What bubblewrap says where it cannot run the command: one line of its own, and nothing else.
std::optional<QString> refusal(const CommandOutcome &outcome)
{
    constexpr QLatin1StringView name("bwrap: ");
    const bool isRefusal = outcome.exitCode == 1 && outcome.output.startsWith(name)
        && outcome.output.count(u'\n') == 1 && outcome.output.endsWith(u'\n');
    return isRefusal ? std::optional(text::oneLine(QStringView(outcome.output).sliced(name.size())))
                     : std::nullopt;
}

//! A signal within the sandbox comes out of it as an exit code, as from a shell. Programs use some
//! of those codes themselves; these ones none would.
void restoreSignal(CommandOutcome &outcome)
{
    constexpr int base = 128;
    const QString name = outcome.exitCode.value_or(0) > base
        ? fatalSignalName(*outcome.exitCode - base)
        : QString();
    if (!name.isEmpty()) {
        outcome.end = CommandEnd::Signalled;
        outcome.reason = name;
        outcome.exitCode.reset();
    }
}

CommandOutcome withoutSandbox(CommandOutcome outcome)
{
    if (const auto words = refusal(outcome)) {
        outcome.end = CommandEnd::CouldNotStart;
        outcome.reason = *words;
        outcome.exitCode.reset();
    } else {
        restoreSignal(outcome);
    }
    return outcome;
}

CheckVerdict verdictOf(const CommandOutcome &outcome)
{
    switch (outcome.end) {
    case CommandEnd::Exited:
        return outcome.exitCode == 0 ? CheckVerdict::Passed : CheckVerdict::Failed;
    case CommandEnd::Signalled:
        return CheckVerdict::Failed;
    case CommandEnd::TimedOut:
        return CheckVerdict::TimedOut;
    case CommandEnd::Stopped:
        return CheckVerdict::Skipped;
    case CommandEnd::CouldNotStart:
        return CheckVerdict::CouldNotStart;
    }
    Q_UNREACHABLE_RETURN(CheckVerdict::Failed);
}

} // namespace

Prover::Prover(Plan plan)
    : m_plan(std::move(plan))
{
    if (!m_plan.reader) {
        m_plan.reader
            = [](QObject *, const PrintedOutput &printed,
                 const std::function<void(const OutputFacts &)> &then) { then(factsIn(printed)); };
    }
}

Prover::~Prover() = default;

void Prover::start()
{
    if (std::exchange(m_isStarted, true)) {
        return;
    }
    QMetaObject::invokeMethod(this, &Prover::proceed, Qt::QueuedConnection);
}

void Prover::stop()
{
    const bool isFirst = !std::exchange(m_isStopped, true);
    ++m_question;
    if (m_run) {
        m_run->stop();
    } else if (isFirst && m_isStarted) {
        QMetaObject::invokeMethod(this, &Prover::proceed, Qt::QueuedConnection);
    }
}

template <typename Answer>
auto Prover::once(void (Prover::*then)(const Answer &))
{
    return [this, then, question = ++m_question](const Answer &answer) {
        if (question == m_question) {
            ++m_question;
            (this->*then)(answer);
        }
    };
}

void Prover::proceed()
{
    if (m_isStopped) {
        skipRest({});
        return;
    }
    m_index = m_concluded;
    if (m_index == m_plan.checks.size()) {
        skipRest({});
        return;
    }
    m_plan.hasher(this, once(&Prover::begin));
}

void Prover::begin(const QString &tree)
{
    m_tree = tree;
    run(false);
}

void Prover::beginAgain(const QString &tree)
{
    if (tree == m_tree) {
        run(true);
    } else {
        conclude(m_first); // another tree says nothing about this one
    }
}

void Prover::run(bool isRepeat)
{
    m_isRepeat = isRepeat;
    emit checkStarted(m_index, isRepeat);
    if (m_isStopped) {
        return;
    }
    const auto command = commandFor(check(), m_plan.ground);
    if (!command) {
        runEnded({.end = CommandEnd::CouldNotStart, .reason = notFound()});
        return;
    }
    m_report
        = {.path = check().report, .before = lastWritten(m_plan.ground.scratch, check().report)};
    m_run = std::make_unique<CommandRun>(*command);
    connect(m_run.get(), &CommandRun::outputReceived, this,
            [this](const QString &text) { emit outputReceived(m_index, text); });
    connect(m_run.get(), &CommandRun::finished, this, &Prover::runEnded);
    m_run->start();
}

void Prover::runEnded(const CommandOutcome &outcome)
{
    if (m_run) {
        m_run.release()->deleteLater(); // it is emitting
    }
    if (m_isStopped) {
        skipRest({});
        return;
    }
    m_outcome = m_plan.ground.sandbox ? withoutSandbox(outcome) : outcome;
    m_plan.reader(this,
                  {.text = std::exchange(m_outcome.output, {}),
                   .root = printedRoot(m_plan.ground),
                   .tree = m_plan.ground.scratch,
                   .report = m_report},
                  once(&Prover::judge));
}

void Prover::judge(const OutputFacts &facts)
{
    CheckResult result{.name = check().name,
                       .verdict = verdictOf(m_outcome),
                       .reason = m_outcome.reason,
                       .exitCode = m_outcome.exitCode,
                       .tests = facts.tests,
                       .problem = facts.problem,
                       .duration = m_outcome.duration,
                       .isOutputCut = m_outcome.leftOut > 0,
                       .tree = m_tree};
    if (!m_isRepeat && result.verdict == CheckVerdict::Failed) {
        m_first = result;
        m_plan.hasher(this, once(&Prover::beginAgain));
    } else if (!m_isRepeat) {
        conclude(result);
    } else if (result.verdict == CheckVerdict::Passed) {
        result.isFlaky = true;
        result.problem = m_first.problem;
        result.isOutputCut = result.isOutputCut || m_first.isOutputCut;
        conclude(result);
    } else {
        conclude(m_first);
    }
}

void Prover::conclude(const CheckResult &result)
{
    const bool isBroken
        = check().kind == CheckKind::Build && result.verdict != CheckVerdict::Passed;
    ++m_concluded;
    emit checkFinished(m_index, result);
    if (m_isStopped) {
        return; // the rest is on its way
    }
    if (isBroken) {
        skipRest(result.name);
    } else {
        proceed();
    }
}

void Prover::skipRest(const QString &reason)
{
    const QPointer<Prover> guard(this);
    while (guard && m_concluded < m_plan.checks.size()) {
        const qsizetype index = m_concluded++;
        emit checkFinished(index,
                           {.name = m_plan.checks.at(index).name,
                            .verdict = CheckVerdict::Skipped,
                            .reason = m_isStopped ? QString() : reason});
    }
    if (guard && !std::exchange(m_isFinished, true)) {
        emit finished();
    }
}

} // namespace roo::proof
