// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/scratch.h"

#include "support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::bench;
using namespace roo::test;

//! Folders that nobody needs for long, and that do not stay.
class ScratchTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
    }

    void folder_isPrivateAndGoes();
    void folder_withoutAParent();
    void folder_whoseParentCannotBeMade();
    void sweep_takesWhatAKilledProgramLeft();
    void sweep_leavesWhatIsOfToday();
    void sweep_leavesWhatIsInUse();
    void sweep_leavesWhatIsNotOurs();
    void sweep_ofNothing();

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] QString parent() const { return scratchParent(m_home->filePath(u"cache"_s)); }
    //! Of a folder: Qt sets only the times of files.
    static void makeOld(const QString &path, std::chrono::hours age = std::chrono::hours(25))
    {
        namespace fs = std::filesystem;
        fs::last_write_time(path.toStdU16String(), fs::file_time_type::clock::now() - age);
    }
    [[nodiscard]] QStringList left() const
    {
        return QDir(parent()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
};

void ScratchTest::folder_isPrivateAndGoes()
{
    {
        const auto folder = ScratchFolder::create(parent());
        QVERIFY(folder);
        QVERIFY((*folder)->path().startsWith(parent() + u'/'));
        QVERIFY(writeFile((*folder)->path() + u"/a/b", "b"));
        constexpr auto others
            = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(parent()).permissions() & others));
        QVERIFY(!(QFileInfo((*folder)->path()).permissions() & others));
        QCOMPARE(left().size(), 1);
    }
    QCOMPARE(left(), QStringList());
}

void ScratchTest::folder_withoutAParent()
{
    QCOMPARE(scratchParent(QString()), QString());
    QString path;
    {
        const auto folder = ScratchFolder::create({});
        QVERIFY(folder);
        path = (*folder)->path();
        QVERIFY(QFileInfo(path).isDir());
    }
    QVERIFY(!QFileInfo::exists(path));
}

//! Nobody need mend the cache to measure.
void ScratchTest::folder_whoseParentCannotBeMade()
{
    QVERIFY(writeFile(m_home->filePath(u"cache"_s), "a file"));
    const auto folder = ScratchFolder::create(parent());
    QVERIFY(folder);
    QVERIFY((*folder)->path().startsWith(QDir::tempPath()));
    QVERIFY(QFileInfo((*folder)->path()).isDir());
}

void ScratchTest::sweep_takesWhatAKilledProgramLeft()
{
    const QString folder = parent() + u"/roo-conformance-abcdef";
    QVERIFY(writeFile(folder + u"/a/b", "b"));
    makeOld(folder);
    sweepScratch(parent());
#ifdef Q_OS_UNIX
    QCOMPARE(left(), QStringList());
#endif
}

//! A disk that cannot lock it says the same of one at work.
void ScratchTest::sweep_leavesWhatIsOfToday()
{
    const QString folder = parent() + u"/roo-conformance-abcdef";
    QVERIFY(writeFile(folder + u"/a/b", "b"));
    makeOld(folder, std::chrono::hours(23));
    sweepScratch(parent());
    QCOMPARE(left().size(), 1);
}

void ScratchTest::sweep_leavesWhatIsInUse()
{
    const auto folder = ScratchFolder::create(parent());
    QVERIFY(folder);
    QVERIFY(writeFile((*folder)->path() + u"/a", "a"));
    makeOld((*folder)->path());
    sweepScratch(parent());
    QCOMPARE(contentOf((*folder)->path() + u"/a"), "a"_ba);
}

void ScratchTest::sweep_leavesWhatIsNotOurs()
{
    QVERIFY(writeFile(m_home->filePath(u"elsewhere/file"_s), "mine"));
    QVERIFY(writeFile(parent() + u"/notes/file", "mine"));
    makeOld(parent() + u"/notes");
    QVERIFY(writeFile(parent() + u"/roo-conformance-file", "mine"));
#ifdef Q_OS_UNIX
    QVERIFY(QFile::link(m_home->filePath(u"elsewhere"_s), parent() + u"/roo-conformance-link"));
#endif
    const QStringList before = left();
    sweepScratch(parent());
    QCOMPARE(left(), before);
    QCOMPARE(contentOf(m_home->filePath(u"elsewhere/file"_s)), "mine"_ba);
}

void ScratchTest::sweep_ofNothing()
{
    sweepScratch({});
    sweepScratch(parent());
    QVERIFY(!QFileInfo::exists(parent()));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(writeFile(parent() + u"/roo-conformance-abcdef/a", "a"));
    makeOld(parent() + u"/roo-conformance-abcdef");
    sweepScratch(parent(), stop.get_token());
    QCOMPARE(left().size(), 1);
}

QTEST_GUILESS_MAIN(ScratchTest)
#include "tst_scratch.moc"
