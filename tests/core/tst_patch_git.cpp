// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/patch.h"
#include "patchsamples.h"
#include "support/gitfolder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;
using namespace roo::test;

namespace {

using Kind = FileChange::Kind;

bool isExecutable(const FileChange &change)
{
    return change.isExecutable || (change.mode >= 0 && (change.mode & 0100) != 0);
}

GitFiles filesBefore(const QList<FileChange> &changes)
{
    GitFiles files;
    for (const FileChange &change : changes) {
        if (change.kind != Kind::Create) {
            files.insert(change.path, {change.before, isExecutable(change)});
        }
    }
    return files;
}

GitFiles filesAfter(const QList<FileChange> &changes)
{
    GitFiles files;
    for (const FileChange &change : changes) {
        if (change.kind != Kind::Delete) {
            files.insert(change.kind == Kind::Rename ? change.to : change.path,
                         {change.after, isExecutable(change)});
        }
    }
    return files;
}

QByteArray numbered(int lines, const QByteArray &prefix = {})
{
    QByteArray text;
    for (int i = 1; i <= lines; ++i) {
        text += prefix + QByteArray::number(i) + '\n';
    }
    return text;
}

} // namespace

//! What git makes of the patches.
class PatchGitTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void patch_isThatOfGit_data();
    void patch_isThatOfGit();
    void patch_appliesAndReverts_data();
    void patch_appliesAndReverts();
    void patch_ofAnything_appliesAndReverts();
    void patch_mergesWithLaterChanges();

private:
    //! `git apply --check`, `git apply`, `git apply --reverse`.
    void goThereAndBack(const QList<FileChange> &changes);
    //! `git apply --3way`, which finds the old bytes by their name.
    void goThereByWayOfBlobs(const QList<FileChange> &changes);

    std::unique_ptr<GitFolder> m_folder;
};

void PatchGitTest::initTestCase()
{
    if (!GitFolder::isPossible()) {
        QSKIP("git is not installed");
    }
}

void PatchGitTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<GitFolder>();
}

void PatchGitTest::patch_isThatOfGit_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : patchsamples::names()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

//! One shortest way each, so there is but one patch.
void PatchGitTest::patch_isThatOfGit()
{
    QFETCH(const QString, name);
    const QByteArray long1 = numbered(30);
    const QByteArray long2 = QByteArray(long1).replace("\n15\n", "\nx\n").chopped(1);
    const QList<FileChange> changes{
        {.kind = Kind::Create, .path = u"c/"_s + name, .after = "x\r\n"},
        {.kind = Kind::Create, .path = u"ce/"_s + name, .isExecutable = true},
        {.kind = Kind::Delete, .path = u"d/"_s + name, .before = "y", .mode = 0755},
        {.path = u"m/"_s + name, .before = long1, .after = long2, .mode = 0755},
        {.path = u"me/"_s + name, .before = "z\n", .mode = 0600},
        {.kind = Kind::Rename,
         .path = u"r/"_s + name,
         .to = u"s/"_s + name,
         .before = "1\n2\n3\n",
         .after = "1\n2\n3\n",
         .mode = 0644}};
    QVERIFY(m_folder->hold(filesBefore(changes)));
    QVERIFY(m_folder->git({u"add"_s, u"--all"_s}));
    QVERIFY(m_folder->git({u"commit"_s, u"--quiet"_s, u"--message=x"_s}));
    QVERIFY(m_folder->hold(filesAfter(changes)));
    QVERIFY(m_folder->git({u"add"_s, u"--all"_s}));
    QVERIFY(m_folder->git({u"diff"_s, u"--cached"_s, u"--full-index"_s, u"--find-renames"_s}));
    QCOMPARE(patchOf(changes), m_folder->out());
}

void PatchGitTest::patch_appliesAndReverts_data()
{
    QTest::addColumn<QList<FileChange>>("changes");
    const auto row = [](const char *name, const QList<FileChange> &changes) {
        QTest::newRow(name) << changes;
    };
    row("a file becomes a folder",
        {{.kind = Kind::Delete, .path = u"a"_s, .before = "x\n", .mode = 0644},
         {.kind = Kind::Create, .path = u"a/b"_s, .after = "y\n"}});
    row("a folder becomes a file",
        {{.kind = Kind::Create, .path = u"a"_s, .after = "y\n"},
         {.kind = Kind::Delete, .path = u"a/b"_s, .before = "x\n", .mode = 0644}});
    row("another letter case",
        {{.kind = Kind::Rename,
          .path = u"readme"_s,
          .to = u"README"_s,
          .before = "x\n",
          .after = "x\ny\n",
          .mode = 0755}});
    row("into a folder of its own name",
        {{.kind = Kind::Rename, .path = u"a"_s, .to = u"a/a"_s, .before = "x", .after = "x"}});
    row("empty, renamed", {{.kind = Kind::Rename, .path = u"a"_s, .to = u"b/c"_s}});
    row("renamed, nothing stays",
        {{.kind = Kind::Rename, .path = u"a"_s, .to = u"b"_s, .before = "x", .after = "y\n"}});
    row("permissions not known", {{.path = u"a"_s, .before = "x", .after = "y"}});
    row("too long a way",
        {{.path = u"a"_s,
          .before = "head\n" + numbered(20'000, "a") + "tail",
          .after = "head\n" + numbered(20'000, "b") + "tail"}});
    row("a line of a megabyte",
        {{.path = u"a"_s,
          .before = QByteArray(1'000'000, 'x') + "\ny\n",
          .after = QByteArray(1'000'000, 'y') + "\ny"}});
    row("like hunks",
        {{.path = u"a"_s,
          .before = "-- a/a\n++ b/a\n@@ -1 +1 @@\n",
          .after = "++ b/a\n-- a/a\ndiff --git a/b b/b\n\\ No newline at end of file"}});
}

void PatchGitTest::patch_appliesAndReverts()
{
    QFETCH(const QList<FileChange>, changes);
    goThereAndBack(changes);
    goThereByWayOfBlobs(changes);
}

void PatchGitTest::patch_ofAnything_appliesAndReverts()
{
    constexpr quint32 seed = 20261;
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < 100; ++i) {
        const QList<FileChange> changes = patchsamples::randomChanges(random);
        goThereAndBack(changes);
        goThereByWayOfBlobs(changes);
        if (QTest::currentTestFailed()) {
            qInfo("in round %d", i);
            return;
        }
    }
}

void PatchGitTest::goThereAndBack(const QList<FileChange> &changes)
{
    const GitFiles before = filesBefore(changes);
    const GitFiles after = filesAfter(changes);
    const QByteArray patch = patchOf(changes);
    QVERIFY(m_folder->hold(before));
    QVERIFY2(m_folder->apply(patch, {u"--check"_s}), m_folder->err());
    QCOMPARE(differenceOf(m_folder->files(), before), QByteArray());
    QVERIFY2(m_folder->apply(patch), m_folder->err());
    QCOMPARE(differenceOf(m_folder->files(), after), QByteArray());
    QVERIFY2(m_folder->apply(patch, {u"--reverse"_s}), m_folder->err());
    GitFiles back = m_folder->files();
    for (const FileChange &change : changes) {
        // git 2.47 brings a deleted file back without it, from its own patches, too.
        if (change.kind == Kind::Delete && back.contains(change.path)) {
            back[change.path].isExecutable = isExecutable(change);
        }
    }
    QCOMPARE(differenceOf(back, before), QByteArray());
}

void PatchGitTest::goThereByWayOfBlobs(const QList<FileChange> &changes)
{
    const QByteArray patch = patchOf(changes);
    QVERIFY(m_folder->hold(filesBefore(changes)));
    QVERIFY(m_folder->git({u"add"_s, u"--all"_s}));
    QVERIFY2(m_folder->git({u"apply"_s, u"--3way"_s, u"--whitespace=nowarn"_s}, patch),
             m_folder->err());
    QVERIFY2(!m_folder->err().contains("blob"), m_folder->err()); // "lacks the necessary blob"
    QCOMPARE(differenceOf(m_folder->files(), filesAfter(changes)), QByteArray());
}

//! For that, git must find the blob that the patch was made for.
void PatchGitTest::patch_mergesWithLaterChanges()
{
    const FileChange change{
        .path = u"a"_s,
        .before = numbered(10),
        .after = numbered(10).replace("5", "five"),
    };
    const QByteArray patch = patchOf({change});
    QVERIFY(m_folder->hold({{u"a"_s, {change.before}}}));
    QVERIFY(m_folder->git({u"add"_s, u"a"_s}));
    QVERIFY(m_folder->hold({{u"a"_s, {numbered(10).replace("7", "seven")}}}));
    QVERIFY(m_folder->git({u"add"_s, u"a"_s}));
    QVERIFY(!m_folder->apply(patch));
    QVERIFY2(m_folder->git({u"apply"_s, u"--3way"_s}, patch), m_folder->err());
    QCOMPARE(m_folder->files().value(u"a"_s).bytes,
             numbered(10).replace("5", "five").replace("7", "seven"));
}

QTEST_GUILESS_MAIN(PatchGitTest)
#include "tst_patch_git.moc"
