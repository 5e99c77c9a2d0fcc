// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/progressprinter.h"

#include "cli/changewording.h"
#include "cli/proofprogress.h"
#include "cli/wording.h"
#include "core/base/text.h"
#include "core/run/budget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr std::chrono::milliseconds tickTime{200};

} // namespace

ProgressPrinter::ProgressPrinter(Console &console, Detail detail)
    : m_console(console)
    , m_detail(detail)
{
    connect(&m_tick, &QTimer::timeout, this, &ProgressPrinter::showLiveLine);
}

void ProgressPrinter::take(const run::RunEvent &event, const run::Run &run)
{
    const QStringList lines = proofProgress(
        event, run, {.width = m_console.outputColumns(), .hasOutput = m_detail.isVerbose});
    for (const QString &line : lines) {
        note(line);
    }
    std::visit(
        run::Overloaded{
            [this](const run::StageStarted &started) { m_stage = run::roleName(started.stage); },
            [this](const run::WorkspaceRead &read) { workspaceRead(read); },
            [this](const run::SecretsFound &found) { secretsFound(found); },
            [this](const run::EditsPlanned &planned) { editsPlanned(planned); },
            [this](const run::EditsApplied &applied) {
                note(u"Written to %1: %2"_s.arg(applied.folder, applied.paths.join(u", "_s)));
            },
            [this](const run::RequestPaced &paced) { requestPaced(paced); },
            [this](const run::BudgetReached &reached) { budgetReached(reached); },
            [&](const run::AttemptStarted &started) { attemptStarted(started, run); },
            [this](const run::TextDelta &delta) {
                m_characters += delta.text.size();
                setDoing(delta.kind == run::TextKind::Answer ? Doing::Answering : Doing::Reasoning);
            },
            [this](const run::AttemptFailed &failed) { attemptFailed(failed); },
            [this](const run::StageFinished &finished) { stageFinished(finished); },
            [this](const run::CheckStarted &started) { checkStarted(started); },
            [this](const run::CheckFinished &) { setDoing(Doing::Nothing); },
            [this](const run::RunFinished &finished) { runFinished(finished); },
            [](const auto &) {},
        },
        event.body);
}

void ProgressPrinter::workspaceRead(const run::WorkspaceRead &event)
{
    note(wording::workspaceRead(event));
    for (const auto &file : event.notShown) {
        note(wording::notShown(file));
    }
}

//! Also where nothing else is said: it decides what happens next.
void ProgressPrinter::secretsFound(const run::SecretsFound &event)
{
    for (const auto &finding : event.findings) {
        m_console.warn(wording::secret(finding));
    }
}

void ProgressPrinter::editsPlanned(const run::EditsPlanned &event)
{
    // A run that goes on with another's code has had no stage yet.
    note(u"%1: %2"_s.arg(run::roleName(run::Role::Coder), wording::changeTotal(event.changes)));
    const QStringList lines = wording::quickChangeLines(event.changes);
    for (const QString &line : lines) {
        note(u"  "_s % line);
    }
}

void ProgressPrinter::attemptStarted(const run::AttemptStarted &event, const run::Run &run)
{
    m_model = event.model;
    m_attempt = static_cast<int>(run.stages().constLast().attempts.size());
    m_characters = 0;
    m_since.start();
    setDoing(Doing::WaitingForToken);
    QString line = u"%1: asking %2"_s.arg(m_stage, m_model);
    if (event.round > 1) {
        line += u", round %1"_s.arg(event.round);
    }
    if (m_attempt > 1) {
        line += u" (attempt %1)"_s.arg(m_attempt);
    }
    if (m_detail.isVerbose) {
        line += u", call %1, request %2"_s.arg(event.attemptId, event.requestSha256.left(12));
    }
    note(line);
}

void ProgressPrinter::attemptFailed(const run::AttemptFailed &event)
{
    using Action = llm::Decision::Action;
    QString next;
    switch (event.action) {
    case Action::Retry:
        next = u"asking it again"_s;
        break;
    case Action::Fallback:
        next = u"next: %1"_s.arg(event.nextModel);
        break;
    case Action::Stop:
        m_lastFailure = event.error;
        setDoing(Doing::Nothing);
        return;
    }
    if (event.wait.count() > 0) {
        next += u" in %1"_s.arg(wording::duration(event.wait));
    }
    m_wait = event.wait;
    m_model = event.nextModel;
    const QString failed = u"%1: %2; %3"_s.arg(m_stage, wording::brief(event.error), next);
    m_since.start();
    setDoing(event.wait.count() > 0 ? Doing::Pausing : Doing::Nothing);
    if (!m_detail.isQuiet) {
        m_console.warn(failed);
    }
}

void ProgressPrinter::requestPaced(const run::RequestPaced &event)
{
    m_wait = event.wait;
    m_model = event.model;
    m_since.start();
    setDoing(Doing::Pausing);
    note(m_stage % u": "_s % wording::paced(event));
}

void ProgressPrinter::budgetReached(const run::BudgetReached &event)
{
    // What ends the run is said with its end; that of free models may not.
    const bool isSaidLater = event.isStop
        && event.what != run::budgetName(run::BudgetSpan::Day, run::BudgetKind::FreeRequests);
    if (!m_detail.isQuiet && !isSaidLater) {
        m_console.warn(m_stage % u": "_s % wording::budgetReached(event));
    }
}

void ProgressPrinter::runFinished(const run::RunFinished &event)
{
    setDoing(Doing::Nothing);
    // Where it is the run's error too, it is said with that.
    if (m_lastFailure && event.error != m_lastFailure) {
        m_console.warn(u"%1: %2; giving up"_s.arg(m_stage, wording::brief(*m_lastFailure)));
    }
}

void ProgressPrinter::stageFinished(const run::StageFinished &event)
{
    setDoing(Doing::Nothing);
    const bool answeredByOther
        = !event.modelAnswered.isEmpty() && event.modelAnswered != event.modelAsked;
    const QString who = answeredByOther
        ? u"%1 (answered by %2)"_s.arg(event.modelAsked, event.modelAnswered)
        : event.modelAsked;
    note(u"%1: %2 done in %3"_s.arg(m_stage, who, wording::figures(event)));
    if (event.finishReason == llm::FinishReason::Length) {
        m_console.warn(
            u"%1: the answer was cut by the token limit; it is not complete"_s.arg(m_stage));
    }
}

void ProgressPrinter::checkStarted(const run::CheckStarted &event)
{
    m_check = text::oneLine(event.check, 60);
    m_since.start();
    setDoing(Doing::Checking);
}

void ProgressPrinter::note(const QString &line)
{
    if (!m_detail.isQuiet) {
        m_console.note(line);
    }
}

void ProgressPrinter::setDoing(Doing doing)
{
    m_doing = doing;
    if (m_detail.isQuiet || !m_console.hasLiveLine()) {
        return;
    }
    if (doing == Doing::Nothing) {
        m_tick.stop();
        m_console.setLiveLine({});
    } else if (!m_tick.isActive()) {
        m_tick.start(tickTime);
    }
}

void ProgressPrinter::showLiveLine()
{
    m_console.setLiveLine(liveLine());
}

QString ProgressPrinter::liveLine() const
{
    const std::chrono::milliseconds elapsed(m_since.elapsed());
    const QString seconds = u"%1 s"_s.arg(elapsed.count() / 1000);
    switch (m_doing) {
    case Doing::Nothing:
        return {};
    case Doing::WaitingForToken:
        return u"%1: %2, attempt %3, waiting for the first token, %4"_s.arg(m_stage, m_model)
            .arg(m_attempt)
            .arg(seconds);
    case Doing::Reasoning:
        return u"%1: %2, thinking, %3 characters, %4"_s.arg(m_stage, m_model)
            .arg(m_characters)
            .arg(seconds);
    case Doing::Answering:
        return u"%1: %2, %3 characters, %4"_s.arg(m_stage, m_model).arg(m_characters).arg(seconds);
    case Doing::Checking:
        return u"check %1, %2"_s.arg(m_check, seconds);
    case Doing::Pausing: {
        const auto left = std::max(std::chrono::milliseconds(0), m_wait - elapsed);
        return u"%1: waiting %2 s, then %3"_s.arg(m_stage)
            .arg((left.count() + 999) / 1000)
            .arg(m_model);
    }
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace roo::cli
