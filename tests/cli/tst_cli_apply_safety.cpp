// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "support/pipereader.h"

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

//! Larger than what a pipe holds, and different in every line.
QString longText(qsizetype size)
{
    QString text;
    for (int i = 0; text.size() < size; ++i) {
        text += u"line %1 of a long file\n"_s.arg(i);
    }
    return text;
}

//! For ProgramRun::setBefore: no file may grow beyond so many bytes, as on a full disk.
std::function<void()> withSizeLimit(rlim_t bytes)
{
    return [bytes] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    };
}

} // namespace

//! What may go wrong between a yes and the last file.
class CliApplySafetyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void slowReader_getsEveryByte();
    void goneReader_leavesNothingHalf();
    void closedOutput_leavesNothingHalf();
    void fullOutput_isSaid();
    void readOnlyFolder_leavesNothingHalf_data();
    void readOnlyFolder_leavesNothingHalf();
    void readOnlyFolder_isNoticedBeforeAnythingIsSent();
    void fullDisk_leavesNothingHalf_data();
    void fullDisk_leavesNothingHalf();
    void historyThatCannotBeWritten_appliesNothing();

private:
    [[nodiscard]] QStringList inProject() const
    {
        return {u"--workspace"_s, m_fixture->project.path()};
    }
    //! That the project is as before or as the changes want it, and that it can be taken back.
    void expectWhole(const QStringList &before, const QByteArray &after) const
    {
        if (m_fixture->project.snapshot() != before) {
            QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
            QCOMPARE(m_fixture->project.content(u"long.txt"_s), after);
            QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
            QCOMPARE(m_fixture->project.snapshot(), before);
        }
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliApplySafetyTest::slowReader_getsEveryByte()
{
    const QString text = longText(300'000);
    m_fixture->coderAnswers(goodChange() + creating(u"long.txt"_s, text));
    QCOMPARE(m_fixture->code({u"--quiet"_s}).exitCode, 0);
    const Account::Call diff = m_fixture->call({u"diff"_s, u"last"_s});
    PipeReader reader;
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s, u"--yes"_s});
    run->give(1, reader.takeWriteEnd());
    run->start();
    reader.read(65536, 2ms);
    QVERIFY(run->finish());
    QTRY_VERIFY_WITH_TIMEOUT(reader.isAtEnd(), 30s);
    QCOMPARE(run->exitCode(), 0);
    QVERIFY(reader.bytes() == diff.out);
    QCOMPARE(m_fixture->project.content(u"long.txt"_s), text.toUtf8());
}

void CliApplySafetyTest::goneReader_leavesNothingHalf()
{
    const QString text = longText(300'000);
    m_fixture->coderAnswers(goodChange() + creating(u"long.txt"_s, text));
    QCOMPARE(m_fixture->code({u"--quiet"_s}).exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    PipeReader reader;
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s, u"--yes"_s});
    run->give(1, reader.takeWriteEnd());
    reader.close();
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 141);
    expectWhole(before, text.toUtf8());
}

void CliApplySafetyTest::closedOutput_leavesNothingHalf()
{
    m_fixture->coderAnswers(goodChange() + creating(u"long.txt"_s, u"x\n"_s));
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s, u"--yes"_s});
    run->give(1, -1);
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 9, run->err());
    expectWhole(before, "x\n");
}

void CliApplySafetyTest::fullOutput_isSaid()
{
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0) {
        QSKIP("this system has no /dev/full");
    }
    m_fixture->coderAnswers(goodChange() + creating(u"long.txt"_s, u"x\n"_s));
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s, u"--yes"_s});
    run->give(1, full);
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 9, run->err());
    expectWhole(before, "x\n");
}

void CliApplySafetyTest::readOnlyFolder_leavesNothingHalf_data()
{
    QTest::addColumn<QString>("folder");

    QTest::newRow("the last of the files") << u"zzz"_s;
    QTest::newRow("the root") << u"."_s;
}

void CliApplySafetyTest::readOnlyFolder_leavesNothingHalf()
{
    QFETCH(QString, folder);
    const Project &project = m_fixture->project;
    project.write(u"zzz/last.txt"_s, "one\n");
    m_fixture->coderAnswers(goodChange() + creating(u"new/new.txt"_s, u"new\n"_s)
                            + replacing(u"zzz/last.txt"_s, u"one\n"_s, u"two\n"_s));
    QCOMPARE(m_fixture->call(m_fixture->coding(u"Change app.py, zzz/last.txt"_s)).exitCode, 0);
    const QString path = project.pathOf(folder);
    const QFile::Permissions mode = QFile::permissions(path);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner));
    const QStringList before = project.snapshot();
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s, u"--yes"_s});
    run->setBefore(obeyingModes());
    run->start();
    QVERIFY(run->finish());
    const QStringList after = project.snapshot();
    QVERIFY(QFile::setPermissions(path, mode));
    QVERIFY2(run->exitCode() == 9, run->err());
    QCOMPARE(after, before);
    const Account::Call again = m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s});
    QVERIFY2(again.exitCode == 0, again.err); // nothing is left in the way
    QCOMPARE(project.content(u"zzz/last.txt"_s), "two\n");
}

void CliApplySafetyTest::readOnlyFolder_isNoticedBeforeAnythingIsSent()
{
    const Project &project = m_fixture->project;
    m_fixture->coderAnswers(goodChange());
    const QFile::Permissions mode = QFile::permissions(project.path());
    QVERIFY(QFile::setPermissions(project.path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto run = m_fixture->account.prepare(m_fixture->coding() + QStringList{u"--apply"_s});
    run->setBefore(obeyingModes());
    run->start();
    QVERIFY(run->finish());
    QVERIFY(QFile::setPermissions(project.path(), mode));
    QVERIFY2(run->exitCode() == 9, run->err());
    QVERIFY2(run->err().contains("it is read-only"), run->err());
    QCOMPARE(m_fixture->server.count(), 0);
}

void CliApplySafetyTest::fullDisk_leavesNothingHalf_data()
{
    QTest::addColumn<qint64>("oldSize");
    QTest::addColumn<qint64>("newSize");

    QTest::newRow("what an undo needs does not fit") << qint64(90'000) << qint64(60'000);
    QTest::newRow("the new file does not fit") << qint64(5'000) << qint64(90'000);
}

void CliApplySafetyTest::fullDisk_leavesNothingHalf()
{
    QFETCH(qint64, oldSize);
    QFETCH(qint64, newSize);
    m_fixture->project.write(u"long.txt"_s, longText(oldSize).toUtf8());
    const QString text = u"new\n"_s + longText(newSize);
    m_fixture->coderAnswers(goodChange() + overwriting(u"long.txt"_s, text));
    QCOMPARE(m_fixture->code({u"--quiet"_s}).exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const auto run = m_fixture->account.prepare(
        {u"apply"_s, u"last"_s, u"--yes"_s, u"--allow"_s, u"shrink"_s});
    run->setBefore(withSizeLimit(40'000));
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(m_fixture->project.snapshot(), before);
    QVERIFY2(run->exitCode() == 9, run->err());
    QVERIFY2(run->err().contains("Cannot write "), run->err());
    const Account::Call again
        = m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s, u"--allow"_s, u"shrink"_s});
    QVERIFY2(again.exitCode == 0, again.err);
    expectWhole(before, text.toUtf8());
}

void CliApplySafetyTest::historyThatCannotBeWritten_appliesNothing()
{
    const QStringList before = m_fixture->project.snapshot();
    const auto run
        = m_fixture->account.prepare(QStringList{u"apply"_s, u"-"_s, u"--yes"_s} + inProject());
    run->setVariable(u"XDG_DATA_HOME"_s, u"/proc/nowhere"_s);
    run->setInput(goodChange().toUtf8());
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 1, run->err());
    QVERIFY2(run->err().contains("Cannot write /proc/nowhere"), run->err());
    QVERIFY2(!run->err().contains("--no-history"), run->err()); // an option that apply has not
    QCOMPARE(m_fixture->project.snapshot(), before);
}

QTEST_GUILESS_MAIN(CliApplySafetyTest)
#include "tst_cli_apply_safety.moc"
