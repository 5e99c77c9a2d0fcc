// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editscript.h"
#include "core/edit/resolver.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

using Kind = TreeEntry::Kind;
using Files = QHash<QString, QByteArray>;

//! A folder in memory. Its paths may have been looked at only once each.
Tree treeOf(const Files &files, const QHash<QString, TreeEntry> &others = {})
{
    auto seen = std::make_shared<QSet<QString>>();
    return [files, others, seen](const QString &path) -> TreeEntry {
        if (seen->contains(path)) {
            QTest::qFail("a path is looked at twice", __FILE__, __LINE__);
        }
        seen->insert(path);
        if (const auto other = others.constFind(path); other != others.cend()) {
            return *other;
        }
        const auto file = files.constFind(path);
        return file == files.cend()
            ? TreeEntry{.kind = Kind::Missing, .decidedBy = path}
            : TreeEntry{.kind = Kind::File, .decidedBy = path, .bytes = *file, .mode = 0644};
    };
}

QString fenced(const QString &label, const QString &content)
{
    return label + u":\n```\n" + content + u"\n```\n";
}

QString change(const QString &path, const QString &verb, const QString &rest)
{
    return u"File: " + path + u"\nAction: " + verb + u'\n' + rest;
}

QString replacing(const QString &path, const QString &anchor, const QString &body)
{
    return change(path, u"replace"_s,
                  fenced(u"Anchor"_s, anchor) + fenced(u"Replace With"_s, body));
}

//! One word for each edit: "ok", "skip W_APPLIED", "no E_PATH"; then those of the set.
QStringList verdictsOf(const ChangeSet &set)
{
    const auto codes = [](const QList<EditFault> &faults) {
        QString text;
        for (const EditFault &fault : faults) {
            text += u' ' + editCodeName(fault.code);
        }
        return text;
    };
    QStringList words;
    for (const EditOutcome &outcome : set.outcomes) {
        const QString verdict = outcome.verdict == Verdict::Resolved ? u"ok"_s
            : outcome.verdict == Verdict::Skipped                    ? u"skip"_s
                                                                     : u"no"_s;
        words.append(verdict + codes(outcome.faults));
    }
    if (!set.faults.isEmpty()) {
        words.append(u"set"_s + codes(set.faults));
    }
    return words;
}

//! The files as they would be.
Files appliedTo(Files files, const ChangeSet &set)
{
    for (const FileChange &change : set.files) {
        files.remove(change.path);
        if (change.kind != FileChange::Kind::Delete) {
            files.insert(change.to.isEmpty() ? change.path : change.to, change.after);
        }
    }
    return files;
}

} // namespace

//! A whole answer against a folder.
class ChangeSetTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void answer_isResolved_data();
    void answer_isResolved();
    void consents_areNamed();
    void consents_areAsked_data();
    void consents_areAsked();
    void entries_areRefused_data();
    void entries_areRefused();
    void wholeFiles_areMadeOrOverwritten();
    void newFile_mayBeExecutable();
    void manyEdits_areOneChangeOfAFile();
    void cutAnswer_isShownAndMakesNothing();
    void repeatedAnswer_changesNothing();
    void hiddenCharacters_areTold();
    void result_isATextThatCanBeEditedAgain();
    void refusedSet_asksForNothing();
};

void ChangeSetTest::answer_isResolved_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("verdicts");
    QTest::addColumn<Files>("after");
    const Files before{{u"a"_s, "1\n2\n3\n"_ba}, {u"d/b"_s, "x\n"_ba}};
    const auto row = [&before](const char *name, const QString &answer, const QStringList &verdicts,
                               const Files &changed = {}) {
        Files after = before;
        for (const auto &[path, bytes] : changed.asKeyValueRange()) {
            if (bytes.isNull()) {
                after.remove(path);
            } else {
                after.insert(path, bytes);
            }
        }
        QTest::newRow(name) << answer << verdicts << after;
    };
    const QByteArray gone;
    const QString create = fenced(u"Content"_s, u"new"_s);

    row("one replaced", replacing(u"a"_s, u"2"_s, u"two"_s), {u"ok"_s},
        {{u"a"_s, "1\ntwo\n3\n"_ba}});
    row("created", change(u"n/e/w"_s, u"create"_s, create), {u"ok"_s}, {{u"n/e/w"_s, "new\n"_ba}});
    row("created, is there", change(u"a"_s, u"create"_s, create), {u"no E_EXISTS"_s});
    row("created, the same is there", change(u"d/b"_s, u"create"_s, fenced(u"Content"_s, u"x"_s)),
        {u"skip W_APPLIED"_s});
    row("edited, not there", replacing(u"none"_s, u"2"_s, u"x"_s), {u"no E_MISSING"_s});
    row("deleted", change(u"a"_s, u"delete-file"_s, {}), {u"ok"_s}, {{u"a"_s, gone}});
    row("deleted already", change(u"none"_s, u"delete-file"_s, {}), {u"skip W_APPLIED"_s});
    row("renamed", change(u"a"_s, u"rename"_s, u"To: c\n"_s), {u"ok"_s},
        {{u"a"_s, gone}, {u"c"_s, "1\n2\n3\n"_ba}});
    row("renamed onto a file", change(u"a"_s, u"rename"_s, u"To: d/b\n"_s), {u"no E_EXISTS"_s});
    row("renamed already", change(u"c"_s, u"rename"_s, u"To: a\n"_s), {u"skip W_APPLIED"_s});
    row("renamed, nothing there", change(u"c"_s, u"rename"_s, u"To: e\n"_s), {u"no E_MISSING"_s});
    row("renamed after its edits",
        change(u"a"_s, u"rename"_s, u"To: c\n"_s) + replacing(u"a"_s, u"3"_s, u"three"_s),
        {u"ok"_s, u"ok"_s}, {{u"a"_s, gone}, {u"c"_s, "1\n2\nthree\n"_ba}});

    row("two edits of one snapshot",
        replacing(u"a"_s, u"1"_s, u"2"_s) + replacing(u"a"_s, u"2"_s, u"1"_s), {u"ok"_s, u"ok"_s},
        {{u"a"_s, "2\n1\n3\n"_ba}});
    row("neighbours do not overlap",
        replacing(u"a"_s, u"1"_s, u"x"_s)
            + change(u"a"_s, u"insert-after"_s,
                     fenced(u"Anchor"_s, u"2"_s) + fenced(u"Insert"_s, u"y"_s)),
        {u"ok"_s, u"ok"_s}, {{u"a"_s, "x\n2\ny\n3\n"_ba}});
    row("one refused, the others live",
        replacing(u"a"_s, u"9"_s, u"x"_s) + replacing(u"d/b"_s, u"x"_s, u"y"_s),
        {u"no E_NOMATCH"_s, u"ok"_s}, {{u"d/b"_s, "y\n"_ba}});

    row("overlapping", replacing(u"a"_s, u"1\n2"_s, u"x"_s) + replacing(u"a"_s, u"2\n3"_s, u"y"_s),
        {u"no E_OVERLAP"_s, u"no E_OVERLAP"_s, u"set E_OVERLAP"_s});
    row("repeated", replacing(u"a"_s, u"1"_s, u"x"_s) + replacing(u"a"_s, u"1"_s, u"x"_s),
        {u"no E_OVERLAP"_s, u"no E_OVERLAP"_s, u"set E_OVERLAP"_s});
    row("inserted twice", change(u"a"_s, u"append"_s, create) + change(u"a"_s, u"append"_s, create),
        {u"no E_OVERLAP"_s, u"no E_OVERLAP"_s, u"set E_OVERLAP"_s});
    row("inserted beside what goes",
        replacing(u"a"_s, u"2"_s, u"x"_s)
            + change(u"a"_s, u"insert-after"_s,
                     fenced(u"Anchor"_s, u"2"_s) + fenced(u"Insert"_s, u"y"_s)),
        {u"no E_OVERLAP"_s, u"no E_OVERLAP"_s, u"set E_OVERLAP"_s});
    row("created twice", change(u"n"_s, u"create"_s, create) + change(u"n"_s, u"create"_s, create),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("created and edited",
        change(u"n"_s, u"create"_s, create) + replacing(u"n"_s, u"new"_s, u"x"_s),
        {u"no E_ORDER"_s, u"no E_MISSING E_ORDER"_s, u"set E_ORDER"_s});
    row("created, is there, and edited",
        change(u"a"_s, u"create"_s, create) + replacing(u"a"_s, u"1"_s, u"x"_s),
        {u"no E_EXISTS E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("created already, and edited",
        change(u"d/b"_s, u"create"_s, fenced(u"Content"_s, u"x"_s))
            + replacing(u"d/b"_s, u"x"_s, u"y"_s),
        {u"skip W_APPLIED"_s, u"ok"_s}, {{u"d/b"_s, "y\n"_ba}});
    row("created, and edited in a wrong way",
        change(u"n"_s, u"create"_s, create) + change(u"n"_s, u"append"_s, {}),
        {u"ok"_s, u"no E_FIELD"_s}, {{u"n"_s, "new\n"_ba}});
    row("deleted, and edited in vain",
        change(u"a"_s, u"delete-file"_s, {}) + replacing(u"a"_s, u"9"_s, u"x"_s),
        {u"no E_ORDER"_s, u"no E_NOMATCH E_ORDER"_s, u"set E_ORDER"_s});
    row("renamed, and edited by the new name",
        change(u"a"_s, u"rename"_s, u"To: n\n"_s) + replacing(u"n"_s, u"1"_s, u"x"_s),
        {u"no E_ORDER"_s, u"no E_MISSING E_ORDER"_s, u"set E_ORDER"_s});
    row("renamed onto a path that goes",
        change(u"a"_s, u"rename"_s, u"To: d/b\n"_s) + change(u"d/b"_s, u"delete-file"_s, {}),
        {u"no E_EXISTS E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("deleted and edited",
        change(u"a"_s, u"delete-file"_s, {}) + replacing(u"a"_s, u"1"_s, u"x"_s),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("renamed onto a path of the set",
        change(u"a"_s, u"rename"_s, u"To: n\n"_s) + change(u"n"_s, u"create"_s, create),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("two renamed to one",
        change(u"a"_s, u"rename"_s, u"To: n\n"_s) + change(u"d/b"_s, u"rename"_s, u"To: N\n"_s),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("a file and a folder",
        change(u"n"_s, u"create"_s, create) + change(u"n/m"_s, u"create"_s, create),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("a file that is moved, and a folder",
        change(u"n/m"_s, u"create"_s, create) + change(u"a"_s, u"rename"_s, u"To: N\n"_s),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});
    row("two letter cases",
        change(u"n"_s, u"create"_s, create) + change(u"N"_s, u"create"_s, create),
        {u"no E_ORDER"_s, u"no E_ORDER"_s, u"set E_ORDER"_s});

    row("out of the folder", replacing(u"../a"_s, u"1"_s, u"x"_s), {u"no E_PATH"_s});
    row("absolute", replacing(u"/a"_s, u"1"_s, u"x"_s), {u"no E_PATH"_s});
    row("protected", change(u".git/hooks/pre-commit"_s, u"create"_s, create),
        {u"no E_PROTECTED"_s});
    row("protected, in any case", change(u"d/.GIT/x"_s, u"create"_s, create),
        {u"no E_PROTECTED"_s});
    row("secrets", change(u".env"_s, u"create"_s, create), {u"no E_PROTECTED"_s});
    row("a sample of them", change(u".env.example"_s, u"create"_s, create), {u"ok"_s},
        {{u".env.example"_s, "new\n"_ba}});
    row("renamed out of the folder", change(u"a"_s, u"rename"_s, u"To: ../c\n"_s),
        {u"no E_PATH"_s});
    row("an anchor on create", change(u"n"_s, u"create"_s, fenced(u"Anchor"_s, u"1"_s) + create),
        {u"no E_FIELD"_s});
    row("left out", replacing(u"a"_s, u"1\n2"_s, u"1\n# ... existing code ..."_s),
        {u"no E_ELISION"_s});
    row("nothing to do", replacing(u"a"_s, u"1"_s, u"1"_s), {u"skip W_NOOP"_s});
}

void ChangeSetTest::answer_isResolved()
{
    QFETCH(const QString, answer);
    QFETCH(const QStringList, verdicts);
    QFETCH(const Files, after);
    const Files before{{u"a"_s, "1\n2\n3\n"_ba}, {u"d/b"_s, "x\n"_ba}};
    const ChangeSet set = resolved(parseEdits(answer), treeOf(before));
    QCOMPARE(verdictsOf(set), verdicts);
    QCOMPARE(appliedTo(before, set), after);
    const bool isFine = std::ranges::none_of(
        verdicts, [](const QString &word) { return word.startsWith(u"no"); });
    QCOMPARE(set.isComplete(), isFine);
    for (const FileChange &change : set.files) {
        QCOMPARE(change.before, before.value(change.path));
        QVERIFY(!change.edits.isEmpty());
    }
}

void ChangeSetTest::consents_areNamed()
{
    QStringList names;
    for (const Consent consent :
         {Consent::Level3, Consent::Delete, Consent::Shrink, Consent::Bidi, Consent::Links}) {
        names.append(consentName(consent));
        QCOMPARE(consentFromName(names.constLast()), consent);
    }
    QCOMPARE(names, (QStringList{u"level3"_s, u"delete"_s, u"shrink"_s, u"bidi"_s, u"links"_s}));
    QVERIFY(!consentFromName(u"all"));
}

void ChangeSetTest::consents_areAsked_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QList<Consent>>("consents");
    const QString two = fenced(u"Content"_s, u"1\n2"_s);
    QTest::newRow("none") << replacing(u"a"_s, u"1"_s, u"x"_s) << QList<Consent>();
    QTest::newRow("a file goes") << change(u"a"_s, u"delete-file"_s, {}) << QList{Consent::Delete};
    QTest::newRow("none for what has gone")
        << change(u"none"_s, u"delete-file"_s, {}) << QList<Consent>();
    QTest::newRow("more than half goes")
        << change(u"a"_s, u"overwrite"_s, fenced(u"Content"_s, u"1"_s)) << QList{Consent::Shrink};
    QTest::newRow("half goes") << change(u"a"_s, u"overwrite"_s, two) << QList<Consent>();
    QTest::newRow("typography") << replacing(u"a"_s, u"\u201c4\u201d"_s, u"x"_s)
                                << QList{Consent::Level3};
    QTest::newRow("turned around")
        << replacing(u"a"_s, u"1"_s, u"x\u202e"_s) << QList{Consent::Bidi};
    QTest::newRow("all, each once") << replacing(u"a"_s, u"\u201c4\u201d"_s, u"\u202e"_s)
            + change(u"b"_s, u"delete-file"_s, {}) + change(u"c"_s, u"delete-file"_s, {})
                                    << QList{Consent::Level3, Consent::Delete, Consent::Bidi};
}

void ChangeSetTest::consents_areAsked()
{
    QFETCH(const QString, answer);
    QFETCH(const QList<Consent>, consents);
    const ChangeSet set = resolved(
        parseEdits(answer),
        treeOf({{u"a"_s, "1\n2\n3\n\"4\"\n"_ba}, {u"b"_s, "b\n"_ba}, {u"c"_s, "c\n"_ba}}));
    QVERIFY(set.isComplete());
    QCOMPARE(set.consents(), consents);
}

void ChangeSetTest::entries_areRefused_data()
{
    QTest::addColumn<TreeEntry>("entry");
    QTest::addColumn<QString>("verdict");
    const QByteArray text = "1\n"_ba;
    const auto row = [](const char *name, const TreeEntry &entry, const QString &verdict) {
        QTest::newRow(name) << entry << verdict;
    };
    row("a link", {.kind = Kind::Link, .decidedBy = u"f"_s}, u"no E_LINK"_s);
    row("a folder", {.kind = Kind::Folder, .decidedBy = u"f"_s}, u"no E_SPECIAL"_s);
    row("a pipe", {.kind = Kind::Other, .decidedBy = u"f"_s}, u"no E_SPECIAL"_s);
    row("unreadable", {.kind = Kind::Unreadable, .decidedBy = u"f"_s}, u"no E_SPECIAL"_s);
    row("another letter case", {.kind = Kind::Missing, .twin = u"F"_s}, u"no E_PATH"_s);
    row("too large", {.kind = Kind::File, .isTooLarge = true}, u"no E_SIZE"_s);
    row("ignored", {.kind = Kind::File, .bytes = text, .isIgnored = true}, u"no E_PROTECTED"_s);
    row("no UTF-8", {.kind = Kind::File, .bytes = "1\n\xff"_ba}, u"no E_ENCODING"_s);
    row("a NUL", {.kind = Kind::File, .bytes = "1\n\0"_ba}, u"no E_ENCODING"_s);
    row("several names", {.kind = Kind::File, .bytes = text, .hasOtherNames = true}, u"ok"_s);
}

void ChangeSetTest::entries_areRefused()
{
    QFETCH(const TreeEntry, entry);
    QFETCH(const QString, verdict);
    const Tree tree = treeOf({}, {{u"f"_s, entry}});
    const ChangeSet set = resolved(parseEdits(replacing(u"f"_s, u"1"_s, u"x"_s)), tree);
    QCOMPARE(verdictsOf(set), QStringList{verdict});
    QCOMPARE(set.consents(), entry.hasOtherNames ? QList{Consent::Links} : QList<Consent>());
    QCOMPARE(set.files.isEmpty(), !entry.hasOtherNames);
}

//! As weak models answer: no label, but a file's name at each fence.
void ChangeSetTest::wholeFiles_areMadeOrOverwritten()
{
    const QString answer = u"```python title=a.py\nx\n```\n\n**d/n.py**\n```\ny\n```\n"_s;
    const ChangeSet set = resolved(parseEdits(answer), treeOf({{u"a.py"_s, "1\r\n"_ba}}));
    QCOMPARE(verdictsOf(set), (QStringList{u"ok"_s, u"ok"_s}));
    QCOMPARE(appliedTo({}, set), (Files{{u"a.py"_s, "x\r\n"_ba}, {u"d/n.py"_s, "y\n"_ba}}));
    QCOMPARE(set.edits.at(0).verb, Verb::Overwrite);
    QCOMPARE(set.edits.at(1).verb, Verb::Create);
}

void ChangeSetTest::newFile_mayBeExecutable()
{
    const QString answer
        = change(u"./run"_s, u"create"_s, u"Mode: +x\n"_s + fenced(u"Content"_s, u"#!/bin/sh"_s));
    const ChangeSet set = resolved(parseEdits(answer), treeOf({}));
    QCOMPARE(set.files.size(), 1);
    QCOMPARE(set.files.constFirst().path, u"run"_s);
    QVERIFY(set.files.constFirst().isExecutable);
    QCOMPARE(set.files.constFirst().mode, -1);
}

void ChangeSetTest::manyEdits_areOneChangeOfAFile()
{
    QByteArray before;
    QByteArray after;
    QString answer;
    for (int i = 0; i < 200; ++i) {
        before += "line " + QByteArray::number(i) + '\n';
        after += (i % 2 == 0 ? "LINE " : "line ") + QByteArray::number(i) + '\n';
        if (i % 2 == 0) {
            answer.prepend(replacing(u"a"_s, u"line %1"_s.arg(i), u"LINE %1"_s.arg(i)));
        }
    }
    const ChangeSet set = resolved(parseEdits(answer), treeOf({{u"a"_s, before}}));
    QVERIFY(set.isComplete());
    QCOMPARE(set.files.size(), 1);
    QCOMPARE(set.files.constFirst().after, after);
    QCOMPARE(set.files.constFirst().edits.size(), 100);
}

void ChangeSetTest::cutAnswer_isShownAndMakesNothing()
{
    const ChangeSet set = resolved(parseEdits(replacing(u"a"_s, u"1"_s, u"x"_s), true),
                                   treeOf({{u"a"_s, "1\n"_ba}}));
    QCOMPARE(verdictsOf(set), (QStringList{u"ok"_s, u"set E_TRUNCATED"_s}));
    QVERIFY(!set.isComplete());
    QVERIFY(set.files.isEmpty());
}

void ChangeSetTest::repeatedAnswer_changesNothing()
{
    const QString answer = replacing(u"a"_s, u"1"_s, u"one"_s)
        + change(u"a"_s, u"append"_s, fenced(u"Insert"_s, u"end"_s))
        + change(u"n"_s, u"create"_s, fenced(u"Content"_s, u"new"_s))
        + change(u"b"_s, u"rename"_s, u"To: c\n"_s) + change(u"e"_s, u"delete-file"_s, {});
    const Files before{{u"a"_s, "1\n"_ba}, {u"b"_s, "b\n"_ba}, {u"e"_s, "e\n"_ba}};
    const ChangeSet first = resolved(parseEdits(answer), treeOf(before));
    QVERIFY(first.isComplete());
    QCOMPARE(first.files.size(), 4);
    const Files after = appliedTo(before, first);
    const ChangeSet second = resolved(parseEdits(answer), treeOf(after));
    QVERIFY(second.isComplete());
    QCOMPARE(second.files, QList<FileChange>());
    for (const EditOutcome &outcome : second.outcomes) {
        QCOMPARE(outcome.verdict, Verdict::Skipped);
    }
}

//! Only in what is new: a line that stays was the file's own.
void ChangeSetTest::hiddenCharacters_areTold()
{
    const Files files{{u"a"_s, u"x\u200b\ny\n"_s.toUtf8()}};
    const QString kept = replacing(u"a"_s, u"x\u200b\ny"_s, u"x\u200b\nz"_s);
    QCOMPARE(verdictsOf(resolved(parseEdits(kept), treeOf(files))), QStringList{u"ok"_s});
    const ChangeSet set
        = resolved(parseEdits(replacing(u"a"_s, u"y"_s, u"\u2066"_s)), treeOf(files));
    QCOMPARE(verdictsOf(set), QStringList{u"ok W_BIDI"_s});
    QCOMPARE(set.outcomes.constFirst().faults.constFirst().subject, u"U+2066"_s);
    const QString emoji = replacing(u"a"_s, u"y"_s, u"\u2764\ufe0f \U0001f469\u200d\U0001f680"_s);
    QCOMPARE(verdictsOf(resolved(parseEdits(emoji), treeOf(files))), QStringList{u"ok"_s});
}

//! Otherwise the change could not even be taken back.
void ChangeSetTest::result_isATextThatCanBeEditedAgain()
{
    const QString line(100, u'x');
    const Files files{{u"a"_s, QByteArray(largestText - 50, 'y')}, {u"b"_s, "1\n"_ba}};
    const QString larger = change(u"a"_s, u"append"_s, fenced(u"Insert"_s, line))
        + change(u"a"_s, u"rename"_s, u"To: c\n"_s) + replacing(u"b"_s, u"1"_s, u"2"_s);
    const ChangeSet set = resolved(parseEdits(larger), treeOf(files));
    QCOMPARE(verdictsOf(set), (QStringList{u"no E_SIZE"_s, u"no E_SIZE"_s, u"ok"_s}));
    QCOMPARE(appliedTo(files, set).value(u"b"_s), "2\n"_ba);
    QCOMPARE(set.files.size(), 1);

    const QString nul = replacing(u"b"_s, u"1"_s, u"x%1"_s.arg(QChar(0)))
        + change(u"n"_s, u"create"_s, fenced(u"Content"_s, QString(QChar(0))));
    QCOMPARE(verdictsOf(resolved(parseEdits(nul), treeOf(files))),
             (QStringList{u"no E_ENCODING"_s, u"no E_ENCODING"_s}));
}

void ChangeSetTest::refusedSet_asksForNothing()
{
    const QString twice
        = change(u"a"_s, u"delete-file"_s, {}) + change(u"a"_s, u"rename"_s, u"To: b\n"_s);
    QCOMPARE(resolved(parseEdits(twice), treeOf({{u"a"_s, "1\n"_ba}})).consents(),
             QList<Consent>());
}

QTEST_GUILESS_MAIN(ChangeSetTest)
#include "tst_changeset.moc"
