// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/changeplan.h"

#include "core/edit/resolver.h"

#include "editanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;
using namespace roo::test;

namespace {

const Files before{
    {u"a"_s, "1\n2\n3\n"_ba}, {u"d/b"_s, "x\ny\n"_ba}, {u"d/c"_s, "c\n"_ba}, {u"e"_s, "e\n"_ba}};

//! The set after all answers; one that begins with "CUT" was cut by the token limit.
ChangeSet plannedAll(const QStringList &answers)
{
    ChangeSet set;
    for (const QString &answer : answers) {
        const bool wasCut = answer.startsWith(u"CUT"_s);
        set = planned(set, parseEdits(wasCut ? answer.sliced(3) : answer, wasCut), treeOf(before));
    }
    return set;
}

QString kindName(TreeEntry::Kind kind)
{
    switch (kind) {
    case TreeEntry::Kind::Missing:
        return u"missing"_s;
    case TreeEntry::Kind::File:
        return u"file"_s;
    case TreeEntry::Kind::Folder:
        return u"folder"_s;
    case TreeEntry::Kind::Link:
    case TreeEntry::Kind::Other:
    case TreeEntry::Kind::Unreadable:
        return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

//! Several answers over one folder.
class ChangePlanTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void overlaid_tellsOfWhatWillBe_data();
    void overlaid_tellsOfWhatWillBe();
    void overlaid_looksAsLateAsTheFolder();
    void overlaid_keepsOtherNames();
    void planned_takesOneAnswer();
    void planned_goesOn_data();
    void planned_goesOn();
    void planned_numbersItsEdits();
    void planned_holdsAgainstWhatResolved();
    void planned_asksForConsents();
};

void ChangePlanTest::overlaid_tellsOfWhatWillBe_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("entry");
    const auto row = [](const char *name, const QString &path, const QString &entry) {
        QTest::newRow(name) << path << entry;
    };
    row("untouched", u"e"_s, u"file e e"_s);
    row("not there", u"none"_s, u"missing none"_s);
    row("modified", u"a"_s, u"file a new"_s);
    row("deleted", u"d/b"_s, u"missing d/b"_s);
    row("moved away", u"d/c"_s, u"missing d/c"_s);
    row("moved there", u"m/c"_s, u"file m/c moved"_s);
    row("created", u"n/e/w"_s, u"file n/e/w made"_s);
    row("a folder that is made", u"n/e"_s, u"folder n/e"_s);
    row("a folder above it", u"n"_s, u"folder n"_s);
    row("the folder of what went", u"d"_s, u"folder d"_s);
    row("below a new file", u"n/e/w/x/y"_s, u"other n/e/w"_s);
    row("below a file that was there", u"e/x"_s, u"other e"_s);
    row("a new file in another case", u"N/e/W"_s, u"missing N/e/W, as n/e/w"_s);
    row("an old one in another case", u"E"_s, u"missing E, as e"_s);
    row("a new one below in another case", u"N/E/W/x"_s, u"other N/E/W"_s);
}

void ChangePlanTest::overlaid_tellsOfWhatWillBe()
{
    QFETCH(const QString, path);
    QFETCH(const QString, entry);
    const QList<FileChange> changes{
        {.path = u"a"_s, .before = before[u"a"_s], .after = "new"_ba},
        {.kind = FileChange::Kind::Delete, .path = u"d/b"_s, .before = before[u"d/b"_s]},
        {.kind = FileChange::Kind::Rename,
         .path = u"d/c"_s,
         .to = u"m/c"_s,
         .before = before[u"d/c"_s],
         .after = "moved"_ba},
        {.kind = FileChange::Kind::Create, .path = u"n/e/w"_s, .after = "made"_ba}};
    const TreeEntry found = overlaid(treeOf(before), changes)(path);
    QString line = kindName(found.kind) + u' ' + found.decidedBy;
    if (!found.twin.isEmpty()) {
        line += u", as " + found.twin;
    }
    if (found.kind == TreeEntry::Kind::File) {
        line += u' ' + QString::fromUtf8(found.bytes).trimmed();
    }
    QCOMPARE(line, entry);
}

void ChangePlanTest::overlaid_looksAsLateAsTheFolder()
{
    QStringList looked;
    const Tree tree = overlaid(
        [&looked](const QString &path) {
            looked.append(path);
            return TreeEntry{.decidedBy = path};
        },
        {{.kind = FileChange::Kind::Create, .path = u"new"_s, .after = "x"_ba}});
    QCOMPARE(looked, QStringList());
    QCOMPARE(tree(u"new"_s).bytes, "x"_ba);
    QCOMPARE(looked, QStringList());
    QCOMPARE(tree(u"other"_s).kind, TreeEntry::Kind::Missing);
    QCOMPARE(looked, QStringList{u"other"_s});
}

//! A file that differs in its letter case only, where that counts, is another one.
void ChangePlanTest::overlaid_keepsOtherNames()
{
    const Files two{{u"a"_s, "small"_ba}, {u"A"_s, "large"_ba}};
    const Tree tree = overlaid(
        treeOf(two), {{.kind = FileChange::Kind::Delete, .path = u"a"_s, .before = "small"_ba}});
    QCOMPARE(tree(u"a"_s).kind, TreeEntry::Kind::Missing);
    QCOMPARE(tree(u"A"_s).bytes, "large"_ba);

    const Tree linked = overlaid(
        [](const QString &path) {
            return TreeEntry{.kind = TreeEntry::Kind::File,
                             .decidedBy = path,
                             .bytes = "x"_ba,
                             .hasOtherNames = true};
        },
        {{.path = u"a"_s, .before = "x"_ba, .after = "y"_ba}});
    QVERIFY(linked(u"a"_s).hasOtherNames);
    QCOMPARE(linked(u"a"_s).bytes, "y"_ba);
}

void ChangePlanTest::planned_takesOneAnswer()
{
    const QString answer = replacing(u"a"_s, u"2"_s, u"two"_s) + deleting(u"e"_s)
        + replacing(u"none"_s, u"2"_s, u"x"_s);
    const EditScript script = parseEdits(answer);
    QCOMPARE(planned({}, script, treeOf(before)), resolved(script, treeOf(before)));
    QCOMPARE(planned({}, {}, treeOf(before)), ChangeSet());
}

void ChangePlanTest::planned_goesOn_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QStringList>("verdicts");
    QTest::addColumn<QStringList>("files");
    const auto row
        = [](const char *name, const QStringList &answers, const QStringList &verdicts,
             const QStringList &files) { QTest::newRow(name) << answers << verdicts << files; };
    const QString good = replacing(u"a"_s, u"2"_s, u"two"_s);
    const QString bad = replacing(u"a"_s, u"9"_s, u"nine"_s);
    const QString mended = replacing(u"a"_s, u"3"_s, u"nine"_s);
    const QStringList oneFile{u"modify a"_s};

    row("what resolves stays", {good + bad, mended}, {u"a ok"_s, u"a ok"_s}, oneFile);
    row("refused again", {good + bad, bad}, {u"a ok"_s, u"a E_NOMATCH"_s}, oneFile);
    row("mended at the third time", {good + bad, bad, mended}, {u"a ok"_s, u"a ok"_s}, oneFile);
    row("what is forgotten stays refused",
        {bad + replacing(u"e"_s, u"9"_s, u"x"_s), replacing(u"e"_s, u"e"_s, u"x"_s)},
        {u"a E_NOMATCH"_s, u"e ok"_s}, {u"modify e"_s});
    row("fewer than failed", {bad + replacing(u"a"_s, u"8"_s, u"x"_s), mended},
        {u"a E_NOMATCH"_s, u"a ok"_s}, oneFile);
    row("a whole file takes up all of it",
        {bad + replacing(u"a"_s, u"8"_s, u"x"_s), overwriting(u"a"_s, u"1\n2\nnine"_s)},
        {u"a ok"_s}, oneFile);
    row("more than failed", {bad, mended + replacing(u"e"_s, u"e"_s, u"x"_s)},
        {u"a ok"_s, u"e ok"_s}, {u"modify a"_s, u"modify e"_s});
    row("nothing comes", {good + bad, u"I am sorry."_s}, {u"a ok"_s, u"a E_NOMATCH"_s}, oneFile);
    row("all of it again", {good + bad, good + mended}, {u"a ok"_s, u"a ok"_s}, oneFile);
    row("one again in place of the one that failed", {good + bad, good},
        {u"a ok"_s, u"a E_NOMATCH"_s}, oneFile);
    row("one again, and it would fit twice",
        {replacing(u"a"_s, u"2"_s, u"2\n2b"_s) + bad,
         replacing(u"./a"_s, u"2"_s, u"2\n2b"_s) + mended},
        {u"a ok"_s, u"a ok"_s}, oneFile);

    row("mended is the one that comes again with its text",
        {bad + replacing(u"a"_s, u"8"_s, u"x"_s), replacing(u"a"_s, u"2"_s, u"x"_s),
         replacing(u"a"_s, u"x"_s, u"x"_s)},
        {u"a E_NOMATCH"_s, u"a ok"_s, u"a W_NOOP"_s}, oneFile);

    row("the innocent of an overlap stay",
        {replacing(u"a"_s, u"1\n2"_s, u"x"_s) + replacing(u"a"_s, u"2\n3"_s, u"y"_s)
             + replacing(u"e"_s, u"e"_s, u"x"_s),
         replacing(u"a"_s, u"1\n2\n3"_s, u"x\ny"_s)},
        {u"e ok"_s, u"a ok"_s}, {u"modify a"_s, u"modify e"_s});
    row("both of an overlap come again",
        {replacing(u"a"_s, u"1\n2"_s, u"x"_s) + replacing(u"a"_s, u"2\n3"_s, u"y"_s),
         replacing(u"a"_s, u"1\n2"_s, u"x"_s) + replacing(u"a"_s, u"3"_s, u"y"_s)},
        {u"a ok"_s, u"a ok"_s}, oneFile);
    row("an order, and then the new name",
        {renaming(u"e"_s, u"n"_s) + replacing(u"n"_s, u"e"_s, u"x"_s),
         renaming(u"e"_s, u"n"_s) + replacing(u"e"_s, u"e"_s, u"x"_s)},
        {u"e ok"_s, u"e ok"_s}, {u"rename e n"_s});

    row("cut, and gone on", {u"CUT"_s + good + mended, replacing(u"e"_s, u"e"_s, u"x"_s)},
        {u"a ok"_s, u"a ok"_s, u"e ok"_s}, {u"modify a"_s, u"modify e"_s});
    row("cut in a change, and gone on",
        {u"CUT"_s + good + mended.first(mended.indexOf(u"Replace") + 20), mended},
        {u"a ok"_s, u"a ok"_s}, oneFile);
    row("cut, and nothing comes", {u"CUT"_s + good, u"That was all."_s},
        {u"a ok"_s, u"set E_TRUNCATED"_s}, oneFile);
    row("cut, and all of it again", {u"CUT"_s + good, good}, {u"a ok"_s}, oneFile);
    row("cut again", {u"CUT"_s + good, u"CUT"_s + mended},
        {u"a ok"_s, u"a ok"_s, u"set E_TRUNCATED"_s}, oneFile);
    row("not in the form, and then it is", {u"Anchor:\n```\nx\n```\n"_s, good}, {u"a ok"_s},
        oneFile);

    row("a wrong path comes back as another",
        {replacing(u"src/c"_s, u"c"_s, u"x"_s) + replacing(u"/abs/b"_s, u"x"_s, u"z"_s),
         replacing(u"d/c"_s, u"c"_s, u"x"_s) + replacing(u"d/b"_s, u"x"_s, u"z"_s)},
        {u"d/c ok"_s, u"d/b ok"_s}, {u"modify d/b"_s, u"modify d/c"_s});
    row("no path comes back as one", {change({}, u"delete-file"_s), deleting(u"e"_s)}, {u"e ok"_s},
        {u"delete e"_s});
    row("a missed anchor does not", {replacing(u"d/c"_s, u"9"_s, u"x"_s), creating(u"c"_s, u"x"_s)},
        {u"d/c E_NOMATCH"_s, u"c ok"_s}, {u"create c"_s});
    row("there is one already, so change it",
        {creating(u"e"_s, u"x"_s), replacing(u"e"_s, u"e"_s, u"x"_s)}, {u"e ok"_s},
        {u"modify e"_s});
    row("a move that failed, to another place",
        {renaming(u"a"_s, u"e"_s), renaming(u"a"_s, u"f"_s)}, {u"a ok"_s}, {u"rename a f"_s});
    row("another letter case", {replacing(u"A"_s, u"1"_s, u"x"_s), mended}, {u"a ok"_s}, oneFile);

    row("made, and then changed", {creating(u"n"_s, u"new"_s), replacing(u"n"_s, u"new"_s, u"x"_s)},
        {u"n ok"_s, u"n ok"_s}, {u"create n"_s});
    row("made, and then gone", {creating(u"n"_s, u"new"_s), deleting(u"n"_s)},
        {u"n ok"_s, u"n ok"_s}, {});
    row("gone, and then another moved there", {deleting(u"e"_s), renaming(u"a"_s, u"e"_s)},
        {u"e ok"_s, u"a ok"_s}, {u"delete a"_s, u"modify e"_s});
    row("a file, and one below it", {creating(u"n"_s, u"x"_s), creating(u"n/m"_s, u"x"_s)},
        {u"n ok"_s, u"n/m E_SPECIAL"_s}, {u"create n"_s});
}

void ChangePlanTest::planned_goesOn()
{
    QFETCH(const QStringList, answers);
    QFETCH(const QStringList, verdicts);
    QFETCH(const QStringList, files);
    const ChangeSet set = plannedAll(answers);
    QCOMPARE(verdictsOf(set), verdicts);
    QCOMPARE(linesOf(set.files), files);
    QCOMPARE(set.edits.size(), set.outcomes.size());
    QVERIFY(appliedTo(before, set.files));
    const bool isFine
        = std::ranges::all_of(verdicts, [](const QString &line) { return line.endsWith(u" ok"); });
    QCOMPARE(set.isComplete(), isFine);
}

//! Each file knows which edits of the whole set have made it.
void ChangePlanTest::planned_numbersItsEdits()
{
    const QStringList answers{replacing(u"none"_s, u"1"_s, u"x"_s)
                                  + replacing(u"a"_s, u"2"_s, u"two"_s)
                                  + replacing(u"a"_s, u"9"_s, u"x"_s),
                              deleting(u"d/b"_s) + replacing(u"a"_s, u"3"_s, u"x"_s)};
    const ChangeSet set = plannedAll(answers);
    QCOMPARE(verdictsOf(set),
             (QStringList{u"none E_MISSING"_s, u"a ok"_s, u"d/b ok"_s, u"a ok"_s}));
    QCOMPARE(linesOf(set.files), (QStringList{u"modify a"_s, u"delete d/b"_s}));
    QCOMPARE(set.files.at(0).edits, (QList<qsizetype>{1, 3}));
    QCOMPARE(set.files.at(1).edits, (QList<qsizetype>{2}));
}

void ChangePlanTest::planned_holdsAgainstWhatResolved()
{
    const ChangeSet set = plannedAll(
        {replacing(u"a"_s, u"2"_s, u"two\nthree"_s) + replacing(u"a"_s, u"9"_s, u"x"_s),
         change(u"a"_s, u"insert-after"_s,
                fenced(u"Anchor"_s, u"two\nthree"_s) + fenced(u"Insert"_s, u"four"_s))});
    QVERIFY(set.isComplete());
    QCOMPARE(set.files.constFirst().before, before[u"a"_s]);
    QCOMPARE(set.files.constFirst().after, "1\ntwo\nthree\nfour\n3\n"_ba);
    QCOMPARE(set.files.constFirst().mode, 0644);
}

//! Also where only the last answer is harmless.
void ChangePlanTest::planned_asksForConsents()
{
    const ChangeSet set = plannedAll(
        {deleting(u"e"_s) + replacing(u"a"_s, u"9"_s, u"x"_s), overwriting(u"a"_s, u"x"_s)});
    QVERIFY(set.isComplete());
    QCOMPARE(set.consents(), (QList<Consent>{Consent::Delete, Consent::Shrink}));
}

QTEST_GUILESS_MAIN(ChangePlanTest)
#include "tst_changeplan.moc"
