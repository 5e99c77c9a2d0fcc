// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/filelist.h"
#include "core/edit/ignore.h"
#include "core/edit/workspace.h"

#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <stop_token>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

//! A real folder, and what of it a model may know.
class FileListTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void files_areSortedByPath();
    void files_haveSizeAndKind_data();
    void files_haveSizeAndKind();
    void ignoreFiles_areHonoured();
    void rooignore_comesAfterGitignore();
    void rooignore_thatCannotBeReadShutsItsFolder();
    void gitignore_thatIsNoFileIsNone();
    void protectedNames_areLeftOut();
    void names_thatNoPathCanSpellAreLeftOut();
    void links_areNeverEntered();
    void tooManyFiles_areCut();
    void stop_endsIt();
    void look_tellsWhatIsIgnored_data();
    void look_tellsWhatIsIgnored();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString at(const QString &path) const
    {
        return m_folder->filePath(u"tree/"_s + path);
    }
    [[nodiscard]] bool write(const QStringList &paths) const
    {
        return std::ranges::all_of(
            paths, [this](const QString &path) { return writeFile(at(path), "text\n"); });
    }
    [[nodiscard]] FileList list() const
    {
        const auto workspace = Workspace::open(at({}));
        return workspace ? (*workspace)->files().value_or(FileList()) : FileList();
    }
    [[nodiscard]] QStringList paths() const
    {
        QStringList paths;
        const FileList found = list();
        for (const ListedFile &file : found.files) {
            paths.append(file.path);
        }
        return paths;
    }
};

void FileListTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir().mkpath(at({})));
}

void FileListTest::files_areSortedByPath()
{
    QCOMPARE(list(), FileList());
    const QStringList expected{u".gitignore"_s, u"README"_s, u"a-b/x"_s, u"a.c"_s, u"a/b.c"_s,
                               u"a/b/c/d"_s,    u"a/z"_s,    u"a0"_s,    u"b"_s,   u"é/ö.txt"_s};
    QVERIFY(write(expected));
    QVERIFY(QDir().mkpath(at(u"empty/folder"_s)));
    QCOMPARE(paths(), expected);
    QVERIFY(std::ranges::is_sorted(expected));
    QVERIFY(!list().isCut);
}

void FileListTest::files_haveSizeAndKind_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isText");
    const QByteArray many(8191, 'x');
    QTest::newRow("text") << u"a.txt"_s << "some\nlines\n"_ba << true;
    QTest::newRow("empty") << u"a"_s << ""_ba << true;
    QTest::newRow("a NUL") << u"a"_s << QByteArray("a\0b", 3) << false;
    QTest::newRow("a NUL at the end of 8 KiB") << u"a"_s << many + '\0' << false;
    QTest::newRow("a NUL after 8 KiB") << u"a"_s << many + "x" + '\0' << true;
    QTest::newRow("a picture by its name") << u"a.PNG"_s << "none"_ba << false;
    QTest::newRow("an archive by its name") << u"x/a.tar.gz"_s << "none"_ba << false;
    QTest::newRow("only a suffix's letters") << u"png"_s << "none"_ba << true;
    QTest::newRow("a suffix of a folder") << u"a.png/b"_s << "none"_ba << true;
    QTest::newRow("a picture that is text") << u"a.svg"_s << "<svg/>"_ba << true;
}

void FileListTest::files_haveSizeAndKind()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isText);
    QVERIFY(writeFile(at(path), bytes));
    QCOMPARE(list().files,
             (QList<ListedFile>{{.path = path, .size = bytes.size(), .isText = isText}}));
}

void FileListTest::ignoreFiles_areHonoured()
{
    QVERIFY(write({u"a.o"_s, u"a.c"_s, u"out/a.c"_s, u"src/a.o"_s, u"src/keep.o"_s, u"src/b.c"_s,
                   u"src/out/b.c"_s}));
    QVERIFY(writeFile(at(u".gitignore"_s), "*.o\n/out/\n.gitignore\n"));
    QVERIFY(writeFile(at(u"src/.gitignore"_s), "!keep.o\n!.gitignore\nb.c\n"));
    QVERIFY(writeFile(at(u"out/.gitignore"_s), "!*\n"));
    QCOMPARE(paths(), (QStringList{u"a.c"_s, u"src/.gitignore"_s, u"src/keep.o"_s}));
}

void FileListTest::rooignore_comesAfterGitignore()
{
    QVERIFY(write({u"a.log"_s, u"b.log"_s, u"c.txt"_s, u"x/b.log"_s, u"x/d.txt"_s}));
    QVERIFY(writeFile(at(u".gitignore"_s), "*.log\n"));
    QVERIFY(writeFile(at(u".rooignore"_s), "!b.log\nc.txt\n"));
    QVERIFY(writeFile(at(u"x/.gitignore"_s), "b.log\n"));
    QCOMPARE(paths(), (QStringList{u".gitignore"_s, u"b.log"_s, u"x/.gitignore"_s, u"x/d.txt"_s}));
}

void FileListTest::rooignore_thatCannotBeReadShutsItsFolder()
{
    QVERIFY(write({u"a"_s, u"large/a"_s, u"large/b/c"_s, u"many/a"_s, u"odd/a"_s}));
    const QByteArray large(largestIgnoreFile + 1, '\n');
    QVERIFY(writeFile(at(u"large/.rooignore"_s), large));
    QVERIFY(writeFile(at(u"many/.gitignore"_s), large));
    QVERIFY(QDir().mkpath(at(u"odd/.rooignore"_s)));
    QCOMPARE(paths(), QStringList{u"a"_s});
    QCOMPARE(list().unreadable,
             (QStringList{u"large/.rooignore"_s, u"many/.gitignore"_s, u"odd/.rooignore"_s}));
}

void FileListTest::gitignore_thatIsNoFileIsNone()
{
    QVERIFY(write({u"a"_s, u"x/a"_s}));
    QVERIFY(QDir().mkpath(at(u".gitignore"_s)));
#ifdef Q_OS_UNIX
    QVERIFY(writeFile(m_folder->filePath(u"rules"_s), "*\n"));
    QVERIFY(QFile::link(m_folder->filePath(u"rules"_s), at(u"x/.gitignore"_s)));
#endif
    QCOMPARE(paths(), (QStringList{u"a"_s, u"x/a"_s}));
    QCOMPARE(list().unreadable, QStringList());
}

void FileListTest::protectedNames_areLeftOut()
{
    QVERIFY(write({u".git/config"_s, u".hg/x"_s, u"sub/.SVN/x"_s, u".env"_s, u".env.local"_s,
                   u".env.example"_s, u"a.pem"_s, u"b.key"_s, u"id_rsa"_s, u".roo-harness.toml"_s,
                   u"sub/.rooignore"_s, u"sub/git/x"_s}));
    QCOMPARE(paths(), (QStringList{u".env.example"_s, u"sub/git/x"_s}));
}

void FileListTest::names_thatNoPathCanSpellAreLeftOut()
{
#ifdef Q_OS_LINUX
    QVERIFY(write({u"a"_s, u"b:c"_s, u"back\\slash"_s, u"line\nfeed"_s, u"~/x"_s, u"end."_s,
                   u"e\u0301"_s, u"\u202egnp.exe"_s}));
    QVERIFY(write({QString(120, u'x') + u'/' + QString(119, u'y')}));
    QVERIFY(write({QString(120, u'x') + u'/' + QString(120, u'y')}));
    const QByteArray foreign = QFile::encodeName(at({})) + "no-\xff-utf8";
    QCOMPARE(::mknod(foreign.constData(), S_IFREG | 0600, 0), 0);
    const QStringList found = paths();
    QCOMPARE(::unlink(foreign.constData()), 0); // QTemporaryDir cannot spell it either
    QCOMPARE(found, (QStringList{u"a"_s, QString(120, u'x') + u'/' + QString(119, u'y')}));
#endif
}

void FileListTest::links_areNeverEntered()
{
#ifdef Q_OS_UNIX
    QVERIFY(write({u"a"_s, u"real/b"_s}));
    QVERIFY(writeFile(m_folder->filePath(u"elsewhere/secret"_s), "x"));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), at(u"outside"_s)));
    QVERIFY(QFile::link(at(u"real"_s), at(u"inside"_s)));
    QVERIFY(QFile::link(at(u"a"_s), at(u"linked"_s)));
    QVERIFY(QFile::link(at(u"none"_s), at(u"dangling"_s)));
    QVERIFY(QFile::link(at({}), at(u"real/round"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(at(u"pipe"_s)).constData(), 0600), 0);
    QCOMPARE(::mkfifo(QFile::encodeName(at(u"real/.gitignore"_s)).constData(), 0600), 0);
    QCOMPARE(paths(), (QStringList{u"a"_s, u"real/b"_s}));
#endif
}

void FileListTest::tooManyFiles_areCut()
{
    QVERIFY(QDir().mkpath(at(u"m"_s)));
    for (qsizetype i = 0; i < mostListedFiles - 1; ++i) {
        QFile file(at(u"m/%1"_s.arg(i)));
        QVERIFY(file.open(QFile::WriteOnly));
    }
    QVERIFY(write({u"a"_s}));
    FileList found = list();
    QCOMPARE(found.files.size(), mostListedFiles);
    QVERIFY(!found.isCut);
    QVERIFY(write({u"z"_s}));
    found = list();
    QCOMPARE(found.files.size(), mostListedFiles);
    QCOMPARE(found.files.constFirst().path, u"a"_s);
    QVERIFY(found.isCut);
}

void FileListTest::stop_endsIt()
{
    QVERIFY(write({u"a"_s}));
    const auto workspace = Workspace::open(at({}));
    QVERIFY(workspace);
    std::stop_source source;
    QVERIFY((*workspace)->files(source.get_token()));
    source.request_stop();
    const Result<FileList> stopped = (*workspace)->files(source.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void FileListTest::look_tellsWhatIsIgnored_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isIgnored");
    const auto row = [](const char *name, const QString &path, bool isIgnored) {
        QTest::newRow(name) << path << isIgnored;
    };
    row("a file", u"a.o"_s, true);
    row("another file", u"a.c"_s, false);
    row("a file that is not there", u"src/new.o"_s, true);
    row("a file that is taken back", u"src/keep.o"_s, false);
    row("a folder", u"out"_s, true);
    row("in a folder", u"out/a.c"_s, true);
    row("in a folder that is not there", u"src/out/x/a.c"_s, true);
    row("a file with a folder's name", u"src/out"_s, false);
    row("an ignore file", u".gitignore"_s, false);
    row("by the other ignore file", u"src/private"_s, true);
}

void FileListTest::look_tellsWhatIsIgnored()
{
    QFETCH(const QString, path);
    QFETCH(const bool, isIgnored);
    QVERIFY(write({u"a.o"_s, u"a.c"_s, u"out/a.c"_s, u"src/keep.o"_s}));
    QVERIFY(writeFile(at(u".gitignore"_s), "*.o\nout/\n"));
    QVERIFY(writeFile(at(u"src/.gitignore"_s), "!keep.o\n"));
    QVERIFY(writeFile(at(u"src/.rooignore"_s), "private\n"));
    const auto workspace = Workspace::open(at({}));
    QVERIFY(workspace);
    QCOMPARE((*workspace)->look(path).isIgnored, isIgnored);
}

QTEST_GUILESS_MAIN(FileListTest)
#include "tst_filelist.moc"
