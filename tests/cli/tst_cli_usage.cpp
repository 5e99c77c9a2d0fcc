// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

namespace {

constexpr qsizetype textLimit = qsizetype{4} * 1024 * 1024;

} // namespace

//! Exit code 2, with the reason and before anything is sent; and what --help and --version say.
class CliUsageTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->always(sse({u"answer"_s}));
    }

    void wrongArguments_areRefused_data();
    void wrongArguments_areRefused();
    void wrongTexts_areRefused_data();
    void wrongTexts_areRefused();
    void standardInput_thatIsWrongIsRefused_data();
    void standardInput_thatIsWrongIsRefused();
    void closedStandardInput_isRefused();
    void textOfTheLimit_isTaken();
    void argumentThatIsNotUtf8_isRefused();
    void usage_comesBeforeConfiguration();
    void version_isOneLine();
    void help_isPrinted_data();
    void help_isPrinted();
    void guidePage_isPrinted_data();
    void guidePage_isPrinted();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliUsageTest::wrongArguments_areRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name, const QStringList &arguments, const QString &reason) {
        QTest::newRow(name) << arguments << reason;
    };
    row("unknown command", {u"plann"_s, u"x"_s}, u"Did you mean orchestrator plan?"_s);
    row("nothing like it", {u"zzzzzz"_s}, u"Unknown command zzzzzz."_s);
    row("help for a file that is no page", {u"help"_s, u"../../README"_s}, u"Unknown command"_s);
    row("help for an unknown command", {u"help"_s, u"reviw"_s}, u"orchestrator review?"_s);
    row("unknown option", {u"plan"_s, u"x"_s, u"--atach"_s, u"f"_s}, u"Did you mean --attach?"_s);
    row("unknown short option", {u"plan"_s, u"x"_s, u"-z"_s}, u"Unknown option -z."_s);
    row("--api-key", {u"plan"_s, u"x"_s, u"--api-key"_s, u"k"_s}, u"--api-key-file"_s);
    row("option of another command", {u"models"_s, u"--attach"_s, u"f"_s},
        u"orchestrator models has no option --attach"_s);
    row("option before the command", {u"--json"_s, u"plan"_s, u"x"_s},
        u"The command comes first"_s);
    row("missing value", {u"plan"_s, u"x"_s, u"--timeout"_s}, u"--timeout"_s);
    row("value for a switch", {u"plan"_s, u"x"_s, u"--json=yes"_s}, u"--json"_s);
    row("empty value", {u"plan"_s, u"x"_s, u"--out"_s, u""_s}, u"--out is empty"_s);
    row("empty key file", {u"plan"_s, u"x"_s, u"--api-key-file"_s, u""_s},
        u"--api-key-file is empty"_s);
    row("empty attachment", {u"plan"_s, u"x"_s, u"--attach"_s, u""_s}, u"--attach is empty"_s);
    row("no task", {u"plan"_s}, u"TASK is missing"_s);
    row("two tasks", {u"plan"_s, u"one"_s, u"two"_s}, u"More than one TASK: \"two\""_s);
    row("argument for doctor", {u"doctor"_s, u"http://x"_s}, u"takes no arguments"_s);
    row("profiles with a setting", {u"config"_s, u"--profiles"_s, u"--base-url"_s, u"http://x"_s},
        u"--base-url is nothing for config --profiles"_s);
    row("profiles as JSON", {u"config"_s, u"--json"_s, u"--profiles"_s},
        u"--json is nothing for config --profiles"_s);
    row("no plan", {u"code"_s, u"x"_s}, u"The plan is missing"_s);
    row("no code", {u"review"_s, u"x"_s, u"--plan"_s, u"p"_s}, u"The code is missing"_s);
    row("neither", {u"review"_s, u"x"_s}, u"The plan and the code are missing"_s);
    row("both forms", {u"code"_s, u"x"_s, u"--plan"_s, u"p"_s, u"--context"_s, u"c"_s},
        u"--context"_s);
    row("context without markers", {u"review"_s, u"x"_s, u"--context"_s, u"just text"_s},
        u"CODE:"_s);
    row("standard input twice", {u"code"_s, u"-"_s, u"--context"_s, u"-"_s},
        u"Only one of TASK and --context"_s);
    row("model without a stage", {u"plan"_s, u"x"_s, u"--model"_s, u"gpt"_s}, u"STAGE=MODEL"_s);
    row("model of an unknown stage", {u"plan"_s, u"x"_s, u"--model"_s, u"tester=m"_s},
        u"planner, coder or reviewer"_s);
    row("model without a name", {u"plan"_s, u"x"_s, u"--model"_s, u"coder=a,,b"_s},
        u"a model's name is empty"_s);
    row("colour", {u"plan"_s, u"x"_s, u"--color"_s, u"red"_s}, u"auto, always or never"_s);
    row("attachment that is not there", {u"plan"_s, u"x"_s, u"--attach"_s, u"gone.txt"_s},
        u"Cannot read gone.txt"_s);
}

void CliUsageTest::wrongArguments_areRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, reason);
    Orchestrator run(arguments, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
    QVERIFY2(run.errText().startsWith(u"orchestrator: "_s), run.err().constData());
    QVERIFY2(run.errText().contains(reason), run.err().constData());
    QVERIFY2(run.err().endsWith("--help.\n"), run.err().constData());
    QCOMPARE(run.out(), QByteArray());
    QCOMPARE(m_server->connections(), 0);
    QCOMPARE(run.keptRuns().size(), 0);
}

void CliUsageTest::wrongTexts_areRefused_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");

    QTest::newRow("empty") << u""_s << QByteArray() << u"TASK is empty"_s;
    QTest::newRow("blank") << u" \t\n"_s << QByteArray() << u"TASK is empty"_s;
    QTest::newRow("file that is not there")
        << u"@gone.md"_s << QByteArray() << u"Cannot read gone.md: No such file"_s;
    QTest::newRow("no name") << u"@"_s << QByteArray() << u"TASK"_s;
    QTest::newRow("folder") << u"@."_s << QByteArray() << u"Cannot read .: "_s;
    QTest::newRow("empty file") << u"@task.md"_s << " \n"_ba << u"TASK is empty"_s;
    QTest::newRow("not UTF-8") << u"@task.md"_s << "caf\xe9"_ba << u"task.md is not UTF-8 text"_s;
    QTest::newRow("UTF-16") << u"@task.md"_s << QByteArray("\xff\xfeT\0", 4)
                            << u"task.md is not UTF-8 text"_s;
    QTest::newRow("too large") << u"@task.md"_s << QByteArray(textLimit + 1, 'x')
                               << u"task.md is larger than 4 MiB"_s;
}

void CliUsageTest::wrongTexts_areRefused()
{
    QFETCH(QString, task);
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    Orchestrator run({u"plan"_s, task}, *m_server);
    if (!file.isEmpty()) {
        run.write(u"task.md"_s, file);
    }
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
    QVERIFY2(run.errText().contains(reason), run.err().constData());
    QCOMPARE(m_server->connections(), 0);
}

void CliUsageTest::standardInput_thatIsWrongIsRefused_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("reason");

    QTest::newRow("nothing") << QByteArray() << u"TASK is empty"_s;
    QTest::newRow("not UTF-8") << "caf\xe9"_ba << u"standard input is not UTF-8 text"_s;
    QTest::newRow("too large") << QByteArray(textLimit + 1, 'x')
                               << u"standard input is larger than 4 MiB"_s;
}

void CliUsageTest::standardInput_thatIsWrongIsRefused()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, reason);
    Orchestrator run({u"plan"_s, u"-"_s}, *m_server);
    run.setInput(input);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
    QVERIFY2(run.errText().contains(reason), run.err().constData());
    QCOMPARE(m_server->connections(), 0);
}

void CliUsageTest::closedStandardInput_isRefused()
{
    Orchestrator run({u"plan"_s, u"-"_s}, *m_server);
    run.give(0, -1);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
    QVERIFY2(run.errText().contains(u"TASK is empty"_s), run.err().constData());
}

void CliUsageTest::textOfTheLimit_isTaken()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"-"_s, u"--quiet"_s}), *m_server);
    run.setInput(QByteArray(textLimit, 'x'));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE_GT(m_server->arrival(0).body.size(), textLimit);
}

void CliUsageTest::argumentThatIsNotUtf8_isRefused()
{
    // QProcess encodes what it passes on, so a shell has to make the bytes.
    ProgramRun run(u"/bin/sh"_s,
                   {u"-c"_s, u"exec \"$1\" plan \"$(printf 'caf\\351')\""_s, u"sh"_s,
                    QStringLiteral(ROO_ORCHESTRATOR)});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
    QVERIFY2(run.errText().contains(u"not UTF-8"_s), run.err().constData());
    QCOMPARE(m_server->connections(), 0);
}

void CliUsageTest::usage_comesBeforeConfiguration()
{
    Orchestrator run({u"plan"_s}, *m_server);
    run.write(u".env"_s, "this is no .env\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
}

void CliUsageTest::version_isOneLine()
{
    Orchestrator run({u"--version"_s});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "orchestrator " ROO_VERSION "\n");
    QCOMPARE(run.err(), QByteArray());
}

void CliUsageTest::help_isPrinted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("beginning");

    QTest::newRow("no arguments") << QStringList() << u"Usage: orchestrator COMMAND"_s;
    QTest::newRow("--help") << QStringList{u"--help"_s} << u"Usage: orchestrator COMMAND"_s;
    QTest::newRow("help run") << QStringList{u"help"_s, u"run"_s}
                              << u"Usage: orchestrator run TASK"_s;
    QTest::newRow("wrong arguments beside it")
        << QStringList{u"review"_s, u"--help"_s} << u"Usage: orchestrator review TASK"_s;
    QTest::newRow("-h") << QStringList{u"doctor"_s, u"-h"_s} << u"Usage: orchestrator doctor"_s;
}

void CliUsageTest::help_isPrinted()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, beginning);
    Orchestrator run(arguments);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY2(QString::fromUtf8(run.out()).startsWith(beginning), run.out().constData());
    QVERIFY(run.out().endsWith('\n'));
    for (const QByteArray &line : run.out().split('\n')) {
        QVERIFY2(line.size() <= 100, line.constData());
    }
    QCOMPARE(run.err(), QByteArray());
}

void CliUsageTest::guidePage_isPrinted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");

    QTest::newRow("page") << u"proof"_s << u"resources/docs/proof.md"_s;
    QTest::newRow("the first one") << u"guide"_s << u"resources/docs/guide.md"_s;
    QTest::newRow("one that is a command, too") << u"models.md"_s << u"resources/docs/models.md"_s;
    QTest::newRow("small letters") << u"security"_s << u"SECURITY.md"_s;
}

void CliUsageTest::guidePage_isPrinted()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QFile page(QStringLiteral(ROO_SOURCE_DIR "/") + file);
    QVERIFY(page.open(QIODevice::ReadOnly));
    Orchestrator run({u"help"_s, name});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), page.readAll());
    QCOMPARE(run.err(), QByteArray());
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
