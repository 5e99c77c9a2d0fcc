// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "core/projectfolder.h"
#include "core/run/runstore.h"
#include "core/sizelimit.h"
#include "gui/history/historymodel.h"
#include "gui/history/runfiles.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTreeView>

#include <algorithm>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

const QStringList allDone{u"done"_s, u"done"_s, u"done"_s};

QStringList statesIn(const QStringList &cards)
{
    QStringList states;
    for (const QString &card : cards) {
        states.append(card.section(u"; "_s, 1, 1));
    }
    return states;
}

} // namespace

//! A window and what runs in it.
class MainWindowRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void task_runsThroughThreeStages();
    void fallback_isSeenOnTheCard();
    void stop_keepsWhatHasArrived();
    void failure_isSaidWithWhatToDo();
    void secrets_waitForAWord_data();
    void secrets_waitForAWord();
    void keptRun_looksAsItDid();
    void planAlone_isEditedAndGoneOnWith();
    void stage_isRunAgain();
    void closing_asksOnce();
    void deletedRun_comesBack();
    void exportedRun_isWritten();
    void export_onAFullDiskLeavesNothing();
    void exportedCode_isAskedAbout();
    void exportedCode_needsFiles();
    void windows_shareTheHistory();
    void changes_areAppliedAndTakenBack();
    void deletion_needsAWord();
};

void MainWindowRunsTest::task_runsThroughThreeStages()
{
    WindowFixture fixture;
    fixture.open();
    fixture.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
    fixture.type(u"Do it"_s);
    QTest::keyClick(fixture.find<TaskEditor>(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(fixture.hasEnded());
    QCOMPARE(statesIn(fixture.cards()), allDone);
    QCOMPARE(fixture.shownText(run::Role::Planner), u"the plan"_s);
    QCOMPARE(fixture.shownText(run::Role::Coder), u"the code"_s);
    QCOMPARE(fixture.shownText(run::Role::Reviewer), u"the review"_s);
    QCOMPARE(fixture.window->windowTitle(), u"Do it – Roo Harness"_s);
    QTRY_COMPARE(fixture.bench->history().runs().size(), 1);
}

void MainWindowRunsTest::fallback_isSeenOnTheCard()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).always(error(429, "slow down", "throttling_error"));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString card = fixture.cards().at(1);
    QVERIFY2(card.contains(u"code-b, answered by fake; 2nd of 2, attempt 2"_s), qPrintable(card));
    QCOMPARE(fixture.shownText(run::Role::Coder), u"other code"_s);
}

void MainWindowRunsTest::stop_keepsWhatHasArrived()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).reply(stream(delta(u"half"_s)).hang());
    fixture.open();
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    fixture.type(u"Do it"_s);
    fixture.press();
    QTRY_VERIFY(fixture.cards().at(1).contains(u"answering"_s));
    fixture.press();
    QTRY_VERIFY(fixture.hasEnded());
    QVERIFY(!closed.isEmpty() || closed.wait());
    QCOMPARE(statesIn(fixture.cards()).at(1), u"stopped"_s);
    QCOMPARE(fixture.shownText(run::Role::Coder), u"half"_s);
    QCOMPARE(fixture.messageWords(u"run"_s),
             u"Stopped by you. What has arrived is kept. [Go On from the Code]"_s);
}

void MainWindowRunsTest::failure_isSaidWithWhatToDo()
{
    WindowFixture fixture;
    fixture.server.forModel(u"plan"_s).always(error(401, "no such key", "auth_error"));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    QTRY_VERIFY(!fixture.messageWords(u"run"_s).isEmpty());
    const QString words = fixture.messageWords(u"run"_s);
    QVERIFY2(words.contains(u"The proxy refused the key (HTTP 401)"_s), qPrintable(words));
    QVERIFY2(words.contains(u"[Settings…]"_s), qPrintable(words));
    QVERIFY(fixture.pressIn(u"run"_s, u"Show the Log"_s));
    QCOMPARE(fixture.find<RunTabs>()->currentIndex(), int(RunTabs::Log));
}

void MainWindowRunsTest::secrets_waitForAWord_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("sent") << u"Go On and Send"_s << true;
    QTest::newRow("not sent") << u"Don’t Send"_s << false;
}

void MainWindowRunsTest::secrets_waitForAWord()
{
    QFETCH(QString, button);
    QFETCH(bool, isSent);
    WindowFixture fixture;
    fixture.open();
    // In pieces, so that nobody who searches our own sources is alarmed.
    fixture.type(u"Use ghp_"_s + u"Zx81kQvT0pLw9RbYc4HnU2eJ"_s + u"sM6dGfA3oViK"_s);
    fixture.press();
    QTRY_VERIFY(!fixture.messageWords(u"consent"_s).isEmpty());
    const auto isChat = [](const Arrival &arrival) { return arrival.method == "POST"; };
    QVERIFY(std::ranges::none_of(fixture.server.arrivals(), isChat));
    QVERIFY(fixture.messageWords(u"consent"_s).contains(u"task, line 1"_s));
    QVERIFY(!fixture.find<MessageArea>()->dismissLast());
    QVERIFY(fixture.pressIn(u"consent"_s, button));
    QTRY_VERIFY(fixture.hasEnded());
    QCOMPARE(std::ranges::any_of(fixture.server.arrivals(), isChat), isSent);
    QCOMPARE(fixture.window->control().run().finish()->outcome == run::Outcome::Succeeded, isSent);
}

void MainWindowRunsTest::keptRun_looksAsItDid()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).reply(error(500, "oops"));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QStringList live = fixture.cards();
    const QString id = fixture.window->control().reference();
    const run::Run run = fixture.window->control().run();
    fixture.open();
    fixture.window->control().open(id);
    QTRY_VERIFY(fixture.hasEnded());
    QCOMPARE(fixture.cards(), live);
    QCOMPARE(fixture.window->control().run(), run);
    QCOMPARE(fixture.shownText(run::Role::Coder), u"the code"_s);
}

void MainWindowRunsTest::planAlone_isEditedAndGoneOnWith()
{
    WindowFixture fixture;
    fixture.open();
    fixture.find<QCheckBox>()->setChecked(true);
    QVERIFY(fixture.run(u"Do it"_s));
    QTRY_VERIFY(!fixture.messageWords(u"run"_s).isEmpty());
    QVERIFY(fixture.pressIn(u"run"_s, u"Edit the Plan"_s));
    PlanTab *const plan = fixture.find<RunTabs>()->plan();
    QVERIFY(plan->isEditing());
    QCOMPARE(plan->editor()->toPlainText(), u"the plan"_s);
    const QString parent = fixture.window->control().run().id();
    emit plan->continued(u"a better plan"_s);
    QTRY_VERIFY(fixture.hasEnded() && fixture.window->control().run().id() != parent);
    const run::Run &run = fixture.window->control().run();
    QCOMPARE(run.start().parentRun, parent);
    QCOMPARE(run.start().plan, u"a better plan"_s);
    QCOMPARE(statesIn(fixture.cards()), (QStringList{u"taken over"_s, u"done"_s, u"done"_s}));
    QVERIFY(!plan->isEditing());
    QCOMPARE(fixture.shownText(run::Role::Planner), u"a better plan"_s);
}

void MainWindowRunsTest::stage_isRunAgain()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString parent = fixture.window->control().run().id();
    fixture.window->control().goOn(run::Role::Reviewer);
    QTRY_VERIFY(fixture.hasEnded() && fixture.window->control().run().id() != parent);
    QCOMPARE(statesIn(fixture.cards()), (QStringList{u"taken over"_s, u"taken over"_s, u"done"_s}));
}

void MainWindowRunsTest::closing_asksOnce()
{
    WindowFixture fixture;
    fixture.server.forModel(u"plan"_s).reply(stream(delta(u"half"_s)).hang());
    fixture.open();
    fixture.type(u"Do it"_s);
    fixture.press();
    QTRY_VERIFY(fixture.cards().at(0).contains(u"answering"_s));
    QVERIFY(!fixture.window->close());
    QTRY_VERIFY(fixture.window->findChild<QMessageBox *>() != nullptr);
    QVERIFY(fixture.window->isVisible());
    fixture.window->findChild<QMessageBox *>()->buttons().constFirst()->click();
    QTRY_VERIFY(!fixture.window->isVisible());
    QVERIFY(fixture.hasEnded());
}

void MainWindowRunsTest::deletedRun_comesBack()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString id = fixture.window->control().reference();
    QTRY_COMPARE(fixture.bench->history().runs().size(), 1);
    emit fixture.find<HistoryDock>()->deleteRequested(id);
    QCOMPARE(fixture.bench->history().runs().size(), 0);
    QVERIFY(fixture.bench->store()->summary(id));
    QVERIFY(fixture.pressIn(u"deleted"_s, u"Undo"_s));
    QCOMPARE(fixture.bench->history().runs().size(), 1);
    // At the end of the window it is deleted.
    emit fixture.find<HistoryDock>()->deleteRequested(id);
    fixture.window.reset();
    QVERIFY(!fixture.bench->store()->summary(id));
}

void MainWindowRunsTest::exportedRun_isWritten()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString reference = fixture.window->control().reference();
    for (const QString &name : {u"r.md"_s, u"r.html"_s, u"r.pdf"_s, u"r.json"_s, u"r.zip"_s}) {
        const QString file = fixture.home.filePath(name);
        fixture.find<RunFiles>()->exportTo(reference, file);
        QTRY_VERIFY(QFileInfo(file).size() > 0);
    }
    const QString zip = fixture.home.filePath(u"r.zip"_s);
    fixture.window->openPath(zip);
    QTRY_COMPARE(fixture.window->control().reference(), zip);
    QCOMPARE(statesIn(fixture.cards()), allDone);
}

void MainWindowRunsTest::export_onAFullDiskLeavesNothing()
{
    if (!SizeLimit::isPossible) {
        QSKIP("no limit for the size of a file");
    }
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString folder = fixture.home.filePath(u"out"_s);
    QVERIFY(QDir().mkpath(folder));
    QSignalSpy failed(fixture.find<RunFiles>(), &RunFiles::failed);
    for (const QString &name : {u"/r.html"_s, u"/r.pdf"_s, u"/r.zip"_s}) {
        const SizeLimit limit(500);
        fixture.find<RunFiles>()->exportTo(fixture.window->control().reference(), folder + name);
        QVERIFY(failed.wait());
        QVERIFY(!fixture.messageWords(u"run"_s).isEmpty());
    }
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void MainWindowRunsTest::exportedCode_isAskedAbout()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s)
        .always(sse({u"```python title=a.py\nx = 1\n```\n\n```title=b.txt\nb\n```\n"_s}));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString folder = fixture.home.filePath(u"out"_s);
    QVERIFY(writeFile(folder + u"/a.py"_s, "mine"));
    emit fixture.find<HistoryDock>()->codeExportRequested(fixture.window->control().run().id());
    QTRY_VERIFY(fixture.find<QFileDialog>() != nullptr);
    emit fixture.find<QFileDialog>()->fileSelected(folder);
    fixture.find<QFileDialog>()->close();
    QTRY_VERIFY(fixture.find<QMessageBox>() != nullptr);
    QCOMPARE(contentOf(folder + u"/a.py"_s), "mine");
    const QList<QAbstractButton *> buttons = fixture.find<QMessageBox>()->buttons();
    const auto replace = std::ranges::find(buttons, u"&Replace"_s, &QAbstractButton::text);
    QVERIFY(replace != buttons.end());
    (*replace)->click();
    QTRY_COMPARE(contentOf(folder + u"/b.txt"_s), "b\n");
    QCOMPARE(contentOf(folder + u"/a.py"_s), "x = 1\n");
}

void MainWindowRunsTest::exportedCode_needsFiles()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    fixture.find<MainActions>()->exportCode->trigger();
    QTRY_VERIFY(fixture.messageWords(u"leftout"_s).contains(u"names no files"_s));
}

void MainWindowRunsTest::windows_shareTheHistory()
{
    WindowFixture fixture;
    fixture.open();
    const MainWindow second(*fixture.bench, 1);
    QVERIFY(fixture.run(u"Do it"_s));
    const auto *const list = second.findChild<HistoryDock *>()->findChild<QTreeView *>();
    QTRY_COMPARE(list->model()->rowCount(list->model()->index(0, 0)), 1);
}

void MainWindowRunsTest::changes_areAppliedAndTakenBack()
{
    const Files before{{u"a"_s, "1\n2\n3\n"_ba}};
    const ProjectFolder project(before);
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).always(sse({replacing(u"a"_s, u"2"_s, u"two"_s)}));
    fixture.open();
    fixture.find<TaskPanel>()->setWorkspace(project.path());
    QVERIFY(fixture.run(u"Do it"_s));
    QCOMPARE(project.files(), before);
    ChangesTab *const changes = fixture.find<RunTabs>()->changes();
    QTRY_COMPARE(changes->obstacle(), QString());
    emit changes->applyRequested(changes->selection());
    QTRY_COMPARE(project.files(), (Files{{u"a"_s, "1\ntwo\n3\n"_ba}}));
    QTRY_COMPARE(fixture.window->control().run().applied().size(), 1);
    emit fixture.find<RunTabs>()->changes()->undoRequested();
    QTRY_COMPARE(project.files(), before);
    QTRY_VERIFY(!fixture.window->control().run().applied().isEmpty()
                && fixture.window->control().run().applied().constFirst().reverted);
}

void MainWindowRunsTest::deletion_needsAWord()
{
    const ProjectFolder project({{u"a"_s, "1\n"_ba}});
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).always(sse({deleting(u"a"_s)}));
    fixture.open();
    fixture.find<TaskPanel>()->setWorkspace(project.path());
    QVERIFY(fixture.run(u"Do it"_s));
    ChangesTab *const changes = fixture.find<RunTabs>()->changes();
    QTRY_COMPARE(changes->warnings().size(), 1);
    QCOMPARE(changes->obstacle(), u"Warnings that are not ticked yet: 1"_s);
    changes->warnings().constFirst()->setChecked(true);
    emit changes->applyRequested(changes->selection());
    QTRY_VERIFY(project.files().isEmpty());
}

ROO_WINDOW_TEST_MAIN(MainWindowRunsTest)
#include "tst_mainwindow_runs.moc"
