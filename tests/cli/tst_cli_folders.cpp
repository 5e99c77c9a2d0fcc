// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <grp.h>
#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace roo::test;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser
    | QFile::WriteUser | QFile::ExeUser;

} // namespace

//! Homes that are missing, full or read-only; masks, limits and locales.
class CliFoldersTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->always(sse({u"answer"_s}));
    }

    void homeThatIsNotThere_isMade();
    void homeWhereNothingCanBeMade_isSaidOnce_data();
    void homeWhereNothingCanBeMade_isSaidOnce();
    void readOnlyHome_isSaidOnce();
    void noHome_worksWithXdgFolders();
    void noHomeAtAll_isSaidOnce();
    void fullDisk_isSaidOnce();
    void mask_doesNotChangeWhoMayRead_data();
    void mask_doesNotChangeWhoMayRead();
    void locale_doesNotMatter_data();
    void locale_doesNotMatter();
    void workingFolderThatIsGone_doesNotMatter();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliFoldersTest::homeThatIsNotThere_isMade()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    const QString home = run.workingFolder() + u"/not/there"_s;
    run.setVariable(u"HOME"_s, home);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(QFileInfo::exists(home + u"/.local/share/roo-harness/runs"_s));
}

void CliFoldersTest::homeWhereNothingCanBeMade_isSaidOnce_data()
{
    QTest::addColumn<QString>("home");

    QTest::newRow("a file in its place") << u"file"_s;
    // Nobody can make folders there, root neither.
    QTest::newRow("read-only for everybody") << u"/proc/home"_s;
}

void CliFoldersTest::homeWhereNothingCanBeMade_isSaidOnce()
{
    QFETCH(QString, home);
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    const QString file = run.write(u"file"_s, "x"_ba);
    run.setVariable(u"HOME"_s, home == u"file"_s ? file : home);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out().count("answer"), 3);
    QCOMPARE(run.err().count("This run is not kept"), 1);
    QVERIFY2(run.errText().contains(u"The run goes on"_s), run.err().constData());
}

void CliFoldersTest::readOnlyHome_isSaidOnce()
{
    if (::geteuid() == 0) {
        QSKIP("root writes everywhere; another test has a place where it does not");
    }
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    QFile::setPermissions(run.home(), QFile::ReadOwner | QFile::ExeOwner);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "answer\n");
    QCOMPARE(run.err().count("This run is not kept"), 1);
}

void CliFoldersTest::noHome_worksWithXdgFolders()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.unsetVariable(u"HOME"_s);
    run.setVariable(u"XDG_DATA_HOME"_s, run.home() + u"/data"_s);
    run.setVariable(u"XDG_CONFIG_HOME"_s, run.home() + u"/config"_s);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(QFileInfo::exists(run.home() + u"/data/roo-harness/runs"_s));
    QCOMPARE(QDir(run.home()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"data"_s});
}

void CliFoldersTest::noHomeAtAll_isSaidOnce()
{
    if (::geteuid() != 0) {
        QSKIP("only root can become a user without an entry in the password file");
    }
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.unsetVariable(u"HOME"_s);
    run.setBefore([] {
        constexpr uid_t nobodyKnown = 54321;
        [[maybe_unused]] const bool done = ::setgroups(0, nullptr) == 0
            && ::setgid(nobodyKnown) == 0 && ::setuid(nobodyKnown) == 0;
    });
    const QString folder = QFileInfo(run.home()).path();
    QFile::setPermissions(folder, ownerOnly | QFile::ReadOther | QFile::ExeOther);
    run.start();
    QVERIFY(run.finish());
    if (run.exitCode() == 255 || run.errText().isEmpty()) {
        QSKIP("other users may not run the program where it was built");
    }
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "answer\n");
    QCOMPARE(run.err().count("This run is not kept: there is no home folder"), 1);
}

void CliFoldersTest::fullDisk_isSaidOnce()
{
    // A limit on the size of files stands in for a full disk: both fail in the middle of a write.
    m_server->always(sse({QString(100'000, u'x')}));
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    run.setBefore([] {
        const rlimit limit{.rlim_cur = 50'000, .rlim_max = 50'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
    });
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out().count('x'), 300'000);
    QCOMPARE(run.err().count("This run is not kept"), 1);
    const QByteArray kept = run.kept(u"events.jsonl"_s);
    QVERIFY(kept.endsWith('\n'));
    QVERIFY(kept.contains("run_started"));
}

void CliFoldersTest::mask_doesNotChangeWhoMayRead_data()
{
    QTest::addColumn<int>("mask");

    QTest::newRow("077") << 077;
    QTest::newRow("022") << 022;
    QTest::newRow("000") << 0;
}

void CliFoldersTest::mask_doesNotChangeWhoMayRead()
{
    QFETCH(int, mask);
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s, u"--out"_s, u"out"_s}), *m_server);
    run.setBefore([mask] { ::umask(static_cast<mode_t>(mask)); });
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QDirIterator entries(run.runsFolder(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    int count = 0;
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        const auto others = entry.permissions() & ~ownerOnly;
        QVERIFY2(!others, qPrintable(entry.filePath()));
        ++count;
    }
    QCOMPARE_GT(count, 5);
    struct stat status{};
    const QString plan = run.workingFolder() + u"/out/plan.md"_s;
    QCOMPARE(::stat(QFile::encodeName(plan).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0666U & ~static_cast<unsigned int>(mask | 022));
}

void CliFoldersTest::locale_doesNotMatter_data()
{
    QTest::addColumn<QString>("locale");

    QTest::newRow("none") << QString();
    QTest::newRow("C") << u"C"_s;
    QTest::newRow("POSIX") << u"POSIX"_s;
    QTest::newRow("not installed") << u"xx_XX.ISO-8859-1"_s;
}

void CliFoldersTest::locale_doesNotMatter()
{
    QFETCH(QString, locale);
    const QString umlauts = u"Äpfel, 蘋果 and 🍎"_s;
    m_server->always(sse({umlauts}));
    Orchestrator run(
        oneModelEach({u"plan"_s, umlauts, u"--attach"_s, u"ä.txt"_s, u"--out"_s, u"ö"_s}),
        *m_server);
    run.write(u"ä.txt"_s, "x"_ba);
    run.unsetVariable(u"LANG"_s);
    if (!locale.isEmpty()) {
        run.setVariable(u"LC_ALL"_s, locale);
    }
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), umlauts.toUtf8() + '\n');
    QVERIFY2(!run.err().contains("Qt") && !run.err().contains("locale"), run.err().constData());
    QVERIFY(m_server->arrival(0).body.contains(umlauts.toUtf8()));
    QCOMPARE(contentOf(run.workingFolder() + u"/ö/plan.md"_s), umlauts.toUtf8());
}

void CliFoldersTest::workingFolderThatIsGone_doesNotMatter()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    const QByteArray folder = QFile::encodeName(run.workingFolder());
    run.setBefore([folder] { ::rmdir(folder.constData()); });
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "answer\n");
}

QTEST_GUILESS_MAIN(CliFoldersTest)
#include "tst_cli_folders.moc"
