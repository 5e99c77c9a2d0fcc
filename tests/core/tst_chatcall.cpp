// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Retry and fallback from end to end; the policy by itself is in tst_retrypolicy.

#include "callfixture.h"

#include "core/llm/chatclient.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

Script limited(const QByteArray &retryAfter = {})
{
    Script script = error(429, "slow down"_ba, "throttling_error"_ba);
    return retryAfter.isEmpty() ? script : script.header("retry-after"_ba, retryAfter);
}

using Scripts = QList<QPair<QString, QList<Script>>>;

} // namespace

class ChatCallTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void reply_carriesAllThatIsKnown();
    void chain_isWalked_data();
    void chain_isWalked();
    void connectionRefused_isTriedTwiceAndNotWithTheNextModel();
    void longChain_neverTakesMoreThanTwiceItsLength();
    void partialText_ofAFailedAttemptIsNoPartOfTheAnswer();
    void pause_isKept();
    void rateLimit_waitsAsLongAsAsked();
    void rateLimit_thatAsksForTooLongIsNotWaitedFor();
    void refusedParameter_isLeftOutOfTheNextRequest();
    void attemptFailed_saysWhatComesNext();
    void finalError_saysWhatWasTried();
    void key_isInNothingThatTheProxySaysOfItself();
    void key_isInNoErrorText_data();
    void key_isInNoErrorText();
    void baseUrl_isUsedAsItIs_data();
    void baseUrl_isUsedAsItIs();
};

void ChatCallTest::reply_carriesAllThatIsKnown()
{
    CallFixture fixture;
    fixture.server.reply(sse({u"Hello "_s, u"world"_s}).header("x-litellm-call-id"_ba, "c1"_ba));
    const ChatClient client(fixture.endpoint);
    fixture.plan.chain = {u"a"_s};
    const std::unique_ptr<ChatCall> call = client.call(fixture.plan);
    QSignalSpy ended(call.get(), &ChatCall::finished);
    fixture.log.watch(*call);
    call->start();
    QCOMPARE(ended.size(), 0);
    QCOMPARE(fixture.server.connections(), 0);
    QVERIFY(ended.wait());
    const auto result = ended.at(0).at(0).value<Result<ChatReply>>();
    QVERIFY(result.has_value());
    QCOMPARE(result->answer, u"Hello world"_s);
    QCOMPARE(result->finishReason, FinishReason::Stop);
    QCOMPARE(result->usage.promptTokens, 9);
    QCOMPARE(result->usage.completionTokens, 2);
    QCOMPARE(result->callId, u"c1"_s);
    QCOMPARE(
        fixture.log.lines(),
        (QStringList{u"started a"_s, u"answer Hello world"_s, u"finished with Hello world"_s}));
}

void ChatCallTest::chain_isWalked_data()
{
    QTest::addColumn<QStringList>("chain");
    QTest::addColumn<Scripts>("scripts");
    QTest::addColumn<QStringList>("log");
    const Script ok = sse({u"ok"_s});
    const Script down = error(500, "upstream died"_ba);
    const QStringList one{u"a"_s};
    const QStringList two{u"a"_s, u"b"_s};
    const auto row
        = [](const char *name, const QStringList &chain, const Scripts &scripts,
             const QString &log) { QTest::newRow(name) << chain << scripts << log.split(u"; "_s); };
    const QString okay = u"answer ok; finished with ok"_s;
    const QString retried = u"started a; failed %1, Retry a; started a; "_s + okay;
    const QString fellBack = u"started a; failed %1, Fallback b; started b; "_s + okay;
    const QString stopped = u"started a; failed %1, Stop; finished %1"_s;

    row("success", two, {{u"a"_s, {ok}}}, u"started a; "_s + okay);
    row("500, then well", one, {{u"a"_s, {down, ok}}}, retried.arg(u"ServerFailed"_s));
    row("502 HTML", one, {{u"a"_s, {status(502).html("<html>Bad"_ba), ok}}},
        retried.arg(u"ServerFailed"_s));
    row("408", one, {{u"a"_s, {error(408, "Timeout"_ba), ok}}}, retried.arg(u"ServerFailed"_s));
    row("hang up", one, {{u"a"_s, {hangUp(), ok}}}, retried.arg(u"ConnectionClosed"_s));
    row("RST", one, {{u"a"_s, {reset(), ok}}}, retried.arg(u"ConnectionClosed"_s));
    row("empty answer", one, {{u"a"_s, {sse({}), ok}}}, retried.arg(u"AnswerEmpty"_s));
    row("cut stream", one, {{u"a"_s, {stream(delta(u"ha"_s)).close(), ok}}},
        u"started a; answer ha; failed StreamCut, Retry a; started a; "_s + okay);
    row("error in the stream", one,
        {{u"a"_s, {stream(delta(u"ha"_s) + errorFrame("503"_ba, "x"_ba)), ok}}},
        u"started a; answer ha; failed ServerFailed, Retry a; started a; "_s + okay);
    row("500 twice", two, {{u"a"_s, {down, down}}, {u"b"_s, {ok}}},
        u"started a; failed ServerFailed, Retry a; started a; failed ServerFailed, Fallback b; "
        "started b; "_s
            + okay);
    row("500 everywhere", two, {{u"a"_s, {down, down}}, {u"b"_s, {down, down}}},
        u"started a; failed ServerFailed, Retry a; started a; failed ServerFailed, Fallback b; "
        "started b; failed ServerFailed, Retry b; started b; failed ServerFailed, Stop; "
        "finished AllModelsFailed"_s);
    row("429 with a model left", two, {{u"a"_s, {limited("30"_ba)}}, {u"b"_s, {ok}}},
        fellBack.arg(u"RateLimited"_s));
    row("429, then 500 twice, then the first again", two,
        {{u"a"_s, {limited("0"_ba), ok}}, {u"b"_s, {down, down}}},
        u"started a; failed RateLimited, Fallback b; started b; failed ServerFailed, Retry b; "
        "started b; failed ServerFailed, Fallback a; started a; "_s
            + okay);
    row("429 alone", one, {{u"a"_s, {limited("0"_ba), ok}}}, retried.arg(u"RateLimited"_s));
    row("429 twice", one, {{u"a"_s, {limited("0"_ba), limited("0"_ba)}}},
        u"started a; failed RateLimited, Retry a; started a; failed RateLimited, Stop; "
        "finished AllModelsFailed"_s);
    row("bad key", two, {{u"a"_s, {error(401, "Authentication Error"_ba, "auth_error"_ba)}}},
        stopped.arg(u"BadKey"_s));
    row("bad key without a database", two,
        {{u"a"_s, {error(400, "No connected db."_ba, "no_db_connection"_ba)}}},
        stopped.arg(u"BadKey"_s));
    row("budget", two,
        {{u"a"_s, {error(429, "Budget has been exceeded!"_ba, "budget_exceeded"_ba)}}},
        stopped.arg(u"BudgetExceeded"_s));
    row("context overflow", two,
        {{u"a"_s, {error(400, "maximum context length is 8"_ba)}}, {u"b"_s, {ok}}},
        fellBack.arg(u"ContextOverflow"_s));
    row("unknown model", two,
        {{u"a"_s, {error(400, "Invalid model name passed in model=a"_ba)}}, {u"b"_s, {ok}}},
        fellBack.arg(u"ModelUnknown"_s));
    row("content policy", two,
        {{u"a"_s, {error(400, "content_policy_violation"_ba)}}, {u"b"_s, {ok}}},
        fellBack.arg(u"ContentRefused"_s));
    row("HTML 200", two, {{u"a"_s, {status(200).html("<html>"_ba)}}},
        stopped.arg(u"NotAnEndpoint"_s));
    row("wrong path", two, {{u"a"_s, {status(404).json(R"({"detail":"Not Found"})")}}},
        stopped.arg(u"NotAnEndpoint"_s));
}

void ChatCallTest::chain_isWalked()
{
    QFETCH(const QStringList, chain);
    QFETCH(const Scripts, scripts);
    QFETCH(const QStringList, log);
    CallFixture fixture;
    for (const auto &[model, answers] : scripts) {
        for (const Script &answer : answers) {
            fixture.server.forModel(model).reply(answer);
        }
    }
    (void)fixture.run(chain);
    QCOMPARE(fixture.log.lines(), log);
    QCOMPARE(fixture.server.count(), fixture.log.count(u"started"_s));
}

void ChatCallTest::connectionRefused_isTriedTwiceAndNotWithTheNextModel()
{
    CallFixture fixture;
    fixture.endpoint.baseUrl.setPort(closedPort());
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QCOMPARE(CallFixture::kind(result), ErrorKind::ConnectionRefused);
    QVERIFY(result.error().subject.contains(fixture.endpoint.baseUrl.toString()));
    QCOMPARE(fixture.log.lines(),
             (QStringList{u"started a"_s, u"failed ConnectionRefused, Retry a"_s, u"started a"_s,
                          u"failed ConnectionRefused, Stop"_s, u"finished ConnectionRefused"_s}));
}

void ChatCallTest::longChain_neverTakesMoreThanTwiceItsLength()
{
    CallFixture fixture;
    int number = 0;
    fixture.server.always([&number](const Arrival &) {
        return number++ % 2 == 0 ? limited("0"_ba) : error(500, "x"_ba);
    });
    const QStringList chain{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QCOMPARE(CallFixture::kind(fixture.run(chain)), ErrorKind::AllModelsFailed);
    QVERIFY(fixture.server.count() >= 4);
    QVERIFY(fixture.server.count() <= 8);
}

void ChatCallTest::partialText_ofAFailedAttemptIsNoPartOfTheAnswer()
{
    CallFixture fixture;
    fixture.server.reply(stream(reasoning(u"hm"_s) + delta(u"<think>a"_s) + delta(u"b"_s)).close())
        .reply(sse({u"whole"_s}));
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QCOMPARE(result->answer, u"whole"_s);
    QVERIFY(fixture.log.lines().contains(u"reasoning hmab"_s));
}

void ChatCallTest::pause_isKept()
{
    CallFixture fixture;
    fixture.plan.limits.pause = 400ms;
    fixture.server.reply(error(500, "x"_ba)).reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QVERIFY(fixture.server.arrival(1).at - fixture.server.arrival(0).at >= 299ms);
}

void ChatCallTest::rateLimit_waitsAsLongAsAsked()
{
    CallFixture fixture;
    fixture.server.reply(error(429, "x"_ba).header("retry-after-ms"_ba, "300"_ba))
        .reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QVERIFY(fixture.server.arrival(1).at - fixture.server.arrival(0).at >= 290ms);
}

void ChatCallTest::rateLimit_thatAsksForTooLongIsNotWaitedFor()
{
    CallFixture fixture;
    fixture.server.always(limited("61"_ba));
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QVERIFY(!result.has_value());
    QCOMPARE(fixture.server.modelsAsked(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(fixture.errors.at(0).wait, 61s);
}

void ChatCallTest::refusedParameter_isLeftOutOfTheNextRequest()
{
    CallFixture fixture;
    fixture.plan.request.temperature = 0.5;
    fixture.server
        .reply(status(400).json(R"({"error":{"message":"Unsupported value: 'temperature'",)"
                                R"("type":"invalid_request_error","param":"temperature",)"
                                R"("code":"400"}})"))
        .reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QVERIFY(fixture.server.arrival(0).json().contains("temperature"_L1));
    QVERIFY(!fixture.server.arrival(1).json().contains("temperature"_L1));
}

void ChatCallTest::attemptFailed_saysWhatComesNext()
{
    CallFixture fixture;
    fixture.server.reply(error(500, "it broke"_ba)).reply(sse({u"ok"_s}));
    ChatCall &call = fixture.make({u"a"_s});
    QSignalSpy failed(&call, &ChatCall::attemptFailed);
    call.start();
    QVERIFY(fixture.wait().has_value());
    QCOMPARE(failed.size(), 1);
    const auto outcome = failed.at(0).at(0).value<AttemptOutcome>();
    QCOMPARE(outcome.id, fixture.attemptIds.at(0));
    QCOMPARE(outcome.nextModel, u"a"_s);
    QCOMPARE(outcome.error.detail, u"it broke"_s);
    QCOMPARE(outcome.error.httpStatus, 500);
    QVERIFY(outcome.decision.wait >= 3ms && outcome.decision.wait <= 7ms);
}

void ChatCallTest::finalError_saysWhatWasTried()
{
    CallFixture fixture;
    fixture.server.always(error(503, "no capacity"_ba));
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QCOMPARE(CallFixture::kind(result), ErrorKind::AllModelsFailed);
    QVERIFY(result.error().subject.contains(u"a, b"_s));
    QCOMPARE(result.error().detail, u"no capacity"_s);
    QCOMPARE(result.error().httpStatus, 503);
}

void ChatCallTest::key_isInNothingThatTheProxySaysOfItself()
{
    const QByteArray key = "sk-canary-0123456789abcdef"_ba;
    CallFixture fixture;
    fixture.endpoint.key = Secret(key);
    fixture.server.reply(sse({u"Hello"_s})
                             .header("x-litellm-model-name"_ba, "m " + key)
                             .header("x-litellm-version"_ba, key)
                             .header("x-litellm-call-id"_ba, key));
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QCOMPARE(result->modelAnswered, u"m ***"_s);
    QCOMPARE(result->proxyVersion, u"***"_s);
    QCOMPARE(result->callId, u"***"_s);
}

void ChatCallTest::key_isInNoErrorText_data()
{
    QTest::addColumn<Script>("script");
    const QByteArray key = "sk-canary-0123456789abcdef"_ba;
    const QByteArray base64 = QByteArray("Bearer " + key).toBase64();
    const QByteArray said = "Received key " + key + " and " + base64;
    QTest::newRow("401") << error(401, said, "auth_error"_ba);
    QTest::newRow("500") << error(500, said);
    QTest::newRow("429") << error(429, said);
    QTest::newRow("400 unknown") << error(400, said);
    QTest::newRow("400 parameter")
        << status(400).json(R"({"error":{"message":"no","param":")" + key + R"("}})");
    QTest::newRow("HTML") << status(200).html("<title>" + said + "</title>");
    QTest::newRow("text") << status(502).html(said);
    QTest::newRow("detail") << status(404).json(R"({"detail":")" + said + R"("})");
    QTest::newRow("frame") << stream(errorFrame("500"_ba, said));
    QTest::newRow("broken frame") << stream(frame(said));
    QTest::newRow("redirect") << status(307).header("location"_ba, "http://x.test/?k=" + key);
    QTest::newRow("redirect path") << status(307).header("location"_ba, "http://x.test/" + key);
    QTest::newRow("redirect host") << status(307).header("location"_ba, "http://" + key + ".test/");
    QTest::newRow("encoding") << status(200).header("content-encoding"_ba, key).json("{}"_ba);
    QTest::newRow("status line") << raw("HTTP/1.1 500 " + key + "\r\ncontent-length: 0\r\n\r\n");
}

void ChatCallTest::key_isInNoErrorText()
{
    QFETCH(const Script, script);
    CallFixture fixture;
    fixture.server.always(script);
    const auto result = fixture.run({u"a"_s, u"b"_s});
    QVERIFY(!result.has_value());
    fixture.errors.append(result.error());
    QVERIFY(fixture.errors.size() >= 2);
    const QString base64 = QString::fromLatin1("canary-0123456789"_ba.toBase64().mid(4, 12));
    for (const Error &error : std::as_const(fixture.errors)) {
        const QString text = error.subject + error.detail + error.expected;
        QVERIFY2(!text.contains(u"canary"_s), qPrintable(text));
        QVERIFY2(!text.contains(base64), qPrintable(text));
    }
}

void ChatCallTest::baseUrl_isUsedAsItIs_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("/v1") << u"/v1"_s << "/v1/chat/completions"_ba;
    QTest::newRow("none") << QString() << "/chat/completions"_ba;
    QTest::newRow("deeper") << u"/proxy/openai/v1"_s << "/proxy/openai/v1/chat/completions"_ba;
    QTest::newRow("escaped") << u"/a%20b"_s << "/a%20b/chat/completions"_ba;
    QTest::newRow("escaped slash") << u"/a%2Fb"_s << "/a%2Fb/chat/completions"_ba;
}

void ChatCallTest::baseUrl_isUsedAsItIs()
{
    QFETCH(const QString, base);
    QFETCH(const QByteArray, path);
    CallFixture fixture;
    fixture.endpoint.baseUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(fixture.server.port()) + base);
    fixture.server.reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QCOMPARE(fixture.server.arrival(0).path, path);
}

QTEST_GUILESS_MAIN(ChatCallTest)
#include "tst_chatcall.moc"
