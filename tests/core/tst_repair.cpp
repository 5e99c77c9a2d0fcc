// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/repair.h"

#include "core/edit/changeplan.h"
#include "core/edit/editrules.h"
#include "core/edit/filetext.h"

#include "editanswers.h"

#include "support/editcodes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::run;
using namespace roo::test;
using roo::edit::ChangeSet;
using roo::edit::Tree;
using roo::edit::TreeEntry;

namespace {

using Kind = TreeEntry::Kind;

const QByteArray canary = "CANARY\n";

//! 400 lines: "line 1", …; some of them stand there more than once.
QByteArray longFile()
{
    QByteArray text;
    for (int i = 1; i <= 400; ++i) {
        text += i % 50 == 0 ? "again\n"_ba : "line " + QByteArray::number(i) + '\n';
    }
    return text;
}

Files project()
{
    return {{u"a.py"_s, "def f():\n    return 1\n"_ba},
            {u"two.txt"_s, "x\ny\nx\n"_ba},
            {u"src/util.cpp"_s, "int u;\n"_ba},
            {u"fenced.md"_s, "```\ncode\n```\n````\nmore\n````\n"_ba},
            {u"large.txt"_s, longFile()}};
}

//! The project, and what no model may see.
Tree folder()
{
    return [files = treeOf(project())](const QString &path) -> TreeEntry {
        TreeEntry entry{.kind = Kind::File, .decidedBy = path, .bytes = canary, .mode = 0644};
        if (path == "ignored"_L1) {
            entry.isIgnored = true;
        } else if (path == "link"_L1) {
            entry.kind = Kind::Link;
        } else if (path == "pipe"_L1) {
            entry.kind = Kind::Other;
        } else if (path == "huge"_L1) {
            entry.isTooLarge = true;
        } else if (path == "binary"_L1) {
            entry.bytes = canary + '\0';
        } else if (path == "Ignored"_L1) {
            entry.twin = u"ignored"_s; // where letter cases do not count
        } else if (path != ".env"_L1 && path != "d/id_rsa"_L1) {
            entry = files(path);
        }
        return entry;
    };
}

RepairGround ground()
{
    return {.folder = folder(), .paths = project().keys()};
}

ChangeSet setOf(const QStringList &answers, bool wasCut = false)
{
    ChangeSet set;
    for (const QString &answer : answers) {
        set = roo::edit::planned(set, roo::edit::parseEdits(answer, wasCut), folder());
    }
    return set;
}

QString failuresOf(const QString &answer, bool wasCut = false)
{
    return failuresText(setOf({answer}, wasCut), ground());
}

} // namespace

//! What goes back to the Coder.
class RepairTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void failures_sayWhy_data();
    void failures_sayWhy();
    void failures_sayWhyForEveryCode();
    void failures_areOnlyThose();
    void failures_showTheChangeAsItWasWritten();
    void failures_showSmallFilesOnce();
    void failures_showLinesNearby_data();
    void failures_showLinesNearby();
    void failures_showWhatHasResolved();
    void failures_nameAlike_data();
    void failures_nameAlike();
    void texts_neverShowWhatNobodyMaySee_data();
    void texts_neverShowWhatNobodyMaySee();
    void texts_haveFencesThatHold();
    void texts_areEmptyWhereNothingFailed();
    void noChange_isSaid();
    void wholeFiles_areWhole();
    void files_areShownAsFarAsThereIsRoom();
};

void RepairTest::failures_sayWhy_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QString &answer, const QString &line) {
        QTest::newRow(name) << answer << line;
    };
    const QString body = fenced(u"Replace With"_s, u"x"_s);
    const QString file = u"a.py"_s;
    row("an unknown action", change(file, u"frobnicate"_s, body),
        u"- E_LABEL: \"frobnicate\" is not an action"_s);
    row("no body", change(file, u"replace"_s, fenced(u"Anchor"_s, u"    return 1"_s)),
        u"- E_FIELD: Replace With is missing"_s);
    row("no fence", change(file, u"append"_s, u"Insert:\nx = 1\ny = 2\n"_s), u"- E_UNFENCED: "_s);
    row("not there", replacing(file, u"return 2"_s, u"x"_s),
        u"- E_NOMATCH: the lines of the anchor do not stand in the file.\n"_s);
    row("there twice", replacing(u"two.txt"_s, u"x"_s, u"z"_s),
        u"- E_AMBIGUOUS: the anchor stands in the file 2 times (at lines 1, 3): take more lines, "
        "or say Occurrence: N of 2.\n"_s);
    row("another number of times",
        change(u"two.txt"_s, u"replace"_s,
               u"Occurrence: 1 of 3\n"_s + fenced(u"Anchor"_s, u"x"_s)
                   + fenced(u"Replace With"_s, u"z"_s)),
        u"- E_OCCURRENCE: the anchor stands in the file 2 times, not 3.\n"_s);
    row("overlapping",
        replacing(file, u"def f():\n    return 1"_s, u"x"_s)
            + replacing(file, u"    return 1"_s, u"y"_s),
        u"- E_OVERLAP: it touches the same lines of a.py as another change"_s);
    row("against the order", creating(u"n"_s, u"x"_s) + replacing(u"n"_s, u"x"_s, u"y"_s),
        u"- E_ORDER: another change of n excludes it"_s);
    row("left out", replacing(file, u"def f():\n    return 1"_s, u"def f():\n    # ..."_s),
        u"- E_ELISION: the line \"# ...\" stands for code that was left out"_s);
    row("no such file", replacing(u"none"_s, u"x"_s, u"y"_s),
        u"- E_MISSING: there is no file none."_s);
    row("a file already", creating(file, u"x"_s), u"- E_EXISTS: there is a file a.py already"_s);
    row("no text", replacing(u"binary"_s, u"x"_s, u"y"_s),
        u"- E_ENCODING: binary is no UTF-8 text"_s);
    row("too large", replacing(u"huge"_s, u"x"_s, u"y"_s), u"- E_SIZE: huge is too large"_s);
    row("blank lines", replacing(file, u"  \n "_s, u"y"_s),
        u"- E_ANCHOR: the anchor has only blank lines.\n"_s);
    row("a wrong path", replacing(u"../a.py"_s, u"x"_s, u"y"_s),
        u"- E_PATH: the path ../a.py is not allowed: expected "_s);
    row("protected", creating(u".env"_s, u"x"_s), u"- E_PROTECTED: .env may not be changed"_s);
    row("ignored", creating(u"ignored"_s, u"x"_s), u"- E_PROTECTED: ignored may not be changed"_s);
    row("a link", replacing(u"link"_s, u"x"_s, u"y"_s), u"- E_LINK: link is no ordinary file"_s);
    row("a pipe", replacing(u"pipe"_s, u"x"_s, u"y"_s), u"- E_SPECIAL: pipe is no ordinary file"_s);
}

void RepairTest::failures_sayWhy()
{
    QFETCH(const QString, answer);
    QFETCH(const QString, line);
    const QString text = failuresOf(answer);
    QVERIFY2(text.startsWith(u"## Change 1\n\nAs you wrote it:\n\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"\n\nWhy it could not be used:\n"_s + line), qPrintable(text));
    // What is wrong with the whole set is said with its changes, and only once.
    QCOMPARE(text.count(u"Why it could not be used"_s), text.count(u"## Change "_s));
}

//! Also for those that no answer of these tests brings about.
void RepairTest::failures_sayWhyForEveryCode()
{
    using namespace roo::edit;
    const QList<EditCode> codes = allEditCodes();
    for (const EditCode code : codes) {
        for (const QString &subject : {u"<subject>"_s, QString()}) {
            const EditFault fault{.code = code, .subject = subject, .expected = u"<expected>"_s};
            const ChangeSet set{.edits = {{.path = u"a.py"_s}},
                                .outcomes = {{.verdict = Verdict::Refused, .faults = {fault}}}};
            const QString start = u"\n- "_s + editCodeName(code) + u": "_s;
            const QString text = failuresText(set, ground());
            QCOMPARE(text.contains(start), isFailure(code));
            QVERIFY2(!text.contains(start + u".\n"_s), qPrintable(text)); // no words
            QVERIFY2(!text.contains(u"%1"_s) && !text.contains(u"%2"_s), qPrintable(text));
        }
    }
}

void RepairTest::failures_areOnlyThose()
{
    const QString text
        = failuresOf(replacing(u"a.py"_s, u"    return 1"_s, u"    return 'good'"_s)
                     + replacing(u"two.txt"_s, u"none"_s, u"bad"_s) + creating(u"new"_s, u"good"_s)
                     + replacing(u"two.txt"_s, u"y"_s, u"y"_s));
    QCOMPARE(text.count(u"## Change "_s), 1);
    QVERIFY(text.contains(u"bad"_s));
    QVERIFY(!text.contains(u"good"_s));
    QVERIFY(!text.contains(u"a.py"_s));
}

void RepairTest::failures_showTheChangeAsItWasWritten()
{
    const QString written = change(u"two.txt"_s, u"insert-after"_s,
                                   u"Occurrence: 2 of 5\n"_s + fenced(u"Anchor"_s, u"x\n  y"_s)
                                       + fenced(u"Insert"_s, u"new\n\nlines"_s));
    QVERIFY(failuresOf(written).contains(
        u"````text\nFile: two.txt\nAction: insert-after\nOccurrence: 2 of 5\n"
        "Anchor:\n```txt\nx\n  y\n```\nInsert:\n```txt\nnew\n\nlines\n```\n````\n"_s));
    QVERIFY(failuresOf(renaming(u"a.py"_s, u"two.txt"_s))
                .contains(u"```text\nFile: a.py\nAction: rename\nTo: two.txt\n```\n"_s));
}

void RepairTest::failures_showSmallFilesOnce()
{
    const QString text = failuresOf(replacing(u"two.txt"_s, u"none"_s, u"a"_s)
                                    + replacing(u"two.txt"_s, u"nothing"_s, u"b"_s));
    QCOMPARE(text.count(u"## Change "_s), 2);
    QCOMPARE(text.count(u"The file `two.txt` as it is now:\n```txt\nx\ny\nx\n```"_s), 1);
}

void RepairTest::failures_showLinesNearby_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("nearly there") << u"line 101\nline 102\nline 103 \nline 10x\nline 105"_s
                                  << QStringList{u"Lines 95 to 111"_s};
    QTest::newRow("at the beginning")
        << u"line 1\nline 2\nline 33"_s << QStringList{u"Lines 1 to 9"_s};
    QTest::newRow("at the end") << u"line 398\nline 399\nagain!"_s
                                << QStringList{u"Lines 392 to 400"_s};
    QTest::newRow("at several places, not all of them")
        << u"again"_s
        << QStringList{u"Lines 44 to 56"_s, u"Lines 94 to 106"_s, u"Lines 144 to 156"_s,
                       u"Lines 194 to 206"_s};
    QTest::newRow("nowhere, so all of it") << u"nothing\nof\nthe kind"_s << QStringList();
}

void RepairTest::failures_showLinesNearby()
{
    QFETCH(const QString, anchor);
    QFETCH(const QStringList, shown);
    const QString text = failuresOf(replacing(u"large.txt"_s, anchor, u"x"_s));
    QStringList found;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (line.endsWith(u" of `large.txt` as they are now:"_s)) {
            found.append(line.first(line.indexOf(u" of `"_s)));
        }
    }
    QCOMPARE(found, shown);
    QCOMPARE(text.contains(u"The file `large.txt` as it is now:"_s), shown.isEmpty());
    if (!shown.isEmpty()) {
        const QString first = shown.constFirst().section(u' ', 1, 1);
        QVERIFY(text.contains(u"now:\n```txt\nline "_s + first + u'\n'));
    }
}

void RepairTest::failures_showWhatHasResolved()
{
    const ChangeSet set = setOf({replacing(u"a.py"_s, u"    return 1"_s, u"    return 2"_s)
                                     + replacing(u"a.py"_s, u"    return 3"_s, u"x"_s)
                                     + creating(u"new"_s, u"made"_s) + deleting(u"src/util.cpp"_s)
                                     + replacing(u"src/util.cpp"_s, u"no"_s, u"x"_s)
                                     + replacing(u"two.txt"_s, u"none"_s, u"x"_s),
                                 replacing(u"new"_s, u"none"_s, u"x"_s)});
    const QString text = failuresText(set, ground());
    QVERIFY(text.contains(u"`a.py` as it is now:\n```py\ndef f():\n    return 2\n```"_s));
    QVERIFY(text.contains(u"`new` as it is now:\n```\nmade\n```"_s));
}

void RepairTest::failures_nameAlike_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::newRow("another folder") << u"lib/util.cpp"_s << u"`src/util.cpp`"_s;
    QTest::newRow("a slip") << u"a.pyy"_s << u"`a.py`"_s;
    QTest::newRow("outside") << u"../src/util.cpp"_s << u"`src/util.cpp`"_s;
    QTest::newRow("like none") << u"quite/different.rs"_s << QString();
    QTest::newRow("like one that nobody may see") << u"ignore"_s << QString();
}

void RepairTest::failures_nameAlike()
{
    QFETCH(const QString, path);
    QFETCH(const QString, line);
    const QString text = failuresOf(replacing(path, u"x"_s, u"y"_s));
    QCOMPARE(text.contains(u"Files of a similar name: "_s), !line.isEmpty());
    QVERIFY2(text.contains(line), qPrintable(text));
}

void RepairTest::texts_neverShowWhatNobodyMaySee_data()
{
    QTest::addColumn<QString>("path");
    for (const auto name :
         {"ignored", "Ignored", "link", "pipe", "huge", "binary", ".env", "d/id_rsa"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

//! Whatever is wrong with the change: some of it is found before the file is looked at.
void RepairTest::texts_neverShowWhatNobodyMaySee()
{
    QFETCH(const QString, path);
    const QStringList answers{replacing(path, u"x"_s, u"y"_s),
                              change(path, u"replace"_s, fenced(u"Anchor"_s, u"x"_s)),
                              change(path, u"frobnicate"_s, fenced(u"Insert"_s, u"x"_s)),
                              creating(path, u"x"_s),
                              renaming(path, u"a.py"_s),
                              renaming(u"a.py"_s, path),
                              replacing(path, u"a"_s, u"..."_s),
                              deleting(path) + replacing(path, u"x"_s, u"y"_s)};
    for (const QString &answer : answers) {
        const ChangeSet set = setOf({answer});
        QVERIFY(!set.isComplete() || path == "binary"_L1);
        for (const QString &text : {failuresText(set, ground()), wholeFilesText(set, ground())}) {
            QVERIFY2(!text.contains(u"CANARY"_s), qPrintable(text));
        }
    }
}

//! Nothing in a file or a change ends the fence around it.
void RepairTest::texts_haveFencesThatHold()
{
    const QString text = failuresOf(replacing(u"fenced.md"_s, u"none"_s, u"`````` six"_s));
    QVERIFY2(text.contains(u"as it is now:\n`````md\n```\ncode\n```\n````\nmore\n````\n`````"_s),
             qPrintable(text));
    QVERIFY(text.contains(u"Replace With:\n```````md\n`````` six\n```````\n"_s));
    QVERIFY(text.contains(u"\n````````text\nFile: fenced.md\n"_s));
}

void RepairTest::texts_areEmptyWhereNothingFailed()
{
    const ChangeSet set = setOf({replacing(u"a.py"_s, u"    return 1"_s, u"    return 2"_s)
                                 + replacing(u"two.txt"_s, u"y"_s, u"y"_s)});
    QVERIFY(set.isComplete());
    QCOMPARE(failuresText(set, ground()), QString());
    QCOMPARE(wholeFilesText(set, ground()), QString());
}

void RepairTest::noChange_isSaid()
{
    QVERIFY(failuresOf(u"```\nx\n```"_s).startsWith(u"Your answer held no change"_s));
    QVERIFY(failuresOf(replacing(u"a.py"_s, u"    return 1"_s, u"x"_s), true)
                .startsWith(u"Your answer was cut off before its end."_s));
    QVERIFY(failuresOf(u"Anchor:\n```\nx\n```"_s)
                .contains(u"A line \"anchor:\" stood before any line \"File:\""_s));
}

void RepairTest::wholeFiles_areWhole()
{
    const ChangeSet set = setOf({replacing(u"large.txt"_s, u"none"_s, u"x"_s)
                                 + replacing(u"large.txt"_s, u"line 7"_s, u"line seven"_s)});
    const QString text = wholeFilesText(set, ground());
    const QString content = QString::fromUtf8(longFile().replace("line 7\n", "line seven\n"));
    QVERIFY(text.contains(u"The file `large.txt` as it is now:\n```txt\n"_s + content + u"```"_s));
    QVERIFY(text.contains(u"- E_NOMATCH: "_s));
}

void RepairTest::files_areShownAsFarAsThereIsRoom()
{
    const ChangeSet set = setOf(
        {replacing(u"two.txt"_s, u"none"_s, u"n"_s) + replacing(u"a.py"_s, u"none"_s, u"n"_s)});
    RepairGround small = ground();
    small.limit = 6; // two.txt, and not a byte more
    const QString nearby = failuresText(set, small);
    const QString whole = wholeFilesText(set, small);
    for (const QString &text : {nearby, whole}) {
        QVERIFY(text.contains(u"The file `two.txt`"_s) && !text.contains(u"The file `a.py`"_s));
    }
    QCOMPARE(nearby.count(u"E_NOMATCH"_s), 2);
    // A file that is not seen is not asked for whole: it would be made up.
    QCOMPARE(whole.count(u"E_NOMATCH"_s), 1);
    QVERIFY(!whole.contains(u"a.py"_s));
    small.limit = 5;
    QVERIFY(!failuresText(set, small).contains(u"The file "_s));
    QCOMPARE(wholeFilesText(set, small), QString());
    // Nor is there anything to be written whole.
    QCOMPARE(wholeFilesText(setOf({replacing(u"none"_s, u"x"_s, u"y"_s)}), ground()), QString());
}

QTEST_GUILESS_MAIN(RepairTest)
#include "tst_repair.moc"
