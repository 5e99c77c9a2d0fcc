// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/newfiles.h"

#include "sizelimit.h"
#include "support/files.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

namespace {

NamedFile file(const QString &path, const QString &content = u"new\n"_s)
{
    return {.path = path, .content = content};
}

} // namespace

class NewFilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void files_areMade();
    void folder_mayBeALink();
    void folder_thatIsNotThereIsAnError();
    void noFiles_makeNothing();
    void existingFile_isNeverWrittenOver_data();
    void existingFile_isNeverWrittenOver();
    void link_isNeverFollowed_data();
    void link_isNeverFollowed();
    void refusedPath_makesNothing_data();
    void refusedPath_makesNothing();
    void otherLetterCase_ofAnExistingNameIsRefused_data();
    void otherLetterCase_ofAnExistingNameIsRefused();
    void fullDisk_takesEverythingBack();
    void readOnlyFolder_takesEverythingBack();
    void modes_followTheMask();
    void presentFiles_areNamed();
    void presentFiles_refuseWhatIsNoFile_data();
    void presentFiles_refuseWhatIsNoFile();
    void replacing_takesTheNewText();
    void replacing_onlyWhatWasAskedAbout();
    void replacing_thatFailsLeavesTheOldText();
    void manyFiles_needFewDescriptors();

private:
    void write(const QString &path, const QByteArray &content) const;
    [[nodiscard]] QString at(const QString &path) const { return m_root + u'/' + path; }
    //! Every path below the outer folder, with links marked.
    [[nodiscard]] QStringList everything() const;

    std::unique_ptr<QTemporaryDir> m_outer;
    QString m_root; // a folder in the outer one
};

void NewFilesTest::init()
{
    QTest::failOnWarning();
    m_outer = std::make_unique<QTemporaryDir>();
    m_root = m_outer->filePath(u"root"_s);
    QVERIFY(QDir().mkpath(m_root));
    write(u"../secret"_s, "secret"_ba);
}

void NewFilesTest::write(const QString &path, const QByteArray &content) const
{
    if (!writeFile(at(path), content)) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

QStringList NewFilesTest::everything() const
{
    QStringList paths;
    QDirIterator entries(m_outer->path(),
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        paths.append(QDir(m_outer->path()).relativeFilePath(entry.filePath())
                     + (entry.isSymLink() ? u"@"_s : QString()));
    }
    paths.sort();
    return paths;
}

void NewFilesTest::files_areMade()
{
    write(u"src/old.py"_s, "old"_ba);
    const QString text = u"äöü 蘋果 🍎\r\n\0x"_s;
    const Result<QStringList> made
        = createFiles(m_root,
                      {file(u"./a.py"_s), file(u"src/new.py"_s, text),
                       file(u"deep/er/and/deeper/b"_s), file(u"empty"_s, QString())});
    QVERIFY(made);
    QCOMPARE(*made,
             (QStringList{u"a.py"_s, u"src/new.py"_s, u"deep/er/and/deeper/b"_s, u"empty"_s}));
    QCOMPARE(contentOf(at(u"a.py"_s)), "new\n");
    QCOMPARE(contentOf(at(u"src/new.py"_s)), text.toUtf8());
    QCOMPARE(contentOf(at(u"deep/er/and/deeper/b"_s)), "new\n");
    QCOMPARE(contentOf(at(u"empty"_s)), "");
    QCOMPARE(contentOf(at(u"src/old.py"_s)), "old");
}

void NewFilesTest::folder_mayBeALink()
{
    const QString link = m_outer->filePath(u"link"_s);
    QVERIFY(QFile::link(m_root, link));
    QVERIFY(createFiles(link, {file(u"a"_s)}));
    QCOMPARE(contentOf(at(u"a"_s)), "new\n");
}

void NewFilesTest::folder_thatIsNotThereIsAnError()
{
    const Result<QStringList> made = createFiles(at(u"gone"_s), {file(u"a"_s)});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(made.error().subject, at(u"gone"_s));
    QVERIFY(!createFiles(m_outer->filePath(u"secret"_s), {file(u"a"_s)}));
}

void NewFilesTest::noFiles_makeNothing()
{
    const QStringList before = everything();
    QCOMPARE(createFiles(m_root, {}).value_or(QStringList{u"error"_s}), QStringList());
    QCOMPARE(everything(), before);
}

void NewFilesTest::existingFile_isNeverWrittenOver_data()
{
    QTest::addColumn<QString>("path");

    QTest::newRow("file") << u"old"_s;
    QTest::newRow("file in a folder") << u"sub/old"_s;
    QTest::newRow("folder") << u"sub"_s;
    QTest::newRow("file where a folder should be") << u"old/a"_s;
    QTest::newRow("hard link") << u"hard"_s;
#ifdef Q_OS_UNIX
    QTest::newRow("pipe") << u"pipe"_s;
    QTest::newRow("pipe where a folder should be") << u"pipe/a"_s;
#endif
}

void NewFilesTest::existingFile_isNeverWrittenOver()
{
    QFETCH(QString, path);
    write(u"old"_s, "old"_ba);
    write(u"sub/old"_s, "old"_ba);
#ifdef Q_OS_UNIX
    const QByteArray pipe = QFile::encodeName(at(u"pipe"_s));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const QByteArray secret = QFile::encodeName(m_outer->filePath(u"secret"_s));
    QCOMPARE(::link(secret.constData(), QFile::encodeName(at(u"hard"_s)).constData()), 0);
#else
    write(u"hard"_s, "secret"_ba);
#endif
    const QStringList before = everything();
    const Result<QStringList> made = createFiles(m_root, {file(u"new/first"_s), file(path)});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileExists);
    QVERIFY2(at(path).startsWith(made.error().subject), qPrintable(made.error().subject));
    QCOMPARE(everything(), before);
    QCOMPARE(contentOf(at(u"old"_s)), "old");
    QCOMPARE(contentOf(at(u"sub/old"_s)), "old");
    QCOMPARE(contentOf(m_outer->filePath(u"secret"_s)), "secret");
}

void NewFilesTest::link_isNeverFollowed_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("path");

    QTest::newRow("to a file outside") << u"../secret"_s << u"link"_s;
    QTest::newRow("to a file inside") << u"old"_s << u"link"_s;
    QTest::newRow("dangling, outside") << u"../not-there"_s << u"link"_s;
    QTest::newRow("dangling, inside") << u"not-there"_s << u"link"_s;
    QTest::newRow("to itself") << u"link"_s << u"link"_s;
    QTest::newRow("folder outside") << u".."_s << u"link/a"_s;
    QTest::newRow("folder inside") << u"sub"_s << u"link/a"_s;
    QTest::newRow("folder, deeper") << u"sub"_s << u"link/x/a"_s;
    QTest::newRow("dangling, in place of a folder") << u"../not-there"_s << u"link/a"_s;
    QTest::newRow("file in place of a folder") << u"old"_s << u"link/a"_s;
    QTest::newRow("absolute") << u"/tmp"_s << u"link/a"_s;
}

void NewFilesTest::link_isNeverFollowed()
{
    QFETCH(QString, target);
    QFETCH(QString, path);
#ifdef Q_OS_WIN
    QSKIP("links need a right of their own there");
#else
    write(u"old"_s, "old"_ba);
    write(u"sub/old"_s, "old"_ba);
    QCOMPARE(::symlink(QFile::encodeName(target).constData(),
                       QFile::encodeName(at(u"link"_s)).constData()),
             0);
    const QStringList before = everything();
    const Result<QStringList> made = createFiles(m_root, {file(u"new/first"_s), file(path)});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::ValueInvalid);
    QCOMPARE(made.error().subject, path);
    QVERIFY2(made.error().expected.contains(u"link"_s), qPrintable(made.error().expected));
    QCOMPARE(everything(), before);
    QCOMPARE(contentOf(m_outer->filePath(u"secret"_s)), "secret");
#endif
}

void NewFilesTest::refusedPath_makesNothing_data()
{
    QTest::addColumn<QStringList>("paths");

    QTest::newRow("outside") << QStringList{u"a"_s, u"../b"_s};
    QTest::newRow("absolute") << QStringList{u"a"_s, at(u"b"_s)};
    QTest::newRow("protected") << QStringList{u"a"_s, u".git/hooks/post-checkout"_s};
    QTest::newRow("twice") << QStringList{u"a"_s, u"b"_s, u"a"_s};
    QTest::newRow("letter case") << QStringList{u"a"_s, u"A"_s};
}

void NewFilesTest::refusedPath_makesNothing()
{
    QFETCH(QStringList, paths);
    QList<NamedFile> files;
    for (const QString &path : std::as_const(paths)) {
        files.append(file(path));
    }
    const QStringList before = everything();
    const Result<QStringList> made = createFiles(m_root, files);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::ValueInvalid);
    QCOMPARE(made.error().subject, paths.constLast());
    QCOMPARE(everything(), before);
}

void NewFilesTest::otherLetterCase_ofAnExistingNameIsRefused_data()
{
    QTest::addColumn<QString>("path");

    QTest::newRow("file") << u"readme.md"_s;
    QTest::newRow("file in a folder") << u"Sub/OLD"_s;
    QTest::newRow("folder") << u"sub/new"_s;
    QTest::newRow("beyond ASCII") << u"äpfel"_s;
}

void NewFilesTest::otherLetterCase_ofAnExistingNameIsRefused()
{
    QFETCH(QString, path);
    write(u"README.md"_s, "old"_ba);
    write(u"Sub/old"_s, "old"_ba);
    write(u"Äpfel"_s, "old"_ba);
    const QStringList before = everything();
    const Result<QStringList> made = createFiles(m_root, {file(u"new"_s), file(path)});
    QVERIFY(!made);
    QCOMPARE(everything(), before);
}

void NewFilesTest::fullDisk_takesEverythingBack()
{
#ifdef Q_OS_UNIX
    // A limit on the size of files stands in for a full disk: both fail in the middle of a write.
    write(u"old/file"_s, "old"_ba);
    const QStringList before = everything();
    rlimit previous{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &previous), 0);
    const auto previousHandler = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{.rlim_cur = 100'000, .rlim_max = previous.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<QStringList> made
        = createFiles(m_root,
                      {file(u"a"_s), file(u"old/b"_s), file(u"x/y/z/c"_s),
                       file(u"x/big"_s, QString(200'000, u'x'))});
    ::setrlimit(RLIMIT_FSIZE, &previous);
    ::signal(SIGXFSZ, previousHandler);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(made.error().subject, at(u"x/big"_s));
    QVERIFY(!made.error().detail.isEmpty());
    QCOMPARE(everything(), before);
#else
    QSKIP("no such limit there");
#endif
}

void NewFilesTest::readOnlyFolder_takesEverythingBack()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0) {
        QSKIP("root writes everywhere");
    }
    QVERIFY(QDir().mkpath(at(u"locked"_s)));
    QVERIFY(QFile::setPermissions(at(u"locked"_s), QFile::ReadOwner | QFile::ExeOwner));
    const QStringList before = everything();
    const Result<QStringList> made
        = createFiles(m_root, {file(u"new/a"_s), file(u"locked/b"_s), file(u"c"_s)});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(made.error().subject, at(u"locked/b"_s));
    QCOMPARE(everything(), before);
#else
    QSKIP("permissions are access lists there");
#endif
}

void NewFilesTest::modes_followTheMask()
{
#ifdef Q_OS_UNIX
    const mode_t before = ::umask(027);
    const Result<QStringList> made = createFiles(m_root, {file(u"sub/a"_s)});
    ::umask(before);
    QVERIFY(made);
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(at(u"sub/a"_s)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0640U);
    QCOMPARE(::stat(QFile::encodeName(at(u"sub"_s)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0750U);
#endif
}

void NewFilesTest::presentFiles_areNamed()
{
    write(u"old"_s, "old"_ba);
    write(u"sub/b"_s, "old"_ba);
    const QStringList before = everything();
    const QList<NamedFile> files{file(u"new"_s), file(u"./sub/b"_s), file(u"old"_s)};
    QCOMPARE(presentFiles(m_root, files).value(), (QStringList{u"sub/b"_s, u"old"_s}));
    QCOMPARE(everything(), before);
}

void NewFilesTest::presentFiles_refuseWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("folder") << u"sub"_s << ErrorKind::FileExists;
    QTest::newRow("below a file") << u"old/a"_s << ErrorKind::FileExists;
    QTest::newRow("link") << u"link"_s << ErrorKind::ValueInvalid;
    QTest::newRow("outside") << u"../secret"_s << ErrorKind::ValueInvalid;
    QTest::newRow("other letter case") << u"OLD"_s << ErrorKind::ValueInvalid;
}

void NewFilesTest::presentFiles_refuseWhatIsNoFile()
{
    QFETCH(QString, path);
    QFETCH(ErrorKind, kind);
    write(u"old"_s, "old"_ba);
    write(u"sub/b"_s, "old"_ba);
    QVERIFY(QFile::link(u"../secret"_s, at(u"link"_s)));
    const Result<QStringList> present = presentFiles(m_root, {file(path)});
    QVERIFY(!present);
    QCOMPARE(present.error().kind, kind);
    QVERIFY(!replaceFiles(m_root, {file(path)}, {path}));
    QCOMPARE(contentOf(m_outer->filePath(u"secret"_s)), "secret");
}

void NewFilesTest::replacing_takesTheNewText()
{
    write(u"old"_s, "old"_ba);
    QVERIFY(QFile::setPermissions(at(u"old"_s), QFile::ReadOwner | QFile::WriteOwner));
    const Result<QStringList> made
        = replaceFiles(m_root, {file(u"new"_s), file(u"old"_s)}, {u"old"_s});
    QVERIFY(made);
    QCOMPARE(contentOf(at(u"old"_s)), "new\n");
    QCOMPARE(contentOf(at(u"new"_s)), "new\n");
#ifdef Q_OS_UNIX
    QVERIFY(!(QFile::permissions(at(u"old"_s)) & QFile::ReadOther));
#endif
    QCOMPARE(everything(), (QStringList{u"root"_s, u"root/new"_s, u"root/old"_s, u"secret"_s}));
}

void NewFilesTest::replacing_onlyWhatWasAskedAbout()
{
    write(u"old"_s, "old"_ba);
    write(u"since"_s, "old"_ba);
    const Result<QStringList> made
        = replaceFiles(m_root, {file(u"old"_s), file(u"since"_s)}, {u"old"_s});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileExists);
    QCOMPARE(contentOf(at(u"old"_s)), "old");
    QCOMPARE(contentOf(at(u"since"_s)), "old");
}

void NewFilesTest::replacing_thatFailsLeavesTheOldText()
{
    if (!SizeLimit::isPossible) {
        QSKIP("no limit for the size of a file");
    }
    write(u"old"_s, "old"_ba);
    write(u"big"_s, "old"_ba);
    const QStringList before = everything();
    const QString big(100'000, u'x');
    Result<QStringList> made;
    {
        const SizeLimit limit(10'000);
        made = replaceFiles(m_root, {file(u"new"_s), file(u"old"_s), file(u"big"_s, big)},
                            {u"old"_s, u"big"_s});
    }
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(contentOf(at(u"old"_s)), "old");
    QCOMPARE(contentOf(at(u"big"_s)), "old");
    QCOMPARE(everything(), before);
}

void NewFilesTest::manyFiles_needFewDescriptors()
{
    QList<NamedFile> files;
    for (int i = 0; i < 3000; ++i) {
        files.append(file(u"d%1/e%2/f%3"_s.arg(i % 7).arg(i % 50).arg(i)));
    }
    QVERIFY(createFiles(m_root, files));
    QCOMPARE(contentOf(at(u"d%1/e%2/f2999"_s.arg(2999 % 7).arg(2999 % 50))), "new\n");
}

QTEST_GUILESS_MAIN(NewFilesTest)
#include "tst_newfiles.moc"
