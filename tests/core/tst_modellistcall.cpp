// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/modellistcall.h"

#include "core/llm/chatclient.h"
#include "support/fakelitellm.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

Endpoint endpointOf(const FakeLiteLlm &server)
{
    return {.baseUrl = server.baseUrl(), .key = Secret("sk-canary-0123456789abcdef")};
}

Result<ModelList> ask(const Endpoint &endpoint)
{
    const std::unique_ptr<ModelListCall> call = ChatClient(endpoint).listModels();
    QSignalSpy ended(call.get(), &ModelListCall::finished);
    call->start();
    if (!ended.isEmpty()) {
        qWarning("finished within start()");
    }
    if (!ended.wait(60s)) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnknown});
    }
    QCoreApplication::processEvents();
    if (ended.size() != 1) {
        qWarning("finished more than once");
    }
    return ended.at(0).at(0).value<Result<ModelList>>();
}

} // namespace

class ModelListCallTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void list_isRead();
    void request_isAGetWithTheKey();
    void emptyList_isAList();
    void failure_isAnError_data();
    void failure_isAnError();
    void refusedConnection_isAnError();
    void silence_timesOut_data();
    void silence_timesOut();
    void cancel_endsOnceAndClosesTheSocket();
    void cancel_beforeStart_sendsNothing();
    void destroyed_saysNothing();
    void key_isInNoErrorText_data();
    void key_isInNoErrorText();
    void tls_needsTrust();
};

void ModelListCallTest::list_isRead()
{
    FakeLiteLlm server;
    server.forPath("/v1/models"_ba)
        .reply(models({u"a"_s, u"openrouter/b:free"_s}).header("X-LiteLLM-Version"_ba, "1.80"_ba));
    const auto result = ask(endpointOf(server));
    QVERIFY(result.has_value());
    QCOMPARE(result->models.size(), 2);
    QCOMPARE(result->models.at(0).id, u"a"_s);
    QCOMPARE(result->models.at(0).ownedBy, u"openai"_s);
    QCOMPARE(result->models.at(1).id, u"openrouter/b:free"_s);
    QCOMPARE(result->proxyVersion, u"1.80"_s);
}

void ModelListCallTest::request_isAGetWithTheKey()
{
    FakeLiteLlm server;
    server.reply(models({u"a"_s}));
    QVERIFY(ask(endpointOf(server)).has_value());
    QCOMPARE(server.count(), 1);
    QCOMPARE(server.arrival(0).method, "GET"_ba);
    QCOMPARE(server.arrival(0).path, "/v1/models"_ba);
    QCOMPARE(server.arrival(0).count("authorization"_ba), 1);
    QCOMPARE(server.arrival(0).header("authorization"_ba), "Bearer sk-canary-0123456789abcdef"_ba);
    QCOMPARE(server.arrival(0).header("accept-encoding"_ba), "identity"_ba);
    QVERIFY(server.arrival(0).body.isEmpty());
}

void ModelListCallTest::emptyList_isAList()
{
    FakeLiteLlm server;
    server.reply(models({}));
    const auto result = ask(endpointOf(server));
    QVERIFY(result.has_value());
    QVERIFY(result->models.isEmpty());
}

void ModelListCallTest::failure_isAnError_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const Script &script, ErrorKind kind) {
        QTest::newRow(name) << script << kind;
    };
    row("401", error(401, "Authentication Error"_ba, "auth_error"_ba), ErrorKind::BadKey);
    row("401 Basic",
        error(401, "Authentication Error"_ba).header("www-authenticate"_ba, "Basic realm=x"_ba),
        ErrorKind::BadKey);
    row("no database", error(400, "No connected db."_ba, "no_db_connection"_ba), ErrorKind::BadKey);
    row("404", status(404).json(R"({"detail":"Not Found"})"), ErrorKind::NotAnEndpoint);
    row("HTML", status(200).html("<html>"_ba), ErrorKind::NotAnEndpoint);
    row("another JSON", status(200).json(R"({"hello":1})"), ErrorKind::NotAnEndpoint);
    row("empty", status(200).json({}), ErrorKind::NotAnEndpoint);
    row("500", error(500, "x"_ba), ErrorKind::ServerFailed);
    row("redirect", redirect(308, QUrl(u"http://127.0.0.1:1/x"_s)), ErrorKind::Redirected);
    row("hang up", hangUp(), ErrorKind::ConnectionClosed);
    row("RST", reset(), ErrorKind::ConnectionClosed);
    row("cut before its end", status(200).contentLength(99999).json(R"({"data":[{"id)").close(),
        ErrorKind::ConnectionClosed);
    row("gzip", models({u"a"_s}).header("content-encoding"_ba, "gzip"_ba),
        ErrorKind::EncodingRefused);
    row("endless",
        status(200).contentLength(1 << 30).json("["_ba).repeat(QByteArray(1 << 20, ' '), 0ms),
        ErrorKind::AnswerTooLarge);
}

void ModelListCallTest::failure_isAnError()
{
    QFETCH(const Script, script);
    QFETCH(const ErrorKind, kind);
    FakeLiteLlm server;
    server.always(script);
    const auto result = ask(endpointOf(server));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, kind);
    QVERIFY(!result.error().subject.isEmpty());
}

void ModelListCallTest::refusedConnection_isAnError()
{
    const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(closedPort()));
    const auto result = ask({.baseUrl = url});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::ConnectionRefused);
    QVERIFY(result.error().subject.startsWith(url.toString()));
}

void ModelListCallTest::silence_timesOut_data()
{
    QTest::addColumn<Script>("script");
    QTest::newRow("no byte") << silence();
    QTest::newRow("half a body") << status(200).contentLength(100).json("{"_ba).hang();
    QTest::newRow("a byte every 20 ms")
        << status(200).contentLength(1 << 20).json("{"_ba).repeat(" "_ba, 20ms);
}

void ModelListCallTest::silence_timesOut()
{
    QFETCH(const Script, script);
    FakeLiteLlm server;
    server.always(script);
    Endpoint endpoint = endpointOf(server);
    endpoint.requestTimeout = 200ms;
    const auto result = ask(endpoint);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::TimedOut);
    QCOMPARE(result.error().wait, 200ms);
}

void ModelListCallTest::cancel_endsOnceAndClosesTheSocket()
{
    FakeLiteLlm server;
    server.always(silence());
    ModelListCall call(endpointOf(server));
    QSignalSpy ended(&call, &ModelListCall::finished);
    QSignalSpy arrived(&server, &FakeLiteLlm::arrived);
    QSignalSpy closed(&server, &FakeLiteLlm::clientClosed);
    call.start();
    QVERIFY(arrived.wait());
    call.cancel();
    call.cancel();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.at(0).at(0).value<Result<ModelList>>().error().kind, ErrorKind::Cancelled);
    QVERIFY(closed.wait());
    QCOMPARE(ended.size(), 1);
}

void ModelListCallTest::cancel_beforeStart_sendsNothing()
{
    FakeLiteLlm server;
    ModelListCall call(endpointOf(server));
    QSignalSpy ended(&call, &ModelListCall::finished);
    call.cancel();
    call.start();
    QCoreApplication::processEvents();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(server.connections(), 0);
}

void ModelListCallTest::destroyed_saysNothing()
{
    FakeLiteLlm server;
    server.always(silence());
    auto call = std::make_unique<ModelListCall>(endpointOf(server));
    QSignalSpy ended(call.get(), &ModelListCall::finished);
    QSignalSpy arrived(&server, &FakeLiteLlm::arrived);
    QSignalSpy closed(&server, &FakeLiteLlm::clientClosed);
    call->start();
    QVERIFY(arrived.wait());
    call.reset();
    QVERIFY(closed.wait());
    QCOMPARE(ended.size(), 0);
}

void ModelListCallTest::key_isInNoErrorText_data()
{
    QTest::addColumn<Script>("script");
    const QByteArray said = "Bearer sk-canary-0123456789abcdef"_ba;
    QTest::newRow("401") << error(401, said, "auth_error"_ba);
    QTest::newRow("HTML") << status(200).html("<title>" + said + "</title>");
    QTest::newRow("redirect") << status(302).header("location"_ba,
                                                    "http://x.test/sk-canary-0123456789abcdef"_ba);
}

void ModelListCallTest::key_isInNoErrorText()
{
    QFETCH(const Script, script);
    FakeLiteLlm server;
    server.always(script);
    const auto result = ask(endpointOf(server));
    QVERIFY(!result.has_value());
    const Error &error = result.error();
    QVERIFY(!QString(error.subject + error.detail + error.expected).contains(u"canary"_s));
}

void ModelListCallTest::tls_needsTrust()
{
    FakeLiteLlm server(FakeLiteLlm::Scheme::Https);
    server.always(models({u"a"_s}));
    Endpoint endpoint = endpointOf(server);
    const auto distrusted = ask(endpoint);
    QVERIFY(!distrusted.has_value());
    QCOMPARE(distrusted.error().kind, ErrorKind::TlsFailed);
    QCOMPARE(server.count(), 0);

    endpoint.caFile = FakeLiteLlm::certificateFile();
    QVERIFY(ask(endpoint).has_value());
    QCOMPARE(server.count(), 1);
}

QTEST_GUILESS_MAIN(ModelListCallTest)
#include "tst_modellistcall.moc"
