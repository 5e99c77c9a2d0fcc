// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// No request is sent but those that RetryPolicy asked for, and none to anybody else.

#include "callfixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

class ChatCallOnceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void request_isSentOncePerAttempt_data();
    void request_isSentOncePerAttempt();
    void everyAttempt_hasItsOwnIdAndConnection();
    void keptConnection_thatTheServerCloses_costsNothing();
    void redirect_isRefusedAndItsTargetSeesNothing_data();
    void redirect_isRefusedAndItsTargetSeesNothing();
    void key_isSentInOneHeaderOnly();
    void noKey_noHeader();
    void headers_saySoThatNothingIsDoneTwice();
    void cookies_areNotKept();
    void parallelCalls_doNotDisturbEachOther();
    void manyCalls_oneAfterTheOther_areEachSentOnce();
};

void ChatCallOnceTest::request_isSentOncePerAttempt_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<qsizetype>("attempts");
    QTest::newRow("closed without an answer") << hangUp() << qsizetype{2};
    QTest::newRow("RST without an answer") << reset() << qsizetype{2};
    QTest::newRow("closed within the head") << raw("HTTP/1.1 200 O"_ba).close() << qsizetype{2};
    QTest::newRow("closed mid-body") << stream(delta(u"x"_s)).close() << qsizetype{2};
    QTest::newRow("RST mid-body") << stream(delta(u"x"_s)).pause(20ms).reset() << qsizetype{2};
    QTest::newRow("401 Basic") << error(401, "Authentication Error"_ba, "auth_error"_ba)
                                      .header("WWW-Authenticate"_ba, "Basic realm=\"x\""_ba)
                               << qsizetype{1};
    QTest::newRow("401 Digest") << status(401).header(
        "WWW-Authenticate"_ba, "Digest realm=\"x\", nonce=\"y\", qop=\"auth\""_ba)
                                << qsizetype{1};
    QTest::newRow("401 Negotiate")
        << status(401).header("WWW-Authenticate"_ba, "Negotiate"_ba) << qsizetype{1};
    QTest::newRow("401, then closed") << status(401)
                                             .header("WWW-Authenticate"_ba, "Basic realm=\"x\""_ba)
                                             .framing(Script::Framing::UntilClose)
                                      << qsizetype{1};
    QTest::newRow("407") << status(407).header("Proxy-Authenticate"_ba, "Basic realm=\"x\""_ba)
                         << qsizetype{1};
    QTest::newRow("408") << error(408, "timeout"_ba) << qsizetype{2};
    QTest::newRow("408, then closed")
        << status(408).framing(Script::Framing::UntilClose) << qsizetype{2};
    QTest::newRow("421") << status(421) << qsizetype{1};
    QTest::newRow("425") << status(425) << qsizetype{2};
    QTest::newRow("500") << error(500, "x"_ba) << qsizetype{2};
    QTest::newRow("503 with Retry-After")
        << error(503, "x"_ba).header("retry-after"_ba, "0"_ba) << qsizetype{2};
    QTest::newRow("100, then closed")
        << raw("HTTP/1.1 100 Continue\r\n\r\n"_ba).close() << qsizetype{2};
    QTest::newRow("upgrade wanted")
        << raw("HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n"_ba).close()
        << qsizetype{2};
}

void ChatCallOnceTest::request_isSentOncePerAttempt()
{
    QFETCH(const Script, script);
    QFETCH(const qsizetype, attempts);
    CallFixture fixture;
    fixture.server.always(script);
    const auto result = fixture.run();
    QVERIFY(!result.has_value());
    QCOMPARE(fixture.attemptIds.size(), attempts);
    QCOMPARE(fixture.server.count(), attempts);
    // The network library may connect again, but then finds that there is nothing to send.
    qint64 inRequests = 0;
    for (const Arrival &arrival : fixture.server.arrivals()) {
        inRequests += arrival.size;
    }
    QCOMPARE(fixture.server.bytesReceived(), inRequests);
}

void ChatCallOnceTest::everyAttempt_hasItsOwnIdAndConnection()
{
    CallFixture fixture;
    fixture.server.reply(hangUp()).reply(error(500, "x"_ba)).reply(sse({u"ok"_s}));
    QVERIFY(fixture.run({u"a"_s, u"b"_s}).has_value());
    QCOMPARE(fixture.server.count(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        const Arrival &arrival = fixture.server.arrival(i);
        QCOMPARE(arrival.count("x-litellm-call-id"_ba), 1);
        QCOMPARE(QString::fromUtf8(arrival.header("x-litellm-call-id"_ba)),
                 fixture.attemptIds.at(i));
        QCOMPARE(arrival.body, fixture.bodies.at(i));
        QVERIFY(i == 0 || arrival.connection > fixture.server.arrival(i - 1).connection);
    }
    QCOMPARE(QSet(fixture.attemptIds.begin(), fixture.attemptIds.end()).size(), 3);
}

void ChatCallOnceTest::keptConnection_thatTheServerCloses_costsNothing()
{
    CallFixture fixture;
    fixture.server.reply(sse({u"one"_s})).reply(hangUp()).reply(sse({u"two"_s}));
    QVERIFY(fixture.run().has_value());
    const auto second = fixture.run();
    QVERIFY(second.has_value());
    QCOMPARE(second->answer, u"two"_s);
    QCOMPARE(fixture.server.count(), 3);
    QCOMPARE(fixture.attemptIds.size(), 3);
    QCOMPARE(fixture.errors.size(), 1);
    QCOMPARE(fixture.errors.at(0).kind, ErrorKind::ConnectionClosed);
}

void ChatCallOnceTest::redirect_isRefusedAndItsTargetSeesNothing_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {300, 301, 302, 303, 305, 307, 308}) {
        QTest::addRow("%d", code) << code;
    }
}

void ChatCallOnceTest::redirect_isRefusedAndItsTargetSeesNothing()
{
    QFETCH(const int, code);
    FakeLiteLlm elsewhere;
    CallFixture fixture;
    fixture.server.always(redirect(code, elsewhere.baseUrl()));
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QCOMPARE(CallFixture::kind(result), ErrorKind::Redirected);
    QVERIFY(result.error().subject.contains(elsewhere.baseUrl().toString()));
    QCOMPARE(fixture.server.count(), 1);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(elsewhere.bytesReceived(), 0);
}

void ChatCallOnceTest::key_isSentInOneHeaderOnly()
{
    CallFixture fixture;
    fixture.server.reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    const Arrival &arrival = fixture.server.arrival(0);
    const QByteArray key = fixture.endpoint.key.reveal();
    QCOMPARE(arrival.count("authorization"_ba), 1);
    QCOMPARE(arrival.header("authorization"_ba), "Bearer " + key);
    QVERIFY(!arrival.path.contains(key));
    QVERIFY(!arrival.body.contains(key));
    for (const auto &[name, value] : arrival.headers) {
        QVERIFY(name == "authorization" || !value.contains(key));
    }
}

void ChatCallOnceTest::noKey_noHeader()
{
    CallFixture fixture;
    fixture.endpoint.key = {};
    fixture.server.reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QCOMPARE(fixture.server.arrival(0).count("authorization"_ba), 0);
}

void ChatCallOnceTest::headers_saySoThatNothingIsDoneTwice()
{
    CallFixture fixture;
    fixture.server.reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    const Arrival &arrival = fixture.server.arrival(0);
    QCOMPARE(arrival.method, "POST"_ba);
    QCOMPARE(arrival.path, "/v1/chat/completions"_ba);
    QCOMPARE(arrival.header("content-type"_ba), "application/json"_ba);
    QCOMPARE(arrival.header("content-length"_ba), QByteArray::number(arrival.body.size()));
    QCOMPARE(arrival.count("content-length"_ba), 1);
    QCOMPARE(arrival.header("accept-encoding"_ba), "identity"_ba);
    QCOMPARE(arrival.header("x-litellm-num-retries"_ba), "0"_ba);
    QVERIFY(arrival.header("user-agent"_ba).startsWith("roo-harness/"));
    for (const char *unwanted : {"transfer-encoding", "cookie", "upgrade", "http2-settings"}) {
        QCOMPARE(arrival.count(unwanted), 0);
    }
    const QJsonObject body = arrival.json();
    QCOMPARE(body.value("model"_L1).toString(), u"a"_s);
    QVERIFY(body.value("stream"_L1).toBool());
    QVERIFY(body.value("stream_options"_L1)["include_usage"_L1].toBool());
    QVERIFY(body.value("disable_fallbacks"_L1).toBool());
}

void ChatCallOnceTest::cookies_areNotKept()
{
    CallFixture fixture;
    fixture.server.always(error(500, "x"_ba).header("set-cookie"_ba, "a=b; Path=/"_ba));
    QVERIFY(!fixture.run().has_value());
    QCOMPARE(fixture.server.count(), 2);
    QCOMPARE(fixture.server.arrival(1).count("cookie"_ba), 0);
}

void ChatCallOnceTest::parallelCalls_doNotDisturbEachOther()
{
    CallFixture one;
    one.server.forModel(u"a"_s).reply(
        stream(delta(u"begun"_s)).pause(200ms).write(delta(u" and ended"_s) + finish() + done()));
    one.server.forModel(u"b"_s).reply(sse({u"other"_s}));
    ChatCall &first = one.make({u"a"_s});
    QSignalSpy begun(&first, &ChatCall::deltaReceived);
    first.start();
    QVERIFY(begun.wait());

    ChatCall second(one.endpoint, {.request = one.plan.request, .chain = {u"b"_s}});
    QSignalSpy ended(&second, &ChatCall::finished);
    second.start();
    QVERIFY(ended.wait());
    QVERIFY(!one.result.has_value());
    const auto answer = one.wait();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->answer, u"begun and ended"_s);
    QCOMPARE(one.server.count(), 2);
}

void ChatCallOnceTest::manyCalls_oneAfterTheOther_areEachSentOnce()
{
    constexpr qsizetype calls = 50;
    CallFixture fixture;
    fixture.server.always(sse({u"ok"_s}));
    for (qsizetype i = 0; i < calls; ++i) {
        QVERIFY(fixture.run().has_value());
    }
    QCOMPARE(fixture.server.count(), calls);
}

QTEST_GUILESS_MAIN(ChatCallOnceTest)
#include "tst_chatcall_once.moc"
