// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "gui/window/runcontrol.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>

namespace roo::gui {

class AttemptModel;
class ChangeApplication;
class HistoryDock;
class MainActions;
class MessageArea;
class Notifier;
class RunComparer;
class RunFiles;
class RunPresenter;
class RunProof;
class RunTabs;
class SettingsDialog;
class StageStrip;
class StatusLine;
class TaskPanel;
class WindowMessages;
class Workbench;

//! One window on the workbench: a task, the run that was made of it, and the history.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    //! `bench` outlives it. `number` tells the windows apart, from 0.
    MainWindow(Workbench &bench, int number, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! A run in a zip, or a folder as the workspace.
    void openPath(const QString &path);
    [[nodiscard]] RunControl &control() { return m_control; }

signals:
    void newWindowRequested();
    //! Empty: its first page.
    void guideRequested(const QString &page);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void connectActions();
    void connectRun();
    void spendingChanged(const run::RunEvent &event);
    void connectPanels();
    void connectHistory();
    void connectChanges();
    void connectProof();
    void restore();
    void remember();

    void run();
    void editPlan();
    void changesWritten(const QString &runId);
    void showPlace(const QString &path, int line);
    void writeChecks(const run::ChecksPlanned &checks);
    void proofEnded(const std::optional<Error> &error);
    void announce(const QString &words);
    void runShown();
    void activityChanged();
    void runEnded();
    void openKept(const QString &runId);
    void openSample();
    void beginTask();
    void deleteRun(const QString &runId);
    void settingsRead();
    void openSettings(const QString &page);
    void showAbout();
    void updateTitle();
    void askBeforeClosing();

    Workbench &m_bench;
    RunControl m_control;
    AttemptModel *m_attempts = nullptr;
    MainActions *m_actions = nullptr;
    MessageArea *m_messages = nullptr;
    WindowMessages *m_talk = nullptr;
    TaskPanel *m_task = nullptr;
    StageStrip *m_strip = nullptr;
    RunTabs *m_tabs = nullptr;
    HistoryDock *m_history = nullptr;
    StatusLine *m_status = nullptr;
    RunPresenter *m_presenter = nullptr;
    RunFiles *m_files = nullptr;
    RunComparer *m_comparer = nullptr;
    ChangeApplication *m_application = nullptr;
    RunProof *m_proof = nullptr;
    std::optional<Error> m_proofError; //!< To be said once the run is read again.
    Notifier *m_notifier = nullptr;
    QPointer<SettingsDialog> m_settings; //!< While it is open.
    QElapsedTimer m_runningSince; //!< Of the live run.
    bool m_isClosing = false; //!< It was asked, and the run is being stopped.
};

} // namespace roo::gui
