// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "gui/history/historymodel.h"
#include "gui/stages/stagecard.h"
#include "gui/words/words.h"

#include <QDir>
#include <QSignalSpy>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

using State = StageStatus::State;

//! What keeps a stage in this state.
Script holding(State state)
{
    switch (state) {
    case State::Thinking:
        return stream(reasoning(u"hm"_s)).hang();
    case State::Answering:
        return stream(delta(u"half"_s)).hang();
    case State::Pausing:
        return error(429, "slow down", "throttling_error").header("retry-after", "20");
    default:
        return silence();
    }
}

const QList<std::pair<run::Role, QString>> stages{{run::Role::Planner, u"plan"_s},
                                                  {run::Role::Coder, u"code-a"_s},
                                                  {run::Role::Reviewer, u"review"_s}};

} // namespace

//! Runs that do not come to a good end by themselves, in the window.
class MainWindowStopsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void stage_isStoppedAndGoneOnFrom_data();
    void stage_isStoppedAndGoneOnFrom();
    void retry_countsDown();
    void chain_thatFailsIsSaid();
    void interruptedRun_isShownAsFarAsItCame();
    void damagedRun_isSaid();
};

void MainWindowStopsTest::stage_isStoppedAndGoneOnFrom_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<State>("state");
    const QList<std::pair<State, QString>> states{{State::Waiting, u"before the first token"_s},
                                                  {State::Thinking, u"thinking"_s},
                                                  {State::Answering, u"answering"_s},
                                                  {State::Pausing, u"countdown"_s}};
    for (int stage = 0; stage < stages.size(); ++stage) {
        for (const auto &[state, name] : states) {
            QTest::newRow(qPrintable(stages.at(stage).second % u", " % name)) << stage << state;
        }
    }
}

void MainWindowStopsTest::stage_isStoppedAndGoneOnFrom()
{
    QFETCH(int, stage);
    QFETCH(State, state);
    const auto &[role, model] = stages.at(stage);
    WindowFixture fixture;
    fixture.server.forModel(model).reply(holding(state));
    if (state == State::Pausing) {
        fixture.server.forModel(u"code-b"_s).reply(holding(state)); // or it would answer at once
    }
    fixture.open();
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    fixture.type(u"Do it"_s);
    fixture.press();
    QTRY_VERIFY(fixture.server.modelsAsked().contains(model));
    QTRY_COMPARE(fixture.find<StageStrip>()->card(role)->status().state, state);
    const qsizetype asked = fixture.server.count();
    fixture.press();
    QTRY_VERIFY(fixture.hasEnded());
    QVERIFY(state == State::Pausing || !closed.isEmpty() || closed.wait());
    QVERIFY(fixture.cards().at(stage).contains(u"stopped"_s));
    QCOMPARE(fixture.window->control().run().finish()->outcome, run::Outcome::Cancelled);
    if (state == State::Answering) {
        QCOMPARE(fixture.shownText(role), u"half"_s);
    }
    QCOMPARE(fixture.server.count(), asked);

    const QString parent = fixture.window->control().run().id();
    QVERIFY(fixture.pressIn(u"run"_s, u"Go On from the "_s % words::stageTitle(role)));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEnded() && fixture.window->control().run().id() != parent,
                             20s);
    QCOMPARE(fixture.window->control().run().finish()->outcome, run::Outcome::Succeeded);
    QCOMPARE(fixture.cards().filter(u"taken over"_s).size(), stage);
    QCOMPARE(fixture.cards().filter(u"done"_s).size(), 3 - stage);
}

void MainWindowStopsTest::retry_countsDown()
{
    WindowFixture fixture;
    fixture.server.forModel(u"plan"_s).reply(
        error(429, "slow down", "throttling_error").header("retry-after", "3"));
    fixture.open();
    fixture.type(u"Do it"_s);
    fixture.press();
    QTRY_VERIFY(fixture.cards().constFirst().contains(u"trying again in"_s));
    const QString first = fixture.cards().constFirst();
    QTRY_VERIFY(fixture.cards().constFirst() != first);
    QVERIFY(fixture.cards().constFirst().contains(u"trying again in"_s));
    QTRY_VERIFY(fixture.hasEnded());
    const QString card = fixture.cards().constFirst();
    QVERIFY2(card.contains(u"done"_s) && card.contains(u"attempt 2"_s), qPrintable(card));
}

void MainWindowStopsTest::chain_thatFailsIsSaid()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).always(error(404, "no such model"));
    fixture.server.forModel(u"code-b"_s).always(error(404, "no such model"));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    QTRY_VERIFY(!fixture.messageWords(u"run"_s).isEmpty());
    QVERIFY2(fixture.messageWords(u"run"_s).contains(u"[Go On from the Code]"_s),
             qPrintable(fixture.messageWords(u"run"_s)));
    QVERIFY(fixture.cards().at(1).contains(u"failed"_s));
    QCOMPARE(fixture.shownText(run::Role::Planner), u"the plan"_s);
}

void MainWindowStopsTest::interruptedRun_isShownAsFarAsItCame()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString id = fixture.window->control().reference();
    const QString file = fixture.bench->store()->folder() % u'/' % id % u"/events.jsonl"_s;
    const QByteArray events = contentOf(file);
    fixture.window.reset();
    // As a program leaves it that is killed while it writes.
    QVERIFY(writeFile(file, events.first(events.indexOf("\"the code\"") + 5)));
    fixture.open();
    fixture.window->control().open(id);
    QTRY_COMPARE(fixture.window->control().reference(), id);
    QCOMPARE(fixture.shownText(run::Role::Planner), u"the plan"_s);
    QVERIFY(fixture.isIdle());
}

void MainWindowStopsTest::damagedRun_isSaid()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    const QString id = fixture.window->control().reference();
    const QString runs = fixture.bench->store()->folder();
    const QString folder = runs % u'/' % id;
    fixture.window.reset();
    fixture.bench.reset(); // what reads the history writes its index
    QVERIFY(writeFile(folder % u"/events.jsonl"_s, "\0\xff{]\n"_ba.repeated(20)));
    QVERIFY(QFile::remove(folder % u"/run.json"_s));
    QFile::remove(runs % u"/index.jsonl"_s);
    fixture.open();
    QTRY_COMPARE(fixture.bench->history().runs().size(), 1);
    QCOMPARE(fixture.bench->history().runs().constFirst().status, run::RunStatus::Unreadable);
    fixture.window->control().open(id);
    QTRY_VERIFY(!fixture.messageWords(u"run"_s).isEmpty());
    QVERIFY(fixture.isIdle());
    QVERIFY(fixture.run(u"Go on working"_s));
}

ROO_WINDOW_TEST_MAIN(MainWindowStopsTest)
#include "tst_mainwindow_stops.moc"
