// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"

#include "support/pseudoterminal.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

//! Replay, export and import: what a run was, somewhere else and at another time.
class CliReplayTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->forModel(u"p"_s).always(sse({u"1. Do "_s, u"it\n"_s}));
        m_server->forModel(u"c"_s).always(sse({u"a.py\n```python\n"_s, u"print('<b>')\n```\n"_s}));
        m_server->forModel(u"r"_s).always(sse({u"fine"_s}));
        m_server->forModel(u"broken"_s)
            .always(stream(delta(u"half"_s) + errorFrame("404"_ba, "gone"_ba)));
        m_server->forModel(u"unknown"_s)
            .always(error(400, "Invalid model name passed in model=unknown"_ba));
        m_server->forPath("/v1/models"_ba).always(models({u"p"_s}));
        m_account = std::make_unique<Account>(m_server.get());
    }

    void output_isTheLiveRuns_data();
    void output_isTheLiveRuns();
    void sample_needsNothing();
    void sample_takesItsTime();
    void interrupted_ends();
    void terminal_isNotCommanded();
    void zip_isPlayedInAnotherHome();
    void zip_thatIsNone_isRefused();
    void export_formats_data();
    void export_formats();
    void export_replacesAFileButNoDevice();
    void export_ofAZipToATerminalIsRefused();
    void show_hasAttemptsAndRequests();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
    std::unique_ptr<Account> m_account;
};

void CliReplayTest::output_isTheLiveRuns_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("planner");
    const std::array commands{u"plan"_s, u"run"_s};
    const std::array planners{u"p"_s, u"broken,p"_s, u"unknown"_s};
    const std::array modes{QString(), u"--stream"_s, u"--json"_s};
    for (const QString &command : commands) {
        for (const QString &planner : planners) {
            for (const QString &mode : modes) {
                QTest::addRow("%s %s %s", qPrintable(command), qPrintable(planner),
                              qPrintable(mode))
                    << (mode.isEmpty() ? QStringList{command} : QStringList{command, mode})
                    << planner;
            }
        }
    }
}

void CliReplayTest::output_isTheLiveRuns()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, planner);
    const QStringList task{u"A task"_s, u"--model"_s, u"planner="_s + planner};
    const QByteArray live
        = m_account->call(oneModelEach(arguments + QStringList{u"A task"_s}) + task.sliced(1)).out;
    const qsizetype asked = m_server->count();
    const QStringList replay{u"replay"_s, u"last"_s, u"--fast"_s};
    const Account::Call replayed = m_account->call(replay + arguments.sliced(1));
    QCOMPARE(replayed.exitCode, 0);
    QCOMPARE(replayed.out, live);
    QCOMPARE(m_server->count(), asked);
}

void CliReplayTest::sample_needsNothing()
{
    Orchestrator run({u"replay"_s, u"sample"_s, u"--fast"_s});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(run.out().startsWith("# Plan\n\n1. "));
    QVERIFY(run.out().contains("\n# Code\n") && run.out().contains("\n# Review\n"));
    QVERIFY2(run.err().contains("no model was asked"), run.err().constData());
    QVERIFY2(run.err().contains("rate limited (HTTP 429)"), run.err().constData());
    QVERIFY2(run.err().contains("asking it again"), run.err().constData());
    QVERIFY(!QDir(run.runsFolder()).exists());
}

void CliReplayTest::sample_takesItsTime()
{
    Orchestrator run({u"replay"_s, u"sample"_s, u"--stream"_s});
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.out().contains("# Plan"), 30s);
    QVERIFY(!run.out().contains("# Code"));
    QVERIFY(run.isRunning());
}

void CliReplayTest::interrupted_ends()
{
    Orchestrator run({u"replay"_s, u"sample"_s, u"--stream"_s});
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.out().contains("# Plan"), 30s);
    run.signal(SIGINT);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
}

void CliReplayTest::terminal_isNotCommanded()
{
    m_server->forModel(u"p"_s).always(sse({u"A\u001b]0;title\u0007\u009b2J\u202eB"_s}));
    QCOMPARE(m_account->call(oneModelEach({u"plan"_s, u"\u001b[2Jtask"_s})).exitCode, 0);
    for (const QStringList &command :
         {QStringList{u"replay"_s, u"last"_s, u"--fast"_s}, QStringList{u"show"_s, u"last"_s},
          QStringList{u"history"_s}, QStringList{u"export"_s, u"last"_s, u"--format"_s, u"json"_s},
          QStringList{u"compare"_s, u"last"_s, u"last"_s, u"--json"_s}}) {
        PseudoTerminal terminal;
        const auto run = m_account->prepare(command);
        run->give(1, terminal.openDevice());
        run->give(2, terminal.openDevice());
        run->start();
        QVERIFY(run->finish());
        QTRY_VERIFY(!terminal.bytes().isEmpty());
        QVERIFY2(!terminal.screen().join(u'\n').contains(u"ESC"_s), terminal.bytes().constData());
        QVERIFY(!terminal.bytes().contains('\x07'));
        QVERIFY(!terminal.bytes().contains("\u202e"));
    }
}

void CliReplayTest::zip_isPlayedInAnotherHome()
{
    const QByteArray live
        = m_account->call(oneModelEach({u"run"_s, u"A task"_s, u"--attach"_s, u"/dev/null"_s})).out;
    const Account::Call zip
        = m_account->call({u"export"_s, u"last"_s, u"--format"_s, u"zip"_s, u"--quiet"_s});
    QCOMPARE(zip.exitCode, 0);
    const Account other;
    const auto run = other.prepare({u"replay"_s, u"theirs.zip"_s, u"--fast"_s});
    run->write(u"theirs.zip"_s, zip.out);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 0);
    QCOMPARE(run->out(), live);
    QCOMPARE(other.runs(), QStringList());
}

void CliReplayTest::zip_thatIsNone_isRefused()
{
    const auto run = m_account->prepare({u"replay"_s, u"x.zip"_s});
    run->write(u"x.zip"_s, "PK\x03\x04 and so on"_ba);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 1);
    QVERIFY2(run->errText().contains(u"x.zip cannot be read as a run"_s), run->err().constData());
    QCOMPARE(m_account->call({u"replay"_s, u"gone.zip"_s}).exitCode, 2);
}

void CliReplayTest::export_formats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("Markdown") << u"md"_s << "# Task\n"_ba << "print('<b>')"_ba;
    QTest::newRow("HTML") << u"html"_s << "<!doctype html>\n"_ba << "print(&#39;&lt;b&gt;&#39;)"_ba;
    QTest::newRow("JSON") << u"json"_s << "{"_ba << "\"print"_ba;
    QTest::newRow("zip") << u"zip"_s << "PK"_ba << "/events.jsonl"_ba;
}

void CliReplayTest::export_formats()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, part);
    QCOMPARE(m_account->call(oneModelEach({u"run"_s, u"A <script> task"_s})).exitCode, 0);
    const Account::Call call = m_account->call({u"export"_s, u"last"_s, u"--format"_s, format});
    QCOMPARE(call.exitCode, 0);
    QVERIFY(call.out.startsWith(start));
    QByteArray content = call.out;
    if (format == "html"_L1) {
        QVERIFY(!content.contains("<script"));
        content.replace("'", "&#39;");
    } else if (format == "json"_L1) {
        QCOMPARE(QJsonDocument::fromJson(content)["task"_L1].toString(), u"A <script> task"_s);
        content.replace("a.py\\n```python\\n", "\"");
    }
    QVERIFY2(format == "json"_L1 || content.contains(part), content.constData());
}

void CliReplayTest::export_replacesAFileButNoDevice()
{
    const auto run = m_account->prepare(
        {u"export"_s, u"sample"_s, u"--format"_s, u"md"_s, u"--output"_s, u"o"_s});
    run->write(u"o"_s, "an older one"_ba);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 0);
    QVERIFY(contentOf(run->workingFolder() + u"/o"_s).startsWith("# Task"));
    const Account::Call device = m_account->call(
        {u"export"_s, u"sample"_s, u"--format"_s, u"md"_s, u"--output"_s, u"/dev/full"_s});
    QCOMPARE(device.exitCode, 9);
    QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
}

void CliReplayTest::export_ofAZipToATerminalIsRefused()
{
    PseudoTerminal terminal;
    const auto run = m_account->prepare({u"export"_s, u"sample"_s, u"--format"_s, u"zip"_s});
    run->give(1, terminal.openDevice());
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 2);
    QVERIFY2(run->errText().contains(u"--output"_s), run->err().constData());
}

void CliReplayTest::show_hasAttemptsAndRequests()
{
    QCOMPARE(m_account
                 ->call(oneModelEach({u"plan"_s, u"A task"_s})
                        + QStringList{u"--model"_s, u"planner=broken,p"_s})
                 .exitCode,
             0);
    const Account::Call plain = m_account->call({u"show"_s, u"last"_s});
    QCOMPARE(plain.exitCode, 0);
    QVERIFY2(plain.out.contains("> 1. broken: ")
                 && plain.out.contains("> 2. p (answered by fake): "),
             plain.out);
    QCOMPARE(plain.out.count("requests/"), 2);
    QVERIFY(!plain.out.contains("\"messages\""));
    const Account::Call whole = m_account->call({u"show"_s, u"last"_s, u"--requests"_s});
    QCOMPARE(whole.out.count("\"messages\""), 2);
    for (qsizetype i = 0; i < 2; ++i) { // byte for byte
        const QByteArray fenced = "```json\n" + m_server->arrival(i).body + "\n```\n";
        QVERIFY2(whole.out.contains(fenced), whole.out.constData());
    }
}

QTEST_GUILESS_MAIN(CliReplayTest)
#include "tst_cli_replay.moc"
