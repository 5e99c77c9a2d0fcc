// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/scratch.h"

#include "support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

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
    void folder_thatCannotBeMade();
    void sweep_takesWhatAKilledProgramLeft();
    void sweep_leavesWhatIsInUse();
    void sweep_leavesWhatIsNotOurs();
    void sweep_ofNothing();

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] QString parent() const { return scratchParent(m_home->filePath(u"cache"_s)); }
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

void ScratchTest::folder_thatCannotBeMade()
{
    QVERIFY(writeFile(m_home->filePath(u"cache"_s), "a file"));
    const auto folder = ScratchFolder::create(parent());
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ErrorKind::FileUnwritable);
}

void ScratchTest::sweep_takesWhatAKilledProgramLeft()
{
    const QString folder = parent() + u"/roo-conformance-abcdef";
    QVERIFY(writeFile(folder + u"/a/b", "b"));
    sweepScratch(parent());
#ifdef Q_OS_UNIX
    QCOMPARE(left(), QStringList());
#endif
}

void ScratchTest::sweep_leavesWhatIsInUse()
{
    const auto folder = ScratchFolder::create(parent());
    QVERIFY(folder);
    QVERIFY(writeFile((*folder)->path() + u"/a", "a"));
    sweepScratch(parent());
    QCOMPARE(contentOf((*folder)->path() + u"/a"), "a"_ba);
}

void ScratchTest::sweep_leavesWhatIsNotOurs()
{
    QVERIFY(writeFile(m_home->filePath(u"elsewhere/file"_s), "mine"));
    QVERIFY(writeFile(parent() + u"/notes/file", "mine"));
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
    sweepScratch(parent(), stop.get_token());
    QCOMPARE(left().size(), 1);
}

QTEST_GUILESS_MAIN(ScratchTest)
#include "tst_scratch.moc"
