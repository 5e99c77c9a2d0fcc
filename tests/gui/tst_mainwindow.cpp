// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/settingsdialog.h"

#include "windowfixture.h"

#include <QAccessible>
#include <QHash>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! Every action that can be reached from a window, its submenus' too.
QList<QAction *> actionsOf(const QWidget &window)
{
    return window.findChildren<QAction *>();
}

} // namespace

//! What holds of the window whatever runs in it.
class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void shortcuts_areEachOneActions();
    void menus_haveMnemonicsOfTheirOwn();
    void focusableWidgets_haveNames();
    void smallWindow_showsEverything_data();
    void smallWindow_showsEverything();
    void everyWidget_isReachedByTab();
    void firstStart_saysThatNoProxyAnswers();
    void wrongSettings_areSaid();
    void sample_isPlayedWithoutAProxy();
    void geometry_isRemembered();
    void theme_switchesWhileItRuns();
};

void MainWindowTest::shortcuts_areEachOneActions()
{
    WindowFixture fixture;
    QHash<QString, QString> owners;
    const QList<QAction *> actions = actionsOf(fixture.open());
    for (const QAction *const action : actions) {
        const bool isOfWidget = action->shortcutContext() == Qt::WidgetShortcut;
        const QList<QKeySequence> shortcuts
            = isOfWidget ? QList<QKeySequence>() : action->shortcuts();
        for (const QKeySequence &shortcut : shortcuts) {
            const QString keys = shortcut.toString();
            QVERIFY2(!owners.contains(keys),
                     qPrintable(keys + u": "_s + owners.value(keys) + u", "_s + action->text()));
            owners.insert(keys, action->text());
        }
    }
    for (const QString &keys : {u"Ctrl+Return"_s, u"Ctrl+Enter"_s, u"Ctrl+N"_s, u"Ctrl+W"_s,
                                u"Ctrl+Q"_s, u"Ctrl+1"_s, u"Ctrl+."_s}) {
        QVERIFY2(owners.contains(keys), qPrintable(keys));
    }
}

void MainWindowTest::menus_haveMnemonicsOfTheirOwn()
{
    WindowFixture fixture;
    const MainWindow &window = fixture.open();
    QList<QList<QAction *>> menus{window.menuBar()->actions()};
    const QList<QMenu *> all = window.menuBar()->findChildren<QMenu *>();
    for (const QMenu *const menu : all) {
        menus.append(menu->actions());
    }
    for (const QList<QAction *> &menu : std::as_const(menus)) {
        QHash<QChar, QString> owners;
        for (const QAction *const action : menu) {
            if (action->isSeparator()) {
                continue;
            }
            const qsizetype place = action->text().indexOf(u'&');
            QVERIFY2(place >= 0, qPrintable(action->text()));
            const QChar letter = action->text().at(place + 1).toLower();
            QVERIFY2(!owners.contains(letter),
                     qPrintable(action->text() + u" and "_s + owners.value(letter)));
            owners.insert(letter, action->text());
        }
    }
}

void MainWindowTest::focusableWidgets_haveNames()
{
    WindowFixture fixture;
    const QUrl nowhere(u"http://127.0.0.1:%1"_s.arg(closedPort()));
    const MainWindow &window = fixture.openWith(fixture.optionsFor(nowhere));
    QTRY_VERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (QWidget *const widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr
            || widget->window() != &window || widget->objectName().startsWith(u"qt_")) {
            continue;
        }
        if (qobject_cast<const QLabel *>(widget) != nullptr) {
            continue; // its text is its name
        }
        const QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
        const QString name = face == nullptr ? QString() : face->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                            + QString::fromLatin1(widget->parent()->metaObject()->className())));
    }
}

void MainWindowTest::smallWindow_showsEverything_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("640 by 480") << QSize(640, 480);
    QTest::newRow("1280 by 800") << QSize(1280, 800);
}

void MainWindowTest::smallWindow_showsEverything()
{
    WindowFixture fixture;
    MainWindow &window = fixture.open();
    QFETCH(QSize, size);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.resize(size);
    QTRY_COMPARE(window.size(), size); // as soon as the window manager has agreed
    QVERIFY2(window.minimumSizeHint().width() <= size.width()
                 && window.minimumSizeHint().height() <= size.height(),
             qPrintable(u"needs %1 by %2"_s.arg(window.minimumSizeHint().width())
                            .arg(window.minimumSizeHint().height())));
    const QWidget *const page = window.findChild<TaskPanel *>()->parentWidget();
    QTRY_VERIFY2(page->width() <= page->parentWidget()->width(),
                 qPrintable(u"%1 in %2"_s.arg(page->width()).arg(page->parentWidget()->width())));
    const QList<QWidget *> children = page->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (const QWidget *const widget : children) {
        if (widget->isVisible()) {
            // Where the height does not suffice the page scrolls, and never sideways.
            QVERIFY2(page->rect().contains(widget->geometry()), widget->metaObject()->className());
            const int least = widget->minimumHeight() > 0 ? widget->minimumHeight()
                                                          : widget->minimumSizeHint().height();
            QVERIFY2(widget->height() >= least, widget->metaObject()->className());
        }
    }
}

void MainWindowTest::everyWidget_isReachedByTab()
{
    WindowFixture fixture;
    MainWindow &window = fixture.open();
    fixture.type(u"Do it"_s);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    fixture.find<TaskEditor>()->setFocus();
    QSet<const QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const auto *const strip = fixture.find<StageStrip>();
    for (const QWidget *const widget : std::initializer_list<const QWidget *>{
             fixture.find<TaskEditor>(), strip->card(run::Role::Planner),
             strip->card(run::Role::Reviewer)}) {
        QVERIFY2(reached.contains(widget), widget->metaObject()->className());
    }
    QVERIFY(reached.size() >= 10);
}

void MainWindowTest::firstStart_saysThatNoProxyAnswers()
{
    WindowFixture fixture;
    const QUrl nowhere(u"http://127.0.0.1:%1/v1"_s.arg(closedPort()));
    fixture.openWith(fixture.optionsFor(nowhere));
    QTRY_COMPARE(fixture.messageWords(u"connection"_s),
                 u"No LiteLLM proxy answers at http://127.0.0.1:%1. Start the proxy, or name "
                 "another one in the settings. [Settings…] [Retry] [Start LiteLLM…] [Use a "
                 "Local Model…] [Open the Sample Run]"_s.arg(nowhere.port()));
    QVERIFY(fixture.pressIn(u"connection"_s, u"Start LiteLLM…"_s));
    QTRY_VERIFY(!fixture.messageWords(u"start"_s).isEmpty());
    QVERIFY(fixture.pressIn(u"connection"_s, u"Settings…"_s));
    QVERIFY(fixture.find<SettingsDialog>() != nullptr);
}

void MainWindowTest::wrongSettings_areSaid()
{
    WindowFixture fixture;
    fixture.openWith(fixture.optionsFor(QUrl(u"ftp://x"_s)));
    QTRY_VERIFY(fixture.messageWords(u"connection"_s).contains(u"URL"_s));
    fixture.type(u"Do it"_s);
    QVERIFY(!fixture.find<TaskPanel>()->reason().isEmpty());
}

void MainWindowTest::sample_isPlayedWithoutAProxy()
{
    WindowFixture fixture;
    const QUrl nowhere(u"http://127.0.0.1:%1/v1"_s.arg(closedPort()));
    MainWindow &window = fixture.openWith(fixture.optionsFor(nowhere));
    QTRY_VERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
    QVERIFY(fixture.pressIn(u"connection"_s, u"Open the Sample Run"_s));
    QTRY_VERIFY(fixture.cards().constFirst().contains(u"answering"_s)
                || fixture.cards().constFirst().contains(u"waiting"_s));
    QCOMPARE(window.control().activity(), RunControl::Activity::Replaying);
    QVERIFY(!fixture.messageWords(u"sample"_s).isEmpty());
    fixture.press();
    QTRY_VERIFY(fixture.isIdle());
}

void MainWindowTest::geometry_isRemembered()
{
    WindowFixture fixture;
    fixture.open().resize(700, 520);
    fixture.window->close();
    fixture.open();
    QCOMPARE(fixture.window->size(), QSize(700, 520));
}

void MainWindowTest::theme_switchesWhileItRuns()
{
    WindowFixture fixture;
    const MainWindow &window = fixture.open();
    auto *const actions = window.findChild<MainActions *>();
    emit actions->themeChosen(Theme::Dark);
    QCOMPARE(fixture.bench->memory().theme(), Theme::Dark);
    emit actions->themeChosen(Theme::System);
    QCOMPARE(fixture.bench->memory().theme(), Theme::System);
}

ROO_WINDOW_TEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
