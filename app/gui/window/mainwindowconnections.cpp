// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/mainwindow.h"

#include "gui/answers/codetab.h"
#include "gui/answers/plantab.h"
#include "gui/changes/changeapplication.h"
#include "gui/changes/changestab.h"
#include "gui/compare/runcomparer.h"
#include "gui/history/historydock.h"
#include "gui/history/runfiles.h"
#include "gui/look/inlinemessage.h"
#include "gui/proof/prooftab.h"
#include "gui/proof/runproof.h"
#include "gui/stages/stagestrip.h"
#include "gui/task/taskpanel.h"
#include "gui/window/mainactions.h"
#include "gui/window/runpresenter.h"
#include "gui/window/runtabs.h"
#include "gui/window/statusline.h"
#include "gui/window/windowmessages.h"
#include "gui/window/workbench.h"
#include "gui/words/budgetwords.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QStatusBar>

#include <utility>

using namespace Qt::StringLiterals;

//! What leads where in a window.
namespace roo::gui {

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->newWindow, [this] { emit newWindowRequested(); });
    on(m_actions->newTask, &MainWindow::beginTask);
    on(m_actions->openRun, [this] { m_files->chooseRun(this); });
    on(m_actions->openSample, [this] { openSample(); });
    on(m_actions->exportRun, [this] { m_files->chooseExport(m_control.reference(), this); });
    on(m_actions->exportCode,
       [this] { m_files->exportCode(m_control.reference(), m_tabs->code()->saver()); });
    on(m_actions->closeWindow, [this] { close(); });
    on(m_actions->quit, [] { QApplication::closeAllWindows(); });
    on(m_actions->settings, [this] { openSettings({}); });
    on(m_actions->searchHistory, [this] { m_history->focusSearch(); });
    on(m_actions->run, [this] { m_task->submit(); });
    on(m_actions->stop, [this] { m_task->submit(); });
    on(m_actions->replay, [this] { m_control.replay(m_control.reference()); });
    on(m_actions->attach, [this] { m_task->attachByDialog(); });
    on(m_actions->editTask, [this] { m_task->focusTask(); });
    on(m_actions->checkConnection, [this] { m_bench.assemble(); });
    on(m_actions->startProxy, [this] { m_talk->offerProxy(ServedModels::Providers); });
    on(m_actions->startLocalModel, [this] { m_talk->offerProxy(ServedModels::Local); });
    on(m_actions->guide, [this] { emit guideRequested({}); });
    on(m_actions->about, &MainWindow::showAbout);
    connect(m_actions->follow, &QAction::toggled, m_presenter, &RunPresenter::setFollowing);
    connect(m_actions, &MainActions::goOnRequested, this,
            [this](run::Role role) { m_control.goOn(role); });
    connect(m_actions, &MainActions::tabRequested, this, [this](int tab) {
        m_presenter->pauseFollowing();
        m_tabs->setCurrentIndex(tab);
        m_tabs->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_actions, &MainActions::themeChosen, &m_bench, &Workbench::setTheme);
    connect(&m_bench, &Workbench::themeChanged, m_actions, &MainActions::setTheme);
}

void MainWindow::connectRun()
{
    connect(&m_control, &RunControl::activityChanged, this, &MainWindow::activityChanged);
    connect(&m_control, &RunControl::cleared, this, [this] {
        m_proof->abandon();
        m_tabs->proof()->setProving(false);
        m_presenter->clear();
        m_talk->clearRun();
        runShown();
    });
    connect(&m_control, &RunControl::eventRecorded, this, [this](const run::RunEvent &event) {
        m_presenter->take(event, m_control.run());
        spendingChanged(event);
        if (std::holds_alternative<run::RunStarted>(event.body)) {
            m_runningSince.start();
            runShown();
            m_bench.refreshHistory();
        }
    });
    connect(&m_control, &RunControl::opened, this, [this](const QList<run::RunEvent> &events) {
        m_presenter->open(events, m_control.run());
        m_talk->showOutcome(m_control.run());
        if (const auto error = std::exchange(m_proofError, {})) {
            m_talk->showError(*error);
        }
        runShown();
    });
    connect(&m_control, &RunControl::consentWanted, this,
            [this](run::ConsentFor what) { m_talk->askForConsent(m_control.run(), what); });
    connect(&m_control, &RunControl::historyLost, m_talk, &WindowMessages::showHistoryLoss);
    connect(&m_control, &RunControl::failed, m_talk, &WindowMessages::showError);
    connect(&m_control, &RunControl::ended, this, &MainWindow::runEnded);
    connect(m_presenter, &RunPresenter::usageChanged, m_status, &StatusLine::setUsage);
    connect(m_presenter, &RunPresenter::checkingChanged, m_status, &StatusLine::setChecking);
    connect(m_presenter, &RunPresenter::announced, this, &MainWindow::announce);
}

//! What an event says of what may be spent.
void MainWindow::spendingChanged(const run::RunEvent &event)
{
    const bool isPlayed = m_control.activity() == RunControl::Activity::Replaying;
    if (std::holds_alternative<run::AttemptStarted>(event.body)) {
        m_status->showFreeRequests();
    } else if (const auto *const reached = std::get_if<run::BudgetReached>(&event.body);
               reached != nullptr && !isPlayed) {
        m_talk->showBudget(*reached);
    } else if (const auto *const paced = std::get_if<run::RequestPaced>(&event.body)) {
        statusBar()->showMessage(words::paced(*paced), static_cast<int>(paced->wait.count()));
    }
}

void MainWindow::connectPanels()
{
    connect(&m_bench, &Workbench::assembled, this, &MainWindow::settingsRead);
    connect(m_task, &TaskPanel::submitted, this, &MainWindow::run);
    connect(m_task, &TaskPanel::stopRequested, &m_control, &RunControl::stop);
    connect(m_strip, &StageStrip::stageChosen, this, [this](run::Role role) {
        m_presenter->pauseFollowing();
        m_tabs->setCurrentIndex(RunTabs::tabOf(role));
    });
    connect(m_tabs, &QTabWidget::tabBarClicked, m_presenter, &RunPresenter::pauseFollowing);
    connect(m_strip, &StageStrip::runAgainRequested, this,
            [this](run::Role role) { m_control.goOn(role); });
    connect(m_strip, &StageStrip::answerCopyRequested, this, [this](run::Role role) {
        QApplication::clipboard()->setText(stageText(m_control.run(), role));
    });
    connect(m_strip, &StageStrip::promptCopyRequested, this,
            [this](run::Role role) { m_files->copyPrompt(m_control.reference(), role); });
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this] { m_strip->select(m_tabs->currentStage()); });
    connect(m_talk, &WindowMessages::settingsRequested, this, &MainWindow::openSettings);
    connect(m_talk, &WindowMessages::sampleRequested, this, &MainWindow::openSample);
    connect(m_talk, &WindowMessages::profileWanted, m_task, &TaskPanel::chooseProfile);
    connect(m_tabs, &RunTabs::sampleRequested, this, &MainWindow::openSample);
    connect(m_tabs, &RunTabs::workspaceRequested, m_task, &TaskPanel::browseWorkspace);
    connect(m_talk, &WindowMessages::goOnRequested, this,
            [this](run::Role role) { m_control.goOn(role); });
    connect(m_talk, &WindowMessages::logRequested, this,
            [this] { m_tabs->setCurrentIndex(RunTabs::Log); });
    connect(m_strip, &StageStrip::compareRequested, this,
            [this](run::Role role) { m_comparer->compareAttempts(m_control.run(), role); });
    connect(m_comparer, &RunComparer::failed, m_talk, &WindowMessages::showError);
    connect(m_strip, &StageStrip::planEditRequested, this, &MainWindow::editPlan);
    connect(m_talk, &WindowMessages::planEditRequested, this, &MainWindow::editPlan);
    connect(m_tabs->plan(), &PlanTab::continued, this,
            [this](const QString &plan) { m_control.goOn(run::Role::Coder, plan); });
}

void MainWindow::connectHistory()
{
    connect(m_history, &HistoryDock::openRequested, this, &MainWindow::openKept);
    connect(m_history, &HistoryDock::replayRequested, this, [this](const QString &id) {
        if (m_control.activity() != RunControl::Activity::Running) {
            m_control.replay(id);
        }
    });
    connect(m_history, &HistoryDock::runAgainRequested, m_files, &RunFiles::readTask);
    connect(m_history, &HistoryDock::exportRequested, this,
            [this](const QString &id) { m_files->chooseExport(id, this); });
    connect(m_history, &HistoryDock::codeExportRequested, this,
            [this](const QString &id) { m_files->exportCode(id, m_tabs->code()->saver()); });
    connect(m_history, &HistoryDock::deleteRequested, this, &MainWindow::deleteRun);
    connect(m_history, &HistoryDock::compareRequested, this,
            [this](const QString &one, const QString &other) {
                const bool isShown = other == m_control.run().id();
                m_comparer->compareRuns(one, isShown ? m_control.reference() : other);
            });
    connect(m_files, &RunFiles::runChosen, this, &MainWindow::openPath);
    connect(m_files, &RunFiles::taskRead, m_task, &TaskPanel::setDraft);
    connect(m_files, &RunFiles::failed, m_talk, &WindowMessages::showError);
    connect(m_files, &RunFiles::written, this, [this](const QString &file) {
        statusBar()->showMessage(tr("Written to %1").arg(file), 8000);
    });
    connect(m_files, &RunFiles::exporting, this, [this](const QString &file, int percent) {
        statusBar()->showMessage(percent > 0 ? tr("Writing %1: %2 %").arg(file).arg(percent)
                                             : tr("Writing %1…").arg(file),
                                 2000);
    });
    connect(m_files, &RunFiles::codeLeftOut, m_talk, &WindowMessages::showLeftOut);
    connect(m_files, &RunFiles::codeHasNoFiles, m_talk, [this] { m_talk->showLeftOut({}); });
    connect(&m_files->deletion(), &DeferredDeletion::carriedOut, this,
            [this] { m_messages->dismiss(u"deleted"_s); });
    connect(&m_files->deletion(), &DeferredDeletion::failed, m_talk, &WindowMessages::showError);
}

void MainWindow::connectChanges()
{
    connect(m_tabs->changes(), &ChangesTab::applyRequested, this,
            [this](const ChangeSelection &selection) {
                if (!m_control.isBusy()) {
                    m_application->apply(m_control.reference(), m_control.run(), selection);
                }
            });
    connect(m_application, &ChangeApplication::objected, this,
            [this](const QStringList &objections, ChangeSelection wanted) {
                wanted.despite = objections;
                m_talk->askAboutObjections(objections, [this, wanted] {
                    m_application->apply(m_control.reference(), m_control.run(), wanted);
                });
            });
    connect(m_tabs->changes(), &ChangesTab::undoRequested, this,
            [this] { m_application->undo(m_control.run().id()); });
    connect(m_application, &ChangeApplication::overwritingWanted, this,
            [this](const run::UndoPlan &plan) {
                const QStringList files = plan.later.keys();
                m_talk->askAboutOverwriting(files.join(u'\n'),
                                            [this, plan] { m_application->takeBack(plan); });
            });
    connect(m_application, &ChangeApplication::applied, this, &MainWindow::changesWritten);
    connect(m_application, &ChangeApplication::undone, this, &MainWindow::changesWritten);
    connect(m_application, &ChangeApplication::failed, m_talk, &WindowMessages::showError);
}

} // namespace roo::gui
