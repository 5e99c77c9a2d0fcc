// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! Proxies that are not there, are something else, or refuse; `models` and `doctor`.
class CliProxyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
    }

    void noProxy_isUnreachable_data();
    void noProxy_isUnreachable();
    void connectingThatNeverEnds_isUnreachable_data();
    void connectingThatNeverEnds_isUnreachable();
    void somethingElse_isNoEndpoint_data();
    void somethingElse_isNoEndpoint();
    void redirect_isNotFollowed();
    void modelThatRefuses_isFollowedByTheNext_data();
    void modelThatRefuses_isFollowedByTheNext();
    void unknownModels_areAnsweredWithWhatLooksLikeThem();
    void models_areListed_data();
    void models_areListed();
    void models_ofNoneIsSaid();
    void doctor_passes();
    void doctor_asJsonIsOneObjectALine();
    void doctor_namesTheCure_data();
    void doctor_namesTheCure();
    void doctor_findsAModelThatIsNotOffered();
    void untrustedCertificate_isUnreachable();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliProxyTest::noProxy_isUnreachable_data()
{
    QTest::addColumn<QStringList>("command");

    QTest::newRow("plan") << QStringList{u"plan"_s, u"task"_s};
    QTest::newRow("models") << QStringList{u"models"_s};
}

void CliProxyTest::noProxy_isUnreachable()
{
    QFETCH(QStringList, command);
    const QString url = u"http://127.0.0.1:%1"_s.arg(closedPort());
    Orchestrator run(command + QStringList{u"--base-url"_s, url});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 4);
    for (const QString &words : {url, u"packaging/litellm"_s, u"orchestrator doctor"_s}) {
        QVERIFY2(run.errText().contains(words), run.err().constData());
    }
    QCOMPARE(run.out(), QByteArray());
}

void CliProxyTest::connectingThatNeverEnds_isUnreachable_data()
{
    noProxy_isUnreachable_data();
}

void CliProxyTest::connectingThatNeverEnds_isUnreachable()
{
    QFETCH(QStringList, command);
    const StuckPort port;
    if (!port.isStuck()) {
        QSKIP("the system accepts connections beyond the queue");
    }
    const bool hasModels = command.constFirst() != u"models"_s;
    Orchestrator run(
        command + QStringList{u"--timeout"_s, u"300"_s, u"--base-url"_s, port.baseUrl().toString()}
        + (hasModels ? QStringList{u"--model"_s, u"planner=a"_s} : QStringList()));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 4);
    QVERIFY2(run.errText().contains(u"300 ms"_s), run.err().constData());
}

void CliProxyTest::somethingElse_isNoEndpoint_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("web page") << 200 << "text/html"_ba << "<html><body>Welcome</body></html>"_ba;
    QTest::newRow("page not found") << 404 << "text/html"_ba << "<html>404</html>"_ba;
    QTest::newRow("path that is wrong") << 404 << "application/json"_ba
                                        << R"({"detail":"Not Found"})"_ba;
    QTest::newRow("other JSON") << 200 << "application/json"_ba << R"({"hello":1})"_ba;
}

void CliProxyTest::somethingElse_isNoEndpoint()
{
    QFETCH(int, status);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    m_server->always(roo::test::status(status).header("content-type"_ba, contentType).write(body));
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a,b"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 1);
    QVERIFY2(run.errText().contains(u"no LiteLLM endpoint"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"https://host/v1"_s), run.err().constData());
    QVERIFY2(!run.errText().contains(u"<html>"_s), run.err().constData());
}

void CliProxyTest::redirect_isNotFollowed()
{
    const FakeLiteLlm other;
    m_server->always(redirect(307, other.baseUrl()));
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a,b"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 1);
    QCOMPARE(other.connections(), 0);
    QVERIFY2(run.errText().contains(u"redirects to "_s + other.baseUrl().toString()),
             run.err().constData());
}

void CliProxyTest::modelThatRefuses_isFollowedByTheNext_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("said");

    const auto row = [](const char *name, int status, const QByteArray &message,
                        const QString &said) { QTest::newRow(name) << status << message << said; };
    row("unknown", 400, "Invalid model name passed in model=a. Call `/v1/models`"_ba,
        u"unknown model"_s);
    row("context overflow", 400, "This model's maximum context length is 8192 tokens."_ba,
        u"the prompt is too long for this model"_s);
    row("content policy", 400, "litellm.ContentPolicyViolationError: content_policy"_ba,
        u"refused by a content policy"_s);
    row("busy", 429, "Rate limit exceeded"_ba, u"rate limited (HTTP 429)"_s);
    row("upstream's key", 401, "litellm.AuthenticationError: OpenrouterException - bad key"_ba,
        u"the provider refused access (HTTP 401)"_s);
    row("no credit", 402, "OpenrouterException - Insufficient credits"_ba,
        u"the provider refused access (HTTP 402)"_s);
}

void CliProxyTest::modelThatRefuses_isFollowedByTheNext()
{
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    QFETCH(QString, said);
    m_server->forModel(u"a"_s).always(error(status, message));
    m_server->forModel(u"b"_s).always(sse({u"answer"_s}));
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a,b"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(m_server->modelsAsked(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(run.out(), "answer\n");
    QVERIFY2(run.errText().contains(said), run.err().constData());
    QVERIFY2(run.errText().contains(u"; next: b"_s), run.err().constData());
}

void CliProxyTest::unknownModels_areAnsweredWithWhatLooksLikeThem()
{
    const Script unknown = error(400, "Invalid model name passed in model=x"_ba);
    m_server->forModel(u"gpt-4o-mni"_s).always(unknown);
    m_server->forModel(u"qwen-coder"_s).always(unknown);
    m_server->forPath("/v1/models"_ba)
        .always(models({u"gpt-4o-mini"_s, u"openrouter/qwen-coder:free"_s, u"llama"_s}));
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=gpt-4o-mni,qwen-coder"_s},
                     *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 1);
    QVERIFY2(run.errText().contains(u"gpt-4o-mini"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"openrouter/qwen-coder:free"_s), run.err().constData());
    QVERIFY2(!run.errText().contains(u"llama"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"orchestrator models"_s), run.err().constData());
}

void CliProxyTest::models_areListed_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("out");

    QTest::newRow("text") << QStringList() << "b/two\na\n"_ba;
    QTest::newRow("quiet") << QStringList{u"--quiet"_s} << "b/two\na\n"_ba;
    QTest::newRow("JSON") << QStringList{u"--json"_s}
                          << R"({"id":"b/two","owned_by":"openai"})"
                             "\n"
                             R"({"id":"a","owned_by":"openai"})"
                             "\n"_ba;
}

void CliProxyTest::models_areListed()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, out);
    m_server->forPath("/v1/models"_ba).always(models({u"b/two"_s, u"a"_s}));
    Orchestrator run(QStringList{u"models"_s} + options, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), out);
    QCOMPARE(run.err(), QByteArray());
}

void CliProxyTest::models_ofNoneIsSaid()
{
    m_server->forPath("/v1/models"_ba).always(models({}));
    Orchestrator run({u"models"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), QByteArray());
    QVERIFY2(run.errText().contains(u"no models"_s), run.err().constData());
}

void CliProxyTest::doctor_passes()
{
    m_server->always(models({u"p"_s, u"c"_s, u"r"_s}));
    Orchestrator run(oneModelEach({u"doctor"_s}), *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QStringList checks;
    for (const QByteArray &line : run.out().trimmed().split('\n')) {
        QVERIFY2(line.startsWith("ok    "), line.constData());
        checks.append(QString::fromUtf8(line.mid(6, 8).trimmed()));
    }
    QCOMPARE(checks,
             (QStringList{u"URL"_s, u"name"_s, u"TCP"_s, u"TLS"_s, u"HTTP"_s, u"key"_s, u"models"_s,
                          u"model"_s, u"model"_s, u"model"_s}));
    QVERIFY2(run.out().contains("$LITELLM_BASE_URL"), run.out().constData());
    QVERIFY2(run.out().contains("$LITELLM_API_KEY"), run.out().constData());
}

void CliProxyTest::doctor_asJsonIsOneObjectALine()
{
    m_server->always(models({u"p"_s, u"c"_s}));
    Orchestrator run(oneModelEach({u"doctor"_s, u"--json"_s}), *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QJsonArray rows;
    for (const QByteArray &line : run.out().trimmed().split('\n')) {
        rows.append(QJsonDocument::fromJson(line).object());
    }
    QCOMPARE(rows.size(), 10);
    QCOMPARE(rows.first().toObject().value("check"_L1), u"URL"_s);
    QCOMPARE(rows.first().toObject().value("passed"_L1), true);
    QCOMPARE(rows.last().toObject().value("passed"_L1), false);
    QVERIFY(rows.last().toObject().contains("cure"_L1));
}

void CliProxyTest::doctor_namesTheCure_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("failed");
    QTest::addColumn<QString>("cure");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("nobody there") << u"http://127.0.0.1:%1"_s.arg(closedPort()) << u"TCP"_s
                                  << u"packaging/litellm"_s << 4;
    QTest::newRow("unknown host") << u"http://proxy.invalid"_s << u"name"_s << u"Check the name"_s
                                  << 4;
    QTest::newRow("wrong key") << QString() << u"key"_s << u"$LITELLM_API_KEY"_s << 3;
}

void CliProxyTest::doctor_namesTheCure()
{
    QFETCH(QString, url);
    QFETCH(QString, failed);
    QFETCH(QString, cure);
    QFETCH(int, exitCode);
    m_server->always(error(401, "Authentication Error"_ba, "auth_error"_ba));
    Orchestrator run({u"doctor"_s}, *m_server);
    if (!url.isEmpty()) {
        run.setVariable(u"LITELLM_BASE_URL"_s, url);
    }
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), exitCode);
    const QString out = QString::fromUtf8(run.out());
    QVERIFY2(out.contains(u"FAIL  "_s + failed.leftJustified(8)), run.out().constData());
    QCOMPARE(out.count(u"FAIL"_s), 1);
    QVERIFY2(out.contains(cure), run.out().constData());
}

void CliProxyTest::doctor_findsAModelThatIsNotOffered()
{
    m_server->always(models({u"p"_s, u"code-r-us"_s, u"r"_s}));
    Orchestrator run({u"doctor"_s, u"--quiet"_s, u"--model"_s, u"planner=p"_s, u"--model"_s,
                      u"coder=codr-r-us"_s, u"--model"_s, u"reviewer=r"_s},
                     *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(run.out(),
             "FAIL  model   codr-r-us (coder): not offered\n"
             "              The proxy offers code-r-us.\n");
}

void CliProxyTest::untrustedCertificate_isUnreachable()
{
    FakeLiteLlm secure(FakeLiteLlm::Scheme::Https);
    secure.always(models({u"a"_s}));
    Orchestrator run({u"models"_s}, secure);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 4);
    QCOMPARE(secure.count(), 0);
    QVERIFY2(run.errText().contains(u"LITELLM_CA_FILE"_s), run.err().constData());

    Orchestrator trusting({u"models"_s}, secure);
    trusting.setVariable(u"LITELLM_CA_FILE"_s, FakeLiteLlm::certificateFile());
    trusting.start();
    QVERIFY(trusting.finish());
    QCOMPARE(trusting.out(), "a\n");
}

QTEST_GUILESS_MAIN(CliProxyTest)
#include "tst_cli_proxy.moc"
