// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include <QDirIterator>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

namespace {

// Characters that look different in each encoding.
const QByteArray canary = "sk-Canary~/+9=Qz_73f1c0de"_ba;

//! The key in the forms in which it could have leaked.
QList<QByteArray> formsOf(const QByteArray &key)
{
    QList<QByteArray> forms{key, key.toPercentEncoding(),
                            key.toBase64(QByteArray::OmitTrailingEquals), key.toHex()};
    // Base64 of the key in the middle of a text depends on where it begins.
    for (const qsizetype cut : {1, 2}) {
        const QByteArray shifted = QByteArray(QByteArray(cut, 'x') + key).toBase64();
        forms.append(shifted.sliced(4, shifted.size() - 8));
    }
    forms.append(QByteArray("Bearer " + key).toBase64().chopped(4));
    forms.append(QByteArray(key).replace('/', "\\/"));
    return forms;
}

} // namespace

//! What happens to keys: wrong ones, missing ones, and that they are never shown.
class CliKeysTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
    }

    void refusedKey_stopsAtOnce_data();
    void refusedKey_stopsAtOnce();
    void refusedKey_namesItsOrigin_data();
    void refusedKey_namesItsOrigin();
    void usedUpBudget_stopsAtOnce_data();
    void usedUpBudget_stopsAtOnce();
    void keyForAnotherHost_isNotSent();
    void trustEnvFile_sendsIt();
    void brokenKey_isRefusedBeforeItIsSent_data();
    void brokenKey_isRefusedBeforeItIsSent();
    void canary_isNowhere_data();
    void canary_isNowhere();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliKeysTest::refusedKey_stopsAtOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("type");

    const auto row
        = [](const char *name, int status, const QByteArray &message, const QByteArray &type) {
              QTest::newRow(name) << status << message << type;
          };
    row("no key", 401, "Authentication Error, No api key passed in."_ba, "auth_error"_ba);
    row("malformed", 401, "Authentication Error, Malformed API Key passed in."_ba, "auth_error"_ba);
    row("unknown", 401,
        "Authentication Error, Invalid proxy server token passed. Received API Key = sk-...test"_ba,
        "token_not_found_in_db"_ba);
    row("expired", 401, "Authentication Error - Expired Key."_ba, "expired_key"_ba);
    row("newer builds", 401, "Authentication Error"_ba, "authentication_error"_ba);
    row("without a type", 401, "nope"_ba, "None"_ba);
    row("no database", 400, "No connected db."_ba, "no_db_connection"_ba);
}

void CliKeysTest::refusedKey_stopsAtOnce()
{
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, type);
    m_server->always(error(status, message, type));
    Orchestrator run({u"run"_s, u"task"_s, u"--model"_s, u"planner=a,b,c"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 1);
    QVERIFY2(run.errText().contains(u"The proxy refused the key"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"$LITELLM_API_KEY"_s), run.err().constData());
    QVERIFY2(!run.errText().contains(u"sk-test"_s), run.err().constData());
    QCOMPARE(run.out(), QByteArray());
}

void CliKeysTest::refusedKey_namesItsOrigin_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("named");

    QTest::newRow("environment") << u"environment"_s << u"$LITELLM_API_KEY"_s;
    QTest::newRow("--api-key-file") << u"key file"_s << u"--api-key-file key.txt"_s;
    QTest::newRow("--env-file") << u"env file"_s << u"my.env:2"_s;
    QTest::newRow("./.env") << u"working folder"_s << u".env:1"_s;
    QTest::newRow("nowhere") << u"none"_s << u"No key was sent"_s;
}

void CliKeysTest::refusedKey_namesItsOrigin()
{
    QFETCH(QString, place);
    QFETCH(QString, named);
    m_server->always(error(401, "Authentication Error"_ba, "auth_error"_ba));
    QStringList arguments{u"plan"_s, u"task"_s};
    if (place == u"key file"_s) {
        arguments += {u"--api-key-file"_s, u"key.txt"_s};
    } else if (place == u"env file"_s) {
        arguments += {u"--env-file"_s, u"my.env"_s};
    }
    Orchestrator run(oneModelEach(arguments), *m_server);
    run.write(u"key.txt"_s, canary + '\n');
    run.write(u"my.env"_s, "# mine\nLITELLM_API_KEY=" + canary + '\n');
    if (place == u"working folder"_s) {
        run.write(u".env"_s, "LITELLM_API_KEY='" + canary + "'\n");
    }
    run.unsetVariable(u"LITELLM_API_KEY"_s);
    if (place == u"environment"_s) {
        run.setVariable(u"LITELLM_API_KEY"_s, QString::fromLatin1(canary));
    }
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 1);
    QCOMPARE(m_server->arrival(0).header("authorization"_ba),
             place == u"none"_s ? QByteArray() : "Bearer " + canary);
    QVERIFY2(run.errText().contains(named), run.err().constData());
    QVERIFY2(!run.err().contains(canary), run.err().constData());
}

void CliKeysTest::usedUpBudget_stopsAtOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");

    QTest::newRow("400, older builds") << 400 << "budget_exceeded"_ba;
    QTest::newRow("429, newer builds") << 429 << "budget_exceeded"_ba;
    QTest::newRow("by its words") << 400 << "None"_ba;
}

void CliKeysTest::usedUpBudget_stopsAtOnce()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    m_server->always(
        error(status, "Budget has been exceeded! Current cost: 1.2, Max budget: 1.0"_ba, type));
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a,b"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 1);
    QVERIFY2(run.errText().contains(u"budget is used up"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"Max budget: 1.0"_s), run.err().constData());
}

void CliKeysTest::keyForAnotherHost_isNotSent()
{
    Orchestrator run({u"plan"_s, u"task"_s});
    run.write(u".env"_s, "LITELLM_BASE_URL=http://proxy.invalid:4000\n"_ba);
    run.setVariable(u"LITELLM_API_KEY"_s, QString::fromLatin1(canary));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    for (const QString &words : {u".env:1"_s, u"$LITELLM_API_KEY"_s, u"--trust-env-file"_s}) {
        QVERIFY2(run.errText().contains(words), run.err().constData());
    }
    QVERIFY(!run.err().contains(canary));
}

void CliKeysTest::trustEnvFile_sendsIt()
{
    // The name is not there, so the trust shows by how far the run gets.
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--trust-env-file"_s}));
    run.write(u".env"_s, "LITELLM_BASE_URL=http://proxy.invalid:4000\n"_ba);
    run.setVariable(u"LITELLM_API_KEY"_s, QString::fromLatin1(canary));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 4);
    QVERIFY2(run.errText().contains(u"not encrypted"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"No host of the name proxy.invalid"_s), run.err().constData());
}

void CliKeysTest::brokenKey_isRefusedBeforeItIsSent_data()
{
    QTest::addColumn<QByteArray>("key");

    QTest::newRow("blank in the middle") << "sk-one two"_ba;
    QTest::newRow("line break in the middle") << "sk-one\nX-Evil: 1"_ba;
    QTest::newRow("not ASCII") << "sk-\xc3\xa4"_ba;
    QTest::newRow("nothing") << QByteArray("\n");
}

void CliKeysTest::brokenKey_isRefusedBeforeItIsSent()
{
    QFETCH(QByteArray, key);
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--api-key-file"_s, u"key.txt"_s}),
                     *m_server);
    run.write(u"key.txt"_s, key);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->connections(), 0);
    QVERIFY2(run.errText().contains(u"key.txt"_s), run.err().constData());
    QVERIFY2(!run.errText().contains(u"sk-"_s), run.err().constData());
}

void CliKeysTest::canary_isNowhere_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("status");

    const QStringList run
        = oneModelEach({u"run"_s, u"task"_s, u"--out"_s, u"out"_s, u"--verbose"_s});
    QTest::newRow("all well") << run << 200;
    QTest::newRow("json") << oneModelEach({u"plan"_s, u"task"_s, u"--json"_s}) << 200;
    QTest::newRow("refused, and repeated by the proxy") << run << 401;
    QTest::newRow("failed, and repeated by the proxy") << run << 404;
    QTest::newRow("doctor") << QStringList{u"doctor"_s, u"--verbose"_s} << 200;
    QTest::newRow("doctor, refused") << QStringList{u"doctor"_s, u"--json"_s} << 401;
    QTest::newRow("models, refused") << QStringList{u"models"_s} << 401;
    QTest::newRow("config") << QStringList{u"config"_s} << 200;
    QTest::newRow("config as JSON") << QStringList{u"config"_s, u"--json"_s} << 200;
}

void CliKeysTest::canary_isNowhere()
{
    QFETCH(QStringList, command);
    QFETCH(int, status);
    Orchestrator run(command, *m_server);
    run.setVariable(u"LITELLM_API_KEY"_s, QString::fromLatin1(canary));
    QByteArray commandLine;
    const auto answer = [&](const Arrival &arrival) {
        commandLine = contentOf(u"/proc/%1/cmdline"_s.arg(run.processId()));
        if (status != 200) {
            return error(status, "Wrong key " + canary + ", also " + canary.toPercentEncoding());
        }
        return arrival.method == "GET"
            ? models({u"p"_s, u"c"_s, u"r"_s})
            : sse({u"I know %1"_s.arg(QString::fromLatin1(canary.first(4)))});
    };
    m_server->always(answer);
    run.start();
    QVERIFY(run.finish());

    QByteArray all = run.out() + run.err() + commandLine;
    QDirIterator files(QFileInfo(run.home()).path(), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        all += path.toUtf8() + contentOf(path);
    }
    QVERIFY(!all.isEmpty());
    for (const QByteArray &form : formsOf(canary)) {
        QVERIFY2(!all.contains(form), QByteArray(form + " in\n" + all).constData());
    }
    const bool asksTheProxy = command.constFirst() != u"config"_s;
    QCOMPARE(m_server->count() > 0, asksTheProxy);
}

QTEST_GUILESS_MAIN(CliKeysTest)
#include "tst_cli_keys.moc"
