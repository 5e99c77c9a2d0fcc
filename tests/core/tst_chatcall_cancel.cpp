// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// A call ends once, whenever and however it is ended.

#include "callfixture.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

enum class Way { Cancel, Destroy };
enum class Moment { AttemptStarted, DeltaReceived, AttemptFailed, Finished };

//! Does `what` as soon as the call signals `moment`, from within the signal.
template <typename What>
void at(Moment moment, ChatCall &call, What what)
{
    switch (moment) {
    case Moment::AttemptStarted:
        QObject::connect(&call, &ChatCall::attemptStarted, qApp, what);
        return;
    case Moment::DeltaReceived:
        QObject::connect(&call, &ChatCall::deltaReceived, qApp, what);
        return;
    case Moment::AttemptFailed:
        QObject::connect(&call, &ChatCall::attemptFailed, qApp, what);
        return;
    case Moment::Finished:
        QObject::connect(&call, &ChatCall::finished, qApp, what);
        return;
    }
}

} // namespace

class ChatCallCancelTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void cancel_beforeStart_endsItAndNothingIsSent();
    void cancel_afterStart_sendsNothing();
    void cancel_carriesTheReason();
    void cancel_twice_endsOnce();
    void cancel_afterTheEnd_changesNothing();
    void end_whileWaitingForTheServer_closesTheSocket_data();
    void end_whileWaitingForTheServer_closesTheSocket();
    void cancel_whileWaitingForARetry_endsAtOnce();
    void cancel_whileConnecting_endsAtOnce();
    void end_insideASignal_data();
    void end_insideASignal();
    void cancel_insideTheLastDelta_isCancelled();
    void newCall_startedInFinished_works();
    void deadline_cancelledInItsSignal_endsOnce();
};

void ChatCallCancelTest::cancel_beforeStart_endsItAndNothingIsSent()
{
    CallFixture fixture;
    ChatCall &call = fixture.make({u"a"_s});
    call.cancel();
    QCOMPARE(fixture.log.lines(), QStringList{u"finished Cancelled"_s});
    call.start();
    CallFixture::settle();
    QCOMPARE(fixture.log.lines(), QStringList{u"finished Cancelled"_s});
    QCOMPARE(fixture.server.connections(), 0);
}

void ChatCallCancelTest::cancel_afterStart_sendsNothing()
{
    CallFixture fixture;
    ChatCall &call = fixture.make({u"a"_s});
    call.start();
    call.cancel();
    CallFixture::settle();
    QCOMPARE(fixture.log.lines(), QStringList{u"finished Cancelled"_s});
    QCOMPARE(fixture.server.connections(), 0);
}

void ChatCallCancelTest::cancel_carriesTheReason()
{
    CallFixture fixture;
    fixture.make({u"a"_s}).cancel(ErrorKind::Interrupted);
    QCOMPARE(fixture.log.lines(), QStringList{u"finished Interrupted"_s});
}

void ChatCallCancelTest::cancel_twice_endsOnce()
{
    CallFixture fixture;
    ChatCall &call = fixture.make({u"a"_s});
    call.start();
    call.cancel(ErrorKind::Interrupted);
    call.cancel();
    CallFixture::settle();
    QCOMPARE(fixture.log.lines(), QStringList{u"finished Interrupted"_s});
}

void ChatCallCancelTest::cancel_afterTheEnd_changesNothing()
{
    CallFixture fixture;
    fixture.server.reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    fixture.call->cancel();
    CallFixture::settle();
    QCOMPARE(fixture.log.count(u"finished"_s), 1);
}

void ChatCallCancelTest::end_whileWaitingForTheServer_closesTheSocket_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<bool>("hasText");
    QTest::addColumn<Way>("way");
    const Script midStream = stream(delta(u"begun"_s)).hang();
    const Script flood = stream(delta(u"begun"_s)).repeat(delta(u"more"_s).repeated(1000), 1ms);
    QTest::newRow("first byte, cancelled") << silence() << false << Way::Cancel;
    QTest::newRow("first byte, destroyed") << silence() << false << Way::Destroy;
    QTest::newRow("mid-stream, cancelled") << midStream << true << Way::Cancel;
    QTest::newRow("mid-stream, destroyed") << midStream << true << Way::Destroy;
    QTest::newRow("flood, cancelled") << flood << true << Way::Cancel;
    QTest::newRow("flood, destroyed") << flood << true << Way::Destroy;
}

void ChatCallCancelTest::end_whileWaitingForTheServer_closesTheSocket()
{
    QFETCH(const Script, script);
    QFETCH(const bool, hasText);
    QFETCH(const Way, way);
    CallFixture fixture;
    fixture.server.always(script);
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy arrived(&fixture.server, &FakeLiteLlm::arrived);
    QSignalSpy text(&call, &ChatCall::deltaReceived);
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    call.start();
    QVERIFY(hasText ? text.wait() : arrived.wait());

    const auto endedAt = fixture.server.now();
    const qint64 bytesBefore = fixture.server.bytesReceived();
    if (way == Way::Cancel) {
        call.cancel();
        QCOMPARE(fixture.log.lines().last(), u"finished Cancelled"_s);
    } else {
        fixture.call.reset();
        QCOMPARE(fixture.log.count(u"finished"_s), 0);
    }
    const QStringList linesAtTheEnd = fixture.log.lines();
    QVERIFY(closed.size() == 1 || closed.wait());
    const auto took = *fixture.server.arrival(0).closedByClientAt - endedAt;
    QVERIFY2(took < 100ms, qPrintable(u"%1 ms"_s.arg(took.count())));
    CallFixture::settle();
    QCOMPARE(fixture.server.bytesReceived(), bytesBefore);
    QCOMPARE(fixture.server.count(), 1);
    QCOMPARE(fixture.log.lines(), linesAtTheEnd);
}

void ChatCallCancelTest::cancel_whileWaitingForARetry_endsAtOnce()
{
    CallFixture fixture;
    fixture.plan.limits.pause = 30s;
    fixture.server.always(error(500, "x"_ba));
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy failed(&call, &ChatCall::attemptFailed);
    call.start();
    QVERIFY(failed.wait());
    call.cancel();
    CallFixture::settle();
    QCOMPARE(
        fixture.log.lines(),
        (QStringList{u"started a"_s, u"failed ServerFailed, Retry a"_s, u"finished Cancelled"_s}));
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallCancelTest::cancel_whileConnecting_endsAtOnce()
{
    const StuckPort stuck;
    if (!stuck.isStuck()) {
        QSKIP("this system accepts connections beyond the queue");
    }
    CallFixture fixture;
    fixture.endpoint.baseUrl = stuck.baseUrl();
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy started(&call, &ChatCall::attemptStarted);
    call.start();
    QVERIFY(started.wait());
    CallFixture::settle();
    call.cancel();
    QCOMPARE(fixture.log.lines(), (QStringList{u"started a"_s, u"finished Cancelled"_s}));
}

void ChatCallCancelTest::end_insideASignal_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Way>("way");
    QTest::addColumn<QStringList>("log");
    const auto row = [](const char *name, Moment moment, Way way, const QString &log) {
        QTest::newRow(name) << moment << way << log.split(u"; "_s);
    };
    const QString failed = u"started a; answer Hello; failed ServerFailed, Retry a"_s;
    const QString ended
        = failed + u"; started a; failed ServerFailed, Stop; finished AllModelsFailed"_s;
    row("cancelled in attemptStarted", Moment::AttemptStarted, Way::Cancel,
        u"started a; finished Cancelled"_s);
    row("destroyed in attemptStarted", Moment::AttemptStarted, Way::Destroy, u"started a"_s);
    row("cancelled in deltaReceived", Moment::DeltaReceived, Way::Cancel,
        u"started a; answer Hel; finished Cancelled"_s);
    row("destroyed in deltaReceived", Moment::DeltaReceived, Way::Destroy,
        u"started a; answer Hel"_s);
    row("cancelled in attemptFailed", Moment::AttemptFailed, Way::Cancel,
        failed + u"; finished Cancelled"_s);
    row("destroyed in attemptFailed", Moment::AttemptFailed, Way::Destroy, failed);
    row("cancelled in finished", Moment::Finished, Way::Cancel, ended);
    row("destroyed in finished", Moment::Finished, Way::Destroy, ended);
}

void ChatCallCancelTest::end_insideASignal()
{
    QFETCH(const Moment, moment);
    QFETCH(const Way, way);
    QFETCH(const QStringList, log);
    CallFixture fixture;
    fixture.server.reply(stream(delta(u"Hel"_s) + delta(u"lo"_s) + errorFrame("500"_ba, "x"_ba)))
        .reply(error(500, "x"_ba));
    QEventLoop loop;
    at(moment, fixture.make({u"a"_s}), [&] {
        if (way == Way::Cancel && fixture.call) {
            fixture.call->cancel();
        } else {
            fixture.call.reset();
        }
        loop.quit();
    });
    fixture.call->start();
    loop.exec();
    CallFixture::settle();
    QCOMPARE(fixture.log.lines(), log);
}

void ChatCallCancelTest::cancel_insideTheLastDelta_isCancelled()
{
    CallFixture fixture;
    fixture.server.reply(sse({u"Hello"_s}));
    ChatCall &call = fixture.make({u"a"_s});
    at(Moment::DeltaReceived, call, [&call] { call.cancel(); });
    call.start();
    QCOMPARE(CallFixture::kind(fixture.wait()), ErrorKind::Cancelled);
    QCOMPARE(fixture.log.count(u"finished"_s), 1);
}

void ChatCallCancelTest::newCall_startedInFinished_works()
{
    CallFixture fixture;
    fixture.server.always(sse({u"ok"_s}));
    ChatCall &call = fixture.make({u"a"_s});
    ChatCall next(fixture.endpoint, fixture.plan);
    QSignalSpy ended(&next, &ChatCall::finished);
    at(Moment::Finished, call, [&] {
        fixture.call.reset();
        next.start();
    });
    call.start();
    QVERIFY(ended.wait());
    QCOMPARE(fixture.server.count(), 2);
}

void ChatCallCancelTest::deadline_cancelledInItsSignal_endsOnce()
{
    CallFixture fixture;
    fixture.plan.deadline = 50ms;
    fixture.server.always(silence());
    ChatCall &call = fixture.make({u"a"_s});
    at(Moment::AttemptFailed, call, [&call] { call.cancel(); });
    call.start();
    QCOMPARE(CallFixture::kind(fixture.wait()), ErrorKind::Cancelled);
    QCOMPARE(fixture.log.count(u"finished"_s), 1);
}

QTEST_GUILESS_MAIN(ChatCallCancelTest)
#include "tst_chatcall_cancel.moc"
