// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "support/pipereader.h"

#include <QDeadlineTimer>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

constexpr int fileCount = 60;

QString nameOf(int number)
{
    return u"files/f%1.txt"_s.arg(number, 4, 10, QChar(u'0'));
}

//! Changes half of the files, deletes a quarter, and adds a quarter.
QString manyChanges()
{
    QString answer;
    for (int i = 0; i < fileCount; ++i) {
        if (i % 4 == 3) {
            answer += creating(nameOf(i), u"new %1\n"_s.arg(i));
        } else if (i % 4 == 2) {
            answer += change(nameOf(i), u"delete-file"_s);
        } else {
            answer += replacing(nameOf(i), u"old %1\n"_s.arg(i), u"new %1\n"_s.arg(i));
        }
    }
    return answer;
}

} // namespace

//! Programs that are stopped while they write, and programs that write at once.
class CliApplyKilledTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
        for (int i = 0; i < fileCount; ++i) {
            if (i % 4 != 3) {
                m_fixture->project.write(nameOf(i), u"old %1\n"_s.arg(i).toUtf8());
            }
        }
        m_fixture->coderAnswers(manyChanges());
        QCOMPARE(m_fixture->code({u"--quiet"_s}).exitCode, 0);
        m_before = m_fixture->project.snapshot();
    }

    void stoppedProgram_leavesOneOrTheOther_data();
    void stoppedProgram_leavesOneOrTheOther();
    void stoppedRun_leavesOneOrTheOther_data();
    void stoppedRun_leavesOneOrTheOther();
    void killedProgram_isFollowedByAnother();
    void fileChangedAfterTheKill_staysAsItIs();
    void killedUndo_leavesOneOrTheOther_data();
    void killedUndo_leavesOneOrTheOther();
    void longRecovery_isSaidAndCanBeStopped();
    void twoPrograms_writeOnce();

private:
    [[nodiscard]] QStringList applying() const
    {
        return {u"apply"_s, u"last"_s, u"--yes"_s, u"--allow"_s, u"delete"_s, u"--quiet"_s};
    }
    [[nodiscard]] bool isChanged(int number) const
    {
        const bool isNew = m_fixture->project.content(nameOf(number)).startsWith("new");
        return number % 4 == 2 ? !m_fixture->project.has(nameOf(number)) : isNew;
    }
    //! Starts it, sends the signal as soon as the condition holds, and waits for its end. Without
    //! an event loop: what is waited for is over in a moment.
    template <typename Condition>
    [[nodiscard]] static bool isStopped(Orchestrator &run, Condition condition, int number)
    {
        run.start();
        const auto process = static_cast<pid_t>(run.processId());
        const QDeadlineTimer deadline(30s);
        while (!condition() && !deadline.hasExpired() && ::kill(process, 0) == 0) {}
        ::kill(process, number);
        return process > 0 && run.finish();
    }
    [[nodiscard]] bool isAllChanged() const
    {
        for (int i = 0; i < fileCount; ++i) {
            if (!isChanged(i)) {
                return false;
            }
        }
        return true;
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    QStringList m_before;
};

void CliApplyKilledTest::stoppedProgram_leavesOneOrTheOther_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("files");

    for (const int files : {0, 1, 20, 40, fileCount - 1}) {
        QTest::addRow("SIGKILL after %d", files) << SIGKILL << files;
    }
    for (const int files : {0, 30}) {
        QTest::addRow("SIGINT after %d", files) << SIGINT << files;
        QTest::addRow("SIGTERM after %d", files) << SIGTERM << files;
    }
}

void CliApplyKilledTest::stoppedProgram_leavesOneOrTheOther()
{
    QFETCH(int, number);
    QFETCH(int, files);
    const auto run = m_fixture->account.prepare(applying());
    QVERIFY(isStopped(*run, [&] { return isChanged(files); }, number));
    if (number == SIGKILL) {
        const Account::Call next = m_fixture->call({u"history"_s, u"--ids"_s});
        QCOMPARE(next.exitCode, 0);
        QCOMPARE(next.out.count('\n'), 1);
    } else {
        // It came to its end before it ended, or it was stopped before it wrote.
        QCOMPARE(run->exitCode(), m_fixture->project.snapshot() == m_before ? 128 + number : 0);
    }
    if (m_fixture->project.snapshot() == m_before) {
        QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 2); // there is nothing to undo
        return;
    }
    QVERIFY(isAllChanged());
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), m_before);
}

void CliApplyKilledTest::stoppedRun_leavesOneOrTheOther_data()
{
    QTest::addColumn<int>("number");

    QTest::newRow("SIGKILL") << SIGKILL;
    QTest::newRow("SIGINT") << SIGINT;
}

//! Where a run applies what it has planned.
void CliApplyKilledTest::stoppedRun_leavesOneOrTheOther()
{
    QFETCH(int, number);
    const auto run = m_fixture->account.prepare(
        m_fixture->coding() + QStringList{u"--apply"_s, u"--allow"_s, u"delete"_s, u"--quiet"_s});
    run->start();
    QVERIFY(QTest::qWaitFor([&] { return isChanged(0); }, 30s)); // it wants its answer from here
    run->signal(number);
    QVERIFY(run->finish());
    QCOMPARE(m_fixture->call({u"history"_s}).exitCode, 0);
    if (m_fixture->project.snapshot() != m_before) {
        QVERIFY(isAllChanged());
        QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    }
    QCOMPARE(m_fixture->project.snapshot(), m_before);
}

void CliApplyKilledTest::killedProgram_isFollowedByAnother()
{
    const auto run = m_fixture->account.prepare(applying());
    QVERIFY(isStopped(*run, [&] { return isChanged(1); }, SIGKILL));
    const bool wasHalf = m_fixture->project.snapshot() != m_before && !isAllChanged();
    const Account::Call next = m_fixture->call(applying());
    QVERIFY2(next.exitCode == 0, next.err);
    if (wasHalf) {
        QVERIFY2(next.says(u"A program was stopped while it wrote to %1: its files are as they "
                           "were before."_s.arg(m_fixture->project.path())),
                 next.err);
    }
    QVERIFY(isAllChanged());
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), m_before);
}

void CliApplyKilledTest::fileChangedAfterTheKill_staysAsItIs()
{
    const auto run = m_fixture->account.prepare(applying());
    QVERIFY(isStopped(*run, [&] { return isChanged(1); }, SIGKILL));
    if (m_fixture->project.snapshot() == m_before || isAllChanged()) {
        QSKIP("the program was too fast");
    }
    m_fixture->project.write(nameOf(0), "somebody's work\n");
    const Account::Call next = m_fixture->call({u"history"_s, u"--ids"_s});
    QVERIFY2(next.says(u"was changed since, and stays as it is"_s), next.err);
    QCOMPARE(m_fixture->project.content(nameOf(0)), "somebody's work\n");
    m_fixture->project.write(nameOf(0), "old 0\n");
    QCOMPARE(m_fixture->project.snapshot(), m_before);
    QCOMPARE(m_fixture->call({u"history"_s, u"--ids"_s}).err, QByteArray()); // said once
}

void CliApplyKilledTest::killedUndo_leavesOneOrTheOther_data()
{
    QTest::addColumn<int>("files");

    QTest::newRow("the first") << 0;
    QTest::newRow("half of them") << 30;
    QTest::newRow("nearly all") << fileCount - 3;
}

void CliApplyKilledTest::killedUndo_leavesOneOrTheOther()
{
    QFETCH(int, files);
    QCOMPARE(m_fixture->call(applying()).exitCode, 0);
    const auto run = m_fixture->account.prepare({u"undo"_s, u"last"_s});
    QVERIFY(isStopped(*run, [&] { return !isChanged(files); }, SIGKILL));
    QCOMPARE(m_fixture->call({u"history"_s}).exitCode, 0);
    if (m_fixture->project.snapshot() != m_before) {
        QVERIFY(isAllChanged());
        QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    }
    QCOMPARE(m_fixture->project.snapshot(), m_before);
}

//! Here it waits for one of the old texts, which is a pipe in which nothing comes.
void CliApplyKilledTest::longRecovery_isSaidAndCanBeStopped()
{
    QCOMPARE(m_fixture->call(applying()).exitCode, 0);
    const QDir undo(QFileInfo(m_fixture->account.runsFolder()).path() + u"/undo"_s);
    const QString journal
        = undo.filePath(undo.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
    QByteArray state = contentOf(journal + u"/journal.json"_s);
    QVERIFY(state.contains("\"applied\""));
    QVERIFY(writeFile(journal + u"/journal.json"_s, state.replace("\"applied\"", "\"applying\"")));
    QVERIFY(writeFile(journal + u"/unfinished"_s, {}));
    const QDir originals(journal + u"/originals"_s);
    const QString original = originals.filePath(originals.entryList(QDir::Files).value(0));
    const QByteArray text = contentOf(original);
    QVERIFY(QFile::remove(original));
    QCOMPARE(::mkfifo(QFile::encodeName(original).constData(), 0600), 0);
    const int pipe = ::open(QFile::encodeName(original).constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(pipe >= 0);

    const auto run = m_fixture->account.prepare({u"history"_s});
    PipeReader errors;
    run->give(2, errors.takeWriteEnd());
    errors.read(65536, 1ms);
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(errors.bytes().contains("is taken back first"), 30s);
    run->signal(SIGINT);
    ::close(pipe);
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 130);
    QCOMPARE(run->out(), QByteArray()); // it had not begun

    QVERIFY(QFile::remove(original));
    QVERIFY(writeFile(original, text));
    const Account::Call next = m_fixture->call({u"history"_s});
    QCOMPARE(next.exitCode, 0);
    QVERIFY2(next.says(u"its files are as they were before"_s), next.err);
    QCOMPARE(m_fixture->project.snapshot(), m_before);
}

void CliApplyKilledTest::twoPrograms_writeOnce()
{
    const auto one = m_fixture->account.prepare(applying());
    const auto other = m_fixture->account.prepare(applying());
    one->start();
    other->start();
    QVERIFY(one->finish() && other->finish());
    const QList<int> codes{one->exitCode(), other->exitCode()};
    QVERIFY2(codes.contains(0), one->err());
    for (const auto *run : {one.get(), other.get()}) {
        // Too late, it is told that another writes, or that the files are others by now.
        QVERIFY2(run->exitCode() == 0 || run->exitCode() == 5, run->err());
        QCOMPARE(run->err().isEmpty(), run->exitCode() == 0);
    }
    QVERIFY(isAllChanged());
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), m_before);
}

QTEST_GUILESS_MAIN(CliApplyKilledTest)
#include "tst_cli_apply_killed.moc"
