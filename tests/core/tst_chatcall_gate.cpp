// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Who is asked before each attempt, and what comes of the answers.

#include "callfixture.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

GateAnswer wait(std::chrono::milliseconds time)
{
    return {.kind = GateAnswer::Kind::Wait, .wait = time};
}

GateAnswer refuse(bool isOfThisModel)
{
    return {.kind = GateAnswer::Kind::Refuse,
            .error = {.kind = ErrorKind::BudgetReached, .subject = u"run/requests"_s},
            .isOfThisModel = isOfThisModel};
}

//! Answers as it is told to, then lets all go, and writes down what it hears.
class ScriptedGate final : public Gate
{
public:
    QHash<QString, QList<GateAnswer>> answers; //!< By model, each once.
    QStringList log;
    QList<TokenUsage> usages;
    std::function<void()> whenAsked = [] {};
    std::function<void()> whenEnded = [] {};

    GateAnswer beforeAttempt(const QString &model) override
    {
        log.append(u"ask "_s + model);
        QList<GateAnswer> &left = answers[model];
        const GateAnswer answer = left.isEmpty() ? GateAnswer{} : left.takeFirst();
        whenAsked();
        return answer;
    }
    void attemptStarted(const QString &model) override { log.append(u"start "_s + model); }
    void attemptEnded(const TokenUsage &usage, std::chrono::milliseconds took) override
    {
        log.append(took >= 0ms ? u"end"_s : u"ended before it began"_s);
        usages.append(usage);
        whenEnded();
    }
};

struct GateFixture : CallFixture
{
    std::shared_ptr<ScriptedGate> gate = std::make_shared<ScriptedGate>();

    GateFixture() { plan.gate = gate; }
};

} // namespace

class ChatCallGateTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void gate_hearsOfEachAttempt();
    void wait_isAskedAgain();
    void wait_takesNothingOfTheDeadline();
    void wait_canBeCancelled();
    void refusal_endsTheCall();
    void refusedModel_isLeftOut_data();
    void refusedModel_isLeftOut();
    void refusal_isNoAttempt();
    void cancel_isHeardAsAnEnd();
    void deadline_isHeardAsAnEnd();
    void destroyedCall_isNotHeardOf();
    void gate_mayEndTheCall_data();
    void gate_mayEndTheCall();
};

void ChatCallGateTest::gate_hearsOfEachAttempt()
{
    GateFixture fixture;
    fixture.server.reply(error(500, "x"_ba)).reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QCOMPARE(fixture.gate->log,
             QStringList({u"ask a"_s, u"start a"_s, u"end"_s, u"ask a"_s, u"start a"_s, u"end"_s}));
    QCOMPARE(fixture.gate->usages.at(0), TokenUsage());
    QCOMPARE(fixture.gate->usages.at(1).promptTokens, 9);
}

void ChatCallGateTest::wait_isAskedAgain()
{
    GateFixture fixture;
    fixture.server.always(sse({u"ok"_s}));
    fixture.gate->answers[u"a"_s] = {wait(40ms), wait(30ms)};
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy paced(&call, &ChatCall::paced);
    QElapsedTimer clock;
    clock.start();
    call.start();
    QVERIFY(fixture.wait().has_value());
    QVERIFY(clock.elapsed() >= 70);
    QCOMPARE(paced.size(), 2);
    QCOMPARE(paced.at(0).at(0).toString(), u"a"_s);
    QCOMPARE(paced.at(0).at(1).value<std::chrono::milliseconds>(), 40ms);
    QCOMPARE(fixture.gate->log,
             QStringList({u"ask a"_s, u"ask a"_s, u"ask a"_s, u"start a"_s, u"end"_s}));
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallGateTest::wait_takesNothingOfTheDeadline()
{
    GateFixture fixture;
    fixture.plan.deadline = 400ms;
    fixture.gate->answers[u"a"_s] = {wait(500ms)};
    fixture.server.always(silence());
    ChatCall &call = fixture.make({u"a"_s});
    QElapsedTimer clock;
    clock.start();
    call.start();
    QCOMPARE(CallFixture::kind(fixture.wait()), ErrorKind::StageTimedOut);
    QVERIFY(clock.elapsed() >= 850);
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallGateTest::wait_canBeCancelled()
{
    GateFixture fixture;
    fixture.gate->answers[u"a"_s] = {wait(1h)}; // longer than what keeps the deadline back
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy paced(&call, &ChatCall::paced);
    call.start();
    QVERIFY(paced.wait());
    call.cancel();
    QCOMPARE(CallFixture::kind(fixture.wait()), ErrorKind::Cancelled);
    QCOMPARE(fixture.gate->log, QStringList(u"ask a"_s));
    QCOMPARE(fixture.server.connections(), 0);

    fixture.gate->answers[u"a"_s] = {wait(1h)};
    fixture.plan.deadline = 50ms;
    QCOMPARE(CallFixture::kind(fixture.run()), ErrorKind::StageTimedOut);
}

void ChatCallGateTest::refusal_endsTheCall()
{
    GateFixture fixture;
    fixture.gate->answers[u"a"_s] = {refuse(false)};
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QCOMPARE(CallFixture::kind(result), ErrorKind::BudgetReached);
    QCOMPARE(result.error().subject, u"run/requests"_s);
    QCOMPARE(fixture.log.lines(), QStringList(u"finished BudgetReached"_s));
    QCOMPARE(fixture.server.connections(), 0);
}

void ChatCallGateTest::refusedModel_isLeftOut_data()
{
    QTest::addColumn<QStringList>("refused");
    QTest::addColumn<QStringList>("log");
    const QString answered = u"answer ok; finished with ok"_s;
    const auto row = [](const char *name, const QStringList &refused, const QString &log) {
        QTest::newRow(name) << refused << log.split(u"; "_s);
    };
    // The model a has a rate limit first, b always fails, c answers.
    row("none", {},
        u"started a; failed RateLimited, Fallback b; started b; failed ServerFailed, Retry b; "
        "started b; failed ServerFailed, Fallback c; started c; "_s
            + answered);
    row("the first", {u"a"_s},
        u"started b; failed ServerFailed, Retry b; started b; failed ServerFailed, Fallback c; "
        "started c; "_s
            + answered);
    row("one in the middle", {u"b"_s},
        u"started a; failed RateLimited, Fallback b; started c; "_s + answered);
    row("the first two", {u"a"_s, u"b"_s}, u"started c; "_s + answered);
    row("the last two", {u"b"_s, u"c"_s},
        u"started a; failed RateLimited, Fallback b; started a; "_s + answered);
    row("all", {u"a"_s, u"b"_s, u"c"_s}, u"finished BudgetReached"_s);
}

void ChatCallGateTest::refusedModel_isLeftOut()
{
    QFETCH(const QStringList, refused);
    QFETCH(const QStringList, log);
    GateFixture fixture;
    Script limited = error(429, "slow down"_ba, "throttling_error"_ba);
    fixture.server.forModel(u"a"_s)
        .reply(limited.header("retry-after"_ba, "0"_ba))
        .always(sse({u"ok"_s}));
    fixture.server.forModel(u"b"_s).always(error(500, "x"_ba));
    fixture.server.forModel(u"c"_s).always(sse({u"ok"_s}));
    for (const QString &model : refused) {
        fixture.gate->answers[model] = {refuse(true)};
    }
    (void)fixture.run({u"a"_s, u"b"_s, u"c"_s});
    QCOMPARE(fixture.log.lines(), log);
}

void ChatCallGateTest::refusal_isNoAttempt()
{
    GateFixture fixture;
    fixture.gate->answers[u"a"_s] = {GateAnswer{}, refuse(true)}; // the retry is refused
    fixture.server.forModel(u"a"_s).always(error(500, "x"_ba));
    fixture.server.forModel(u"b"_s).always(error(500, "x"_ba));
    QCOMPARE(CallFixture::kind(fixture.run({u"a"_s, u"b"_s})), ErrorKind::AllModelsFailed);
    QCOMPARE(fixture.server.modelsAsked(), QStringList({u"a"_s, u"b"_s, u"b"_s}));
    QCOMPARE(fixture.gate->log.filter(u"start"_s).size(), 3);
    QCOMPARE(fixture.gate->log.filter(u"end"_s).size(), 3);
}

void ChatCallGateTest::cancel_isHeardAsAnEnd()
{
    GateFixture fixture;
    fixture.server.always(stream(delta(u"x"_s)).hang());
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy deltas(&call, &ChatCall::deltaReceived);
    call.start();
    QVERIFY(deltas.wait());
    call.cancel();
    QCOMPARE(CallFixture::kind(fixture.wait()), ErrorKind::Cancelled);
    QCOMPARE(fixture.gate->log, QStringList({u"ask a"_s, u"start a"_s, u"end"_s}));
}

void ChatCallGateTest::deadline_isHeardAsAnEnd()
{
    GateFixture fixture;
    fixture.plan.deadline = 100ms;
    fixture.server.always(silence());
    QCOMPARE(CallFixture::kind(fixture.run()), ErrorKind::StageTimedOut);
    QCOMPARE(fixture.gate->log, QStringList({u"ask a"_s, u"start a"_s, u"end"_s}));
}

void ChatCallGateTest::destroyedCall_isNotHeardOf()
{
    GateFixture fixture;
    fixture.server.always(silence());
    fixture.make({u"a"_s}).start();
    QTRY_COMPARE(fixture.server.count(), 1);
    fixture.call.reset();
    QCOMPARE(fixture.gate->log, QStringList({u"ask a"_s, u"start a"_s}));
}

void ChatCallGateTest::gate_mayEndTheCall_data()
{
    QTest::addColumn<bool>("isDestroyed");
    QTest::addColumn<bool>("isWhenAsked");
    QTest::newRow("cancelled when asked") << false << true;
    QTest::newRow("destroyed when asked") << true << true;
    QTest::newRow("cancelled at an end") << false << false;
    QTest::newRow("destroyed at an end") << true << false;
}

void ChatCallGateTest::gate_mayEndTheCall()
{
    QFETCH(const bool, isDestroyed);
    QFETCH(const bool, isWhenAsked);
    GateFixture fixture;
    fixture.server.always(sse({u"ok"_s}));
    bool wasCalled = false;
    (isWhenAsked ? fixture.gate->whenAsked : fixture.gate->whenEnded) = [&] {
        wasCalled = true;
        if (isDestroyed) {
            fixture.call.reset();
        } else {
            fixture.call->cancel();
        }
    };
    fixture.make({u"a"_s}).start();
    QTRY_VERIFY(wasCalled);
    CallFixture::settle();
    QCOMPARE(fixture.log.count(u"finished"_s), isDestroyed ? 0 : 1);
    QCOMPARE(fixture.server.count(), isWhenAsked ? 0 : 1);
    QVERIFY(isDestroyed || CallFixture::kind(*fixture.result) == ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(ChatCallGateTest)
#include "tst_chatcall_gate.moc"
