// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"
#include "gui/window/runcontrol.h"
#include "gui/window/windowmemory.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace roo::gui {

//! The menus of a window, and the actions in them. What they do is the window's to connect.
class MainActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainActions)

public:
    explicit MainActions(QMainWindow *window);

    //! What can be done just now.
    void setActivity(RunControl::Activity activity, bool hasRun, bool canRun);
    void setTheme(Theme theme);
    //! The dock's own action.
    void addView(QAction *toggle);

    QAction *newWindow = nullptr;
    QAction *newTask = nullptr;
    QAction *openRun = nullptr;
    QAction *openSample = nullptr;
    QAction *exportRun = nullptr;
    QAction *exportCode = nullptr;
    QAction *closeWindow = nullptr;
    QAction *quit = nullptr;
    QAction *settings = nullptr;
    QAction *copy = nullptr;
    QAction *copyAll = nullptr;
    QAction *selectAll = nullptr;
    QAction *find = nullptr;
    QAction *findNext = nullptr;
    QAction *findPrevious = nullptr;
    QAction *searchHistory = nullptr;
    QAction *run = nullptr;
    QAction *stop = nullptr;
    QAction *replay = nullptr;
    QAction *attach = nullptr;
    QAction *editTask = nullptr;
    QAction *checkConnection = nullptr;
    QAction *follow = nullptr;
    QAction *zoomIn = nullptr;
    QAction *zoomOut = nullptr;
    QAction *resetZoom = nullptr;
    QAction *wrapLines = nullptr;
    QAction *guide = nullptr;
    QAction *startProxy = nullptr;
    QAction *startLocalModel = nullptr;
    QAction *about = nullptr;

signals:
    void goOnRequested(roo::run::Role from);
    void tabRequested(int tab);
    void themeChosen(roo::gui::Theme theme);

private:
    QAction *add(QMenu *menu, const QString &text);
    void buildFile();
    void buildEdit();
    void buildRun();
    void buildView();
    void buildHelp();
    void addEditing(QMenu *menu);
    void addFinding(QMenu *menu);
    void addText();
    void addThemes();

    QMainWindow *m_window = nullptr;
    QMenu *m_goOn = nullptr;
    QMenu *m_view = nullptr;
    QActionGroup *m_themes = nullptr;
};

} // namespace roo::gui
