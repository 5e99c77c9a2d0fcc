// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/scratchtree.h"

#include "projectfolder.h"
#include "sizelimit.h"
#include "treesamples.h"

#include <QDir>
#include <QTest>

#include <filesystem>
#include <memory>
#include <stop_token>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using edit::FileChange;

namespace fs = std::filesystem;

//! What a copy of a workspace holds.
class TreeCopyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
    }

    void copy_holdsTheWorkspace();
    void copy_ofWhatIsIgnored_data();
    void copy_ofWhatIsIgnored();
    void copy_keepsNoSecrets();
    void copy_ofAnIgnoredIgnoreFile();
    void copy_goesWithTheObject();
    void copy_ofTooMuch_data();
    void copy_ofTooMuch();
    void copy_leavesOutTooMuchOfWhatIsIgnored();
    void copy_toAFullDisk();
    void copy_canBeStopped();
    void copy_ofNoFolder();
    void copy_ofAFolderThatHoldsIt();
#ifdef Q_OS_UNIX
    void copy_keepsPermissionsAndTimes();
    void copy_ofLinks_data();
    void copy_ofLinks();
    void copy_ofPipesAndWhatCannotBeRead();
#endif

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] edit::ScratchPlace place() const { return scratchTreePlace(m_home->path()); }
    [[nodiscard]] std::unique_ptr<ScratchTree> copyOf(const ProjectFolder &project,
                                                      const CopyBounds &bounds = {}) const
    {
        auto tree = ScratchTree::create(project.path(), place(), {}, bounds);
        return tree ? *std::move(tree) : nullptr;
    }
    [[nodiscard]] QStringList leftScratches() const
    {
        return QDir(place().parent).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
};

void TreeCopyTest::copy_holdsTheWorkspace()
{
    const Files files = with(sampleTree(),
                             {{u"c~:d"_s, "odd"},
                              {u".roo-harness.toml"_s, ""},
                              {u"deep/er/and/deeper/file"_s, "deep"},
                              {u"large.bin"_s, QByteArray(3'000'000, '\1')}});
    const ProjectFolder project(files);
    QVERIFY(QDir(project.path()).mkpath(u"empty/folder"_s));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QCOMPARE(filesIn(tree->path()), files);
    QVERIFY(QFileInfo(tree->path() + u"/empty/folder"_s).isDir());
    QCOMPARE(tree->leftOut(), QList<LeftOut>());
    QCOMPARE(project.files(), files);
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    QCOMPARE(tree->snapshotHash(), (*hasher)->hash().value());
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
    QVERIFY(QFileInfo(tree->path()).path().endsWith(u"/proof/trees"_s));
}

void TreeCopyTest::copy_ofWhatIsIgnored_data()
{
    QTest::addColumn<Files>("ignored");
    QTest::addColumn<bool>("isCopied");
    QTest::newRow("build tree") << Files{{u"build/app"_s, "app"}, {u"build/x/y.o"_s, "y"}} << true;
    QTest::newRow("modules") << Files{{u"node_modules/a/index.js"_s, "a"}} << true;
    QTest::newRow("modules of a package")
        << Files{{u"src/.gitignore"_s, "node_modules\n"}, {u"src/node_modules/a.js"_s, "a"}}
        << true;
    QTest::newRow("objects in the sources") << Files{{u"src/b.o"_s, "b"}} << false;
    QTest::newRow("other folders") << Files{{u"logs/today"_s, "log"}} << false;
    QTest::newRow("folder that ignores itself")
        << Files{{u".venv/.gitignore"_s, "*\n"}, {u".venv/lib/x.py"_s, "x"}} << true;
    QTest::newRow("by its beginning")
        << Files{{u"src/.gitignore"_s, "cmake-build-*\n"}, {u"src/cmake-build-debug/x"_s, "x"}}
        << true;
}

void TreeCopyTest::copy_ofWhatIsIgnored()
{
    QFETCH(const Files, ignored);
    QFETCH(const bool, isCopied);
    const ProjectFolder project(with(sampleTree(), ignored));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QCOMPARE(filesIn(tree->path()), isCopied ? with(sampleTree(), ignored) : sampleTree());
    QCOMPARE(tree->leftOut(), QList<LeftOut>());
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}

void TreeCopyTest::copy_keepsNoSecrets()
{
    const ProjectFolder project(with(sampleTree(),
                                     {{u".git/HEAD"_s, "ref"},
                                      {u"sub/.git"_s, "gitdir: x"},
                                      {u".env"_s, "KEY=1"},
                                      {u"certs/server.key"_s, "key"},
                                      {u"id_ed25519.bak"_s, "key"},
                                      {u"node_modules/a/.env.local"_s, "KEY=1"},
                                      {u"node_modules/a/cacert.pem"_s, "certificates"},
                                      {u"src/id_map.cpp"_s, "int id;\n"},
                                      {u".env.example"_s, "KEY="}}));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QCOMPARE(filesIn(tree->path()),
             with(sampleTree(),
                  {{u"node_modules/a/cacert.pem"_s, "certificates"},
                   {u"src/id_map.cpp"_s, "int id;\n"},
                   {u".env.example"_s, "KEY="}}));
    using Reason = LeftOut::Reason;
    QCOMPARE(tree->leftOut(),
             (QList<LeftOut>{{u".env"_s, Reason::Secret},
                             {u"certs/server.key"_s, Reason::Secret},
                             {u"id_ed25519.bak"_s, Reason::Secret},
                             {u"node_modules/a/.env.local"_s, Reason::Secret}}));
}

//! It counts in the copy as in the workspace.
void TreeCopyTest::copy_ofAnIgnoredIgnoreFile()
{
    const ProjectFolder project(
        {{u".gitignore"_s, ".gitignore\n*.log\n"}, {u"a"_s, "a"}, {u"b.log"_s, "b"}});
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QVERIFY(writeFile(tree->path() + u"/c.log", "c"));
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()),
             (Files{{u".gitignore"_s, ".gitignore\n*.log\n"}, {u"a"_s, "a"}, {u"c.log"_s, "c"}}));
}

void TreeCopyTest::copy_goesWithTheObject()
{
    {
        const ProjectFolder project(sampleTree());
        const auto tree = copyOf(project);
        QVERIFY(tree);
        QCOMPARE(leftScratches().size(), 1);
    }
    QCOMPARE(leftScratches(), QStringList());
}

void TreeCopyTest::copy_ofTooMuch_data()
{
    QTest::addColumn<CopyBounds>("bounds");
    QTest::addColumn<ErrorKind>("error");
    QTest::newRow("bytes") << CopyBounds{.bytes = 10} << ErrorKind::FileTooLarge;
    QTest::newRow("files") << CopyBounds{.files = 3} << ErrorKind::FileUnreadable;
}

//! Checks of half a source tree would say nothing.
void TreeCopyTest::copy_ofTooMuch()
{
    QFETCH(const CopyBounds, bounds);
    QFETCH(const ErrorKind, error);
    const ProjectFolder project(sampleTree());
    const auto tree = ScratchTree::create(project.path(), place(), {}, bounds);
    if (tree && bounds.bytes < 1000) {
        QSKIP("This file system shares contents");
    }
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, error);
    QCOMPARE(tree.error().subject, project.path());
    QCOMPARE(leftScratches(), QStringList());
}

void TreeCopyTest::copy_leavesOutTooMuchOfWhatIsIgnored()
{
    const ProjectFolder project(with(sampleTree(),
                                     {{u"build/1"_s, "1"},
                                      {u"node_modules/1"_s, "1"},
                                      {u"node_modules/2"_s, "2"},
                                      {u"node_modules/3"_s, "3"}}));
    const auto tree = copyOf(project, {.files = 8});
    QVERIFY(tree);
    QCOMPARE(filesIn(tree->path()), with(sampleTree(), {{u"build/1"_s, "1"}}));
    QCOMPARE(tree->leftOut(), (QList<LeftOut>{{u"node_modules"_s, LeftOut::Reason::TooMuch}}));
}

void TreeCopyTest::copy_toAFullDisk()
{
    if (!SizeLimit::isPossible) {
        QSKIP("No such limits here");
    }
    const ProjectFolder project(with(sampleTree(), {{u"large"_s, QByteArray(100'000, 'x')}}));
    const SizeLimit limit(50'000);
    const auto tree = ScratchTree::create(project.path(), place());
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, ErrorKind::FileUnwritable);
    QVERIFY(!tree.error().detail.isEmpty());
    QCOMPARE(leftScratches(), QStringList());
}

void TreeCopyTest::copy_canBeStopped()
{
    const ProjectFolder project(sampleTree());
    std::stop_source stop;
    stop.request_stop();
    const auto tree = ScratchTree::create(project.path(), place(), stop.get_token());
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, ErrorKind::Cancelled);
    QCOMPARE(leftScratches(), QStringList());
}

void TreeCopyTest::copy_ofNoFolder()
{
    const auto tree = ScratchTree::create(m_home->filePath(u"nothing"_s), place());
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, ErrorKind::FileUnwritable);
}

void TreeCopyTest::copy_ofAFolderThatHoldsIt()
{
    QVERIFY(writeFile(m_home->filePath(u"a"_s), "a"));
    const auto tree = ScratchTree::create(m_home->path(), place());
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, ErrorKind::FileUnwritable);
}

#ifdef Q_OS_UNIX
void TreeCopyTest::copy_keepsPermissionsAndTimes()
{
    const ProjectFolder project(with(sampleTree(), {{u"build/app"_s, "app"}}));
    const auto makePlain = [&](const QString &path, mode_t mode) {
        return ::chmod(QFile::encodeName(project.path(path)).constData(), mode) == 0;
    };
    QVERIFY(makePlain(u"a.py"_s, 0750));
    QVERIFY(makePlain(u"src/b.cpp"_s, 0440));
    QVERIFY(makePlain(u"src"_s, 0555));
    for (const QString &path : {u"a.py"_s, u"build/app"_s, u"build"_s, u"src"_s}) {
        makeOld(project.path(path));
    }
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const auto modeOf = [](const QString &path) {
        struct stat status{};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777
                                                                         : 0;
    };
    QCOMPARE(modeOf(tree->path() + u"/a.py"), 0750U);
    QCOMPARE(modeOf(tree->path() + u"/src/b.cpp"), 0440U);
    QCOMPARE(modeOf(tree->path() + u"/src"), 0755U); // what is in it shall be able to go
    for (const QString &path : {u"a.py"_s, u"build/app"_s, u"build"_s, u"src"_s}) {
        QVERIFY(timeOf(tree->path() + u'/' + path) == timeOf(project.path(path)));
    }
    QVERIFY(makePlain(u"src"_s, 0755));
}

void TreeCopyTest::copy_ofLinks_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("isCopied");
    QTest::newRow("beside") << u"link"_s << u"a.py"_s << true;
    QTest::newRow("below") << u"link"_s << u"src/b.cpp"_s << true;
    QTest::newRow("above") << u"src/link"_s << u"../a.py"_s << true;
    QTest::newRow("to a folder") << u"link"_s << u"./src/"_s << true;
    QTest::newRow("to nothing") << u"link"_s << u"later"_s << true;
    QTest::newRow("absolute") << u"link"_s << u"/etc/passwd"_s << false;
    QTest::newRow("outside") << u"link"_s << u"../elsewhere"_s << false;
    QTest::newRow("outside from below") << u"src/link"_s << u"../../elsewhere"_s << false;
    QTest::newRow("down and up") << u"link"_s << u"src/../a.py"_s << false;
    QTest::newRow("in a build tree") << u"node_modules/.bin/x"_s << u"../x/cli.js"_s << true;
    QTest::newRow("out of one") << u"node_modules/x"_s << u"/usr/lib/x"_s << false;
    QTest::newRow("interpreter") << u"build/venv/bin/python3"_s << u"/usr/bin/python3"_s << true;
}

void TreeCopyTest::copy_ofLinks()
{
    QFETCH(const QString, path);
    QFETCH(const QString, target);
    QFETCH(const bool, isCopied);
    const ProjectFolder project(sampleTree());
    QVERIFY(QDir().mkpath(QFileInfo(project.path(path)).path()));
    QCOMPARE(::symlink(QFile::encodeName(target).constData(),
                       QFile::encodeName(project.path(path)).constData()),
             0);
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const QFileInfo copy(tree->path() + u'/' + path);
    QCOMPARE(copy.isSymLink(), isCopied);
    QCOMPARE(copy.readSymLink(), isCopied ? target : QString());
    QCOMPARE(tree->leftOut(),
             isCopied ? QList<LeftOut>() : (QList<LeftOut>{{path, LeftOut::Reason::Link}}));
    QCOMPARE(filesIn(tree->path()), sampleTree());
}

void TreeCopyTest::copy_ofPipesAndWhatCannotBeRead()
{
    const ProjectFolder project(sampleTree());
    QCOMPARE(::mkfifo(QFile::encodeName(project.path(u"pipe"_s)).constData(), 0600), 0);
    QVERIFY(QFile::setPermissions(project.path(u"a.py"_s), {}));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QList<LeftOut> leftOut{{u"pipe"_s, LeftOut::Reason::NoFile}};
    if (::geteuid() != 0) { // who may read everything
        leftOut.prepend({u"a.py"_s, LeftOut::Reason::Unreadable});
    }
    QCOMPARE(tree->leftOut(), leftOut);
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}
#endif

QTEST_GUILESS_MAIN(TreeCopyTest)
#include "tst_treecopy.moc"
