// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "core/run/runstore.h"
#include "gui/answers/reasoningview.h"
#include "gui/history/runfiles.h"
#include "gui/look/emptypage.h"
#include "gui/task/attachmentbar.h"
#include "gui/window/statusline.h"

#include <QFileDialog>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

Script thinking(const QString &thought, const QString &answer)
{
    return stream(reasoning(thought) + delta(answer) + finish() + done());
}

QString sentenceOf(const EmptyPage &page)
{
    return page.findChild<QLabel *>()->text();
}

} // namespace

//! What stands in the tabs besides the answers, and what goes from a kept run into a new task.
class RunTabsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void emptyTabs_sayWhatWillBeThere();
    void emptyTabs_fillWithTheRun();
    void emptyTab_opensTheSample();
    void emptyChanges_askForAWorkspace();
    void reasoning_isReadApart();
    void reasoning_isBounded();
    void reasoning_isThereInAKeptRun();
    void taskAgain_takesItsAttachments();
    void attachments_ofAMissingRunAreRefused();
    void deadProxy_isNamedOnce();
};

void RunTabsTest::emptyTabs_sayWhatWillBeThere()
{
    WindowFixture fixture;
    fixture.open();
    auto *const tabs = fixture.find<RunTabs>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        const EmptyPage &page = *tabs->emptyPage(static_cast<RunTabs::Tab>(tab));
        QVERIFY2(page.isVisible(), qPrintable(tabs->tabText(tab)));
        QVERIFY(sentenceOf(page).contains(u"appear"_s) || sentenceOf(page).contains(u"here"_s));
        QVERIFY(page.button()->isVisible());
        tabs->currentWidget()->setFocus();
        QVERIFY(page.button()->hasFocus() || !page.button()->window()->isActiveWindow());
    }
}

void RunTabsTest::emptyTabs_fillWithTheRun()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    auto *const tabs = fixture.find<RunTabs>();
    for (const RunTabs::Tab tab :
         {RunTabs::Plan, RunTabs::Code, RunTabs::Review, RunTabs::Attempts, RunTabs::Log}) {
        tabs->setCurrentIndex(tab);
        QVERIFY(!tabs->emptyPage(tab)->isVisible());
    }
    tabs->setCurrentIndex(RunTabs::Changes);
    QVERIFY(tabs->emptyPage(RunTabs::Changes)->isVisible());
    fixture.find<MainActions>()->newTask->trigger();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QVERIFY(tabs->emptyPage(static_cast<RunTabs::Tab>(tab))->isVisible());
    }
}

void RunTabsTest::emptyTab_opensTheSample()
{
    WindowFixture fixture;
    fixture.open();
    auto *const tabs = fixture.find<RunTabs>();
    tabs->setCurrentIndex(RunTabs::Log);
    tabs->emptyPage(RunTabs::Log)->button()->click();
    QTRY_COMPARE(fixture.window->control().reference(), u"sample"_s);
    QTRY_VERIFY(!tabs->emptyPage(RunTabs::Log)->isVisible());
    QVERIFY(tabs->emptyPage(RunTabs::Review)->button()->isHidden()); // a run is shown now
}

void RunTabsTest::emptyChanges_askForAWorkspace()
{
    WindowFixture fixture;
    fixture.open();
    auto *const tabs = fixture.find<RunTabs>();
    tabs->setCurrentIndex(RunTabs::Changes);
    tabs->emptyPage(RunTabs::Changes)->button()->click();
    QTRY_VERIFY(fixture.find<QFileDialog>() != nullptr);
    emit fixture.find<QFileDialog>()->fileSelected(fixture.home.path());
    fixture.find<QFileDialog>()->close();
    QCOMPARE(fixture.find<TaskPanel>()->draft().workspace, fixture.home.path());
}

void RunTabsTest::reasoning_isReadApart()
{
    WindowFixture fixture;
    fixture.server.forModel(u"plan"_s).always(thinking(u"let me <b>see</b>"_s, u"the plan"_s));
    fixture.server.forModel(u"code-a"_s).always(thinking(u"hm"_s, u"the code"_s));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    auto *const tabs = fixture.find<RunTabs>();
    QCOMPARE(fixture.shownText(run::Role::Planner), u"the plan"_s);
    const ReasoningView &plan = *tabs->plan()->answer()->reasoning();
    QVERIFY(!plan.isVisible()); // off at first
    QVERIFY(plan.button()->isVisible());
    plan.button()->click();
    QVERIFY(plan.isVisible());
    QCOMPARE(plan.text(), u"let me <b>see</b>"_s);
    QCOMPARE(tabs->plan()->answer()->text(), u"the plan"_s);
    QCOMPARE(fixture.shownText(run::Role::Coder), u"the code"_s);
    QCOMPARE(tabs->code()->reasoning()->text(), u"hm"_s);
    QVERIFY(!fixture.shownText(run::Role::Reviewer).isEmpty());
    QVERIFY(!tabs->review()->reasoning()->button()->isVisible()); // it sent none
}

void RunTabsTest::reasoning_isBounded()
{
    Highlighting highlighting;
    QWidget window;
    ReasoningView view(highlighting, &window);
    view.append(QString(ReasoningView::mostShown - 1, u'x'));
    view.append(u"yz"_s);
    view.append(u"more"_s);
    QCOMPARE(view.text().size(), ReasoningView::mostShown);
    QVERIFY(view.text().endsWith(u"xy"_s));
    view.clear();
    QVERIFY(view.isEmpty());
}

void RunTabsTest::reasoning_isThereInAKeptRun()
{
    WindowFixture fixture;
    fixture.server.forModel(u"review"_s).always(thinking(u"hm"_s, u"fine"_s));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString id = fixture.window->control().run().id();
    fixture.find<MainActions>()->newTask->trigger();
    QVERIFY(fixture.find<RunTabs>()->review()->reasoning()->isEmpty());
    fixture.window->control().open(id);
    QTRY_COMPARE(fixture.find<RunTabs>()->review()->reasoning()->text(), u"hm"_s);
}

void RunTabsTest::taskAgain_takesItsAttachments()
{
    WindowFixture fixture;
    const QString file = fixture.home.filePath(u"notes.txt"_s);
    QVERIFY(writeFile(file, "first"));
    fixture.open();
    auto *const panel = fixture.find<TaskPanel>();
    auto *const bar = fixture.find<AttachmentBar>();
    panel->attach({file});
    QTRY_VERIFY(!bar->isReading());
    QVERIFY(fixture.run(u"Do it"_s));
    const QString id = fixture.window->control().run().id();
    fixture.find<MainActions>()->newTask->trigger();
    QVERIFY(bar->words().isEmpty());
    QVERIFY(writeFile(file, "changed since"));
    emit fixture.find<HistoryDock>()->runAgainRequested(id);
    QTRY_COMPARE(panel->draft().task, u"Do it"_s);
    QTRY_COMPARE(bar->attachments(), (QList<run::Attachment>{{.path = file, .text = u"first"_s}}));
    QCOMPARE(bar->words(), QStringList{u"notes.txt, 5 bytes, from run "_s + id});
    QCOMPARE(panel->draft().attachments, QStringList());
    // The window may be closed with it.
    fixture.open();
    QTRY_COMPARE(fixture.find<AttachmentBar>()->attachments().size(), 1);
    QVERIFY(fixture.run(u"Once more"_s));
    QCOMPARE(fixture.window->control().run().attachments().constFirst().size, 5);
}

void RunTabsTest::attachments_ofAMissingRunAreRefused()
{
    WindowFixture fixture;
    fixture.open();
    auto *const panel = fixture.find<TaskPanel>();
    panel->setDraft({.task = u"Do it"_s,
                     .profile = {},
                     .workspace = {},
                     .attachments = {},
                     .taken = {{.run = u"20000101-000000-aaaaaa"_s, .path = u"a.txt"_s}}});
    QTRY_VERIFY(fixture.find<AttachmentBar>()->words().constFirst().contains(u"refused"_s));
    QVERIFY(!panel->reason().isEmpty());
}

void RunTabsTest::deadProxy_isNamedOnce()
{
    WindowFixture fixture;
    const QUrl nowhere(u"http://127.0.0.1:%1"_s.arg(closedPort()));
    fixture.openWith(fixture.optionsFor(nowhere));
    QTRY_VERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
    const QString words = fixture.find<StatusLine>()->connectionWords();
    QCOMPARE(words.count(u"127.0.0.1"_s), 1);
    QVERIFY(fixture.run(u"Do it"_s));
    QVERIFY(!fixture.messageWords(u"run"_s).isEmpty());
    QVERIFY(fixture.messageWords(u"connection"_s).isEmpty());
    fixture.bench->connection().check();
    QTRY_COMPARE(fixture.bench->connection().state(), ConnectionWatch::State::Unreachable);
    QVERIFY(fixture.messageWords(u"connection"_s).isEmpty());
    // With the run its message goes, and the connection speaks for itself.
    fixture.find<MainActions>()->newTask->trigger();
    QVERIFY(fixture.messageWords(u"run"_s).isEmpty());
    QVERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
}

ROO_WINDOW_TEST_MAIN(RunTabsTest)
#include "tst_runtabs.moc"
