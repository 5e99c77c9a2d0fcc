// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/scratchtree.h"

#include "projectfolder.h"
#include "treesamples.h"

#include <QDir>
#include <QTest>

#include <filesystem>
#include <functional>
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

//! What changes make of a copy, and what checks did to it.
class ScratchTreeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
    }

    void bringTo_makesTheChanges();
    void bringTo_takesBackFormerChanges();
    void bringTo_leavesTheRestAlone();
    void bringTo_takesBackWhatChecksDid_data();
    void bringTo_takesBackWhatChecksDid();
    void bringTo_leavesWhatChecksBuilt();
    void bringTo_isNotFooledByIgnoreFiles();
    void bringTo_changesOfIgnoredFiles();
    void bringTo_ofAnotherSnapshot_data();
    void bringTo_ofAnotherSnapshot();
    void bringTo_whenTheWorkspaceHasChanged();
    void bringTo_canBeStopped();
#ifdef Q_OS_UNIX
    void bringTo_neverWritesThroughLinks();
    void bringTo_keepsWhoMayRunAFile();
#endif
    void hash_isThatOfTheProvedWorkspace();

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] edit::ScratchPlace place() const { return scratchTreePlace(m_home->path()); }
    [[nodiscard]] std::unique_ptr<ScratchTree> copyOf(const ProjectFolder &project) const
    {
        auto tree = ScratchTree::create(project.path(), place());
        return tree ? *std::move(tree) : nullptr;
    }
};
void ScratchTreeTest::bringTo_makesTheChanges()
{
    const ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const FileChange renamed{.kind = FileChange::Kind::Rename,
                             .path = u"src/logo.png"_s,
                             .to = u"art/logo.png"_s,
                             .before = sampleTree().value(u"src/logo.png"_s),
                             .after = sampleTree().value(u"src/logo.png"_s),
                             .mode = 0644};
    QVERIFY(
        tree->bringTo({modified(u"a.py"_s, "print(1)\n", "print(2)\n"),
                       deleted(u"src/b.cpp"_s, "int b;\n"), created(u"new/c"_s, "c"), renamed}));
    Files after = sampleTree();
    after[u"a.py"_s] = "print(2)\n";
    after.remove(u"src/b.cpp"_s);
    after[u"new/c"_s] = "c";
    after[u"art/logo.png"_s] = after.take(u"src/logo.png"_s);
    QCOMPARE(filesIn(tree->path()), after);
    QCOMPARE(project.files(), sampleTree());
}

void ScratchTreeTest::bringTo_takesBackFormerChanges()
{
    const ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QVERIFY(tree->bringTo({modified(u"a.py"_s, "print(1)\n", "print(2)\n"),
                           deleted(u"src/b.cpp"_s, "int b;\n"), created(u"new/c"_s, "c")}));
    QVERIFY(tree->bringTo({modified(u"src/b.cpp"_s, "int b;\n", "int c;\n")}));
    QCOMPARE(filesIn(tree->path()), with(sampleTree(), {{u"src/b.cpp"_s, "int c;\n"}}));
    QVERIFY(!QFileInfo::exists(tree->path() + u"/new"));
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()), sampleTree());
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}

//! So that a build tree is still good for what did not change.
void ScratchTreeTest::bringTo_leavesTheRestAlone()
{
    const ProjectFolder project(sampleTree());
    makeOld(project.path(u"a.py"_s));
    makeOld(project.path(u"src/b.cpp"_s));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const auto old = timeOf(tree->path() + u"/a.py");
    QVERIFY(tree->bringTo({modified(u"src/b.cpp"_s, "int b;\n", "int c;\n")}));
    QVERIFY(timeOf(tree->path() + u"/a.py") == old);
    const auto changed = timeOf(tree->path() + u"/src/b.cpp");
    QVERIFY(changed > old);
    QVERIFY(tree->bringTo({modified(u"src/b.cpp"_s, "int b;\n", "int c;\n")}));
    QVERIFY(timeOf(tree->path() + u"/src/b.cpp") == changed);
    // What was built of the changed file is older than what comes back.
    QVERIFY(tree->bringTo({}));
    QVERIFY(timeOf(tree->path() + u"/src/b.cpp") >= changed);
}

void ScratchTreeTest::bringTo_takesBackWhatChecksDid_data()
{
    using Deed = std::function<bool(const QDir &tree)>;
    QTest::addColumn<Deed>("deed");
    const auto row = [](const char *name, const Deed &deed) { QTest::newRow(name) << deed; };
    row("changed", [](const QDir &d) { return writeFile(d.filePath(u"a.py"_s), "print(9)\n"); });
    row("changed, with the time of before", [](const QDir &d) {
        const auto time = timeOf(d.filePath(u"a.py"_s));
        const bool isDone = writeFile(d.filePath(u"a.py"_s), "print(9)\n");
        fs::last_write_time(d.filePath(u"a.py"_s).toStdU16String(), time);
        return isDone;
    });
    row("changed what changes made",
        [](const QDir &d) { return writeFile(d.filePath(u"new/c"_s), "bad"); });
    row("removed what changes made",
        [](const QDir &d) { return QFile::remove(d.filePath(u"new/c"_s)); });
    row("removed", [](const QDir &d) { return QFile::remove(d.filePath(u"src/b.cpp"_s)); });
    row("removed a folder",
        [](const QDir &d) { return QDir(d.filePath(u"src"_s)).removeRecursively(); });
    row("removed an empty folder", [](const QDir &d) { return d.rmdir(u"empty"_s); });
    row("made", [](const QDir &d) { return writeFile(d.filePath(u"src/other.cpp"_s), "x"); });
    row("made a folder", [](const QDir &d) { return writeFile(d.filePath(u"x/y/z"_s), "x"); });
    row("made a secret", [](const QDir &d) { return writeFile(d.filePath(u"x/.env"_s), "x"); });
    row("made a folder of a file", [](const QDir &d) {
        return QFile::remove(d.filePath(u"a.py"_s)) && writeFile(d.filePath(u"a.py/x/y.o"_s), "x");
    });
    row("made a file of a folder", [](const QDir &d) {
        return QDir(d.filePath(u"src"_s)).removeRecursively()
            && writeFile(d.filePath(u"src"_s), "x");
    });
    row("removed the rules",
        [](const QDir &d) { return QFile::remove(d.filePath(u".gitignore"_s)); });
    row("made other rules",
        [](const QDir &d) { return writeFile(d.filePath(u".gitignore"_s), "*\n"); });
#ifdef Q_OS_UNIX
    row("made a link of a file", [](const QDir &d) {
        return QFile::remove(d.filePath(u"a.py"_s))
            && QFile::link(u"/etc/passwd"_s, d.filePath(u"a.py"_s));
    });
    row("made a link of a folder", [](const QDir &d) {
        return QDir(d.filePath(u"src"_s)).removeRecursively()
            && QFile::link(u"/etc"_s, d.filePath(u"src"_s));
    });
    row("made a link", [](const QDir &d) { return QFile::link(u"a.py"_s, d.filePath(u"x"_s)); });
    row("turned a link", [](const QDir &d) {
        return QFile::remove(d.filePath(u"link"_s))
            && QFile::link(u"/etc"_s, d.filePath(u"link"_s));
    });
    row("made a pipe", [](const QDir &d) {
        return ::mkfifo(QFile::encodeName(d.filePath(u"pipe"_s)).constData(), 0600) == 0;
    });
    row("let it be run", [](const QDir &d) {
        return QFile::setPermissions(d.filePath(u"a.py"_s),
                                     QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    });
#endif
}

void ScratchTreeTest::bringTo_takesBackWhatChecksDid()
{
    QFETCH(const std::function<bool(const QDir &)>, deed);
    const ProjectFolder project(sampleTree());
    QVERIFY(QDir(project.path()).mkdir(u"empty"_s));
#ifdef Q_OS_UNIX
    QCOMPARE(::symlink("src", QFile::encodeName(project.path(u"link"_s)).constData()), 0);
#endif
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const QList<FileChange> changes{modified(u"src/b.cpp"_s, "int b;\n", "int c;\n"),
                                    created(u"new/c"_s, "c")};
    QVERIFY(tree->bringTo(changes));
    const QString hash = tree->hash().value();
    QVERIFY(deed(QDir(tree->path())));
    const auto back = tree->bringTo(changes);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().subject + back.error().detail));
    QCOMPARE(filesIn(tree->path()),
             with(sampleTree(), {{u"src/b.cpp"_s, "int c;\n"}, {u"new/c"_s, "c"}}));
    QCOMPARE(tree->hash().value(), hash);
    QVERIFY(QFileInfo(tree->path() + u"/empty").isDir());
#ifdef Q_OS_UNIX
    QCOMPARE(QFileInfo(tree->path() + u"/link").readSymLink(), u"src"_s);
    QVERIFY(!QFileInfo(tree->path() + u"/src").isSymLink());
    QVERIFY(!QFileInfo::exists(tree->path() + u"/pipe"));
#endif
    QVERIFY(tree->bringTo({}));
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}

void ScratchTreeTest::bringTo_leavesWhatChecksBuilt()
{
    const ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const Files built{{u"build/app"_s, "app"},
                      {u"src/b.o"_s, "b"},
                      {u".pytest_cache/.gitignore"_s, "*\n"},
                      {u".pytest_cache/v/last"_s, "x"},
                      {u".git/HEAD"_s, "a sandbox's"}};
    for (const auto &[name, bytes] : built.asKeyValueRange()) {
        QVERIFY(writeFile(tree->path() + u'/' + name, bytes));
    }
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()), with(sampleTree(), built));
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}

//! What a program makes among the sources is not hidden by rules that it makes as well.
void ScratchTreeTest::bringTo_isNotFooledByIgnoreFiles()
{
    const ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    for (const QString &name : {u"src/.gitignore"_s, u".rooignore"_s}) {
        QVERIFY(writeFile(tree->path() + u'/' + name, "*\n"));
        QVERIFY(writeFile(tree->path() + u"/src/conftest.py", "bad"));
        QVERIFY(tree->bringTo({}));
        QCOMPARE(filesIn(tree->path()), sampleTree());
    }
}

//! They are in no snapshot, and yet as before when the change is gone.
void ScratchTreeTest::bringTo_changesOfIgnoredFiles()
{
    const ProjectFolder project(with(sampleTree(), {{u"logs/a"_s, "a\n"}}));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    QVERIFY(tree->bringTo({modified(u"logs/a"_s, "a\n", "b\n"), created(u"logs/c"_s, "c\n")}));
    QCOMPARE(filesIn(tree->path()),
             with(sampleTree(), {{u"logs/a"_s, "b\n"}, {u"logs/c"_s, "c\n"}}));
    QVERIFY(tree->bringTo({deleted(u"logs/a"_s, "a\n")}));
    QCOMPARE(filesIn(tree->path()), sampleTree());
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()), with(sampleTree(), {{u"logs/a"_s, "a\n"}}));
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}

void ScratchTreeTest::bringTo_ofAnotherSnapshot_data()
{
    QTest::addColumn<FileChange>("change");
    QTest::newRow("modified") << modified(u"a.py"_s, "print(0)\n", "print(2)\n");
    QTest::newRow("deleted") << deleted(u"a.py"_s, "print(0)\n");
    QTest::newRow("created") << created(u"a.py"_s, "print(2)\n");
}

void ScratchTreeTest::bringTo_ofAnotherSnapshot()
{
    QFETCH(const FileChange, change);
    const ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const auto brought = tree->bringTo({created(u"new"_s, "n"), change});
    QVERIFY(!brought);
    QCOMPARE(brought.error(), (Error{.kind = ErrorKind::FileStale, .subject = u"a.py"_s}));
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()), sampleTree());
}

//! The bytes of the snapshot come from there, if anybody has spoiled them.
void ScratchTreeTest::bringTo_whenTheWorkspaceHasChanged()
{
    ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    project.write(u"a.py"_s, "print(7)\n");
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()), sampleTree());
    QVERIFY(writeFile(tree->path() + u"/a.py", "spoiled"));
    const auto brought = tree->bringTo({});
    QVERIFY(!brought);
    QCOMPARE(brought.error(), (Error{.kind = ErrorKind::FileStale, .subject = u"a.py"_s}));
    // A change that knows them helps.
    QVERIFY(tree->bringTo({modified(u"a.py"_s, "print(1)\n", "print(2)\n")}));
    QVERIFY(tree->bringTo({}));
    QCOMPARE(filesIn(tree->path()), sampleTree());
}

void ScratchTreeTest::bringTo_canBeStopped()
{
    const ProjectFolder project(sampleTree());
    const auto tree = copyOf(project);
    QVERIFY(tree);
    std::stop_source stop;
    stop.request_stop();
    const auto brought = tree->bringTo({created(u"new"_s, "n")}, stop.get_token());
    QVERIFY(!brought);
    QCOMPARE(brought.error().kind, ErrorKind::Cancelled);
}

#ifdef Q_OS_UNIX
void ScratchTreeTest::bringTo_neverWritesThroughLinks()
{
    const ProjectFolder project(sampleTree());
    const ProjectFolder outside({{u"b.cpp"_s, "mine"}, {u"c"_s, "mine"}});
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const QDir folder(tree->path());
    QVERIFY(QDir(folder.filePath(u"src"_s)).removeRecursively());
    QVERIFY(QFile::link(outside.path(), folder.filePath(u"src"_s)));
    QVERIFY(QFile::link(outside.path(), folder.filePath(u"new"_s)));
    QVERIFY(tree->bringTo(
        {modified(u"src/b.cpp"_s, "int b;\n", "int c;\n"), created(u"new/c"_s, "c")}));
    QCOMPARE(outside.files(), (Files{{u"b.cpp"_s, "mine"}, {u"c"_s, "mine"}}));
    QCOMPARE(filesIn(tree->path()),
             with(sampleTree(), {{u"src/b.cpp"_s, "int c;\n"}, {u"new/c"_s, "c"}}));
}

void ScratchTreeTest::bringTo_keepsWhoMayRunAFile()
{
    const ProjectFolder project(sampleTree());
    QCOMPARE(::chmod(QFile::encodeName(project.path(u"a.py"_s)).constData(), 0755), 0);
    const auto tree = copyOf(project);
    QVERIFY(tree);
    FileChange change = modified(u"a.py"_s, "print(1)\n", "print(2)\n");
    change.mode = 0755;
    FileChange script = created(u"run"_s, "#!/bin/sh\n");
    script.isExecutable = true;
    QVERIFY(tree->bringTo({change, script}));
    QVERIFY(QFileInfo(tree->path() + u"/a.py").isExecutable());
    QVERIFY(QFileInfo(tree->path() + u"/run").isExecutable());
    QVERIFY(tree->bringTo({}));
    QVERIFY(QFileInfo(tree->path() + u"/a.py").isExecutable());
    QCOMPARE(tree->hash().value(), tree->snapshotHash());
}
#endif

void ScratchTreeTest::hash_isThatOfTheProvedWorkspace()
{
    ProjectFolder project(with(sampleTree(), {{u"build/app"_s, "app"}, {u"logs/a"_s, "a"}}));
    const auto tree = copyOf(project);
    QVERIFY(tree);
    const QList<FileChange> changes{modified(u"a.py"_s, "print(1)\n", "print(2)\n"),
                                    created(u"new/c"_s, "c"), deleted(u"src/b.cpp"_s, "int b;\n")};
    QVERIFY(tree->bringTo(changes));
    const QString proved = tree->hash().value();
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    QCOMPARE((*hasher)->hashAfter(changes).value(), proved);
    project.write(u"a.py"_s, "print(2)\n");
    project.write(u"new/c"_s, "c");
    project.remove(u"src/b.cpp"_s);
    QCOMPARE((*hasher)->hash().value(), proved);
}

QTEST_GUILESS_MAIN(ScratchTreeTest)
#include "tst_scratchtree.moc"
