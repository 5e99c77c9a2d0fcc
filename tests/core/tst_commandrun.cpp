// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/commandrun.h"
#include "support/files.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using proof::Command;
using proof::CommandEnd;
using proof::CommandOutcome;
using proof::CommandRun;

namespace {

bool isAlive(qint64 process)
{
    if (process <= 0 || ::kill(static_cast<pid_t>(process), 0) != 0) {
        return false;
    }
    // Nobody reaps what lost its parent in a container without an init.
    const QByteArray state = test::contentOf(u"/proc/%1/stat"_s.arg(process));
    return !state.contains(") Z ");
}

//! A run, and what came of it.
struct Watched
{
    explicit Watched(const Command &command)
        : run(std::make_unique<CommandRun>(command))
    {
        QObject::connect(run.get(), &CommandRun::outputReceived, run.get(),
                         [this](const QString &text) { printed += text; });
        QObject::connect(run.get(), &CommandRun::finished, run.get(),
                         [this](const CommandOutcome &outcome) {
                             ++count;
                             last = outcome;
                         });
    }

    bool wait()
    {
        return QTest::qWaitFor([this] { return count > 0; }, 30s);
    }

    std::unique_ptr<CommandRun> run;
    QString printed;
    CommandOutcome last;
    int count = 0;
};

} // namespace

class TestCommandRun : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void command_tellsHowItEnded_data();
    void command_tellsHowItEnded();
    void command_thatCannotBeStartedSaysWhy_data();
    void command_thatCannotBeStartedSaysWhy();
    void command_hasNoInputNoTerminalAndItsOwnSession();
    void arguments_comeAsTheyAre();
    void output_comesInOrder();
    void output_comesWhileItRuns();
    void flood_isBoundAndLeavesTheLoopFree();
    void timeLimit_endsTheWholeTree_data();
    void timeLimit_endsTheWholeTree();
    void stop_asksFirst();
    void stop_twiceDoesNotWait();
    void stop_atEveryStage_data();
    void stop_atEveryStage();
    void grandchild_thatHoldsThePipeIsNotWaitedFor();
    void grandchild_thatLeftTheGroupIsEnded();
    void destroyed_endsEverything();

private:
    [[nodiscard]] Command shell(const QString &script) const
    {
        return {.program = u"/bin/sh"_s,
                .arguments = {u"-c"_s, script},
                .folder = m_folder->path(),
                .environment = QProcessEnvironment::systemEnvironment(),
                .timeLimit = 20s};
    }
    //! The process whose number a script writes there; 0 where it did not within ten seconds.
    [[nodiscard]] qint64 processIn(const QString &file) const
    {
        const QString path = m_folder->filePath(file);
        const bool isThere = QTest::qWaitFor(
            [&] { return QFile::exists(path) && test::contentOf(path).endsWith('\n'); }, 10s);
        return isThere ? test::contentOf(path).trimmed().toLongLong() : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCommandRun::command_tellsHowItEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &script, CommandEnd end, int exitCode,
                        const QString &reason = {}) {
        QTest::newRow(name) << script << static_cast<int>(end) << exitCode << reason;
    };
    row("success", u"exit 0"_s, CommandEnd::Exited, 0);
    row("failure", u"exit 3"_s, CommandEnd::Exited, 3);
    row("large exit code", u"exit 255"_s, CommandEnd::Exited, 255);
    row("killed", u"kill -KILL $$"_s, CommandEnd::Signalled, -1, u"SIGKILL"_s);
    row("broken", u"kill -SEGV $$"_s, CommandEnd::Signalled, -1, u"SIGSEGV"_s);
    row("another signal", u"kill -USR1 $$"_s, CommandEnd::Signalled, -1,
        u"signal %1"_s.arg(SIGUSR1));
}

void TestCommandRun::command_tellsHowItEnded()
{
    QFETCH(const QString, script);
    Watched watched(shell(u"echo said; "_s + script));
    watched.run->start();
    QCOMPARE(watched.count, 0);
    QVERIFY(watched.wait());
    QTEST(static_cast<int>(watched.last.end), "end");
    QTEST(watched.last.exitCode.value_or(-1), "exitCode");
    QTEST(watched.last.reason, "reason");
    QCOMPARE(watched.last.output, u"said\n"_s);
    QCOMPARE(watched.printed, u"said\n"_s);
    QCOMPARE(watched.last.leftOut, 0);
}

void TestCommandRun::command_thatCannotBeStartedSaysWhy_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << u"/nowhere/program"_s << u"/"_s << u"No such file"_s;
    QTest::newRow("not executable") << u"/etc/passwd"_s << u"/"_s << u"Permission denied"_s;
    QTest::newRow("a folder") << u"/etc"_s << u"/"_s << u"Permission denied"_s;
    QTest::newRow("without its folder") << u"/bin/sh"_s << u"/nowhere"_s << u"No such file"_s;
}

void TestCommandRun::command_thatCannotBeStartedSaysWhy()
{
    QFETCH(const QString, program);
    QFETCH(const QString, folder);
    QFETCH(const QString, words);
    Watched watched({.program = program, .folder = folder});
    watched.run->start();
    QCOMPARE(watched.count, 0);
    QVERIFY(watched.wait());
    QCOMPARE(watched.last.end, CommandEnd::CouldNotStart);
    QVERIFY2(watched.last.reason.contains(words), qPrintable(watched.last.reason));
    QVERIFY(!watched.last.exitCode);
    QVERIFY(watched.printed.isEmpty());
}

void TestCommandRun::command_hasNoInputNoTerminalAndItsOwnSession()
{
    Watched watched(shell(u"cat; (: </dev/tty) 2>&- && echo terminal; "
                          "test \"$(cut -d ' ' -f 6 /proc/$$/stat)\" = $$ && echo leads; "
                          "ls /proc/$$/fd | tr '\\n' ' '"_s));
    watched.run->start();
    QVERIFY(watched.wait());
    QVERIFY2(!watched.printed.contains("terminal\n"_L1), qPrintable(watched.printed));
    QVERIFY2(watched.printed.contains("leads\n0 1 2 "_L1), qPrintable(watched.printed));
}

void TestCommandRun::arguments_comeAsTheyAre()
{
    Command command = shell(u"printf '<%s>' \"$@\""_s);
    command.arguments += {u"sh"_s, u"a b"_s, u"$HOME"_s, u"*"_s, u";echo"_s, u""_s, u"\"'"_s};
    Watched watched(command);
    watched.run->start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.printed, u"<a b><$HOME><*><;echo><><\"'>"_s);
}

void TestCommandRun::output_comesInOrder()
{
    Watched watched(shell(u"for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done"_s));
    watched.run->start();
    QVERIFY(watched.wait());
    QString expected;
    for (int i = 1; i < 10; ++i) {
        expected += u"out %1\nerr %1\n"_s.arg(i);
    }
    QCOMPARE(watched.printed, expected);
    QCOMPARE(watched.last.output, expected);
}

void TestCommandRun::output_comesWhileItRuns()
{
    Watched watched(shell(u"printf 'a\\303'; while ! test -e go; do sleep 0.01; done; "
                          "printf '\\244b\\377'"_s));
    watched.run->start();
    QTRY_COMPARE(watched.printed, u"a"_s);
    QVERIFY(test::writeFile(m_folder->filePath(u"go"_s), {}));
    QVERIFY(watched.wait());
    QCOMPARE(watched.printed, u"aäb\uFFFD"_s);
}

void TestCommandRun::flood_isBoundAndLeavesTheLoopFree()
{
    Command command = shell(u"yes 0123456789abcdef"_s);
    command.timeLimit = 1s;
    command.outputLimit = 10'000;
    Watched watched(command);
    QTimer pulse;
    QElapsedTimer sinceLast;
    qint64 longest = 0;
    connect(&pulse, &QTimer::timeout, this,
            [&] { longest = std::max(longest, sinceLast.restart()); });
    sinceLast.start();
    pulse.start(1ms);
    watched.run->start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.last.end, CommandEnd::TimedOut);
    QVERIFY(watched.last.leftOut > 1'000'000);
    QVERIFY(watched.printed.size() < 10'200);
    QCOMPARE(watched.printed, watched.last.output);
    QVERIFY(watched.printed.contains(u"[… %1 bytes left out …]\n"_s.arg(watched.last.leftOut)));
    QVERIFY2(longest < 500, qPrintable(u"%1 ms"_s.arg(longest)));
}

void TestCommandRun::timeLimit_endsTheWholeTree_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("hangs") << u"echo $$ >own; echo $$ >child; exec sleep 1000"_s;
    QTest::newRow("forks") << u"sleep 1000 & echo $! >child; echo $$ >own; wait"_s;
    QTest::newRow("ignores being asked")
        << u"trap '' TERM; sleep 1000 & echo $! >child; echo $$ >own; "
           "while :; do sleep 1000; done"_s;
    QTest::newRow("forks again and again")
        << u"trap '' TERM; (while :; do sleep 0.01; done) & echo $! >child; echo $$ >own; wait"_s;
}

void TestCommandRun::timeLimit_endsTheWholeTree()
{
    QFETCH(const QString, script);
    Command command = shell(script);
    command.timeLimit = 2s;
    Watched watched(command);
    watched.run->start();
    const qint64 child = processIn(u"child"_s);
    const qint64 own = processIn(u"own"_s);
    QVERIFY(isAlive(child) && isAlive(own));
    QVERIFY(watched.wait());
    QCOMPARE(watched.last.end, CommandEnd::TimedOut);
    QVERIFY(!watched.last.exitCode);
    QVERIFY2(watched.last.duration >= 1800ms && watched.last.duration < 10s,
             qPrintable(u"%1 ms"_s.arg(watched.last.duration.count())));
    QTRY_VERIFY(!isAlive(child) && !isAlive(own));
    QCOMPARE(watched.count, 1);
}

void TestCommandRun::stop_asksFirst()
{
    Watched watched(shell(u"trap 'echo cleaned; exit 0' TERM; echo $$ >own; "
                          "while :; do sleep 0.01; done"_s));
    watched.run->start();
    QVERIFY(processIn(u"own"_s) > 0);
    watched.run->stop();
    QCOMPARE(watched.count, 0);
    QVERIFY(watched.wait());
    QCOMPARE(watched.last.end, CommandEnd::Stopped);
    QVERIFY2(watched.printed.contains("cleaned\n"_L1), qPrintable(watched.printed));
}

void TestCommandRun::stop_twiceDoesNotWait()
{
    Watched watched(shell(u"trap '' TERM; echo $$ >own; while :; do sleep 0.01; done"_s));
    watched.run->start();
    const qint64 own = processIn(u"own"_s);
    QElapsedTimer clock;
    clock.start();
    watched.run->stop();
    watched.run->stop();
    QVERIFY(watched.wait());
    QVERIFY2(clock.elapsed() < 1500, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
    QCOMPARE(watched.last.end, CommandEnd::Stopped);
    QVERIFY(!isAlive(own));
}

void TestCommandRun::stop_atEveryStage_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before") << u"before"_s;
    QTest::newRow("at once") << u"at once"_s;
    QTest::newRow("while it prints") << u"while it prints"_s;
    QTest::newRow("at the last output") << u"at the last output"_s;
    QTest::newRow("when it has finished") << u"when it has finished"_s;
}

void TestCommandRun::stop_atEveryStage()
{
    QFETCH(const QString, when);
    const bool isLate = when == "at the last output"_L1 || when == "when it has finished"_L1;
    Watched watched(shell(isLate ? u"echo x"_s : u"echo x; touch ran; sleep 1000"_s));
    if (when == "before"_L1) {
        watched.run->stop();
    } else if (when.contains("output"_L1) || when.contains("prints"_L1)) {
        connect(watched.run.get(), &CommandRun::outputReceived, watched.run.get(),
                &CommandRun::stop);
    } else if (when == "when it has finished"_L1) {
        connect(watched.run.get(), &CommandRun::finished, watched.run.get(), &CommandRun::stop);
    }
    watched.run->start();
    if (when == "at once"_L1) {
        watched.run->stop();
    }
    QCOMPARE(watched.count, 0);
    QVERIFY(watched.wait());
    if (when == "when it has finished"_L1) {
        QCOMPARE(watched.last.end, CommandEnd::Exited);
    } else if (!isLate) {
        QCOMPARE(watched.last.end, CommandEnd::Stopped);
    }
    QVERIFY(when != "before"_L1 || !QFile::exists(m_folder->filePath(u"ran"_s)));
    QCoreApplication::processEvents();
    QCOMPARE(watched.count, 1);
}

void TestCommandRun::grandchild_thatHoldsThePipeIsNotWaitedFor()
{
    Watched watched(shell(u"sleep 1000 & echo $! >child; echo done"_s));
    QElapsedTimer clock;
    clock.start();
    watched.run->start();
    QVERIFY(watched.wait());
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE(watched.last.end, CommandEnd::Exited);
    QCOMPARE(watched.last.exitCode, 0);
    QCOMPARE(watched.printed, u"done\n"_s);
    QTRY_VERIFY(!isAlive(processIn(u"child"_s)));
}

void TestCommandRun::grandchild_thatLeftTheGroupIsEnded()
{
#ifndef Q_OS_LINUX
    QSKIP("Only Linux shows the environment of other processes.");
#endif
    Watched watched(shell(
        u"setsid sh -c 'trap \"\" TERM HUP; echo $$ >child; exec sleep 1000' >/dev/null 2>&1 & "
        "while ! test -s child; do sleep 0.01; done"_s));
    watched.run->start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.last.exitCode, 0);
    QTRY_VERIFY(!isAlive(processIn(u"child"_s)));
}

void TestCommandRun::destroyed_endsEverything()
{
    Watched watched(
        shell(u"trap '' TERM; sleep 1000 & echo $! >child; echo $$ >own; wait; sleep 1000"_s));
    watched.run->start();
    const qint64 child = processIn(u"child"_s);
    const qint64 own = processIn(u"own"_s);
    QVERIFY(isAlive(child) && isAlive(own));
    watched.run.reset();
    QTRY_VERIFY(!isAlive(child) && !isAlive(own));
    QCOMPARE(watched.count, 0);
}

QTEST_GUILESS_MAIN(TestCommandRun)
#include "tst_commandrun.moc"
