// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/patch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

namespace {

using Kind = FileChange::Kind;

FileChange modified(const QByteArray &before, const QByteArray &after)
{
    return {.path = u"a"_s, .before = before, .after = after};
}

FileChange moved(const QByteArray &before, const QByteArray &after)
{
    return {.kind = Kind::Rename, .path = u"a"_s, .to = u"b"_s, .before = before, .after = after};
}

//! The names of the blobs have a test of their own.
QByteArray withoutIndex(const QByteArray &patch)
{
    QByteArrayList lines = patch.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.startsWith("index "); });
    return lines.join('\n');
}

} // namespace

class PatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void patch_tellsChange_data();
    void patch_tellsChange();
    void patch_quotesPaths_data();
    void patch_quotesPaths();
    void patch_namesBlobs_data();
    void patch_namesBlobs();
    void patch_tellsFilesInOrder();
    void hunks_numberLines();
    void hunks_areForReading();
    void hunks_areEmptyWhereNoLineDiffers();
};

void PatchTest::patch_tellsChange_data()
{
    QTest::addColumn<FileChange>("file");
    QTest::addColumn<QByteArray>("patch");
    const auto row = [](const char *name, const FileChange &file, const QByteArray &patch) {
        QTest::newRow(name) << file << patch;
    };
    const FileChange create{.kind = Kind::Create, .path = u"a"_s, .after = "x\ny\n"};
    FileChange program = create;
    program.isExecutable = true;
    const FileChange remove{.kind = Kind::Delete, .path = u"a"_s, .before = "x\n", .mode = 0640};
    FileChange removedProgram = remove;
    removedProgram.mode = 0744;

    row("nothing", modified("x\n", "x\n"), {});
    row("modified", modified("x\n", "y\n"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n+y\n");
    row("created", create,
        "diff --git a/a b/a\nnew file mode 100644\n--- /dev/null\n+++ b/a\n"
        "@@ -0,0 +1,2 @@\n+x\n+y\n");
    row("created, executable", program,
        "diff --git a/a b/a\nnew file mode 100755\n--- /dev/null\n+++ b/a\n"
        "@@ -0,0 +1,2 @@\n+x\n+y\n");
    row("created, empty", {.kind = Kind::Create, .path = u"a"_s},
        "diff --git a/a b/a\nnew file mode 100644\n");
    row("deleted", remove,
        "diff --git a/a b/a\ndeleted file mode 100644\n--- a/a\n+++ /dev/null\n"
        "@@ -1 +0,0 @@\n-x\n");
    row("deleted, executable", removedProgram,
        "diff --git a/a b/a\ndeleted file mode 100755\n--- a/a\n+++ /dev/null\n"
        "@@ -1 +0,0 @@\n-x\n");
    row("deleted, empty", {.kind = Kind::Delete, .path = u"a"_s, .mode = 0600},
        "diff --git a/a b/a\ndeleted file mode 100644\n");
    row("emptied", modified("x\n", {}),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-x\n");
    row("no longer empty", modified({}, "x\n"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
    row("renamed", moved("x\n", "x\n"),
        "diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n");
    row("renamed, empty", moved({}, {}),
        "diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n");
    row("renamed, changed", moved("x\ny\n", "x\nzz\n"),
        "diff --git a/a b/b\nsimilarity index 40%\nrename from a\nrename to b\n"
        "--- a/a\n+++ b/b\n@@ -1,2 +1,2 @@\n x\n-y\n+zz\n");
    row("renamed, all but one byte the same",
        moved(QByteArray(999, 'x') + "\ny", QByteArray(999, 'x') + "\n"),
        "diff --git a/a b/b\nsimilarity index 99%\nrename from a\nrename to b\n"
        "--- a/a\n+++ b/b\n@@ -1,2 +1 @@\n "
            + QByteArray(999, 'x') + "\n-y\n\\ No newline at end of file\n");
    row("no line feed on the old side", modified("x", "x\n"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n"
        "\\ No newline at end of file\n+x\n");
    row("no line feed on the new side", modified("x\n", "x"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n+x\n"
        "\\ No newline at end of file\n");
    row("no line feed on both sides", modified("x\ny", "z\ny"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-x\n+z\n y\n"
        "\\ No newline at end of file\n");
    row("line endings", modified("x\r\ny\rz\r\n", "x\ny\rz\r\n"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-x\r\n+x\n y\rz\r\n");
    row("a byte-order mark", modified("\xef\xbb\xbfx\n", "x\n"),
        "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-\xef\xbb\xbfx\n+x\n");
}

void PatchTest::patch_tellsChange()
{
    QFETCH(const FileChange, file);
    QFETCH(const QByteArray, patch);
    QCOMPARE(withoutIndex(patchOf({file})), patch);
}

void PatchTest::patch_quotesPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("names"); // as patched
    const auto row = [](const QString &path, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(qPrintable(path)) << path << QByteArray("--- " + before + "\n+++ " + after);
    };
    row(u"a/b-c.txt"_s, "a/a/b-c.txt", "b/a/b-c.txt");
    row(u"a b"_s, "a/a b\t", "b/a b\t");
    row(u"a\tb"_s, R"("a/a\tb")", R"("b/a\tb")");
    row(u"\"a b\""_s, "\"a/\\\"a b\\\"\"\t", "\"b/\\\"a b\\\"\"\t");
    row(u"a\\b"_s, R"("a/a\\b")", R"("b/a\\b")");
    row(u"ä€"_s, R"("a/\303\244\342\202\254")", R"("b/\303\244\342\202\254")");
    row(u"\a\b\n\v\f\r\u0001\u007f"_s, R"("a/\a\b\n\v\f\r\001\177")",
        R"("b/\a\b\n\v\f\r\001\177")");
}

void PatchTest::patch_quotesPaths()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, names);
    const QByteArray patch = patchOf({{.path = path, .before = "x\n", .after = "y\n"}});
    const QByteArrayList lines = patch.split('\n');
    QCOMPARE(lines.at(2) + '\n' + lines.at(3), names);
    QByteArray both = names;
    both.replace("\n+++ ", " ").replace('\t', "");
    QCOMPARE(lines.at(0), "diff --git " + both.sliced(4));
}

void PatchTest::patch_namesBlobs_data()
{
    QTest::addColumn<FileChange>("file");
    QTest::addColumn<QByteArray>("line");
    // As `git hash-object` says.
    const QByteArray x = "587be6b4c3f93f93c489c0111bba5596147a26cb";
    const QByteArray y = "975fbec8256d3e8a3797e7a3611380f27c49f4ac";
    const QByteArray empty = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
    const QByteArray none(40, '0');
    FileChange known = modified("x\n", "y\n");
    known.mode = 0755;
    FileChange unnamed = moved("x\n", "y\n");
    unnamed.mode = 0444;
    QTest::newRow("permissions not known")
        << modified("x\n", "y\n") << QByteArray("index " + x + ".." + y);
    QTest::newRow("permissions known") << known << QByteArray("index " + x + ".." + y + " 100755");
    QTest::newRow("renamed") << unnamed << QByteArray("index " + x + ".." + y + " 100644");
    QTest::newRow("created") << FileChange{.kind = Kind::Create, .path = u"a"_s, .after = "x\n"}
                             << QByteArray("index " + none + ".." + x);
    QTest::newRow("created empty") << FileChange{.kind = Kind::Create, .path = u"a"_s}
                                   << QByteArray("index " + none + ".." + empty);
    QTest::newRow("deleted") << FileChange{.kind = Kind::Delete,
                                           .path = u"a"_s,
                                           .before = "y\n",
                                           .mode = 0644}
                             << QByteArray("index " + y + ".." + none);
}

void PatchTest::patch_namesBlobs()
{
    QFETCH(const FileChange, file);
    QFETCH(const QByteArray, line);
    const QByteArray patch = patchOf({file});
    QVERIFY2(patch.split('\n').contains(line), patch.constData());
}

void PatchTest::patch_tellsFilesInOrder()
{
    QCOMPARE(patchOf({}), QByteArray());
    const QList<FileChange> files{modified("x\n", "y\n"), moved("x\n", "x\n")};
    QCOMPARE(patchOf(files), patchOf({files.at(0)}) + patchOf({files.at(1)}));
}

void PatchTest::hunks_numberLines()
{
    const QList<Hunk> hunks
        = hunksOf(modified("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "2\n3\n4\n5\n6\n7\n8\nx\n9\n"));
    const Hunk first{.header = u"@@ -1,4 +1,3 @@"_s,
                     .lines = {{.kind = DiffKind::Removed, .text = u"1"_s, .before = 1},
                               {.text = u"2"_s, .before = 2, .after = 1},
                               {.text = u"3"_s, .before = 3, .after = 2},
                               {.text = u"4"_s, .before = 4, .after = 3}}};
    const Hunk second{.header = u"@@ -6,4 +5,5 @@"_s,
                      .lines = {{.text = u"6"_s, .before = 6, .after = 5},
                                {.text = u"7"_s, .before = 7, .after = 6},
                                {.text = u"8"_s, .before = 8, .after = 7},
                                {.kind = DiffKind::Added, .text = u"x"_s, .after = 8},
                                {.text = u"9"_s, .before = 9, .after = 9}}};
    QVERIFY(hunks == QList({first, second}));
}

void PatchTest::hunks_areForReading()
{
    const auto lines = [](const QByteArray &before, const QByteArray &after) {
        return hunksOf(modified(before, after)).value(0).lines;
    };
    const QList<HunkLine> marked = lines("x\n", "\xef\xbb\xbfx\r\n");
    QCOMPARE(marked.value(0).text, u"x"_s);
    QCOMPARE(marked.value(1).text, u"\ufeffx\r"_s);
    QVERIFY(marked.value(1).hasLineFeed);
    const QList<HunkLine> open = lines("ä\n", "ä");
    QCOMPARE(open.value(1).text, u"ä"_s);
    QVERIFY(!open.value(1).hasLineFeed);
    QCOMPARE(lines("\xff\n", {}).value(0).text, u"\ufffd"_s);
    QCOMPARE(lines("a\xe2\n", {}).value(0).text, u"a\ufffd"_s);
}

void PatchTest::hunks_areEmptyWhereNoLineDiffers()
{
    QVERIFY(hunksOf(moved("x\n", "x\n")).isEmpty());
    QVERIFY(hunksOf({.kind = Kind::Create, .path = u"a"_s}).isEmpty());
    QVERIFY(hunksOf({.kind = Kind::Delete, .path = u"a"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(PatchTest)
#include "tst_patch.moc"
