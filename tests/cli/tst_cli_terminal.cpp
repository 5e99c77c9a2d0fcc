// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include "support/pseudoterminal.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

const QString nasty = u"A\x1b]0;title\x07"
                      "B\x1b[2JC\u009b31mD\u202eE\u2066F\x08G\rH\x7fI"_s;

//! Gives the program the terminal for standard output and error, and starts it.
void startOn(PseudoTerminal &terminal, ProgramRun &run)
{
    run.give(1, terminal.openDevice());
    run.give(2, terminal.openDevice());
    run.start();
}

} // namespace

//! What is seen on a terminal, and that model output never commands it.
class CliTerminalTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
    }

    void answer_isStreamedAsItComes();
    void brokenOffAttempt_isMarked();
    void liveLine_isErased();
    void liveLine_countsDown();
    void liveLine_isNotDrawnOnADumbTerminal_data();
    void liveLine_isNotDrawnOnADumbTerminal();
    void modelOutput_neverCommandsTheTerminal_data();
    void modelOutput_neverCommandsTheTerminal();
    void modelOutput_goesToAPipeAsItIs();
    void colors_areAsAsked_data();
    void colors_areAsAsked();
    void typedInterrupt_ends();
    void errorsOnly_leaveTheAnswerInThePipe();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliTerminalTest::answer_isStreamedAsItComes()
{
    m_server->always(stream(delta(u"first half"_s)).hang());
    PseudoTerminal terminal;
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    startOn(terminal, run);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().contains(u"first half"_s), 30s);
    QVERIFY(run.isRunning());
}

void CliTerminalTest::brokenOffAttempt_isMarked()
{
    m_server->forModel(u"a"_s).always(
        stream(delta(u"half an answer"_s) + errorFrame("404"_ba, "gone"_ba)));
    m_server->forModel(u"b"_s).always(sse({u"whole"_s}));
    PseudoTerminal terminal;
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a,b"_s}, *m_server);
    startOn(terminal, run);
    QVERIFY(run.finish());
    QTRY_VERIFY(terminal.screen().contains(u"whole"_s));
    QCOMPARE(run.exitCode(), 0);
    const QStringList screen = terminal.screen();
    const qsizetype half = screen.indexOf(u"half an answer"_s);
    const qsizetype whole = screen.indexOf(u"whole"_s);
    QVERIFY2(half >= 0 && whole > half, qPrintable(screen.join(u'\n')));
    const QStringList between = screen.sliced(half, whole - half);
    QVERIFY2(!between.filter(u"--- the answer above broke off: "_s).isEmpty(),
             qPrintable(screen.join(u'\n')));
}

void CliTerminalTest::liveLine_isErased()
{
    m_server->always(sse({u"answer"_s}).delay(700ms));
    PseudoTerminal terminal;
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    startOn(terminal, run);
    QVERIFY(run.finish());
    QTRY_VERIFY(terminal.screen().join(u'\n').contains(u" done in "_s));
    QVERIFY2(terminal.bytes().contains("waiting for the first token"), terminal.bytes());
    QVERIFY(!terminal.screen().join(u'\n').contains(u"waiting for the first token"_s));
    QVERIFY2(!terminal.screen().join(u'\n').contains(u"ESC"_s), terminal.bytes());
    QCOMPARE(terminal.screen().constLast(), QString());
}

void CliTerminalTest::liveLine_countsDown()
{
    m_server->always(error(429, "slow down"_ba).header("retry-after"_ba, "50"_ba));
    PseudoTerminal terminal;
    Orchestrator run({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a"_s}, *m_server);
    startOn(terminal, run);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.bytes().contains("waiting 50 s, then a"), 30s);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.bytes().contains("waiting 49 s, then a"), 30s);
    QCOMPARE(terminal.screen().filter(u"waiting "_s).size(), 1);
}

void CliTerminalTest::liveLine_isNotDrawnOnADumbTerminal_data()
{
    QTest::addColumn<QString>("term");

    QTest::newRow("TERM=dumb") << u"dumb"_s;
    QTest::newRow("no TERM") << QString();
}

void CliTerminalTest::liveLine_isNotDrawnOnADumbTerminal()
{
    QFETCH(QString, term);
    m_server->always(sse({u"answer"_s}).delay(500ms));
    PseudoTerminal terminal;
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    if (term.isEmpty()) {
        run.unsetVariable(u"TERM"_s);
    } else {
        run.setVariable(u"TERM"_s, term);
    }
    startOn(terminal, run);
    QVERIFY(run.finish());
    QTRY_VERIFY(terminal.bytes().contains(" done in "));
    QVERIFY2(!terminal.bytes().contains('\033'), terminal.bytes());
    QVERIFY2(!QByteArray(terminal.bytes()).replace("\r\n", "\n").contains('\r'), terminal.bytes());
}

void CliTerminalTest::modelOutput_neverCommandsTheTerminal_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QStringList>("options");

    const QByteArray failure = R"({"error":{"code":"500","message":")"
                               "\\u001b]0;title\\u0007\\u009b2J\\u202e\"}}";
    QTest::newRow("answer") << sse({nasty}) << QStringList();
    QTest::newRow("answer, a character at a time") << sse(nasty.split(QString())) << QStringList();
    QTest::newRow("answer as JSON") << sse({nasty}) << QStringList{u"--json"_s};
    QTest::newRow("error message") << status(404).json(failure) << QStringList{u"--verbose"_s};
    QTest::newRow("error in the stream")
        << stream(delta(u"half"_s) + frame(failure)) << QStringList{u"--no-history"_s};
    QTest::newRow("raw bytes for an answer")
        << status(502).html("\x1b]0;t\x07\x1b[2J\xc2\x9b"_ba) << QStringList();
}

void CliTerminalTest::modelOutput_neverCommandsTheTerminal()
{
    QFETCH(Script, script);
    QFETCH(QStringList, options);
    m_server->forModel(u"a"_s).always(script);
    m_server->always(sse({u"the next one"_s}));
    PseudoTerminal terminal;
    Orchestrator run(
        QStringList{u"plan"_s, u"task"_s, u"--color"_s, u"never"_s, u"--model"_s, u"planner=a,b"_s}
            + options,
        *m_server);
    run.setVariable(u"TERM"_s, u"dumb"_s); // so that no escape is the program's own
    startOn(terminal, run);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QTRY_VERIFY(terminal.bytes().contains(" done in "));
    const QString seen = QString::fromUtf8(terminal.bytes()).replace(u"\r\n"_s, u"\n"_s);
    for (const QChar character : seen) {
        const char16_t unit = character.unicode();
        const bool isControl = (unit < 0x20 && unit != u'\n') || (unit >= 0x7f && unit <= 0x9f)
            || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
        QVERIFY2(!isControl, qPrintable(u"U+%1 in "_s.arg(unit, 4, 16, QChar(u'0')) + seen));
    }
}

void CliTerminalTest::modelOutput_goesToAPipeAsItIs()
{
    m_server->always(sse({nasty}));
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.out(), nasty.toUtf8() + '\n');
}

void CliTerminalTest::colors_areAsAsked_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("noColor");
    QTest::addColumn<bool>("onTerminal");
    QTest::addColumn<bool>("colored");

    QTest::newRow("terminal") << u"auto"_s << QString() << true << true;
    QTest::newRow("pipe") << u"auto"_s << QString() << false << false;
    QTest::newRow("NO_COLOR") << u"auto"_s << u"1"_s << true << false;
    QTest::newRow("never") << u"never"_s << QString() << true << false;
    QTest::newRow("always, in a pipe") << u"always"_s << QString() << false << true;
    QTest::newRow("always, with NO_COLOR") << u"always"_s << u"1"_s << true << true;
}

void CliTerminalTest::colors_areAsAsked()
{
    QFETCH(QString, option);
    QFETCH(QString, noColor);
    QFETCH(bool, onTerminal);
    QFETCH(bool, colored);
    m_server->always(error(401, "Authentication Error"_ba, "auth_error"_ba));
    PseudoTerminal terminal;
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--color"_s, option}), *m_server);
    if (!noColor.isEmpty()) {
        run.setVariable(u"NO_COLOR"_s, noColor);
    }
    if (onTerminal) {
        run.give(2, terminal.openDevice());
    }
    run.start();
    QVERIFY(run.finish());
    const auto error = [&] { return onTerminal ? terminal.bytes() : run.err(); };
    QTRY_VERIFY(error().contains("refused the key"));
    QCOMPARE(error().contains("\033[31m"), colored);
    QCOMPARE(run.out(), QByteArray());
}

void CliTerminalTest::typedInterrupt_ends()
{
    m_server->always(stream(delta(u"half"_s)).hang());
    PseudoTerminal terminal;
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.setBefore(terminal.makeControlling());
    startOn(terminal, run);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.bytes().contains("half"), 30s);
    terminal.type("\x03"_ba);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
    QTRY_VERIFY2(terminal.bytes().contains("What arrived is kept in"), terminal.bytes());
    QVERIFY2(terminal.bytes().contains("not complete"), terminal.bytes());
}

void CliTerminalTest::errorsOnly_leaveTheAnswerInThePipe()
{
    m_server->always(sse({u"answer"_s}).delay(500ms));
    PseudoTerminal terminal;
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.give(2, terminal.openDevice());
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.out(), "answer\n");
    QTRY_VERIFY2(terminal.bytes().contains(" done in "), terminal.bytes());
    QVERIFY(!terminal.bytes().contains("answer\r\n"));
}

QTEST_GUILESS_MAIN(CliTerminalTest)
#include "tst_cli_terminal.moc"
