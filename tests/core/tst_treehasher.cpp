// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/treehasher.h"

#include "projectfolder.h"
#include "treesamples.h"

#include <QDir>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <functional>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using edit::FileChange;

namespace {

//! With what is ignored.
Files sample()
{
    return with(sampleTree(), {{u"src/b.o"_s, "object"}, {u"build/app"_s, "app"}});
}

QByteArray rules()
{
    return sampleTree().value(u".gitignore"_s);
}

QString hashOf(const ProjectFolder &project)
{
    const auto hasher = TreeHasher::open(project.path());
    return hasher ? (*hasher)->hash().value_or(u"no hash"_s) : u"no folder"_s;
}

FileChange renamed(const QString &path, const QString &to, const QByteArray &before)
{
    return {.kind = FileChange::Kind::Rename,
            .path = path,
            .to = to,
            .before = before,
            .after = before + "more\n",
            .mode = 0644};
}

} // namespace

//! One number for all that lies in a folder.
class TreeHasherTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void hash_isTheSameElsewhereAndLater();
    void hash_ofWhatCounts_data();
    void hash_ofWhatCounts();
    void hash_namesItsFilesClearly();
    void hash_seesWhatChangedMeanwhile();
    void hash_canBeStopped();
    void hashAfter_isThatOfTheChangedFolder_data();
    void hashAfter_isThatOfTheChangedFolder();
    void hashAfter_ofWhatIsNoLongerThere_data();
    void hashAfter_ofWhatIsNoLongerThere();
};

void TreeHasherTest::hash_isTheSameElsewhereAndLater()
{
    const ProjectFolder project(sample());
    ProjectFolder other({});
    // In another order, and with another time.
    const Files files = sample();
    for (const QString &name : {u"src/logo.png"_s, u"src/b.cpp"_s, u"a.py"_s, u".gitignore"_s}) {
        other.write(name, files.value(name));
    }
    namespace fs = std::filesystem;
    fs::last_write_time(other.path(u"a.py"_s).toStdU16String(),
                        fs::file_time_type::clock::now() - std::chrono::hours(5));
    QCOMPARE(hashOf(project).size(), 64);
    QCOMPARE(hashOf(other), hashOf(project));
}

void TreeHasherTest::hash_ofWhatCounts_data()
{
    using Deed = std::function<void(ProjectFolder &)>;
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<bool>("counts");
    QTest::newRow("content") << Deed([](ProjectFolder &p) { p.write(u"a.py"_s, "print(2)\n"); })
                             << true;
    QTest::newRow("another file") << Deed([](ProjectFolder &p) { p.write(u"c~:d"_s, ""); }) << true;
    QTest::newRow("one less") << Deed([](ProjectFolder &p) { p.remove(u"a.py"_s); }) << true;
    QTest::newRow("binary") << Deed([](ProjectFolder &p) { p.write(u"src/logo.png"_s, "\0"_ba); })
                            << true;
    QTest::newRow("checks") << Deed([](ProjectFolder &p) { p.write(u".roo-harness.toml"_s, ""); })
                            << true;
    QTest::newRow("ignored") << Deed([](ProjectFolder &p) { p.write(u"src/b.o"_s, "new"); })
                             << false;
    QTest::newRow("ignored folder")
        << Deed([](ProjectFolder &p) { p.write(u"build/app"_s, "new"); }) << false;
    QTest::newRow("version control")
        << Deed([](ProjectFolder &p) { p.write(u".git/HEAD"_s, "ref"); }) << false;
    QTest::newRow("secret") << Deed([](ProjectFolder &p) { p.write(u".env"_s, "KEY=1"); }) << false;
    QTest::newRow("empty folder") << Deed([](ProjectFolder &p) {
        QVERIFY(QDir(p.path()).mkpath(u"new"_s));
    }) << false;
#ifdef Q_OS_UNIX
    QTest::newRow("executable") << Deed([](ProjectFolder &p) {
        QVERIFY(QFile::setPermissions(p.path(u"a.py"_s), QFile::ReadOwner | QFile::ExeOwner));
    }) << true;
    QTest::newRow("other permissions") << Deed([](ProjectFolder &p) {
        QVERIFY(QFile::setPermissions(p.path(u"a.py"_s), QFile::ReadOwner));
    }) << false;
    QTest::newRow("link") << Deed([](ProjectFolder &p) {
        QVERIFY(QFile::link(u"/etc"_s, p.path(u"link"_s)));
    }) << false;
    QTest::newRow("pipe") << Deed([](ProjectFolder &p) {
        QCOMPARE(::mkfifo(QFile::encodeName(p.path(u"pipe"_s)).constData(), 0600), 0);
    }) << false;
#endif
}

void TreeHasherTest::hash_ofWhatCounts()
{
    QFETCH(const std::function<void(ProjectFolder &)>, deed);
    QFETCH(const bool, counts);
    ProjectFolder project(sample());
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    const QString before = (*hasher)->hash().value();
    deed(project);
    QCOMPARE((*hasher)->hash().value() != before, counts);
    QCOMPARE(hashOf(project) != before, counts);
}

//! Where one file ends and the next begins.
void TreeHasherTest::hash_namesItsFilesClearly()
{
    QVERIFY(hashOf(ProjectFolder({{u"a"_s, "b"}})) != hashOf(ProjectFolder({{u"b"_s, "a"}})));
    QVERIFY(hashOf(ProjectFolder({{u"a/b"_s, ""}})) != hashOf(ProjectFolder({{u"ab"_s, ""}})));
    QVERIFY(hashOf(ProjectFolder({{u"a"_s, ""}, {u"b"_s, ""}}))
            != hashOf(ProjectFolder({{u"a"_s, ""}})));
}

//! Same size, and the time of before.
void TreeHasherTest::hash_seesWhatChangedMeanwhile()
{
    ProjectFolder project(sample());
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    const QString before = (*hasher)->hash().value();
    namespace fs = std::filesystem;
    const fs::path path = project.path(u"a.py"_s).toStdU16String();
    const auto time = fs::last_write_time(path);
    project.write(u"a.py"_s, "print(2)\n");
    fs::last_write_time(path, time);
    QVERIFY((*hasher)->hash().value() != before);
    project.write(u"a.py"_s, "print(1)\n");
    QCOMPARE((*hasher)->hash().value(), before);
}

void TreeHasherTest::hash_canBeStopped()
{
    const ProjectFolder project(sample());
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    std::stop_source stop;
    stop.request_stop();
    const auto hash = (*hasher)->hash(stop.get_token());
    QVERIFY(!hash);
    QCOMPARE(hash.error().kind, ErrorKind::Cancelled);
}

void TreeHasherTest::hashAfter_isThatOfTheChangedFolder_data()
{
    QTest::addColumn<QList<FileChange>>("changes");
    QTest::addColumn<Files>("after");
    Files files = sample();
    QTest::newRow("nothing") << QList<FileChange>() << files;
    files[u"a.py"_s] = "print(3)\n";
    QTest::newRow("modified") << QList{modified(u"a.py"_s, "print(1)\n", "print(3)\n")} << files;
    files[u"new/c.py"_s] = "c\n";
    QTest::newRow("and created") << QList{modified(u"a.py"_s, "print(1)\n", "print(3)\n"),
                                          created(u"new/c.py"_s, "c\n")}
                                 << files;
    files = sample();
    files.remove(u"src/b.cpp"_s);
    QTest::newRow("deleted") << QList{deleted(u"src/b.cpp"_s, "int b;\n")} << files;
    files[u"src/c.cpp"_s] = "int b;\nmore\n";
    QTest::newRow("renamed") << QList{renamed(u"src/b.cpp"_s, u"src/c.cpp"_s, "int b;\n")} << files;
    files[u"src/b.cpp"_s] = "again\n";
    QTest::newRow("renamed, and another in its place")
        << QList{renamed(u"src/b.cpp"_s, u"src/c.cpp"_s, "int b;\n"),
                 created(u"src/b.cpp"_s, "again\n")}
        << files;
    files = sample();
    files[u".gitignore"_s] = "*.py\n";
    QTest::newRow("other rules") << QList{modified(u".gitignore"_s, rules(), "*.py\n")} << files;
    files.remove(u".gitignore"_s);
    QTest::newRow("no rules") << QList{deleted(u".gitignore"_s, rules())} << files;
    files = sample();
    files[u"src/x.o"_s] = "x";
    QTest::newRow("something ignored") << QList{created(u"src/x.o"_s, "x")} << files;
}

void TreeHasherTest::hashAfter_isThatOfTheChangedFolder()
{
    QFETCH(const QList<FileChange>, changes);
    QFETCH(const Files, after);
    const ProjectFolder project(sample());
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    const auto hash = (*hasher)->hashAfter(changes);
    QVERIFY(hash);
    QCOMPARE(*hash, hashOf(ProjectFolder(after)));
    QCOMPARE(project.files(), sample());
    QCOMPARE((*hasher)->hash().value(), hashOf(project));
}

void TreeHasherTest::hashAfter_ofWhatIsNoLongerThere_data()
{
    QTest::addColumn<FileChange>("change");
    QTest::newRow("modified") << modified(u"a.py"_s, "print(0)\n", "print(3)\n");
    QTest::newRow("deleted") << deleted(u"a.py"_s, "print(0)\n");
    QTest::newRow("created") << created(u"a.py"_s, "print(0)\n");
    QTest::newRow("renamed") << renamed(u"a.py"_s, u"b.py"_s, "print(0)\n");
    QTest::newRow("to one that is there") << renamed(u"a.py"_s, u"src/b.cpp"_s, "print(1)\n");
}

void TreeHasherTest::hashAfter_ofWhatIsNoLongerThere()
{
    QFETCH(const FileChange, change);
    const ProjectFolder project(sample());
    const auto hasher = TreeHasher::open(project.path());
    QVERIFY(hasher);
    const auto hash = (*hasher)->hashAfter({change});
    QVERIFY(!hash);
    QCOMPARE(hash.error(), (Error{.kind = ErrorKind::FileStale, .subject = u"a.py"_s}));
}

QTEST_GUILESS_MAIN(TreeHasherTest)
#include "tst_treehasher.moc"
