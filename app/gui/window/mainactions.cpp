// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/mainactions.h"

#include "gui/look/shortcuts.h"
#include "gui/words/words.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! Editing is done by the widget that has the focus, if it edits at all.
void forFocus(const char *slot)
{
    QWidget *const widget = QApplication::focusWidget();
    if (widget != nullptr
        && widget->metaObject()->indexOfSlot(QByteArray(slot).append("()").constData()) >= 0) {
        QMetaObject::invokeMethod(widget, slot);
    }
}

//! The standard shortcuts of the platform, or others where it has none.
void setShortcuts(QAction *action, QKeySequence::StandardKey key,
                  const QList<QKeySequence> &otherwise = {})
{
    const QList<QKeySequence> standard = QKeySequence::keyBindings(key);
    action->setShortcuts(standard.isEmpty() ? otherwise : standard);
}

} // namespace

MainActions::MainActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    buildFile();
    buildEdit();
    buildRun();
    buildView();
    buildHelp();
    setActivity(RunControl::Activity::Idle, false, false);
}

QAction *MainActions::add(QMenu *menu, const QString &text)
{
    return menu->addAction(text);
}

void MainActions::buildFile()
{
    QMenu *const menu = m_window->menuBar()->addMenu(tr("&File"));
    newTask = add(menu, tr("&New Task"));
    setShortcuts(newTask, QKeySequence::New);
    newWindow = add(menu, tr("New &Window"));
    newWindow->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    menu->addSeparator();
    openRun = add(menu, tr("&Open a Run…"));
    setShortcuts(openRun, QKeySequence::Open);
    openSample = add(menu, tr("Open the &Sample Run"));
    exportRun = add(menu, tr("&Export the Run…"));
    setShortcuts(exportRun, QKeySequence::Save);
    exportCode = add(menu, tr("Export Code &Files…"));
    menu->addSeparator();
    closeWindow = add(menu, tr("&Close Window"));
    setShortcuts(closeWindow, QKeySequence::Close);
    quit = add(menu, tr("&Quit"));
    quit->setMenuRole(QAction::QuitRole);
    setShortcuts(quit, QKeySequence::Quit, {Qt::CTRL | Qt::Key_Q});
}

void MainActions::buildEdit()
{
    QMenu *const menu = m_window->menuBar()->addMenu(tr("&Edit"));
    addEditing(menu);
    menu->addSeparator();
    addFinding(menu);
    searchHistory = add(menu, tr("Search the &History"));
    searchHistory->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    menu->addSeparator();
    settings = add(menu, tr("&Settings…"));
    settings->setMenuRole(QAction::PreferencesRole);
    QList<QKeySequence> keys = QKeySequence::keyBindings(QKeySequence::Preferences);
    const QKeySequence usual(Qt::CTRL | Qt::Key_Comma);
    if (!keys.contains(usual)) {
        keys.append(usual);
    }
    settings->setShortcuts(keys);
}

void MainActions::addEditing(QMenu *menu)
{
    const auto edit = [&](const QString &text, QKeySequence::StandardKey key, const char *slot) {
        QAction *const action = add(menu, text);
        setShortcuts(action, key);
        connect(action, &QAction::triggered, this, [slot] { forFocus(slot); });
    };
    edit(tr("&Undo"), QKeySequence::Undo, "undo");
    edit(tr("&Redo"), QKeySequence::Redo, "redo");
    menu->addSeparator();
    edit(tr("Cu&t"), QKeySequence::Cut, "cut");
    copy = add(menu, tr("&Copy"));
    setShortcuts(copy, QKeySequence::Copy);
    copyAll = add(menu, tr("Copy A&ll"));
    copyAll->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    edit(tr("&Paste"), QKeySequence::Paste, "paste");
    selectAll = add(menu, tr("Select &All"));
    setShortcuts(selectAll, QKeySequence::SelectAll);
}

void MainActions::addFinding(QMenu *menu)
{
    find = add(menu, tr("&Find"));
    setShortcuts(find, QKeySequence::Find);
    findNext = add(menu, tr("Find &Next"));
    setShortcuts(findNext, QKeySequence::FindNext);
    findPrevious = add(menu, tr("Find Pre&vious"));
    setShortcuts(findPrevious, QKeySequence::FindPrevious);
}

void MainActions::buildRun()
{
    QMenu *const menu = m_window->menuBar()->addMenu(tr("&Run"));
    run = add(menu, tr("&Run"));
    run->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    stop = add(menu, tr("&Stop"));
    stop->setShortcut(Qt::CTRL | Qt::Key_Period);
    menu->addSeparator();
    m_goOn = menu->addMenu(tr("Run &Again From"));
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        QAction *const action = add(m_goOn,
                                    u'&' % QString::number(std::to_underlying(role) + 1) % u' '
                                        % words::stageTitle(role));
        connect(action, &QAction::triggered, this, [this, role] { emit goOnRequested(role); });
    }
    replay = add(menu, tr("Re&play"));
    replay->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    menu->addSeparator();
    editTask = add(menu, tr("Edit the &Task"));
    editTask->setShortcut(Qt::CTRL | Qt::Key_T);
    attach = add(menu, tr("Attach &Files…"));
    attach->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    menu->addSeparator();
    checkConnection = add(menu, tr("&Check the Connection"));
    setShortcuts(checkConnection, QKeySequence::Refresh);
}

void MainActions::buildView()
{
    m_view = m_window->menuBar()->addMenu(tr("&View"));
    const QStringList tabs{tr("&Plan"),    tr("&Code"),     tr("&Review"), tr("Pr&oof"),
                           tr("C&hanges"), tr("&Timeline"), tr("&Log")};
    for (int tab = 0; tab < tabs.size(); ++tab) {
        QAction *const action = add(m_view, tabs.at(tab));
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + tab)));
        connect(action, &QAction::triggered, this, [this, tab] { emit tabRequested(tab); });
    }
    m_view->addSeparator();
    follow = add(m_view, tr("&Follow the Run"));
    follow->setCheckable(true);
    follow->setChecked(true);
    follow->setToolTip(tr("Each stage is brought to the front when it begins"));
    m_view->addSeparator();
    addText();
    addThemes();
}

void MainActions::addText()
{
    zoomIn = add(m_view, tr("&Zoom In"));
    zoomIn->setShortcuts(shortcutsFor(QKeySequence::ZoomIn, {Qt::CTRL | Qt::Key_Equal}));
    zoomOut = add(m_view, tr("Zoom O&ut"));
    setShortcuts(zoomOut, QKeySequence::ZoomOut, {Qt::CTRL | Qt::Key_Minus});
    resetZoom = add(m_view, tr("Reset Zoo&m"));
    resetZoom->setShortcut(Qt::CTRL | Qt::Key_0);
    wrapLines = add(m_view, tr("&Wrap Lines"));
    wrapLines->setCheckable(true);
    wrapLines->setToolTip(tr("Break long lines of code where the view ends"));
}

void MainActions::addThemes()
{
    QMenu *const theme = m_view->addMenu(tr("Th&eme"));
    m_themes = new QActionGroup(this);
    const QList<std::pair<QString, Theme>> themes{
        {tr("&System"), Theme::System}, {tr("&Light"), Theme::Light}, {tr("&Dark"), Theme::Dark}};
    for (const auto &[text, value] : themes) {
        QAction *const action = add(theme, text);
        action->setCheckable(true);
        action->setData(std::to_underlying(value));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, chosen = value] { emit themeChosen(chosen); });
    }
}

void MainActions::buildHelp()
{
    QMenu *const menu = m_window->menuBar()->addMenu(tr("&Help"));
    guide = add(menu, tr("&User Guide"));
    setShortcuts(guide, QKeySequence::HelpContents, {Qt::Key_F1});
    menu->addSeparator();
    startProxy = add(menu, tr("Start &LiteLLM…"));
    startLocalModel = add(menu, tr("Use a Local &Model…"));
    menu->addSeparator();
    about = add(menu, tr("&About Roo Harness"));
    about->setMenuRole(QAction::AboutRole);
}

void MainActions::addView(QAction *toggle)
{
    m_view->insertAction(follow, toggle);
}

void MainActions::setTheme(Theme theme)
{
    const QList<QAction *> all = m_themes->actions();
    for (QAction *const action : all) {
        action->setChecked(action->data().toInt() == std::to_underlying(theme));
    }
}

void MainActions::setActivity(RunControl::Activity activity, bool hasRun, bool canRun)
{
    using Activity = RunControl::Activity;
    const bool isIdle = activity == Activity::Idle;
    run->setEnabled(isIdle && canRun);
    stop->setEnabled(activity == Activity::Running || activity == Activity::Replaying);
    newTask->setEnabled(activity != Activity::Running);
    openRun->setEnabled(activity != Activity::Running);
    openSample->setEnabled(activity != Activity::Running);
    replay->setEnabled(isIdle && hasRun);
    exportRun->setEnabled(isIdle && hasRun);
    exportCode->setEnabled(isIdle && hasRun);
    m_goOn->setEnabled(isIdle && hasRun);
}

} // namespace roo::gui
