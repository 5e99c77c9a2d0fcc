// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "core/run/recorder.h"
#include "gui/answers/codeview.h"
#include "gui/answers/findbar.h"
#include "gui/answers/markdownview.h"
#include "gui/changes/diffview.h"
#include "gui/changes/rowview.h"
#include "gui/look/textstyle.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHash>
#include <QLabel>
#include <QMenuBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! Who has which keys; a second owner is a clash.
class Keys final
{
public:
    void add(const QKeySequence &keys, const QString &owner)
    {
        if (keys.isEmpty()) {
            return;
        }
        const QString name = keys.toString();
        if (m_owners.contains(name)) {
            m_clashes.append(name + u": "_s + m_owners.value(name) + u", "_s + owner);
        }
        m_owners.insert(name, owner);
    }
    [[nodiscard]] QStringList clashes() const { return m_clashes; }

private:
    QHash<QString, QString> m_owners;
    QStringList m_clashes;
};

Keys keysOf(const QMainWindow &window)
{
    Keys keys;
    const QList<QAction *> actions = window.findChildren<QAction *>();
    for (const QAction *const action : actions) {
        const bool isOfWidget = action->shortcutContext() == Qt::WidgetShortcut;
        const QList<QKeySequence> all
            = isOfWidget || !action->isEnabled() ? QList<QKeySequence>() : action->shortcuts();
        for (const QKeySequence &each : all) {
            keys.add(each, action->text());
        }
    }
    const QList<QAction *> menus = window.menuBar()->actions();
    for (const QAction *const menu : menus) {
        keys.add(QKeySequence::mnemonic(menu->text()), menu->text());
    }
    const QList<QAbstractButton *> buttons = window.findChildren<QAbstractButton *>();
    for (const QAbstractButton *const button : buttons) {
        if (button->isVisible()) {
            keys.add(button->shortcut(), button->text());
        }
    }
    const QList<QLabel *> labels = window.findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        if (label->isVisible() && label->buddy() != nullptr) {
            keys.add(QKeySequence::mnemonic(label->text()), label->text());
        }
    }
    return keys;
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

//! The menus, and what they do with the views.
class MenusTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void keys_areNowhereTheSame();
    void copying_isOfTheTabThatIsShown_data();
    void copying_isOfTheTabThatIsShown();
    void copying_isOfTheFocus();
    void hiddenCharacters_areNotCopiedByTheMenu();
    void finding_isOfTheTabThatIsShown();
    void zoom_isOfAllWindowsAndKept();
    void wheel_zoomsAllViews();
    void wrapping_isSharedWithTheTab();
};

void MenusTest::keys_areNowhereTheSame()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    auto *const tabs = fixture.find<RunTabs>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        if (tabs->findBar() != nullptr) {
            tabs->findBar()->open();
        }
        QCOMPARE(keysOf(*fixture.window).clashes(), QStringList());
    }
    tabs->setCurrentIndex(RunTabs::Plan);
    tabs->plan()->beginEditing(u"x"_s);
    QCOMPARE(keysOf(*fixture.window).clashes(), QStringList());
}

void MenusTest::copying_isOfTheTabThatIsShown_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("text");

    QTest::newRow("plan") << int(RunTabs::Plan) << u"the plan"_s;
    QTest::newRow("code") << int(RunTabs::Code) << u"the code"_s;
    QTest::newRow("review") << int(RunTabs::Review) << u"the review"_s;
}

void MenusTest::copying_isOfTheTabThatIsShown()
{
    QFETCH(const int, tab);
    QFETCH(const QString, text);
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    auto *const actions = fixture.find<MainActions>();
    fixture.find<RunTabs>()->setCurrentIndex(tab);
    QVERIFY(!fixture.shownText(static_cast<run::Role>(tab)).isEmpty());
    fixture.find<RunTabs>()->currentView()->setFocus();
    QGuiApplication::clipboard()->setText(u"before"_s);
    actions->copy->trigger(); // nothing is selected
    QCOMPARE(clipboard(), u"before"_s);
    actions->copyAll->trigger();
    QCOMPARE(clipboard(), text);
    QGuiApplication::clipboard()->setText(u"before"_s);
    QTRY_VERIFY(([&] {
        actions->selectAll->trigger();
        actions->copy->trigger();
        return clipboard() == text;
    }()));
}

void MenusTest::copying_isOfTheFocus()
{
    WindowFixture fixture;
    MainWindow &window = fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    fixture.type(u"my task"_s);
    fixture.find<TaskPanel>()->focusTask();
    auto *const actions = fixture.find<MainActions>();
    actions->copyAll->trigger();
    QCOMPARE(clipboard(), u"my task"_s);
    auto *const tabs = fixture.find<RunTabs>();
    tabs->setCurrentIndex(RunTabs::Log);
    tabs->currentWidget()->setFocus();
    actions->copyAll->trigger();
    QVERIFY2(clipboard().contains(u"code-a"_s), qPrintable(clipboard()));
    QCOMPARE(clipboard().count(u'\n'), 4);
}

void MenusTest::hiddenCharacters_areNotCopiedByTheMenu()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).always(sse({u"x = '\u202e'"_s}));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    QVERIFY(!fixture.shownText(run::Role::Coder).isEmpty());
    fixture.find<RunTabs>()->currentView()->setFocus();
    QGuiApplication::clipboard()->setText(u"before"_s);
    auto *const actions = fixture.find<MainActions>();
    actions->copyAll->trigger();
    actions->selectAll->trigger();
    actions->copy->trigger();
    QCOMPARE(clipboard(), u"before"_s);
}

void MenusTest::finding_isOfTheTabThatIsShown()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    auto *const tabs = fixture.find<RunTabs>();
    auto *const actions = fixture.find<MainActions>();
    for (const RunTabs::Tab tab : {RunTabs::Plan, RunTabs::Code, RunTabs::Review}) {
        tabs->setCurrentIndex(tab);
        QVERIFY(actions->find->isEnabled());
        QVERIFY(!tabs->findBar()->isVisible());
        actions->findNext->trigger(); // there is nothing yet to go on with
        QVERIFY(tabs->findBar()->isVisible());
    }
    tabs->setCurrentIndex(RunTabs::Log);
    QVERIFY(!actions->find->isEnabled());
}

void MenusTest::zoom_isOfAllWindowsAndKept()
{
    WindowFixture fixture;
    fixture.open();
    auto other = std::make_unique<MainWindow>(*fixture.bench, 1);
    const auto size = [](const MainWindow &window) {
        return window.findChild<CodeView *>()->font().pointSizeF();
    };
    const qreal before = size(*other);
    auto *const actions = fixture.find<MainActions>();
    QVERIFY(!actions->resetZoom->isEnabled());
    actions->zoomIn->trigger();
    QVERIFY(size(*fixture.window) > before);
    QCOMPARE(size(*other), size(*fixture.window));
    const qreal larger = size(*other);
    other.reset();
    fixture.open();
    QCOMPARE(size(*fixture.window), larger);
    fixture.find<MainActions>()->resetZoom->trigger();
    QCOMPARE(size(*fixture.window), before);
    for (int i = 0; i < 20; ++i) {
        fixture.find<MainActions>()->zoomOut->trigger();
    }
    QVERIFY(!fixture.find<MainActions>()->zoomOut->isEnabled());
}

void MenusTest::wheel_zoomsAllViews()
{
    WindowFixture fixture;
    fixture.open();
    auto *const tabs = fixture.find<RunTabs>();
    const int before = fixture.bench->textStyle().zoom();
    const auto turn = [](QWidget *viewport, int delta) {
        QWheelEvent event(QPointF(5, 5), QPointF(5, 5), {}, QPoint(0, delta), Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(viewport, &event);
    };
    turn(tabs->code()->currentView()->viewport(), 120);
    QCOMPARE(fixture.bench->textStyle().zoom(), before + 10);
    turn(tabs->review()->rendered()->viewport(), -120);
    QCOMPARE(fixture.bench->textStyle().zoom(), before);
    turn(tabs->changes()->diff()->rows()->viewport(), -120);
    QCOMPARE(fixture.bench->textStyle().zoom(), before - 10);
}

void MenusTest::wrapping_isSharedWithTheTab()
{
    WindowFixture fixture;
    fixture.open();
    auto *const actions = fixture.find<MainActions>();
    const CodeView *const view = fixture.find<RunTabs>()->code()->currentView();
    const bool before = view->wrapsWords();
    actions->wrapLines->trigger();
    QCOMPARE(view->wrapsWords(), !before);
    fixture.open();
    QCOMPARE(fixture.find<RunTabs>()->code()->currentView()->wrapsWords(), !before);
    QCOMPARE(fixture.find<MainActions>()->wrapLines->isChecked(), !before);
}

ROO_WINDOW_TEST_MAIN(MenusTest)
#include "tst_menus.moc"
