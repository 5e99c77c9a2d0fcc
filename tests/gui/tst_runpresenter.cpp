// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/answerview.h"
#include "gui/answers/codetab.h"
#include "gui/answers/plantab.h"
#include "gui/attempts/attemptmodel.h"
#include "gui/changes/changestab.h"
#include "gui/proof/prooftab.h"
#include "gui/review/reviewtab.h"
#include "gui/stages/stagestrip.h"
#include "gui/window/runpresenter.h"
#include "gui/window/runtabs.h"
#include "gui/window/workbench.h"

#include "models.h"
#include "proofsamples.h"
#include "windowtest.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::run;
using namespace roo::test;

namespace {

//! The views of a run, shown, and a presenter that fills them.
struct Shown
{
    Workbench bench{{}};
    QWidget window;
    AttemptModel attempts;
    StageStrip *strip = new StageStrip(&window);
    RunTabs *tabs = new RunTabs(bench, &attempts, &window);
    RunPresenter presenter{{.strip = strip, .tabs = tabs, .attempts = &attempts}};
    Run run;

    Shown()
    {
        window.resize(800, 600);
        tabs->resize(800, 500);
        window.show();
    }
    void play(const QList<RunEvent> &events)
    {
        for (const RunEvent &event : events) {
            run.fold(event);
            presenter.take(event, run);
        }
    }
    //! All that can be seen, and the whole of the texts.
    [[nodiscard]] QStringList seen() const
    {
        return strip->words() + printed(attempts)
            + QStringList{tabs->plan()->answer()->text(), tabs->code()->text(),
                          tabs->review()->text(), tabs->proof()->foot(),
                          tabs->findings()->verdict()}
        + printed(tabs->proof()->model()) + printed(tabs->findings()->model());
    }
};

} // namespace

class RunPresenterTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void openedRun_looksAsTheLiveOne_data();
    void openedRun_looksAsTheLiveOne();
    void failedAttempt_takesItsTextAway();
    void lateEvents_changeNothing();
    void stage_comesToTheFrontWhereItIsFollowed();
    void lookingElsewhere_lastsUntilTheNextRun();
    void hiddenTab_isMarked();
    void usage_isTheSumOfTheStages();
    void nextRun_beginsWithNothing();
    void checking_isSaid();
    void objections_reachTheChanges_data();
    void objections_reachTheChanges();
};

void RunPresenterTest::openedRun_looksAsTheLiveOne_data()
{
    QTest::addColumn<QList<EventBody>>("bodies");
    const QList<EventBody> all = fallbackBodies();
    QTest::newRow("done") << all;
    QTest::newRow("stopped in an answer") << all.first(9)
            + QList<EventBody>{RunFinished{.outcome = Outcome::Cancelled, .error = Error{}}};
    QTest::newRow("all kinds") << sampleBodies();
    QTest::newRow("two rounds") << provedBodies();
    QTest::newRow("one round") << brokenBodies();
}

void RunPresenterTest::openedRun_looksAsTheLiveOne()
{
    QFETCH(QList<EventBody>, bodies);
    const Recording recording(bodies);
    Shown live;
    live.play(recording.events);
    Shown opened;
    opened.presenter.open(recording.events, recording.run);
    QCOMPARE(opened.seen(), live.seen());
}

void RunPresenterTest::failedAttempt_takesItsTextAway()
{
    const QList<RunEvent> events = numbered(fallbackBodies());
    Shown stage;
    stage.play(events.first(9));
    QTRY_COMPARE(stage.tabs->code()->text(), u"half"_s);
    stage.run.fold(events.at(9));
    stage.presenter.take(events.at(9), stage.run);
    QTRY_COMPARE(stage.tabs->code()->text(), QString());
}

void RunPresenterTest::lateEvents_changeNothing()
{
    const QList<RunEvent> events = numbered(fallbackBodies());
    Shown stage;
    stage.play(events);
    const QStringList before = stage.seen();
    RunEvent late = events.at(8);
    stage.presenter.take(late, stage.run);
    late.runId = u"20200101-000000-aaaaaa"_s;
    late.sequence = stage.run.lastSequence();
    stage.presenter.take(late, stage.run);
    QCOMPARE(stage.seen(), before);
}

void RunPresenterTest::stage_comesToTheFrontWhereItIsFollowed()
{
    const QList<RunEvent> events = numbered(fallbackBodies());
    Shown stage;
    stage.play(events.first(7));
    QCOMPARE(stage.tabs->currentStage(), Role::Coder);
    stage.presenter.setFollowing(false);
    stage.play(events.sliced(7));
    QCOMPARE(stage.tabs->currentStage(), Role::Coder);
}

void RunPresenterTest::lookingElsewhere_lastsUntilTheNextRun()
{
    const QList<RunEvent> events = numbered(fallbackBodies());
    Shown shown;
    shown.play(events.first(3));
    shown.presenter.pauseFollowing();
    shown.play(events.sliced(3));
    QCOMPARE(shown.tabs->currentStage(), Role::Planner);
    shown.run = {};
    shown.play(events);
    QCOMPARE(shown.tabs->currentStage(), Role::Reviewer);
}

void RunPresenterTest::hiddenTab_isMarked()
{
    const QList<RunEvent> events = numbered(fallbackBodies());
    Shown stage;
    stage.presenter.setFollowing(false);
    stage.play(events);
    QVERIFY(stage.tabs->tabIcon(RunTabs::Plan).isNull());
    QVERIFY(!stage.tabs->tabIcon(RunTabs::Code).isNull());
    stage.tabs->setCurrentIndex(RunTabs::Code);
    QVERIFY(stage.tabs->tabIcon(RunTabs::Code).isNull());
}

void RunPresenterTest::usage_isTheSumOfTheStages()
{
    const Recording recording(fallbackBodies());
    const auto usage = usageOf(recording.run);
    QVERIFY(usage);
    QCOMPARE(usage->promptTokens, 3600);
    QCOMPARE(usage->completionTokens, 1020);
    QVERIFY(!usage->cost);
    QVERIFY(!usageOf(Run()));
}

void RunPresenterTest::nextRun_beginsWithNothing()
{
    Shown stage;
    stage.play(numbered(fallbackBodies()));
    stage.run = {};
    QList<RunEvent> next = numbered(fallbackBodies().first(1));
    next.first().runId = u"20261123-000000-bbbbbb"_s;
    stage.play(next);
    QCOMPARE(stage.attempts.rowCount(), 0);
    QCOMPARE(stage.strip->words(),
             (QStringList{u"1 Plan; comes later"_s, u"2 Code; comes later"_s,
                          u"3 Review; comes later"_s}));
    QVERIFY(stage.seen().contains(QString()));
}

void RunPresenterTest::checking_isSaid()
{
    Shown shown;
    QList<RunningCheck> checks;
    connect(&shown.presenter, &RunPresenter::checkingChanged, this,
            [&checks](const RunningCheck &check) { checks.append(check); });
    const qsizetype begin = 3 + proofBodies(0, {}, true).size();
    const QList<RunEvent> events = numbered(provedBodies());
    shown.play(events.first(begin + 2));
    QCOMPARE(checks.constLast().check, u"build"_s);
    QCOMPARE(checks.constLast().round, 1);
    QCOMPARE(checks.constLast().since, events.at(begin + 1).time);
    shown.play(events.sliced(begin + 2));
    QCOMPARE(checks.constLast().check, QString());
}

void RunPresenterTest::objections_reachTheChanges_data()
{
    QTest::addColumn<QList<EventBody>>("bodies");
    QTest::addColumn<QString>("button");
    QTest::newRow("good") << provedBodies() << u"Apply"_s;
    QTest::newRow("new failure") << brokenBodies() << u"Apply Anyway…"_s;
    QList<EventBody> rejected = provedBodies();
    rejected.insert(rejected.size() - 1,
                    VerdictReached{.round = 2, .verdict = ReviewVerdict::Reject});
    QTest::newRow("rejected") << rejected << u"Apply Anyway…"_s;
}

void RunPresenterTest::objections_reachTheChanges()
{
    QFETCH(QList<EventBody>, bodies);
    const Recording recording(bodies);
    Shown shown;
    shown.presenter.open(recording.events, recording.run);
    const QPushButton &apply = *shown.tabs->changes()->applyButton();
    QTEST(QString(apply.text()).remove(u'&'), "button");
}

ROO_WINDOW_TEST_MAIN(RunPresenterTest)
#include "tst_runpresenter.moc"
