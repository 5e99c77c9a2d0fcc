// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include "support/pipereader.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

using std::chrono::milliseconds;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr milliseconds closingTime = 1000ms;
#else
constexpr milliseconds closingTime = 100ms;
#endif

//! What goes wrong is said after, so the loop turns until the event or for half a minute.
template <typename Condition>
bool waitFor(Condition condition)
{
    return QTest::qWaitFor(condition, 30s);
}

} // namespace

//! Ctrl-C and its kin, at every stage.
class CliSignalsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
    }

    void whileStreaming_keepsWhatArrived_data();
    void whileStreaming_keepsWhatArrived();
    void beforeTheFirstByte_closesTheSocket();
    void whileConnecting_ends();
    void whileReadingStandardInput_ends();
    void whileWaitingForARetry_ends();
    void whileOutputIsBlocked_ends();
    void secondSignal_endsAtOnce();
    void signalsOfOneMoment_areOne();
    void ignoredFromTheStart_staysIgnored();
    void interruption_comesBeforeAnythingElse();
    void jsonEvents_endWithTheInterruption();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliSignalsTest::whileStreaming_keepsWhatArrived_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("SIGINT") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
    QTest::newRow("SIGHUP") << SIGHUP << 129;
}

void CliSignalsTest::whileStreaming_keepsWhatArrived()
{
    QFETCH(int, number);
    QFETCH(int, exitCode);
    m_server->always(stream(delta(u"the first half"_s)).hang());
    Orchestrator run({u"plan"_s, u"task"_s, u"--stream"_s, u"--model"_s, u"planner=a,b"_s},
                     *m_server);
    run.start();
    QVERIFY(waitFor([&] { return run.out().contains("first half"); }));
    const milliseconds before = m_server->now();
    run.signal(number);
    QVERIFY(waitFor([&] { return m_server->arrival(0).closedByClientAt.has_value(); }));
    QCOMPARE_LT(*m_server->arrival(0).closedByClientAt - before, closingTime);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), exitCode);
    QCOMPARE(m_server->count(), 1);
    QVERIFY2(run.errText().contains(u"Stopped by a signal"_s), run.err().constData());
    QCOMPARE(run.keptRuns().size(), 1);
    QVERIFY2(run.errText().contains(u"What arrived is kept in "_s + run.keptRuns().constFirst()),
             run.err().constData());
    QVERIFY(run.kept(u"events.jsonl"_s).contains("the first half"));
    QVERIFY(run.kept(u"run.json"_s).contains("cancelled"));
    QVERIFY2(run.out().contains("is not complete"), run.out().constData());
}

void CliSignalsTest::beforeTheFirstByte_closesTheSocket()
{
    m_server->always(silence());
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    run.start();
    QVERIFY(waitFor([&] { return m_server->count() == 1; }));
    const milliseconds before = m_server->now();
    run.signal(SIGINT);
    QVERIFY(waitFor([&] { return m_server->arrival(0).closedByClientAt.has_value(); }));
    QCOMPARE_LT(*m_server->arrival(0).closedByClientAt - before, closingTime);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
    QCOMPARE(m_server->count(), 1);
    QVERIFY2(run.errText().contains(run.keptRuns().value(0)), run.err().constData());
}

void CliSignalsTest::whileConnecting_ends()
{
    const StuckPort port;
    if (!port.isStuck()) {
        QSKIP("the system accepts connections beyond the queue");
    }
    Orchestrator run(
        oneModelEach({u"plan"_s, u"task"_s, u"--base-url"_s, port.baseUrl().toString()}));
    run.start();
    QVERIFY(waitFor([&] { return run.err().contains("asking p"); }));
    run.signal(SIGTERM);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 143);
}

void CliSignalsTest::whileReadingStandardInput_ends()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"-"_s}), *m_server);
    run.holdInput();
    run.start();
    // Nothing outside shows when the program reads, so it is told again.
    QVERIFY(waitFor([&] {
        run.signal(SIGINT);
        return !run.isRunning();
    }));
    QCOMPARE(run.exitCode(), 130);
    QCOMPARE(m_server->connections(), 0);
}

void CliSignalsTest::whileWaitingForARetry_ends()
{
    m_server->always(error(429, "slow down"_ba).header("retry-after"_ba, "50"_ba));
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a"_s}, *m_server);
    run.start();
    QVERIFY(waitFor([&] { return run.err().contains("asking it again in 50"); }));
    QElapsedTimer clock;
    clock.start();
    run.signal(SIGINT);
    QVERIFY(run.finish());
    QCOMPARE_LT(clock.elapsed(), 20000);
    QCOMPARE(run.exitCode(), 130);
    QCOMPARE(m_server->count(), 1);
}

void CliSignalsTest::whileOutputIsBlocked_ends()
{
    PipeReader reader; // which never reads
    m_server->always(stream(delta(QString(1'000'000, u'x'))).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}), *m_server);
    run.give(1, reader.takeWriteEnd());
    run.start();
    QVERIFY(waitFor([&] { return run.kept(u"events.jsonl"_s).size() > 1'000'000; }));
    const milliseconds before = m_server->now();
    run.signal(SIGINT);
    QVERIFY(waitFor([&] { return m_server->arrival(0).closedByClientAt.has_value(); }));
    QCOMPARE_LT(*m_server->arrival(0).closedByClientAt - before, closingTime);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
    QVERIFY2(run.errText().contains(u"What arrived is kept in"_s), run.err().constData());
}

void CliSignalsTest::secondSignal_endsAtOnce()
{
    PipeReader out;
    PipeReader err;
    m_server->always(stream(delta(QString(1'000'000, u'x'))).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}), *m_server);
    run.give(1, out.takeWriteEnd());
    run.give(2, err.takeWriteEnd());
    run.start();
    QVERIFY(waitFor([&] { return run.kept(u"events.jsonl"_s).size() > 1'000'000; }));
    run.signal(SIGINT);
    QVERIFY(waitFor([&] { return m_server->arrival(0).closedByClientAt.has_value(); }));
    run.signal(SIGINT);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
}

//! A terminal that closes sends a hangup to the shell and to us; the shell passes on its own.
void CliSignalsTest::signalsOfOneMoment_areOne()
{
    m_server->always(stream(delta(u"the first half"_s)).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}), *m_server);
    run.start();
    QVERIFY(waitFor([&] { return run.out().contains("first half"); }));
    for (const int number : {SIGHUP, SIGHUP, SIGTERM, SIGINT}) {
        run.signal(number);
    }
    QVERIFY(run.finish());
    QVERIFY2(run.exitCode() > 128, qPrintable(QString::number(run.exitCode())));
    QVERIFY(run.kept(u"run.json"_s).contains("cancelled"));
    QVERIFY2(run.errText().contains(u"Stopped by a signal"_s), run.err().constData());
}

void CliSignalsTest::ignoredFromTheStart_staysIgnored()
{
    m_server->always(stream(delta(u"answer"_s) + finish() + done()).cutAt(20, 300ms));
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.setBefore([] { ::signal(SIGHUP, SIG_IGN); }); // as nohup does
    run.start();
    QVERIFY(waitFor([&] { return m_server->count() == 1; }));
    run.signal(SIGHUP);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "answer\n");
}

void CliSignalsTest::interruption_comesBeforeAnythingElse()
{
    // The run has failed, waits for a model list to suggest from, and its reader goes.
    m_server->forPath("/v1/models"_ba).always(silence());
    m_server->always(error(400, "Invalid model name passed in model=p"_ba));
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--json"_s}), *m_server);
    PipeReader reader;
    run.give(1, reader.takeWriteEnd());
    run.start();
    QVERIFY(waitFor([&] { return m_server->count() == 2; }));
    reader.close();
    run.signal(SIGINT);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
}

void CliSignalsTest::jsonEvents_endWithTheInterruption()
{
    m_server->always(stream(delta(u"half"_s)).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--json"_s}), *m_server);
    run.start();
    QVERIFY(waitFor([&] { return run.out().contains("half"); }));
    run.signal(SIGINT);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
    QCOMPARE(run.out(), run.kept(u"events.jsonl"_s));
    QVERIFY2(run.out().trimmed().split('\n').constLast().contains("Interrupted"), run.out());
}

QTEST_GUILESS_MAIN(CliSignalsTest)
#include "tst_cli_signals.moc"
