// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/mainwindow.h"

#include "core/run/app.h"
#include "core/run/runlookup.h"
#include "gui/answers/plantab.h"
#include "gui/attempts/attemptmodel.h"
#include "gui/changes/changeapplication.h"
#include "gui/changes/changestab.h"
#include "gui/compare/runcomparer.h"
#include "gui/history/historydock.h"
#include "gui/history/historymodel.h"
#include "gui/history/runfiles.h"
#include "gui/look/inlinemessage.h"
#include "gui/look/pagescroll.h"
#include "gui/proof/prooftab.h"
#include "gui/proof/runproof.h"
#include "gui/review/reviewtab.h"
#include "gui/settings/settingsdialog.h"
#include "gui/stages/stagestrip.h"
#include "gui/task/taskeditor.h"
#include "gui/task/taskpanel.h"
#include "gui/window/mainactions.h"
#include "gui/window/notifier.h"
#include "gui/window/runpresenter.h"
#include "gui/window/runtabs.h"
#include "gui/window/statusline.h"
#include "gui/window/viewactions.h"
#include "gui/window/windowmessages.h"
#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int stateVersion = 1;
//! Before a run that ends calls for somebody who is elsewhere.
constexpr std::chrono::seconds longRun{10};

} // namespace

MainWindow::MainWindow(Workbench &bench, int number, QWidget *parent)
    : QMainWindow(parent)
    , m_bench(bench)
    , m_control(bench)
    , m_attempts(new AttemptModel(this))
    , m_actions(new MainActions(this))
    , m_messages(new MessageArea(this))
    , m_talk(new WindowMessages(bench, m_control, m_messages))
    , m_task(new TaskPanel(bench, bench.memory().draftFile(number), this))
    , m_strip(new StageStrip(this))
    , m_tabs(new RunTabs(bench, m_attempts, this))
    , m_history(new HistoryDock(bench, this))
    , m_status(new StatusLine(bench, this))
    , m_presenter(
          new RunPresenter({.strip = m_strip, .tabs = m_tabs, .attempts = m_attempts}, this))
    , m_files(new RunFiles(bench, this))
    , m_comparer(new RunComparer(bench, this))
    , m_application(new ChangeApplication(bench, this))
    , m_proof(new RunProof(bench, this))
    , m_notifier(new Notifier(this))
{
    build();
    new ViewActions(m_actions, m_tabs, bench.textStyle());
    connectActions();
    connectRun();
    connectPanels();
    connectHistory();
    connectChanges();
    connectProof();
    restore();
    m_presenter->clear();
    updateTitle();
    if (m_bench.app() || m_bench.fault()) {
        settingsRead();
        m_talk->showConnection();
    } else {
        m_task->setObstacle(tr("The settings are being read."));
    }
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    auto *const scroll = pageScroll(this);
    auto *const content = new QWidget(scroll);
    auto *const layout = new QVBoxLayout(content);
    layout->addWidget(m_messages);
    layout->addWidget(m_task);
    layout->addWidget(m_strip);
    layout->addWidget(m_tabs, 1);
    // What is in the tabs scrolls, and all of it where messages leave too little room for them.
    m_tabs->setMinimumHeight(fontMetrics().height() * 7);
    scroll->setWidget(content);
    setCentralWidget(scroll);
    addDockWidget(Qt::LeftDockWidgetArea, m_history);
    m_history->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    QAction *const toggle = m_history->toggleViewAction();
    toggle->setText(tr("H&istory List"));
    toggle->setShortcut(Qt::CTRL | Qt::Key_H);
    m_actions->addView(toggle);
    m_actions->setTheme(m_bench.memory().theme());
    m_task->focusTask();
}

void MainWindow::restore()
{
    resize(1120, 760);
    restoreGeometry(m_bench.memory().geometry());
    restoreState(m_bench.memory().state(), stateVersion);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    m_strip->select(m_tabs->currentStage());
}

void MainWindow::remember()
{
    m_bench.memory().setGeometry(saveGeometry());
    m_bench.memory().setState(saveState(stateVersion));
}

void MainWindow::run()
{
    const TaskDraft draft = m_task->draft();
    Result<run::Profile> profile = run::profileIn(m_bench.folders(), draft.profile);
    if (!profile) {
        m_talk->showError(profile.error());
        return;
    }
    run::RunRequest request{.task = draft.task,
                            .attachments = m_task->attachments(),
                            .profile = *std::move(profile),
                            .stages = m_task->stopsAfterPlan() ? QList{run::Role::Planner}
                                                               : run::allRoles(),
                            .plan = {},
                            .code = {}};
    if (!draft.workspace.isEmpty()) {
        request.workspace = run::WorkspaceJob{.folder = draft.workspace, .proof = m_task->proof()};
    }
    m_control.start(std::move(request));
}

void MainWindow::editPlan()
{
    const QString plan = m_control.run().answer(run::Role::Planner);
    if (m_control.isBusy() || plan.isEmpty() || m_control.reference().isEmpty()) {
        return;
    }
    m_talk->clearRun(); // its button goes on with the plan as it was
    m_tabs->setCurrentIndex(RunTabs::Plan);
    m_tabs->plan()->beginEditing(plan);
}

//! What was applied is part of the run, which is read again with it.
void MainWindow::changesWritten(const QString &runId)
{
    m_messages->dismiss(u"changes"_s);
    m_bench.refreshHistory();
    if (!m_control.isBusy() && !runId.isEmpty()) {
        m_control.open(runId);
    }
}

void MainWindow::announce(const QString &words)
{
    if (QAccessible::isActive()) {
        QAccessibleAnnouncementEvent event(this, words);
        QAccessible::updateAccessibility(&event);
    }
}

void MainWindow::runShown()
{
    const run::RunStarted &start = m_control.run().start();
    m_status->setProfile(start.profile.name);
    m_status->setWorkspace(start.workspace);
    m_history->select(m_control.run().id());
    if (run::isSample(m_control.reference())) {
        m_talk->showSampleNote();
    }
    activityChanged();
    updateTitle();
}

void MainWindow::activityChanged()
{
    const RunControl::Activity activity = m_control.activity();
    m_task->setActivity(activity);
    m_actions->setActivity(activity, !m_control.reference().isEmpty(), m_bench.app() != nullptr);
    const QString obstacle = m_control.isBusy() ? tr("A run is on.")
        : m_control.reference().isEmpty()       ? tr("The run is not kept.")
                                                : QString();
    m_tabs->proof()->setObstacle(obstacle);
    m_tabs->findings()->setObstacle(obstacle);
}

void MainWindow::runEnded()
{
    m_bench.refreshHistory();
    m_talk->showOutcome(m_control.run());
    const bool isPlanAlone = m_control.run().start().stages == QList{run::Role::Planner}
        && m_control.run().finish()->outcome == run::Outcome::Succeeded;
    if (isPlanAlone && !m_control.reference().isEmpty()) {
        m_talk->showPlanDone();
    }
    const auto &finish = m_control.run().finish();
    const QString outcome
        = finish && finish->error ? words::brief(*finish->error) : tr("The run is done.");
    const bool wasLong = m_runningSince.durationElapsed() > longRun;
    if (wasLong && !isActiveWindow()) {
        m_notifier->tell(tr("Roo Harness: a run has ended"), outcome);
    }
    announce(outcome);
    if (m_isClosing) {
        close();
    }
}

void MainWindow::openKept(const QString &runId)
{
    if (m_control.activity() == RunControl::Activity::Running) {
        statusBar()->showMessage(tr("A run is on in this window: a new one can show another."),
                                 8000);
    } else {
        m_control.open(runId);
    }
}

void MainWindow::openSample()
{
    if (m_control.activity() != RunControl::Activity::Running) {
        m_control.replay(u"sample"_s);
    }
}

void MainWindow::openPath(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        m_task->setWorkspace(info.absoluteFilePath());
    } else if (path.endsWith(u".zip", Qt::CaseInsensitive)) {
        openKept(info.absoluteFilePath());
    } else {
        m_task->attach({info.absoluteFilePath()});
    }
}

void MainWindow::beginTask()
{
    if (m_control.activity() == RunControl::Activity::Running) {
        return;
    }
    m_control.clear();
    const TaskDraft draft = m_task->draft();
    m_task->setDraft(
        {.task = {}, .profile = draft.profile, .workspace = draft.workspace, .attachments = {}});
    m_task->focusTask();
}

void MainWindow::deleteRun(const QString &runId)
{
    HistoryModel &history = m_bench.history();
    const QString task = history.indexOf(runId).data().toString();
    if (m_control.reference() == runId) {
        if (m_control.isBusy()) {
            return;
        }
        m_control.clear();
    }
    m_files->deletion().begin(runId);
    m_talk->showDeleted(task, [this] { m_files->deletion().undo(); });
}

void MainWindow::settingsRead()
{
    m_task->loadProfiles();
    m_task->setObstacle(m_bench.fault() ? tr("The settings cannot be used: see above.")
                            : m_bench.isAwaitingKey()
                            ? tr("The system keyring is being asked for the key.")
                            : QString());
    activityChanged();
}

void MainWindow::updateTitle()
{
    const QString task = m_control.run().start().task.simplified().left(60);
    setWindowTitle(task.isEmpty() ? tr("Roo Harness") : tr("%1 – Roo Harness").arg(task));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_settings && m_settings->isChanged()) {
        m_settings->reject(); // it asks
        event->ignore();
        return;
    }
    if (m_control.activity() == RunControl::Activity::Running) {
        event->ignore();
        if (m_isClosing) {
            return;
        }
        askBeforeClosing();
        return;
    }
    remember();
    event->accept();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_bench.connection().setWatching(true);
}

//! The history gives way where the window becomes narrow.
void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (const int most = width() / 3; m_history->width() > most && !m_history->isFloating()) {
        resizeDocks({m_history}, {most}, Qt::Horizontal);
    }
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_messages->dismissLast()) {
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFilesIn(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFilesIn(*event->mimeData());
    for (const QString &path : paths) {
        openPath(path);
    }
    event->acceptProposedAction();
}

} // namespace roo::gui
