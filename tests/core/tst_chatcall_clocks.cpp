// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// What bounds a call in time. Lower limits are exact, upper ones generous.

#include "callfixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

constexpr auto limit = 250ms;

} // namespace

class ChatCallClocksTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void silence_timesOut_data();
    void silence_timesOut();
    void connecting_timesOut();
    void timeout_isRetriedOnce();
    void signsOfLife_keepTheStreamAlive_data();
    void signsOfLife_keepTheStreamAlive();
    void eachPhase_hasTheWholeLimit();
    void deadline_endsAnAttempt();
    void deadline_endsAStreamThatNeverEnds();
    void deadline_endsAWait();
    void deadline_endsConnecting();
    void missingEnd_afterTheFinishReasonCostsNoAnswer();
};

void ChatCallClocksTest::silence_timesOut_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("phase");
    const QByteArray text = delta(u"x"_s);
    const QString first = u"first token"_s;
    const QString next = u"next token"_s;
    QTest::newRow("no byte") << silence() << first;
    QTest::newRow("half a head") << raw("HTTP/1.1 200 OK\r\n"_ba).hang() << first;
    QTest::newRow("only a head") << stream({}).hang() << first;
    QTest::newRow("a comment, then nothing") << stream(": ping\n\n"_ba).hang() << first;
    QTest::newRow("text, then nothing") << stream(text).hang() << next;
    QTest::newRow("text, then a byte every 20 ms, never a line")
        << stream(text).repeat("x"_ba, 20ms) << next;
    QTest::newRow("a byte of one long line every 20 ms")
        << stream("data: "_ba).repeat("x"_ba, 20ms) << first;
    QTest::newRow("a header byte every 20 ms")
        << raw("HTTP/1.1 200 OK\r\nx-long: "_ba).repeat("x"_ba, 20ms) << first;
    QTest::newRow("a byte of plain JSON every 20 ms")
        << status(200).contentLength(1 << 20).json("{"_ba).repeat(" "_ba, 20ms) << first;
    QTest::newRow("a byte of an error every 20 ms")
        << status(500).contentLength(1 << 20).json("{"_ba).repeat(" "_ba, 20ms) << first;
    QTest::newRow("a byte of HTML every 20 ms")
        << status(404).contentLength(1 << 20).html("<"_ba).repeat(" "_ba, 20ms) << first;
}

void ChatCallClocksTest::silence_timesOut()
{
    QFETCH(const Script, script);
    QFETCH(const QString, phase);
    CallFixture fixture;
    fixture.endpoint.requestTimeout = limit;
    fixture.server.always(script);
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy failed(&call, &ChatCall::attemptFailed);
    QElapsedTimer clock;
    clock.start();
    call.start();
    QVERIFY(failed.wait(30s));
    QVERIFY(clock.elapsed() >= (limit * 0.9).count());
    const Error &error = fixture.errors.at(0);
    QCOMPARE(error.kind, ErrorKind::TimedOut);
    QCOMPARE(error.expected, phase);
    QCOMPARE(error.wait, limit);
    QVERIFY(error.subject.startsWith(fixture.endpoint.baseUrl.toString()));
}

void ChatCallClocksTest::connecting_timesOut()
{
    const StuckPort stuck;
    if (!stuck.isStuck()) {
        QSKIP("this system accepts connections beyond the queue");
    }
    CallFixture fixture;
    fixture.endpoint.requestTimeout = limit;
    fixture.endpoint.baseUrl = stuck.baseUrl();
    QVERIFY(!fixture.run().has_value());
    QCOMPARE(fixture.errors.at(0).kind, ErrorKind::TimedOut);
    QCOMPARE(fixture.errors.at(0).expected, u"connection"_s);
}

void ChatCallClocksTest::timeout_isRetriedOnce()
{
    CallFixture fixture;
    fixture.endpoint.requestTimeout = limit;
    fixture.server.forModel(u"a"_s).always(silence());
    fixture.server.forModel(u"b"_s).always(sse({u"ok"_s}));
    QVERIFY(fixture.run({u"a"_s, u"b"_s}).has_value());
    QCOMPARE(fixture.server.modelsAsked(), (QStringList{u"a"_s, u"a"_s, u"b"_s}));
}

void ChatCallClocksTest::signsOfLife_keepTheStreamAlive_data()
{
    QTest::addColumn<QByteArray>("sign");
    QTest::newRow("comment") << ": ping\n\n"_ba;
    QTest::newRow("text") << delta(u"x"_s);
    QTest::newRow("reasoning") << reasoning(u"x"_s);
    QTest::newRow("empty delta") << frame(R"({"choices":[{"delta":{}}]})");
    QTest::newRow("16 KiB of one line") << QByteArray(qsizetype{16} * 1024, 'x');
}

void ChatCallClocksTest::signsOfLife_keepTheStreamAlive()
{
    QFETCH(const QByteArray, sign);
    // Four signs, each well within the limit, together well beyond it.
    constexpr auto longLimit = 900ms;
    CallFixture fixture;
    fixture.endpoint.requestTimeout = longLimit;
    Script script = stream(delta(u"be"_s));
    for (int i = 0; i < 4; ++i) {
        script.pause(longLimit / 3).write(sign);
    }
    fixture.server.reply(script.write("\n\n" + delta(u"gun"_s) + finish() + done()));
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QVERIFY(result->answer.startsWith(u"be"_s) && result->answer.endsWith(u"gun"_s));
    QVERIFY(result->total > longLimit);
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallClocksTest::eachPhase_hasTheWholeLimit()
{
    constexpr auto longLimit = 900ms;
    CallFixture fixture;
    fixture.endpoint.requestTimeout = longLimit;
    fixture.server.reply(stream(delta(u"o"_s))
                             .delay(longLimit * 2 / 3)
                             .pause(longLimit * 2 / 3)
                             .write(delta(u"k"_s) + finish() + done()));
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QCOMPARE(result->answer, u"ok"_s);
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallClocksTest::deadline_endsAnAttempt()
{
    CallFixture fixture;
    fixture.plan.deadline = limit;
    fixture.server.always(silence());
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QCOMPARE(CallFixture::kind(result), ErrorKind::StageTimedOut);
    QCOMPARE(result.error().wait, limit);
    QCOMPARE(fixture.log.lines(),
             (QStringList{u"started a"_s, u"failed StageTimedOut, Stop"_s,
                          u"finished StageTimedOut"_s}));
    QVERIFY(closed.size() == 1 || closed.wait());
}

void ChatCallClocksTest::deadline_endsAStreamThatNeverEnds()
{
    CallFixture fixture;
    fixture.plan.deadline = limit;
    fixture.server.always(stream(delta(u"x"_s)).repeat(delta(u"x"_s), 5ms));
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    QCOMPARE(CallFixture::kind(fixture.run()), ErrorKind::StageTimedOut);
    QCOMPARE(fixture.server.count(), 1);
    QVERIFY(closed.size() == 1 || closed.wait());
}

void ChatCallClocksTest::deadline_endsAWait()
{
    CallFixture fixture;
    fixture.plan.deadline = limit;
    fixture.plan.limits.pause = 30s;
    fixture.server.always(error(500, "x"_ba));
    QCOMPARE(CallFixture::kind(fixture.run()), ErrorKind::StageTimedOut);
    QCOMPARE(fixture.log.lines(),
             (QStringList{u"started a"_s, u"failed ServerFailed, Retry a"_s,
                          u"finished StageTimedOut"_s}));
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallClocksTest::deadline_endsConnecting()
{
    const StuckPort stuck;
    if (!stuck.isStuck()) {
        QSKIP("this system accepts connections beyond the queue");
    }
    CallFixture fixture;
    fixture.plan.deadline = limit;
    fixture.endpoint.baseUrl = stuck.baseUrl();
    QCOMPARE(CallFixture::kind(fixture.run()), ErrorKind::StageTimedOut);
}

void ChatCallClocksTest::missingEnd_afterTheFinishReasonCostsNoAnswer()
{
    CallFixture fixture;
    fixture.endpoint.requestTimeout = limit;
    fixture.server.always(stream(delta(u"ok"_s) + finish() + usage(9, 2)).hang());
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QCOMPARE(result->answer, u"ok"_s);
    QCOMPARE(result->usage.completionTokens, 2);
    QCOMPARE(fixture.server.count(), 1);
}

QTEST_GUILESS_MAIN(ChatCallClocksTest)
#include "tst_chatcall_clocks.moc"
