// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/files.h"

#include "sizelimit.h"
#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::test;

namespace {

constexpr auto ownerFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

//! The owner's rights alone: Qt repeats them for "the user".
QFileDevice::Permissions rightsOf(const QString &path)
{
    constexpr auto user = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    return QFile::permissions(path) & ~QFileDevice::Permissions(user);
}

} // namespace

class FilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void create_writesAll();
    void create_refuses_data();
    void create_refuses();
    void create_leavesNoHalfFile();
    void replace_putsInPlace();
    void replace_takesTheLinksPlace();
    void replace_takesLongNames();
    void replace_refuses_data();
    void replace_refuses();
    void replace_leavesTheOldOnError();
    void replaceAll_isAllOrNothing();
    void makeFolder_closesAllItMakes_data();
    void makeFolder_closesAllItMakes();
    void makeFolder_refuses();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
};

void FilesTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void FilesTest::create_writesAll()
{
    const QByteArray bytes("a\0b\r\n", 5);
    QVERIFY(files::createFile(path(u"a"_s), bytes, files::ownerOnly));
    QVERIFY(files::createFile(path(u"ünïcödé \U0001f600"_s), {}, files::ownerOnly));
    QCOMPARE(contentOf(path(u"a"_s)), bytes);
    QCOMPARE(contentOf(path(u"ünïcödé \U0001f600"_s)), QByteArray());
#ifdef Q_OS_UNIX
    QCOMPARE(rightsOf(path(u"a"_s)), files::ownerOnly);
#endif
}

void FilesTest::create_refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a file that is there") << u"there"_s;
    QTest::newRow("a folder that is there") << u"folder"_s;
    QTest::newRow("a folder that is not there") << u"none/a"_s;
    QTest::newRow("below a file") << u"there/a"_s;
    QTest::newRow("a link") << u"link"_s;
    QTest::newRow("a link to nothing") << u"dangling"_s;
    QTest::newRow("a name that is too long") << QString(300, u'x');
}

void FilesTest::create_refuses()
{
    QFETCH(const QString, name);
    QVERIFY(files::createFile(path(u"there"_s), "old"_ba, files::ownerOnly));
    QVERIFY(QDir().mkdir(path(u"folder"_s)));
    QVERIFY(QFile::link(path(u"there"_s), path(u"link"_s)));
    QVERIFY(QFile::link(path(u"nowhere"_s), path(u"dangling"_s)));
    const QStringList before = names();
    const Result<void> created = files::createFile(path(name), "new"_ba, files::ownerOnly);
    QVERIFY(!created);
    QCOMPARE(created.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(created.error().subject, path(name));
    QVERIFY(!created.error().detail.isEmpty());
    QCOMPARE(contentOf(path(u"there"_s)), "old"_ba);
    QCOMPARE(names(), before);
}

void FilesTest::create_leavesNoHalfFile()
{
#ifdef Q_OS_UNIX
    const test::SizeLimit limit(4096);
    const Result<void> created
        = files::createFile(path(u"a"_s), QByteArray(10'000, 'x'), files::ownerOnly);
    QVERIFY(!created);
    QCOMPARE(created.error().detail, qt_error_string(EFBIG));
    QCOMPARE(names(), QStringList());
#endif
}

void FilesTest::replace_putsInPlace()
{
    QVERIFY(files::replaceFile(path(u"a"_s), "one"_ba, files::ownerOnly));
    QCOMPARE(contentOf(path(u"a"_s)), "one"_ba);
    QVERIFY(QFile::setPermissions(path(u"a"_s), QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(files::replaceFile(path(u"a"_s), "two"_ba, files::ownerOnly));
    QCOMPARE(contentOf(path(u"a"_s)), "two"_ba);
#ifdef Q_OS_UNIX
    QCOMPARE(rightsOf(path(u"a"_s)), files::ownerOnly);
#endif
    QCOMPARE(names(), QStringList{u"a"_s});
}

void FilesTest::replace_takesTheLinksPlace()
{
    QVERIFY(files::createFile(path(u"target"_s), "old"_ba, files::ownerOnly));
    QVERIFY(QFile::link(path(u"target"_s), path(u"link"_s)));
    QVERIFY(files::replaceFile(path(u"link"_s), "new"_ba, files::ownerOnly));
    QCOMPARE(contentOf(path(u"target"_s)), "old"_ba);
    QCOMPARE(contentOf(path(u"link"_s)), "new"_ba);
    QVERIFY(!QFileInfo(path(u"link"_s)).isSymLink());
}

void FilesTest::replace_takesLongNames()
{
    const QString name = QString(120, u'é'); // 240 of the 255 bytes that a name may have
    QVERIFY(files::replaceFile(path(name), "x"_ba, files::ownerOnly));
    QCOMPARE(names(), QStringList{name});
}

void FilesTest::replace_refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder") << u"folder"_s;
    QTest::newRow("a folder that is not there") << u"none/a"_s;
    QTest::newRow("below a file") << u"there/a"_s;
}

void FilesTest::replace_refuses()
{
    QFETCH(const QString, name);
    QVERIFY(files::createFile(path(u"there"_s), "old"_ba, files::ownerOnly));
    QVERIFY(QDir().mkpath(path(u"folder/full"_s)));
    const Result<void> replaced = files::replaceFile(path(name), "new"_ba, files::ownerOnly);
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(replaced.error().subject, path(name));
    QVERIFY(!replaced.error().detail.isEmpty());
    QCOMPARE(names(), (QStringList{u"folder"_s, u"there"_s}));
}

void FilesTest::replace_leavesTheOldOnError()
{
#ifdef Q_OS_UNIX
    QVERIFY(files::createFile(path(u"a"_s), "old"_ba, files::ownerOnly));
    const test::SizeLimit limit(4096);
    QVERIFY(!files::replaceFile(path(u"a"_s), QByteArray(10'000, 'x'), files::ownerOnly));
    QCOMPARE(contentOf(path(u"a"_s)), "old"_ba);
    QCOMPARE(names(), QStringList{u"a"_s});
#endif
}

void FilesTest::replaceAll_isAllOrNothing()
{
    QVERIFY(writeFile(path(u"a"_s), "old"));
    QVERIFY(QFile::setPermissions(path(u"a"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(QDir(m_folder->path()).mkpath(u"folder/in/it"_s));
    const QList<files::NewContent> two{{path(u"a"_s), "new"}, {path(u"b"_s), "new"}};
    QVERIFY(!files::replaceFiles(two + QList<files::NewContent>{{path(u"folder"_s), "new"}},
                                 files::ownerOnly));
    QCOMPARE(contentOf(path(u"a"_s)), "old");
    constexpr auto all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(m_folder->path()).entryList(all), (QStringList{u"a"_s, u"folder"_s}));
    QVERIFY(files::replaceFiles(two, files::ownerOnly));
    QCOMPARE(contentOf(path(u"a"_s)), "new");
    QCOMPARE(contentOf(path(u"b"_s)), "new");
    QCOMPARE(rightsOf(path(u"a"_s)), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    QCOMPARE(rightsOf(path(u"b"_s)), files::ownerOnly);
}

void FilesTest::makeFolder_closesAllItMakes_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("umask 000") << 0;
    QTest::newRow("umask 022") << 022;
    QTest::newRow("umask 077") << 077;
}

void FilesTest::makeFolder_closesAllItMakes()
{
#ifdef Q_OS_UNIX
    QFETCH(const int, mask);
    const mode_t before = ::umask(static_cast<mode_t>(mask));
    const Result<void> made = files::makePrivateFolder(path(u"a/b/c"_s));
    const Result<void> again = files::makePrivateFolder(path(u"a/b/c/"_s));
    ::umask(before);
    QVERIFY(made && again);
    for (const QString &name : {u"a"_s, u"a/b"_s, u"a/b/c"_s}) {
        QCOMPARE(rightsOf(path(name)), ownerFolder);
    }
#endif
}

void FilesTest::makeFolder_refuses()
{
    QVERIFY(files::createFile(path(u"there"_s), "old"_ba, files::ownerOnly));
    for (const QString &name : {u"there"_s, u"there/a/b"_s}) {
        const Result<void> made = files::makePrivateFolder(path(name));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::FileUnwritable);
        QVERIFY(made.error().subject.startsWith(path(u"there"_s)));
        QVERIFY(!made.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
