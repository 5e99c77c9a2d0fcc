// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/historydock.h"

#include "windowfixture.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTreeView>

#include <algorithm>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

void clickRun(QTreeView &view, const QString &task, Qt::KeyboardModifiers modifiers = {})
{
    const QAbstractItemModel &model = *view.model();
    const QModelIndexList found
        = model.match(model.index(0, 0), Qt::DisplayRole, task, 1, Qt::MatchRecursive);
    QCOMPARE(found.size(), 1);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers,
                      view.visualRect(found.constFirst()).center());
}

} // namespace

class HistoryDockTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void several_areNotDeletedAtOnce();
    void deletion_isOfTheMarkedRun();
    void menu_isForTheMarkedRun();

private:
    //! Two runs, of which the first is marked and the second has the keyboard.
    static void markTheFirst(WindowFixture &fixture);
};

void HistoryDockTest::markTheFirst(WindowFixture &fixture)
{
    fixture.open();
    QVERIFY(fixture.run(u"First"_s));
    QVERIFY(fixture.run(u"Second"_s));
    auto *const view = fixture.find<HistoryDock>()->findChild<QTreeView *>();
    QTRY_COMPARE(view->model()->rowCount(view->model()->index(0, 0)), 2);
    clickRun(*view, u"First"_s);
    clickRun(*view, u"Second"_s, Qt::ControlModifier);
    QCOMPARE(fixture.find<HistoryDock>()->markedRun(), QString());
    clickRun(*view, u"Second"_s, Qt::ControlModifier);
    QCOMPARE(view->currentIndex().data().toString(), u"Second"_s);
    QCOMPARE(view->selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(view->selectionModel()->selectedIndexes().constFirst().data().toString(), u"First"_s);
}

void HistoryDockTest::several_areNotDeletedAtOnce()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"First"_s));
    QVERIFY(fixture.run(u"Second"_s));
    auto *const dock = fixture.find<HistoryDock>();
    auto *const view = dock->findChild<QTreeView *>();
    QTRY_COMPARE(view->model()->rowCount(view->model()->index(0, 0)), 2);
    view->selectAll();
    QCOMPARE(dock->markedRuns().size(), 2);
    QSignalSpy deleted(dock, &HistoryDock::deleteRequested);
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(deleted.size(), 0);
}

void HistoryDockTest::deletion_isOfTheMarkedRun()
{
    WindowFixture fixture;
    markTheFirst(fixture);
    auto *const dock = fixture.find<HistoryDock>();
    QSignalSpy deleted(dock, &HistoryDock::deleteRequested);
    const QString marked = dock->markedRun();
    QVERIFY(marked != fixture.window->control().run().id()); // that is the second one
    QTest::keyClick(dock->findChild<QTreeView *>(), Qt::Key_Delete);
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted.constFirst().constFirst().toString(), marked);
}

void HistoryDockTest::menu_isForTheMarkedRun()
{
    WindowFixture fixture;
    markTheFirst(fixture);
    auto *const dock = fixture.find<HistoryDock>();
    auto *const view = dock->findChild<QTreeView *>();
    QSignalSpy replayed(dock, &HistoryDock::replayRequested);
    const QString marked = dock->markedRun();
    emit view->customContextMenuRequested(view->visualRect(view->currentIndex()).center());
    auto *const menu = dock->findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    const QList<QAction *> actions = menu->actions();
    const auto replay = std::ranges::find(actions, u"Re&play"_s, &QAction::text);
    QVERIFY(replay != actions.end());
    (*replay)->trigger();
    QCOMPARE(replayed.size(), 1);
    QCOMPARE(replayed.constFirst().constFirst().toString(), marked);
}

ROO_WINDOW_TEST_MAIN(HistoryDockTest)
#include "tst_historydock.moc"
