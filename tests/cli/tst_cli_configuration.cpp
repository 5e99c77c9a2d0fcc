// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! Exit code 3 for what is wrong in hand-written files; and the `config` command.
class CliConfigurationTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->always(sse({u"answer"_s}));
    }

    void brokenFile_namesFileAndLine_data();
    void brokenFile_namesFileAndLine();
    void wrongValue_namesItsOrigin_data();
    void wrongValue_namesItsOrigin();
    void warnings_areSaidOnce();
    void profile_ofTheUserIsUsed();
    void config_showsValuesAndOrigins();
    void config_asJsonIsOneObjectALine();
    void config_listsProfiles();
    void config_worksWithoutAProxy();
    void config_showsWhatItCanRead_data();
    void config_showsWhatItCanRead();
    void folderThatDecides_isNamed();
    void unknownSavedKey_isNamed();
    void caFileOfAWorkingFolder_isRefusedForAnotherUrl();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliConfigurationTest::brokenFile_namesFileAndLine_data()
{
    QTest::addColumn<QString>("file"); // below the working folder
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("named");

    const QString saved = u"../home/.config/roo-harness/settings.ini"_s;
    QTest::newRow(".env") << u".env"_s << "A=1\ns3cret words\n"_ba << QStringList()
                          << u".env, line 2: expected NAME=value"_s;
    QTest::newRow(".env, open quote") << u".env"_s << "\nA=\"s3cret\n"_ba << QStringList()
                                      << u".env, line 2: expected a closing \""_s;
    QTest::newRow(".env, not UTF-8") << u".env"_s << "A=s3cret\xff\n"_ba << QStringList()
                                     << u".env, line 1: expected UTF-8 text"_s;
    QTest::newRow("--env-file") << u"my.env"_s << "s3cret\n"_ba
                                << QStringList{u"--env-file"_s, u"my.env"_s} << u"my.env, line 1"_s;
    QTest::newRow("--env-file that is not there")
        << QString() << QByteArray() << QStringList{u"--env-file"_s, u"gone.env"_s}
        << u"Cannot read gone.env, which --env-file names"_s;
    QTest::newRow("--api-key-file that is not there")
        << QString() << QByteArray() << QStringList{u"--api-key-file"_s, u"gone.key"_s}
        << u"Cannot read gone.key, which --api-key-file names"_s;
    QTest::newRow("CA file that is not there, over http, too")
        << u"ca.env"_s << "LITELLM_CA_FILE=gone.pem\n"_ba
        << QStringList{u"--env-file"_s, u"ca.env"_s}
        << u"Cannot read gone.pem, which LITELLM_CA_FILE ("_s;
    QTest::newRow("settings.ini") << saved << "[connection]\ns3cret\n"_ba << QStringList()
                                  << u"settings.ini, line 2"_s;
    QTest::newRow("key in settings.ini") << saved << "[connection]\napi_key=s3cret\n"_ba
                                         << QStringList() << u"settings.ini, line 2"_s;
    QTest::newRow("profile") << u"mine/profile.toml"_s << "name = \"x\"\nrole = s3cret\n"_ba
                             << QStringList{u"--profile"_s, u"./mine"_s}
                             << u"mine/profile.toml, line 2"_s;
    QTest::newRow("unknown key of a profile")
        << u"mine/profile.toml"_s << "name = \"x\"\ndescriptio = \"s3cret\"\n"_ba
        << QStringList{u"--profile"_s, u"./mine"_s}
        << u"mine/profile.toml, line 2: unknown key \"descriptio\", expected description"_s;
    QTest::newRow("profile that is not there")
        << QString() << QByteArray() << QStringList{u"--profile"_s, u"nosuch"_s} << u"baseline"_s;
    QTest::newRow("profile folder that is not there")
        << QString() << QByteArray() << QStringList{u"--profile"_s, u"./nosuch"_s}
        << u"nosuch/profile.toml"_s;
}

void CliConfigurationTest::brokenFile_namesFileAndLine()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, options);
    QFETCH(QString, named);
    Orchestrator run(QStringList{u"plan"_s, u"task"_s} + options, *m_server);
    if (!file.isEmpty()) {
        run.write(file, content);
    }
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QVERIFY2(run.errText().contains(named), run.err().constData());
    QVERIFY2(!run.errText().contains(u"s3cret"_s), run.err().constData());
    QVERIFY(run.err().endsWith('\n'));
    QCOMPARE(m_server->connections(), 0);
    QCOMPARE(run.keptRuns().size(), 0);
}

void CliConfigurationTest::wrongValue_namesItsOrigin_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("envFile");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("expected");

    QTest::newRow("timeout option")
        << u"--timeout=s3cret"_s << QByteArray() << u"--timeout"_s << u"a whole number"_s;
    QTest::newRow("timeout of 0") << u"--timeout=0"_s << QByteArray() << u"--timeout"_s
                                  << u"a whole number from 1"_s;
    QTest::newRow("timeout in ./.env")
        << QString() << "\nREQUEST_TIMEOUT_MS=s3cret\n"_ba << u".env:2"_s << u"a whole number"_s;
    QTest::newRow("URL option") << u"--base-url=ftp://s3cret"_s << QByteArray() << u"--base-url"_s
                                << u"http://"_s;
    QTest::newRow("URL without a scheme, with a password")
        << u"--base-url=http://user:s3cret@"_s << QByteArray() << u"--base-url"_s << u"http://"_s;
    QTest::newRow("history in ./.env")
        << QString() << "ROO_HISTORY=s3cret\n"_ba << u".env:1"_s << u"true or false"_s;
}

void CliConfigurationTest::wrongValue_namesItsOrigin()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, envFile);
    QFETCH(QString, named);
    QFETCH(QString, expected);
    Orchestrator run({u"plan"_s, u"task"_s}, *m_server);
    if (!option.isEmpty()) {
        run.setArguments({u"plan"_s, u"task"_s, option});
    }
    run.write(u".env"_s, envFile);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), option.isEmpty() ? 3 : 2);
    QVERIFY2(run.errText().contains(named), run.err().constData());
    QVERIFY2(run.errText().contains(expected), run.err().constData());
    QCOMPARE(run.err().contains("See orchestrator plan --help"), !option.isEmpty());
    QVERIFY2(!run.errText().contains(u"s3cret"_s), run.err().constData());
}

void CliConfigurationTest::warnings_areSaidOnce()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.setVariable(u"LITELLM_BASE_URL"_s, u"\"%1\""_s.arg(m_server->baseUrl().toString()));
    run.write(u".env"_s, "LITELM_API_KEY=x\nLITELLM_API_KEYS=y\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.err().count("LITELLM_BASE_URL"), 1);
    QCOMPARE(run.err().count("did you mean LITELLM_API_KEY"), 1);
}

void CliConfigurationTest::profile_ofTheUserIsUsed()
{
    Orchestrator run({u"plan"_s, u"task"_s, u"--profile"_s, u"mine"_s}, *m_server);
    QDir().mkpath(run.home() + u"/.config/roo-harness/profiles/mine"_s);
    const QDir builtIn(QStringLiteral(ROO_SOURCE_DIR "/resources/profiles/baseline"));
    for (const QString &name : builtIn.entryList(QDir::Files)) {
        QByteArray content = contentOf(builtIn.filePath(name));
        content.replace("gpt-4o-mini-2024-07-18", "my-model");
        run.write(u"../home/.config/roo-harness/profiles/mine/"_s + name, content);
    }
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(m_server->modelsAsked(), QStringList{u"my-model"_s});
}

void CliConfigurationTest::config_showsValuesAndOrigins()
{
    Orchestrator run({u"config"_s, u"--timeout"_s, u"5000"_s});
    run.write(u".env"_s, "LITELLM_BASE_URL = http://127.0.0.1:4321/\n"_ba);
    run.write(u"../home/.config/roo-harness/settings.ini"_s,
              "[connection]\nstage_timeout_ms=7000\n"_ba);
    run.setVariable(u"LITELLM_API_KEY"_s, u"sk-s3cret"_s);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QHash<QByteArray, QByteArray> rows;
    for (const QByteArray &line : run.out().trimmed().split('\n')) {
        rows.insert(line.first(line.indexOf(' ')), line.sliced(line.indexOf(' ')).trimmed());
    }
    QVERIFY2(rows.value("LITELLM_BASE_URL").startsWith("http://127.0.0.1:4321  ["), run.out());
    QVERIFY2(rows.value("LITELLM_BASE_URL").endsWith(".env:1]"), run.out());
    QCOMPARE(rows.value("REQUEST_TIMEOUT_MS"), "5000  [--timeout]");
    QVERIFY2(rows.value("STAGE_TIMEOUT_MS").endsWith("settings.ini:2]"), run.out());
    QCOMPARE(rows.value("LITELLM_API_KEY"), "***  [$LITELLM_API_KEY]");
    QVERIFY(!run.out().contains("s3cret"));
}

void CliConfigurationTest::config_asJsonIsOneObjectALine()
{
    Orchestrator run({u"config"_s, u"--json"_s, u"--model"_s, u"coder=mine"_s});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QHash<QString, QJsonObject> rows;
    for (const QByteArray &line : run.out().trimmed().split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        QCOMPARE(row.keys(), (QStringList{u"name"_s, u"origin"_s, u"value"_s}));
        rows.insert(row.value("name"_L1).toString(), row);
    }
    QCOMPARE(rows.value(u"LITELLM_BASE_URL"_s).value("value"_L1), u"http://localhost:4000/v1"_s);
    QCOMPARE(rows.value(u"LITELLM_BASE_URL"_s).value("origin"_L1), u"default"_s);
    QCOMPARE(rows.value(u"coder models"_s).value("value"_L1), u"mine"_s);
    QCOMPARE(rows.value(u"coder models"_s).value("origin"_L1), u"--model"_s);
}

void CliConfigurationTest::config_listsProfiles()
{
    Orchestrator run({u"config"_s, u"--profiles"_s});
    run.write(u"../home/.config/roo-harness/profiles/mine/profile.toml"_s, "not read"_ba);
    run.write(u".env"_s, "this is no .env\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), QByteArray("baseline\nlocal\nmine\n"));
    QCOMPARE(run.err(), QByteArray());
}

void CliConfigurationTest::config_worksWithoutAProxy()
{
    Orchestrator run({u"config"_s, u"--base-url"_s, u"http://127.0.0.1:1"_s});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(!QFileInfo::exists(run.home() + u"/.local"_s));
}

void CliConfigurationTest::config_showsWhatItCanRead_data()
{
    QTest::addColumn<QByteArray>("envFile");
    QTest::addColumn<QByteArray>("row"); // of standard output
    QTest::addColumn<QString>("reason"); // on standard error

    QTest::newRow("a value") << "REQUEST_TIMEOUT_MS=s3cret\n"_ba
                             << "refused: expected a whole number from 1"_ba
                             << u"REQUEST_TIMEOUT_MS"_s;
    QTest::newRow("a URL") << "LITELLM_BASE_URL=ftp://s3cret\n"_ba << "refused: expected http"_ba
                           << u"LITELLM_BASE_URL"_s;
    QTest::newRow("a whole file")
        << "s3cret words\n"_ba << "LITELLM_BASE_URL         http://localhost:4000/v1  [default]"_ba
        << u".env, line 1"_s;
    QTest::newRow("a key that is not sent")
        << "LITELLM_BASE_URL=https://proxy.example\n"_ba
        << "LITELLM_API_KEY          ***, not sent  [$LITELLM_API_KEY]"_ba << u"--trust-env-file"_s;
    QTest::newRow("the profile") << "ROO_PROFILE=nosuch\n"_ba
                                 << "ROO_PROFILE              nosuch"_ba
                                 << u"There is no profile"_s;
}

void CliConfigurationTest::config_showsWhatItCanRead()
{
    QFETCH(const QByteArray, envFile);
    QFETCH(const QByteArray, row);
    QFETCH(const QString, reason);
    Orchestrator run({u"config"_s});
    run.setVariable(u"LITELLM_API_KEY"_s, u"sk-s3cret"_s);
    run.write(u".env"_s, envFile);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QVERIFY2(run.out().contains(row), run.out().constData());
    QVERIFY2(run.out().contains("STAGE_TIMEOUT_MS         600000"), run.out().constData());
    QVERIFY2(run.errText().contains(reason), run.err().constData());
    QVERIFY(!run.out().contains("s3cret") && !run.err().contains("s3cret"));
}

void CliConfigurationTest::folderThatDecides_isNamed()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.write(u".env"_s, "ROO_HISTORY=off\nROO_PROFILE=baseline\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY2(run.errText().contains(u".env:1 says that this run is not kept"_s), run.err());
    QVERIFY2(run.errText().contains(u".env:2 chooses the profile baseline"_s), run.err());
}

void CliConfigurationTest::unknownSavedKey_isNamed()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.write(u"../home/.config/roo-harness/settings.ini"_s,
              "[window]\nsize=3\n[connection]\nbase_ulr=http://h\n[limits]\nfoo=1\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY2(run.errText().contains(u"nothing reads connection/base_ulr; did you mean "
                                    "connection/base_url?"_s),
             run.err().constData());
    QVERIFY2(run.errText().contains(u"settings.ini:6: nothing reads limits/foo"_s), run.err());
    QVERIFY(!run.errText().contains(u"window"_s));
}

void CliConfigurationTest::caFileOfAWorkingFolder_isRefusedForAnotherUrl()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.write(u".env"_s, "LITELLM_CA_FILE=mine.pem\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QVERIFY2(run.errText().contains(u"LITELLM_BASE_URL in the same file"_s), run.err());
    QCOMPARE(m_server->connections(), 0);
}

QTEST_GUILESS_MAIN(CliConfigurationTest)
#include "tst_cli_configuration.moc"
