// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/selection.h"

#include "core/edit/patch.h"

#include <QTest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

using Kind = FileChange::Kind;

//! Twenty lines, some of them others; every change far from the next.
QByteArray numbered(const QSet<int> &changed, const QByteArray &ending, bool hasLastEnding = true)
{
    QByteArray text;
    for (int i = 0; i < 40; ++i) {
        text += (changed.contains(i) ? "new " : "line ") + QByteArray::number(i);
        text += i < 39 || hasLastEnding ? ending : QByteArray();
    }
    return text;
}

ChangeSet setOf(const QList<FileChange> &files, qsizetype edits)
{
    ChangeSet set;
    set.files = files;
    set.edits.resize(edits);
    set.outcomes.resize(edits);
    for (EditOutcome &outcome : set.outcomes) {
        outcome.verdict = Verdict::Resolved;
    }
    return set;
}

QSet<qsizetype> bitsOf(unsigned mask)
{
    QSet<qsizetype> bits;
    for (qsizetype i = 0; mask >> i != 0; ++i) {
        if ((mask >> i & 1U) != 0) {
            bits.insert(i);
        }
    }
    return bits;
}

} // namespace

class TestSelection : public QObject
{
    Q_OBJECT

private slots:
    void everySubset_changesItsLinesOnly_data();
    void everySubset_changesItsLinesOnly();
    void fileByItsHunks_data();
    void fileByItsHunks();
    void everything_isTheSameSet();
    void nothing_isNoChange();
    void consents_areThoseOfWhatIsLeft();
    void unknownHunks_areNothing();
    void refusedEdits_areLeftOut();
};

void TestSelection::everySubset_changesItsLinesOnly_data()
{
    QTest::addColumn<QByteArray>("mark");
    QTest::addColumn<QByteArray>("ending");
    QTest::addColumn<bool>("endsBefore");
    QTest::addColumn<bool>("endsAfter");
    QTest::newRow("lf") << ""_ba << "\n"_ba << true << true;
    QTest::newRow("crlf") << ""_ba << "\r\n"_ba << true << true;
    QTest::newRow("mark") << "\xef\xbb\xbf"_ba << "\r\n"_ba << true << true;
    QTest::newRow("no last ending") << ""_ba << "\n"_ba << false << false;
}

void TestSelection::everySubset_changesItsLinesOnly()
{
    QFETCH(const QByteArray, mark);
    QFETCH(const QByteArray, ending);
    QFETCH(const bool, endsBefore);
    QFETCH(const bool, endsAfter);
    const QList<int> places{0, 12, 25, 39};
    const FileChange file{.path = u"a.txt"_s,
                          .before = mark + numbered({}, ending, endsBefore),
                          .after
                          = mark + numbered(QSet(places.begin(), places.end()), ending, endsAfter),
                          .mode = 0644,
                          .edits = {0}};
    QCOMPARE(hunksOf(file).size(), places.size());
    for (unsigned mask = 0; mask < 16; ++mask) {
        QSet<int> changed;
        const QSet<qsizetype> wanted = bitsOf(mask);
        for (const qsizetype hunk : wanted) {
            changed.insert(places.at(hunk));
        }
        const QByteArray expected = mark + numbered(changed, ending, endsBefore);
        const auto part = withHunks(file, wanted);
        QCOMPARE(part.has_value(), mask != 0);
        QCOMPARE(part ? part->after : file.before, expected);
        QCOMPARE(part ? part->before : file.before, file.before);
    }
}

void TestSelection::fileByItsHunks_data()
{
    QTest::addColumn<FileChange>("file");
    QTest::addColumn<QSet<qsizetype>>("hunks");
    QTest::addColumn<std::optional<QByteArray>>("after");
    using After = std::optional<QByteArray>;
    const QSet<qsizetype> none;
    const QSet<qsizetype> first{0};
    const FileChange create{.kind = Kind::Create, .path = u"a"_s, .after = "x\n"_ba};
    QTest::newRow("create") << create << first << After("x\n"_ba);
    QTest::newRow("create, not wanted") << create << none << After();
    QTest::newRow("create an empty file")
        << FileChange{.kind = Kind::Create, .path = u"a"_s} << none << After(""_ba);
    const FileChange gone{.kind = Kind::Delete, .path = u"a"_s, .before = "x\n"_ba};
    QTest::newRow("delete") << gone << first << After(""_ba);
    QTest::newRow("delete, not wanted") << gone << none << After();
    const FileChange moved{
        .kind = Kind::Rename, .path = u"a"_s, .to = u"b"_s, .before = "x\n"_ba, .after = "y\n"_ba};
    QTest::newRow("rename") << moved << first << After("y\n"_ba);
    QTest::newRow("rename alone") << moved << none << After("x\n"_ba);
    const FileChange last{.path = u"a"_s, .before = "a\nb"_ba, .after = "a\nb\nc"_ba};
    QTest::newRow("last line gets an ending") << last << first << After("a\nb\nc"_ba);
    QTest::newRow("last line stays without") << last << none << After();
    const FileChange bytes{.path = u"a"_s, .before = "\xff\n"_ba, .after = "\xfe\0\n"_ba};
    QTest::newRow("no text") << bytes << first << After("\xfe\0\n"_ba);
}

void TestSelection::fileByItsHunks()
{
    QFETCH(const FileChange, file);
    QFETCH(const QSet<qsizetype>, hunks);
    QFETCH(const std::optional<QByteArray>, after);
    const std::optional<FileChange> part = withHunks(file, hunks);
    QCOMPARE(part.has_value(), after.has_value());
    if (part) {
        FileChange expected = file;
        expected.after = *after;
        QCOMPARE(*part, expected);
    }
}

void TestSelection::everything_isTheSameSet()
{
    const ChangeSet set
        = setOf({{.kind = Kind::Create, .path = u"a"_s, .after = "x\n"_ba, .edits = {0}},
                 {.kind = Kind::Create, .path = u"empty"_s, .edits = {1}},
                 {.kind = Kind::Delete, .path = u"b"_s, .before = "y"_ba, .edits = {2}},
                 {.path = u"c"_s,
                  .before = numbered({}, "\n"_ba),
                  .after = numbered({3, 30}, "\r\n"_ba),
                  .edits = {3, 4}},
                 {.kind = Kind::Rename, .path = u"d"_s, .to = u"e"_s, .edits = {5}}},
                7);
    QCOMPARE(selected(set, wholeSelection(set)), set);
}

void TestSelection::nothing_isNoChange()
{
    const ChangeSet set = setOf({{.kind = Kind::Create, .path = u"a"_s, .edits = {0}}}, 1);
    const ChangeSet part = selected(set, {});
    QVERIFY(part.files.isEmpty());
    QCOMPARE(part.outcomes.constFirst().verdict, Verdict::Skipped);
}

void TestSelection::consents_areThoseOfWhatIsLeft()
{
    ChangeSet set = setOf({{.kind = Kind::Delete, .path = u"a"_s, .before = "x\n"_ba, .edits = {0}},
                           {.path = u"b"_s,
                            .before = numbered({}, "\n"_ba),
                            .after = numbered({0, 30}, "\n"_ba),
                            .edits = {1, 2}}},
                          3);
    set.outcomes[0].consents = {Consent::Delete};
    set.outcomes[1].consents = {Consent::Bidi};
    const ChangeSet part = selected(set, {{u"b"_s, {0}}});
    QCOMPARE(part.files.size(), 1);
    QCOMPARE(part.files.constFirst().after, numbered({0}, "\n"_ba));
    QCOMPARE(part.consents(), QList{Consent::Bidi});
    QCOMPARE(selected(set, {{u"a"_s, {0}}}).consents(), QList{Consent::Delete});
}

void TestSelection::unknownHunks_areNothing()
{
    const FileChange file{.path = u"a"_s, .before = "x\n"_ba, .after = "y\n"_ba};
    QCOMPARE(withHunks(file, {5, -1}), std::nullopt);
}

void TestSelection::refusedEdits_areLeftOut()
{
    ChangeSet set = setOf({{.kind = Kind::Create, .path = u"a"_s, .edits = {0}}}, 2);
    set.outcomes[1].verdict = Verdict::Refused;
    QVERIFY(!set.isComplete());
    QVERIFY(withoutRefused(set).isComplete());
    QCOMPARE(withoutRefused(set).files, set.files);
    set.faults = {{.code = EditCode::Truncated}};
    QVERIFY(!withoutRefused(set).isComplete());
}

QTEST_APPLESS_MAIN(TestSelection)
#include "tst_selection.moc"
