// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/runpresenter.h"

#include "core/run/usagesum.h"
#include "gui/answers/answerview.h"
#include "gui/answers/codetab.h"
#include "gui/answers/plantab.h"
#include "gui/answers/reasoningview.h"
#include "gui/attempts/attemptmodel.h"
#include "gui/changes/changestab.h"
#include "gui/proof/prooftab.h"
#include "gui/review/reviewtab.h"
#include "gui/stages/stagestrip.h"
#include "gui/window/runtabs.h"
#include "gui/words/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! What speaks against the changes by what is known of them; whether the folder has changed since
//! is found out when they are applied.
QStringList objectionsIn(const run::Evidence &evidence)
{
    QStringList objections;
    const auto report = evidence.report();
    const bool hasStale = report && report->hasStale();
    if (report && !report->isGood() && (!hasStale || !report->newFailures().isEmpty())) {
        objections.append(u"failing"_s);
    }
    if (hasStale) {
        objections.append(u"stale"_s);
    }
    if (evidence.verdict() == run::ReviewVerdict::Reject) {
        objections.append(u"rejected"_s);
    }
    return objections;
}

} // namespace

template <typename Act>
void RunPresenter::withView(run::Role role, Act act)
{
    switch (role) {
    case run::Role::Planner:
        act(*m_views.tabs->plan()->answer());
        break;
    case run::Role::Coder:
        act(*m_views.tabs->code());
        break;
    case run::Role::Reviewer:
        act(*m_views.tabs->review());
        break;
    }
}

RunPresenter::RunPresenter(const RunViews &views, QObject *parent)
    : QObject(parent)
    , m_views(views)
{
}

void RunPresenter::clear()
{
    const run::Run nothing;
    m_views.attempts->clear();
    m_views.tabs->changes()->clear();
    m_views.tabs->setEmpty(RunTabs::Changes, true);
    m_views.tabs->setRun(nothing);
    m_views.tabs->proof()->setRun(nothing);
    m_views.tabs->findings()->setRun(nothing);
    m_views.tabs->plan()->endEditing();
    showTexts(nothing);
    showStatus(nothing);
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        m_views.tabs->mark(RunTabs::tabOf(role), false);
    }
    m_views.tabs->mark(RunTabs::Proof, false);
    m_views.tabs->mark(RunTabs::Changes, false);
    emit usageChanged(std::nullopt);
    emit checkingChanged({});
}

void RunPresenter::open(const QList<run::RunEvent> &events, const run::Run &run)
{
    clear();
    m_views.tabs->setRun(run);
    m_views.attempts->setEvents(events);
    showTexts(run);
    showStatus(run);
    m_views.tabs->proof()->setRun(run);
    m_views.tabs->findings()->setRun(run);
    showChanges(run);
    showUsage(run);
}

void RunPresenter::take(const run::RunEvent &event, const run::Run &run)
{
    if (event.runId != run.id() || event.sequence != run.lastSequence()) {
        return;
    }
    if (std::holds_alternative<run::RunStarted>(event.body)) {
        clear();
        m_views.tabs->setRun(run);
        showTexts(run);
        m_isPaused = false;
    }
    m_views.attempts->take(event);
    std::visit(run::Overloaded{
                   [&](const run::StageStarted &body) { stageStarted(body.stage); },
                   [&](const run::AttemptStarted &body) { attemptChanged(body.stage, run); },
                   [&](const run::TextDelta &body) { deltaReceived(body, run); },
                   [&](const run::AttemptFailed &) {
                       attemptChanged(run.stages().constLast().role, run);
                       announceStage(run.stages().constLast().role, run);
                   },
                   [&](const run::StageFinished &body) {
                       withView(body.stage, [](auto &view) { view.finish(); });
                       showUsage(run);
                       announceStage(body.stage, run);
                   },
                   [&](const run::EditsPlanned &) { showChanges(run); },
                   [&](const run::EditsApplied &) { showChanges(run); },
                   [&](const run::EditsReverted &) { showChanges(run); },
                   [&](const run::RunFinished &) {
                       finishLast(run);
                       showUsage(run);
                   },
                   [](const auto &) {},
               },
               event.body);
    showProof(event, run);
    if (!std::holds_alternative<run::TextDelta>(event.body)) {
        showStatus(run);
    }
}

void RunPresenter::stageStarted(run::Role role)
{
    if (m_isFollowing && !m_isPaused) {
        m_views.tabs->setCurrentIndex(RunTabs::tabOf(role));
    }
}

//! The text so far is only that of what is not made good again.
void RunPresenter::attemptChanged(run::Role role, const run::Run &run)
{
    const QString text = stageText(run, role);
    const QString reasoning = stageReasoning(run, role);
    withView(role, [&](auto &view) {
        view.clear();
        if (!text.isEmpty()) {
            view.append(text);
        }
        view.reasoning()->clear();
        if (!reasoning.isEmpty()) {
            view.reasoning()->append(reasoning);
        }
    });
    showWhetherEmpty(role, text.isEmpty() && reasoning.isEmpty());
}

void RunPresenter::showWhetherEmpty(run::Role role, bool isEmpty)
{
    m_views.tabs->setEmpty(RunTabs::tabOf(role), isEmpty);
}

void RunPresenter::deltaReceived(const run::TextDelta &delta, const run::Run &run)
{
    const run::Stage &stage = run.stages().constLast();
    const run::Attempt &attempt = stage.attempts.constLast();
    const bool isAnswer = delta.kind == run::TextKind::Answer;
    // Between two rounds there is a line, as in Run::answer.
    const bool isFirst
        = (isAnswer ? attempt.answer : attempt.reasoning).size() == delta.text.size();
    const auto appendTo = [&](auto &view) {
        const bool needsLine = isFirst && !view.text().isEmpty();
        view.append(needsLine ? QString(u"\n\n"_s % delta.text) : delta.text);
    };
    withView(stage.role,
             [&](auto &view) { isAnswer ? appendTo(view) : appendTo(*view.reasoning()); });
    showWhetherEmpty(stage.role, false);
    if (isAnswer) {
        m_views.tabs->mark(RunTabs::tabOf(stage.role), true);
    }
    m_views.strip->setStatus(stage.role, stageStatus(run, m_views.attempts->log(), stage.role));
}

void RunPresenter::showTexts(const run::Run &run)
{
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        const QString text = stageText(run, role);
        const QString reasoning = stageReasoning(run, role);
        withView(role, [&](auto &view) {
            text.isEmpty() ? view.clear() : view.setText(text);
            view.reasoning()->setText(reasoning);
        });
        showWhetherEmpty(role, text.isEmpty() && reasoning.isEmpty());
    }
}

void RunPresenter::showStatus(const run::Run &run)
{
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        m_views.strip->setStatus(role, stageStatus(run, m_views.attempts->log(), role));
    }
}

void RunPresenter::showChanges(const run::Run &run)
{
    m_views.tabs->setEmpty(RunTabs::Changes, !run.edits());
    if (!run.edits()) {
        m_views.tabs->changes()->clear();
        return;
    }
    std::optional<run::EditsApplied> applied;
    for (const run::AppliedEdits &each : run.applied()) {
        applied = each.reverted ? std::nullopt : std::optional(each.what);
    }
    m_views.tabs->changes()->setChanges(*run.edits(), applied, run.editOrigins());
    m_views.tabs->changes()->setRounds(run);
    m_views.tabs->changes()->setObjections(objectionsIn(run.evidence()));
    m_views.tabs->mark(RunTabs::Changes, true);
}

//! What the changes and their checks came to so far, where the event says something of them.
void RunPresenter::showProof(const run::RunEvent &event, const run::Run &run)
{
    ProofTab *const tab = m_views.tabs->proof();
    if (const auto *const output = std::get_if<run::CheckOutput>(&event.body)) {
        tab->append(*output);
        return;
    }
    if (std::holds_alternative<run::CheckStarted>(event.body)) {
        m_checkSince = event.time;
    }
    const bool isAboutProof
        = std::visit(run::Overloaded{[](const run::RunStarted &) { return true; },
                                     [](const run::RunFinished &) { return true; },
                                     [](const run::EditsPlanned &) { return true; },
                                     [](const run::ChecksPlanned &) { return true; },
                                     [](const run::ProofSkipped &) { return true; },
                                     [](const run::ProofStarted &) { return true; },
                                     [](const run::CheckStarted &) { return true; },
                                     [](const run::CheckFinished &) { return true; },
                                     [](const run::ProofFinished &) { return true; },
                                     [](const run::FindingsReached &) { return true; },
                                     [](const run::VerdictReached &) { return true; },
                                     [](const run::SentBack &) { return true; },
                                     [](const run::LoopEnded &) { return true; },
                                     [](const auto &) { return false; }},
                     event.body);
    if (isAboutProof) {
        tab->setRun(run, m_checkSince);
        m_views.tabs->findings()->setRun(run);
        m_views.tabs->changes()->setObjections(objectionsIn(run.evidence()));
    }
    if (std::holds_alternative<run::ProofFinished>(event.body)) {
        m_views.tabs->mark(RunTabs::Proof, true);
        emit announced(tab->foot());
    }
    showChecking(run);
}

void RunPresenter::showChecking(const run::Run &run)
{
    const QList<run::Proof> &proofs = run.evidence().proofs();
    const bool isOver = run.state() != run::Run::State::Running || proofs.isEmpty();
    if (isOver || proofs.constLast().isFinished) {
        emit checkingChanged({});
        return;
    }
    const run::Proof &proof = proofs.constLast();
    const auto running = std::ranges::find(proof.checks, true, &run::CheckRun::isRunning);
    if (running != proof.checks.end()) {
        emit checkingChanged(
            {.check = running->name, .round = proof.start.round, .since = m_checkSince});
    }
}

void RunPresenter::showUsage(const run::Run &run)
{
    emit usageChanged(usageOf(run));
}

void RunPresenter::announceStage(run::Role role, const run::Run &run)
{
    const StageStatus status = stageStatus(run, m_views.attempts->log(), role);
    emit announced(words::stageTitle(role) % u": "_s
                   % stateWords(status, QDateTime::currentDateTimeUtc()));
}

//! A run that was stopped or has failed leaves its last answer as it is.
void RunPresenter::finishLast(const run::Run &run)
{
    if (!run.stages().isEmpty() && !run.stages().constLast().result) {
        withView(run.stages().constLast().role, [](auto &view) { view.finish(); });
    }
}

std::optional<llm::TokenUsage> usageOf(const run::Run &run)
{
    std::optional<llm::TokenUsage> sum;
    for (const run::Stage &stage : run.stages()) {
        if (!stage.result) {
            continue;
        }
        if (sum) {
            run::addTo(*sum, stage.result->usage);
        } else {
            sum = stage.result->usage;
        }
    }
    return sum;
}

} // namespace roo::gui
