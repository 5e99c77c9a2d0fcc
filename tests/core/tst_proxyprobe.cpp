// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/proxyprobe.h"

#include "support/eventlog.h"
#include "support/fakelitellm.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

//! What a probe signalled.
struct Walk
{
    QStringList log;
    QList<RungResult> rungs;

    [[nodiscard]] RungResult last() const { return rungs.isEmpty() ? RungResult{} : rungs.last(); }
};

Walk walk(const Endpoint &endpoint)
{
    ProxyProbe probe(endpoint);
    EventLog log;
    log.watch(probe);
    QSignalSpy rungs(&probe, &ProxyProbe::rungFinished);
    QSignalSpy ended(&probe, &ProxyProbe::finished);
    probe.start();
    if (!log.lines().isEmpty() || !ended.wait(60s)) {
        log.add(u"(no proper end)"_s);
    }
    QCoreApplication::processEvents();
    Walk walk{.log = log.lines(), .rungs = {}};
    for (const QVariantList &arguments : std::as_const(rungs)) {
        walk.rungs.append(arguments.at(0).value<RungResult>());
    }
    return walk;
}

const QStringList toTls{u"Url Passed"_s, u"Name Passed"_s, u"Tcp Passed"_s, u"Tls Skipped"_s};

} // namespace

class ProxyProbeTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void goodProxy_passesEveryRung();
    void http_answers_data();
    void http_answers();
    void unknownName_failsAtName();
    void closedPort_failsAtTcp();
    void stuckPort_failsAtTcpInTime();
    void silentServer_failsAtHttpInTime();
    void tls_isChecked();
    void tls_withPlainServer_fails();
    void tls_withSilentServer_failsInTime();
    void serverThatClosesAtOnce_failsAtHttp();
    void probe_costsNothing();
    void systemProxy_isWalkedInstead();
    void chosenProxy_isWalkedInstead();
    void destroyed_saysNothing();
};

void ProxyProbeTest::initTestCase()
{
    for (const char *variable : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY",
                                 "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"}) {
        qunsetenv(variable);
    }
}

void ProxyProbeTest::goodProxy_passesEveryRung()
{
    FakeLiteLlm server;
    server.always(models({u"a"_s, u"b"_s}).header("x-litellm-version"_ba, "1.80"_ba));
    const Walk passed = walk({.baseUrl = server.baseUrl()});
    QCOMPARE(passed.log,
             toTls
                 + (QStringList{u"Http Passed"_s, u"Key Passed"_s, u"ModelList Passed"_s,
                                u"finished with 2 models"_s}));
    QCOMPARE(passed.rungs.at(0).detail, server.baseUrl().toString());
    QCOMPARE(passed.rungs.at(1).detail, u"127.0.0.1"_s);
    QCOMPARE(passed.rungs.at(2).detail, u"127.0.0.1 port %1"_s.arg(server.port()));
    QCOMPARE(passed.rungs.at(4).detail, u"LiteLLM 1.80"_s);
    QCOMPARE(passed.rungs.at(6).detail, u"2"_s);
}

void ProxyProbeTest::http_answers_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QStringList>("log");
    const auto row = [](const char *name, const Script &script, const QString &log) {
        QTest::newRow(name) << script << log.split(u"; "_s);
    };
    row("bad key", error(401, "Authentication Error"_ba, "auth_error"_ba),
        u"Http Passed; Key Failed BadKey; finished BadKey"_s);
    row("bad key without a database", error(400, "No connected db."_ba, "no_db_connection"_ba),
        u"Http Passed; Key Failed BadKey; finished BadKey"_s);
    row("budget", error(429, "Budget has been exceeded!"_ba, "budget_exceeded"_ba),
        u"Http Passed; Key Failed BudgetExceeded; finished BudgetExceeded"_s);
    row("rate limit", error(429, "slow down"_ba),
        u"Http Passed; Key Passed; ModelList Failed RateLimited; finished RateLimited"_s);
    row("HTML", status(200).html("<html>"_ba),
        u"Http Failed NotAnEndpoint; finished NotAnEndpoint"_s);
    row("wrong path", status(404).json(R"({"detail":"Not Found"})"),
        u"Http Failed NotAnEndpoint; finished NotAnEndpoint"_s);
    row("redirect", redirect(307, QUrl(u"http://127.0.0.1:1/"_s)),
        u"Http Failed Redirected; finished Redirected"_s);
    row("500", error(500, "x"_ba), u"Http Failed ServerFailed; finished ServerFailed"_s);
    row("hang up", hangUp(), u"Http Failed ConnectionClosed; finished ConnectionClosed"_s);
    row("not HTTP", raw("220 mail.test ESMTP\r\n"_ba).close(),
        u"Http Failed ConnectionClosed; finished ConnectionClosed"_s);
}

void ProxyProbeTest::http_answers()
{
    QFETCH(const Script, script);
    QFETCH(const QStringList, log);
    FakeLiteLlm server;
    server.always(script);
    QCOMPARE(walk({.baseUrl = server.baseUrl()}).log, toTls + log);
}

void ProxyProbeTest::unknownName_failsAtName()
{
    // RFC 6761: no resolver knows this name, nor asks anybody about it.
    const Walk failed = walk({.baseUrl = QUrl(u"http://no-such-host.invalid:4000/v1"_s)});
    QCOMPARE(
        failed.log,
        (QStringList{u"Url Passed"_s, u"Name Failed HostNotFound"_s, u"finished HostNotFound"_s}));
    QCOMPARE(failed.last().error->subject, u"no-such-host.invalid"_s);
}

void ProxyProbeTest::closedPort_failsAtTcp()
{
    const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(closedPort()));
    const Walk failed = walk({.baseUrl = url});
    QCOMPARE(
        failed.log,
        toTls.first(2)
            + (QStringList{u"Tcp Failed ConnectionRefused"_s, u"finished ConnectionRefused"_s}));
    QCOMPARE(failed.last().error->subject, url.toString());
}

void ProxyProbeTest::stuckPort_failsAtTcpInTime()
{
    const StuckPort stuck;
    if (!stuck.isStuck()) {
        QSKIP("this system accepts connections beyond the queue");
    }
    const Walk failed = walk({.baseUrl = stuck.baseUrl(), .requestTimeout = 200ms});
    QCOMPARE(failed.log,
             toTls.first(2) + (QStringList{u"Tcp Failed TimedOut"_s, u"finished TimedOut"_s}));
    QCOMPARE(failed.last().error->wait, 200ms);
}

void ProxyProbeTest::silentServer_failsAtHttpInTime()
{
    FakeLiteLlm server;
    server.always(silence());
    const Walk failed = walk({.baseUrl = server.baseUrl(), .requestTimeout = 200ms});
    QCOMPARE(failed.log, toTls + (QStringList{u"Http Failed TimedOut"_s, u"finished TimedOut"_s}));
}

void ProxyProbeTest::tls_isChecked()
{
    FakeLiteLlm server(FakeLiteLlm::Scheme::Https);
    server.always(models({u"a"_s}));
    const Walk distrusted = walk({.baseUrl = server.baseUrl()});
    QCOMPARE(distrusted.log,
             toTls.first(3) + (QStringList{u"Tls Failed TlsFailed"_s, u"finished TlsFailed"_s}));
    QCOMPARE(server.count(), 0);

    const Walk trusted
        = walk({.baseUrl = server.baseUrl(), .caFile = FakeLiteLlm::certificateFile()});
    QCOMPARE(trusted.log.at(3), u"Tls Passed"_s);
    QVERIFY(trusted.rungs.at(3).detail.startsWith(u"localhost, TLSv1."_s));
    QCOMPARE(trusted.log.last(), u"finished with 1 models"_s);

    const Walk noFile = walk({.baseUrl = server.baseUrl(), .caFile = u"/no/such.pem"_s});
    QCOMPARE(noFile.log.last(), u"finished FileUnreadable"_s);
}

void ProxyProbeTest::tls_withPlainServer_fails()
{
    FakeLiteLlm server;
    QUrl url = server.baseUrl();
    url.setScheme(u"https"_s);
    const Walk failed = walk({.baseUrl = url, .requestTimeout = 1s});
    QCOMPARE(failed.log.size(), 5);
    QVERIFY(failed.log.at(3).startsWith(u"Tls Failed"_s));
}

void ProxyProbeTest::tls_withSilentServer_failsInTime()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(u"https://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
    const Walk failed = walk({.baseUrl = url, .requestTimeout = 200ms});
    QCOMPARE(failed.log,
             toTls.first(3) + (QStringList{u"Tls Failed TimedOut"_s, u"finished TimedOut"_s}));
}

void ProxyProbeTest::serverThatClosesAtOnce_failsAtHttp()
{
    QTcpServer server;
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server,
            [&server] { delete server.nextPendingConnection(); });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
    const Walk failed = walk({.baseUrl = url});
    QCOMPARE(
        failed.log,
        toTls + (QStringList{u"Http Failed ConnectionClosed"_s, u"finished ConnectionClosed"_s}));
}

void ProxyProbeTest::probe_costsNothing()
{
    FakeLiteLlm server;
    server.always(models({u"a"_s}));
    walk({.baseUrl = server.baseUrl(), .key = Secret("sk-canary-0123456789abcdef")});
    QCOMPARE(server.count(), 1);
    QCOMPARE(server.arrival(0).method, "GET"_ba);
    QCOMPARE(server.arrival(0).path, "/v1/models"_ba);
}

void ProxyProbeTest::systemProxy_isWalkedInstead()
{
    FakeLiteLlm server;
    server.always(models({u"a"_s}));
    const QUrl url(u"http://no-such-host.invalid:4000/v1"_s);
    qputenv("http_proxy", QByteArray("http://127.0.0.1:" + QByteArray::number(server.port())));
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    if (networkProxyFor(QNetworkProxy(), url).type() == QNetworkProxy::NoProxy) {
        QSKIP("this system does not take its proxy from the environment");
    }
    const Walk passed = walk({.baseUrl = url});
    QCOMPARE(passed.log.last(), u"finished with 1 models"_s);
    QCOMPARE(passed.rungs.at(2).detail, u"127.0.0.1 port %1"_s.arg(server.port()));
    QCOMPARE(server.arrival(0).path, "http://no-such-host.invalid:4000/v1/models"_ba);

    QCOMPARE(networkProxyFor(QNetworkProxy(), QUrl(u"http://localhost:4000/v1"_s)).type(),
             QNetworkProxy::NoProxy);
    QCOMPARE(networkProxyFor(QNetworkProxy(), QUrl(u"http://127.0.0.1:4000/v1"_s)).type(),
             QNetworkProxy::NoProxy);
    QCOMPARE(networkProxyFor(QNetworkProxy(), QUrl(u"http://[::1]:4000/v1"_s)).type(),
             QNetworkProxy::NoProxy);
    QCOMPARE(networkProxyFor(QNetworkProxy(), QUrl(u"http://0.0.0.0:4000/v1"_s)).type(),
             QNetworkProxy::NoProxy);
    QCOMPARE(networkProxyFor(QNetworkProxy(), QUrl(u"http://localhost.:4000/v1"_s)).type(),
             QNetworkProxy::NoProxy);
}

void ProxyProbeTest::chosenProxy_isWalkedInstead()
{
    FakeLiteLlm server;
    server.always(models({u"a"_s}));
    const QNetworkProxy chosen(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, server.port());
    const Walk passed
        = walk({.baseUrl = QUrl(u"http://no-such-host.invalid:4000/v1"_s), .networkProxy = chosen});
    QCOMPARE(passed.log.last(), u"finished with 1 models"_s);
    QCOMPARE(passed.rungs.at(1).detail, u"127.0.0.1:%1 127.0.0.1"_s.arg(server.port()));
    QCOMPARE(server.arrival(0).path, "http://no-such-host.invalid:4000/v1/models"_ba);

    const QUrl here(u"http://localhost:4000/v1"_s);
    QCOMPARE(networkProxyFor(chosen, here).type(), QNetworkProxy::NoProxy);
    const QUrl elsewhere(u"http://proxy.example/v1"_s);
    QCOMPARE(networkProxyFor(QNetworkProxy(QNetworkProxy::NoProxy), elsewhere).type(),
             QNetworkProxy::NoProxy);
}

void ProxyProbeTest::destroyed_saysNothing()
{
    FakeLiteLlm server;
    server.always(silence());
    auto probe = std::make_unique<ProxyProbe>(Endpoint{.baseUrl = server.baseUrl()});
    EventLog log;
    log.watch(*probe);
    QSignalSpy arrived(&server, &FakeLiteLlm::arrived);
    QSignalSpy closed(&server, &FakeLiteLlm::clientClosed);
    probe->start();
    QVERIFY(arrived.wait());
    probe.reset();
    QVERIFY(closed.wait());
    QCOMPARE(log.lines(), toTls);
}

QTEST_GUILESS_MAIN(ProxyProbeTest)
#include "tst_proxyprobe.moc"
