// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/replayer.h"

#include "eventsamples.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

using Pace = Replayer::Pace;

//! The sample's events, each so long after the one before.
QList<RunEvent> spaced(std::chrono::milliseconds gap)
{
    QList<RunEvent> events = sampleEvents();
    for (RunEvent &event : events) {
        event.time = events.constFirst().time.addMSecs((event.sequence - 1) * gap.count());
    }
    return events;
}

//! A replayer, and what it told.
class Played final
{
public:
    Replayer replayer;
    QList<RunEvent> events;
    int finished = 0;
    std::function<void()> listener = [] {};

    Played(const QList<RunEvent> &toPlay, Pace pace)
        : replayer(toPlay, pace)
    {
        QObject::connect(&replayer, &Replayer::eventRecorded, &m_context,
                         [this](const RunEvent &event) {
                             events.append(event);
                             isFoldAlways = isFoldAlways && replayer.run() == folded(events);
                             listener();
                         });
        QObject::connect(&replayer, &Replayer::finished, &m_context, [this] { ++finished; });
    }

    bool isFoldAlways = true;

private:
    QObject m_context;
};

void processAll()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
    }
}

} // namespace

class ReplayerTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void play_tellsEveryEvent_data();
    void play_tellsEveryEvent();
    void play_leavesOutWhatNoRunHad();
    void play_ofNothingEnds();
    void play_neverTellsFromWithin();
    void play_fastTakesNoTime();
    void play_keepsTheGaps();
    void play_bearsAClockThatWasSetBack();
    void play_waitsNotForYears();
    void stop_endsAtOnce_data();
    void stop_endsAtOnce();
    void stop_whileItWaits();
    void stop_beforeTheStart();
    void stop_afterTheEnd();
    void destructor_tellsNothing();
};

void ReplayerTest::play_tellsEveryEvent_data()
{
    QTest::addColumn<QList<RunEvent>>("events");
    QTest::addColumn<Pace>("pace");
    QTest::newRow("fast") << sampleEvents() << Pace::Fast;
    QTest::newRow("own") << spaced(2ms) << Pace::Own;
    QTest::newRow("killed, fast") << sampleEvents().first(6) << Pace::Fast;
    QTest::newRow("killed, own") << spaced(2ms).first(6) << Pace::Own;
    QTest::newRow("all at once") << spaced(0ms) << Pace::Own;
}

void ReplayerTest::play_tellsEveryEvent()
{
    QFETCH(const QList<RunEvent>, events);
    QFETCH(const Pace, pace);
    Played played(events, pace);
    played.replayer.start();
    QTRY_COMPARE(played.finished, 1);
    QCOMPARE(played.events, events);
    QVERIFY(played.isFoldAlways);
    QCOMPARE(played.replayer.run(), folded(events));
    processAll();
    QCOMPARE(played.finished, 1);
}

void ReplayerTest::play_leavesOutWhatNoRunHad()
{
    const QList<RunEvent> events
        = numbered({RunStarted{}, AttemptStarted{.attemptId = u"a"_s},
                    StageFinished{.stage = Role::Planner, .attemptId = u"a"_s}, RunFinished{}});
    Replayer replayer(events, Pace::Fast);
    QSignalSpy told(&replayer, &Replayer::eventRecorded);
    QSignalSpy ended(&replayer, &Replayer::finished);
    replayer.start();
    QVERIFY(ended.wait());
    QCOMPARE(told.size(), 2);
}

void ReplayerTest::play_ofNothingEnds()
{
    Played played({}, Pace::Own);
    played.replayer.start();
    QCOMPARE(played.finished, 0);
    QTRY_COMPARE(played.finished, 1);
    QCOMPARE(played.replayer.run().state(), Run::State::Empty);
}

void ReplayerTest::play_neverTellsFromWithin()
{
    Played played(sampleEvents(), Pace::Fast);
    played.replayer.start();
    QVERIFY(played.events.isEmpty());
    QCOMPARE(played.finished, 0);
    QTRY_COMPARE(played.finished, 1);
}

void ReplayerTest::play_fastTakesNoTime()
{
    Played played(spaced(24h), Pace::Fast);
    played.replayer.start();
    QTRY_COMPARE(played.finished, 1);
}

void ReplayerTest::play_keepsTheGaps()
{
    constexpr auto gap = 50ms;
    Played played(spaced(gap).first(5), Pace::Own);
    QElapsedTimer clock;
    QList<qint64> times;
    played.listener = [&] { times.append(clock.elapsed()); };
    clock.start();
    played.replayer.start();
    QTRY_COMPARE(played.finished, 1);
    for (qsizetype i = 0; i < times.size(); ++i) {
        QCOMPARE_GE(times.at(i), i * (gap.count() - 2)); // what a timer may be early
    }
}

void ReplayerTest::play_bearsAClockThatWasSetBack()
{
    Played played(spaced(-1h), Pace::Own);
    played.replayer.start();
    QTRY_COMPARE(played.finished, 1);
    QCOMPARE(played.events.size(), sampleEvents().size());
}

//! Longer than any timer can wait.
void ReplayerTest::play_waitsNotForYears()
{
    QList<RunEvent> events = sampleEvents().first(3);
    events[1].time = QDateTime(QDate(1, 1, 1), QTime(0, 0), QTimeZone::UTC);
    events[2].time = QDateTime(QDate(9999, 12, 31), QTime(0, 0), QTimeZone::UTC);
    Played played(events, Pace::Own);
    played.replayer.start();
    QTRY_COMPARE(played.events.size(), 2);
    processAll();
    QCOMPARE(played.events.size(), 2); // waiting, be it for minutes
    QCOMPARE(played.finished, 0);
    played.replayer.stop();
    QCOMPARE(played.finished, 1);
}

void ReplayerTest::stop_endsAtOnce_data()
{
    QTest::addColumn<Pace>("pace");
    QTest::addColumn<qsizetype>("after");
    for (const qsizetype after : {qsizetype{1}, qsizetype{7}, sampleEvents().size()}) {
        QTest::addRow("fast, after event %d", int(after)) << Pace::Fast << after;
        QTest::addRow("own, after event %d", int(after)) << Pace::Own << after;
    }
}

void ReplayerTest::stop_endsAtOnce()
{
    QFETCH(const Pace, pace);
    QFETCH(const qsizetype, after);
    Played played(spaced(1ms), pace);
    int finishedWithin = 0;
    played.listener = [&] {
        if (played.events.size() == after) {
            played.replayer.stop();
            finishedWithin = played.finished;
            played.replayer.stop();
        }
    };
    played.replayer.start();
    QTRY_COMPARE(played.finished, 1);
    QCOMPARE(finishedWithin, 1);
    processAll();
    QCOMPARE(played.events, spaced(1ms).first(after));
    QCOMPARE(played.finished, 1);
}

void ReplayerTest::stop_whileItWaits()
{
    Played played(spaced(24h), Pace::Own);
    played.replayer.start();
    QTRY_COMPARE(played.events.size(), 1);
    played.replayer.stop();
    QCOMPARE(played.finished, 1);
    processAll();
    QCOMPARE(played.events.size(), 1);
}

void ReplayerTest::stop_beforeTheStart()
{
    Played played(sampleEvents(), Pace::Fast);
    played.replayer.stop();
    QCOMPARE(played.finished, 1);
    played.replayer.start();
    processAll();
    QVERIFY(played.events.isEmpty());
    QCOMPARE(played.finished, 1);
}

void ReplayerTest::stop_afterTheEnd()
{
    Played played(sampleEvents(), Pace::Fast);
    played.replayer.start();
    QTRY_COMPARE(played.finished, 1);
    played.replayer.stop();
    QCOMPARE(played.finished, 1);
}

void ReplayerTest::destructor_tellsNothing()
{
    QObject context;
    int told = 0;
    {
        Replayer replayer(sampleEvents(), Pace::Fast);
        connect(&replayer, &Replayer::eventRecorded, &context, [&told] { ++told; });
        connect(&replayer, &Replayer::finished, &context, [&told] { ++told; });
        replayer.start();
    }
    processAll();
    QCOMPARE(told, 0);
}

QTEST_GUILESS_MAIN(ReplayerTest)
#include "tst_replayer.moc"
