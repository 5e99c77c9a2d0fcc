// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/scratchfolder.h"

#include "support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

//! Folders that nobody needs for long, and that do not stay.
class ScratchFolderTest final : public QObject
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
    void folder_thatNobodyMayWriteToGoes();
    void folder_withoutAParent();
    void folder_whoseParentCannotBeMade();
    void sweep_takesWhatAKilledProgramLeft();
    void sweep_leavesWhatIsOfToday();
    void sweep_leavesWhatIsInUse();
    void sweep_leavesWhatIsNotOurs();
    void sweep_ofNothing();

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] QString parent() const { return m_home->filePath(u"cache/trees"_s); }
    [[nodiscard]] ScratchPlace place() const
    {
        return {.parent = parent(), .prefix = u"roo-trees-"_s};
    }
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

void ScratchFolderTest::folder_isPrivateAndGoes()
{
    {
        const auto folder = ScratchFolder::create(place());
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

//! Go keeps what it downloads so.
void ScratchFolderTest::folder_thatNobodyMayWriteToGoes()
{
    {
        const auto folder = ScratchFolder::create(place());
        QVERIFY(folder);
        const QString inner = (*folder)->path() + u"/a/b";
        QVERIFY(writeFile(inner + u"/c", "c"));
        QVERIFY(QFile::setPermissions(inner, QFile::ReadOwner | QFile::ExeOwner));
        QVERIFY(QFile::setPermissions((*folder)->path() + u"/a", QFile::ExeOwner));
    }
    QCOMPARE(left(), QStringList());
}

void ScratchFolderTest::folder_withoutAParent()
{
    QString path;
    {
        const auto folder = ScratchFolder::create({.parent = {}, .prefix = u"roo-trees-"_s});
        QVERIFY(folder);
        path = (*folder)->path();
        QVERIFY(QFileInfo(path).isDir());
    }
    QVERIFY(!QFileInfo::exists(path));
}

//! Nobody need mend the cache to measure.
void ScratchFolderTest::folder_whoseParentCannotBeMade()
{
    QVERIFY(writeFile(m_home->filePath(u"cache"_s), "a file"));
    const auto folder = ScratchFolder::create(place());
    QVERIFY(folder);
    QVERIFY((*folder)->path().startsWith(QDir::tempPath()));
    QVERIFY(QFileInfo((*folder)->path()).isDir());
}

void ScratchFolderTest::sweep_takesWhatAKilledProgramLeft()
{
    const QString folder = parent() + u"/roo-trees-abcdef";
    QVERIFY(writeFile(folder + u"/a/b", "b"));
    makeOld(folder);
    sweepScratch(place());
#ifdef Q_OS_UNIX
    QCOMPARE(left(), QStringList());
#endif
}

//! A disk that cannot lock it says the same of one at work.
void ScratchFolderTest::sweep_leavesWhatIsOfToday()
{
    const QString folder = parent() + u"/roo-trees-abcdef";
    QVERIFY(writeFile(folder + u"/a/b", "b"));
    makeOld(folder, std::chrono::hours(23));
    sweepScratch(place());
    QCOMPARE(left().size(), 1);
}

void ScratchFolderTest::sweep_leavesWhatIsInUse()
{
    const auto folder = ScratchFolder::create(place());
    QVERIFY(folder);
    QVERIFY(writeFile((*folder)->path() + u"/a", "a"));
    makeOld((*folder)->path());
    sweepScratch(place());
    QCOMPARE(contentOf((*folder)->path() + u"/a"), "a"_ba);
}

void ScratchFolderTest::sweep_leavesWhatIsNotOurs()
{
    QVERIFY(writeFile(m_home->filePath(u"elsewhere/file"_s), "mine"));
    QVERIFY(writeFile(parent() + u"/notes/file", "mine"));
    makeOld(parent() + u"/notes");
    QVERIFY(writeFile(parent() + u"/roo-trees-file", "mine"));
#ifdef Q_OS_UNIX
    QVERIFY(QFile::link(m_home->filePath(u"elsewhere"_s), parent() + u"/roo-trees-link"));
#endif
    const QStringList before = left();
    sweepScratch(place());
    QCOMPARE(left(), before);
    QCOMPARE(contentOf(m_home->filePath(u"elsewhere/file"_s)), "mine"_ba);
}

void ScratchFolderTest::sweep_ofNothing()
{
    sweepScratch({});
    sweepScratch(place());
    QVERIFY(!QFileInfo::exists(parent()));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(writeFile(parent() + u"/roo-trees-abcdef/a", "a"));
    makeOld(parent() + u"/roo-trees-abcdef");
    sweepScratch(place(), stop.get_token());
    QCOMPARE(left().size(), 1);
}

QTEST_GUILESS_MAIN(ScratchFolderTest)
#include "tst_scratchfolder.moc"
