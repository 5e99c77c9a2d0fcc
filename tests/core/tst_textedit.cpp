// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editrules.h"
#include "core/edit/textedit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

using Lines = std::optional<QStringList>;

QStringList codesOf(const QList<EditFault> &faults)
{
    QStringList codes;
    for (const EditFault &fault : faults) {
        codes.append(editCodeName(fault.code));
    }
    return codes;
}

Edit edited(Verb verb, const Lines &anchor, const Lines &body)
{
    return {.path = u"a"_s, .verb = verb, .anchor = anchor, .body = body};
}

//! What the file is when the edit was made; "refused: CODES" or "skipped: CODES" otherwise.
QByteArray madeOf(const QByteArray &bytes, Edit edit)
{
    const auto file = FileText::read(bytes);
    if (!file) {
        return "no text";
    }
    checkFields(edit);
    const Placement placement = placed(edit, *file);
    const QStringList codes = codesOf(placement.faults);
    for (const EditFault &fault : placement.faults) {
        if (isFailure(fault.code)) {
            return "refused: " + codes.join(u' ').toUtf8();
        }
        if (fault.code == EditCode::Noop || fault.code == EditCode::Applied) {
            return "skipped: " + codes.join(u' ').toUtf8();
        }
    }
    return spliced(*file, {placement.splice});
}

} // namespace

//! One edit in one file: the bytes that come of it.
class TextEditTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void edit_makesBytes_data();
    void edit_makesBytes();
    void range_goesToTheEndOfItsEnd();
    void occurrence_choosesAPlace();
    void hint_onlyWarns();
    void numbers_areTakenOffOnlyWhereTheFileHasNone();
    void missedAnchor_tellsWhatIsNear();
    void nearbyLines_haveABound();
    void severalSplices_keepTheirOrder();
    void splicesAtOnePlace_lieWhereTheyBelong();
    void everyLine_canGoAndComeAlone();
};

void TextEditTest::edit_makesBytes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<Lines>("anchor");
    QTest::addColumn<Lines>("body");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, Verb verb, const Lines &anchor,
                        const Lines &body, const QByteArray &after) {
        QTest::newRow(name) << before << verb << anchor << body << after;
    };
    using enum Verb;
    const auto lines = [](std::initializer_list<QString> list) { return QStringList(list); };
    const QStringList a{u"a"_s};
    const QStringList b{u"b"_s};
    const QStringList x{u"x"_s};
    const Lines none;

    row("replace", "a\nb\nc\n", Replace, b, x, "a\nx\nc\n");
    row("replace by more", "a\nb\nc\n", Replace, b, lines({u"x"_s, QString(), u"y"_s}),
        "a\nx\n\ny\nc\n");
    row("replace by nothing", "a\nb\nc\n", Replace, b, QStringList(), "a\nc\n");
    row("delete", "a\nb\nc\n", Delete, b, none, "a\nc\n");
    row("delete all", "b\n", Delete, b, none, "");
    row("insert before", "a\nb\n", InsertBefore, b, x, "a\nx\nb\n");
    row("insert after", "a\nb\n", InsertAfter, a, x, "a\nx\nb\n");
    row("append", "a\n", Append, none, x, "a\nx\n");
    row("prepend", "a\n", Prepend, none, x, "x\na\n");
    row("append to nothing", "", Append, none, x, "x\n");
    row("overwrite", "a\nb\n", Overwrite, none, x, "x\n");

    row("dollars are themselves", "a\n", Replace, a, lines({u"$& $1 \\1 $$ %1"_s}),
        "$& $1 \\1 $$ %1\n");
    row("blanks inside strings stay", "s = 'a  b'\n", Replace, lines({u"s = 'a b'"_s}), x,
        "refused: E_NOMATCH");
    row("the case counts", "A\n", Replace, a, x, "refused: E_NOMATCH");
    row("no part of a line", "ab\n", Replace, a, x, "refused: E_NOMATCH");
    row("two places", "a\na\n", Replace, a, x, "refused: E_AMBIGUOUS");
    row("never looser than the first level", "a\na\n a\n", Replace, a, x, "refused: E_AMBIGUOUS");
    row("an equal one is meant", "a\n a\n", Replace, a, x, "x\n a\n");

    row("CRLF", "a\r\nb\r\n", Replace, b, lines({u"x"_s, u"y"_s}), "a\r\nx\r\ny\r\n");
    row("mixed, the anchor's own", "a\nb\r\nc\n", Replace, b, lines({u"x"_s, u"y"_s}),
        "a\nx\r\ny\r\nc\n");
    row("mixed, the other lines stay", "a\nb\r\nc\n", Replace, lines({u"a"_s, u"b"_s, u"c"_s}),
        lines({u"a"_s, u"b"_s, u"z"_s}), "a\nb\r\nz\n");
    row("append takes the first line's", "a\r\nb\n", Append, none, x, "a\r\nb\nx\r\n");
    row("CR alone", "a\rb\r", Replace, b, x, "a\rx\r");
    row("a byte-order mark stays",
        "\xef\xbb\xbf"
        "a\nb\n",
        Prepend, none, x,
        "\xef\xbb\xbf"
        "x\na\nb\n");
    row("a byte-order mark of an emptied file",
        "\xef\xbb\xbf"
        "b\n",
        Delete, b, none, "\xef\xbb\xbf");
    row("no last line feed: replaced", "a\nb", Replace, b, x, "a\nx");
    row("no last line feed: elsewhere", "a\nb", Replace, a, x, "x\nb");
    row("no last line feed: appended", "a\nb", Append, none, x, "a\nb\nx");
    row("no last line feed: the last line deleted", "a\n\nb", Delete, b, none, "a\n\n");
    row("no last line feed: an empty line appended", "a", Append, none, QStringList{QString()},
        "a\n\n");
    row("no last line feed: inserted behind", "a\r\nb", InsertAfter, b, x, "a\r\nb\r\nx");
    row("no last line feed: inserted before", "a\nb", InsertBefore, b, x, "a\nx\nb");
    row("no last line feed: overwritten", "a\nb", Overwrite, none, lines({u"x"_s, u"y"_s}), "x\ny");

    row("trailing blanks", "a  \nb\n", Replace, a, x, "x\nb\n");
    row("trailing blanks of a line that stays", "a  \nb\n", Replace, lines({u"a"_s, u"b"_s}),
        lines({u"a"_s, u"x"_s}), "a  \nx\n");
    row("indented deeper", "  if x:\n    a\n", Replace, lines({u"if x:"_s, u"  a"_s}),
        lines({u"if y:"_s, u"  a"_s}), "  if y:\n    a\n");
    row("indented less", "if x:\n  a\n", Replace, lines({u"  if x:"_s, u"    a"_s}),
        lines({u"  if x:"_s, u"    b"_s}), "if x:\n  b\n");
    row("tabs for blanks", "f\n\ta\n\t\tb\n", Replace, lines({u"    a"_s, u"        b"_s}),
        lines({u"    a"_s, u"        c"_s}), "f\n\ta\n\t\tc\n");
    row("quotes of a line that stays", "\u201ca\u201d\nb\n"_ba, Replace,
        lines({u"\"a\""_s, u"b"_s}), lines({u"\"a\""_s, u"x"_s}), "\u201ca\u201d\nx\n"_ba);

    row("applied already: replace", "a\nx\n", Replace, b, x, "skipped: W_APPLIED");
    row("applied already, and twice", "x\nx\n", Replace, b, x, "refused: E_NOMATCH");
    row("a bracket alone is no proof", "}\n", Replace, b, lines({u"}"_s}), "refused: E_NOMATCH");
    row("nothing is no proof", "a\n", Replace, b, QStringList(), "refused: E_NOMATCH");
    row("deleted already", "a\n", Delete, b, none, "refused: E_NOMATCH");
    row("applied already: insert after", "a\nx\nb\n", InsertAfter, a, x, "skipped: W_APPLIED");
    row("applied already: insert before", "x\na\n", InsertBefore, a, x, "skipped: W_APPLIED");
    row("applied already: append", "a\nx\n", Append, none, x, "skipped: W_APPLIED");
    row("applied already: prepend", "x\na\n", Prepend, none, x, "skipped: W_APPLIED");
    row("applied already: overwrite", "x\n", Overwrite, none, x, "skipped: W_APPLIED");
    row("not quite appended", "x\na\n", Append, none, x, "x\na\nx\n");
}

void TextEditTest::edit_makesBytes()
{
    QFETCH(const QByteArray, before);
    QFETCH(const Verb, verb);
    QFETCH(const Lines, anchor);
    QFETCH(const Lines, body);
    QFETCH(const QByteArray, after);
    QCOMPARE(madeOf(before, edited(verb, anchor, body)), after);
}

void TextEditTest::range_goesToTheEndOfItsEnd()
{
    Edit edit = edited(Verb::Replace, QStringList{u"b"_s}, QStringList{u"x"_s, u"c"_s});
    edit.anchorEnd = QStringList{u"d"_s};
    QCOMPARE(madeOf("a\nb\nc \nd\ne\n", edit), "a\nx\nc\ne\n"_ba);
    QCOMPARE(madeOf("a\nb\nc\r\nd\ne\n", edit), "a\nx\nc\r\ne\n"_ba); // a line that stays
    QCOMPARE(madeOf("d\nb\n", edit), "refused: E_NOMATCH"_ba);
    QCOMPARE(madeOf("b\nd\nd\n", edit), "refused: E_AMBIGUOUS"_ba);
}

void TextEditTest::occurrence_choosesAPlace()
{
    Edit edit = edited(Verb::Replace, QStringList{u"a"_s}, QStringList{u"x"_s});
    edit.occurrence = {.number = 2, .of = 3};
    QCOMPARE(madeOf("a\na\na\n", edit), "a\nx\na\n"_ba);
    QCOMPARE(madeOf("a\na\n", edit), "refused: E_OCCURRENCE"_ba);
    QCOMPARE(madeOf("a\n", edit), "refused: E_OCCURRENCE"_ba);
}

void TextEditTest::hint_onlyWarns()
{
    Edit edit = edited(Verb::Replace, QStringList{u"b"_s}, QStringList{u"x"_s});
    const auto file = FileText::read("a\nb\n");
    QVERIFY(file);
    edit.hint = {.first = 2, .last = 2};
    QCOMPARE(placed(edit, *file).faults, QList<EditFault>());
    edit.hint = {.first = 40, .last = 41};
    const Placement placement = placed(edit, *file);
    QCOMPARE(codesOf(placement.faults), QStringList{u"W_LINES"_s});
    QCOMPARE(placement.anchor, (LineRange{.first = 1, .count = 1}));

    edit.anchor = QStringList{u"a"_s, u"b"_s};
    edit.hint = {.first = 1, .last = 1}; // where it begins
    QCOMPARE(placed(edit, *file).faults, QList<EditFault>());
    edit.hint = {.first = 1, .last = 2};
    QCOMPARE(placed(edit, *file).faults, QList<EditFault>());
    edit.hint = {.first = 1, .last = 3};
    QCOMPARE(
        placed(edit, *file).faults,
        (QList<EditFault>{{.code = EditCode::Lines, .subject = u"1-2"_s, .expected = u"1-3"_s}}));
}

void TextEditTest::numbers_areTakenOffOnlyWhereTheFileHasNone()
{
    const QStringList anchor{u"1: a"_s, u"2: b"_s};
    const Edit numbered = edited(Verb::Replace, anchor, QStringList{u"1: x"_s, u"2: y"_s});
    QCOMPARE(madeOf("a\nb\n", numbered), "x\ny\n"_ba);
    QCOMPARE(madeOf("1: a\n2: b\n", numbered), "1: x\n2: y\n"_ba); // a file of such lines
    const Edit mixed = edited(Verb::Replace, anchor, QStringList{u"1: x"_s, u"y"_s});
    QCOMPARE(madeOf("a\nb\n", mixed), "refused: W_LINENO E_FIELD"_ba);
    QCOMPARE(madeOf("1: a\n2: b\n", mixed), "1: x\ny\n"_ba);
}

void TextEditTest::missedAnchor_tellsWhatIsNear()
{
    const auto file = FileText::read("one\ntwo\nthree\nfour\n");
    QVERIFY(file);
    const Edit edit = edited(Verb::Replace, QStringList{u"two"_s, u"THREE"_s}, QStringList{});
    const Placement placement = placed(edit, *file);
    QCOMPARE(codesOf(placement.faults), QStringList{u"E_NOMATCH"_s});
    QCOMPARE(placement.nearest, (LineRange{.first = 1, .count = 2}));
    QCOMPARE(placement.nearestLines, (QStringList{u"two"_s, u"three"_s}));
}

//! They are for the eye, and stand in every event about the change.
void TextEditTest::nearbyLines_haveABound()
{
    QStringList wanted;
    QByteArray bytes;
    for (int i = 0; i < 40; ++i) {
        wanted.append(u"line %1"_s.arg(i));
        bytes += wanted.constLast().toUtf8() + QByteArray(i == 0 ? 5000 : 0, 'x') + '\n';
    }
    const auto file = FileText::read(bytes);
    QVERIFY(file);
    wanted[39] = u"another"_s;
    const Placement placement = placed(edited(Verb::Replace, wanted, QStringList{}), *file);
    QVERIFY(placement.nearest);
    QCOMPARE(placement.nearest->count, 40);
    QCOMPARE(placement.nearestLines.size(), 12);
    QCOMPARE(placement.nearestLines.constFirst().size(), 200);
    QCOMPARE(placement.nearestLines.constLast(), u"line 11"_s);
}

void TextEditTest::severalSplices_keepTheirOrder()
{
    const auto file = FileText::read("a\nb\nc\n");
    QVERIFY(file);
    const QStringList a{u"a"_s};
    const auto spliceOf = [&file](Verb verb, const Lines &anchor, const QString &line) {
        return placed(edited(verb, anchor, QStringList{line}), *file).splice;
    };
    QCOMPARE(spliced(*file,
                     {spliceOf(Verb::Append, {}, u"4"_s), spliceOf(Verb::InsertAfter, a, u"2"_s),
                      spliceOf(Verb::InsertBefore, QStringList{u"b"_s}, u"3"_s),
                      spliceOf(Verb::Prepend, {}, u"1"_s),
                      spliceOf(Verb::Replace, QStringList{u"c"_s}, u"x"_s)}),
             "1\na\n2\n3\nb\nx\n4\n"_ba);
}

//! What is inserted lies beside its anchor, and what has none at an end of the file, whichever of
//! them is named first.
void TextEditTest::splicesAtOnePlace_lieWhereTheyBelong()
{
    const auto file = FileText::read("a\nb\n");
    QVERIFY(file);
    const Lines a{QStringList{u"a"_s}};
    const Lines b{QStringList{u"b"_s}};
    QList<Splice> splices;
    for (const auto &[verb, anchor, line] : std::initializer_list<std::tuple<Verb, Lines, QString>>{
             {Verb::Replace, b, u"B"_s},
             {Verb::Append, {}, u"end"_s},
             {Verb::InsertAfter, b, u"after b"_s},
             {Verb::InsertBefore, b, u"before b"_s},
             {Verb::InsertAfter, a, u"after a"_s},
             {Verb::Replace, a, u"A"_s},
             {Verb::InsertBefore, a, u"before a"_s},
             {Verb::Prepend, {}, u"begin"_s}}) {
        splices.append(placed(edited(verb, anchor, QStringList{line}), *file).splice);
    }
    QCOMPARE(spliced(*file, splices),
             "begin\nbefore a\nA\nafter a\nbefore b\nB\nafter b\nend\n"_ba);
}

//! Deleting a line and putting it back gives every byte back, whatever the endings are.
void TextEditTest::everyLine_canGoAndComeAlone()
{
    for (const QByteArray &ending : {"\n"_ba, "\r\n"_ba}) {
        for (const bool hasEnd : {true, false}) {
            const QByteArray bytes
                = "a" + ending + "b" + ending + "c" + (hasEnd ? ending : QByteArray());
            const auto file = FileText::read(bytes);
            QVERIFY(file);
            // Nothing tells afterwards that a last line that has gone had no ending.
            const QStringList lines
                = hasEnd ? QStringList{u"a"_s, u"b"_s, u"c"_s} : QStringList{u"a"_s, u"b"_s};
            for (const QString &line : lines) {
                const QByteArray gone = madeOf(bytes, edited(Verb::Delete, QStringList{line}, {}));
                QVERIFY(!gone.contains(line.toUtf8()));
                const Edit back = line == "c"_L1
                    ? edited(Verb::Append, {}, QStringList{line})
                    : edited(Verb::InsertBefore, QStringList{line == "a"_L1 ? u"b"_s : u"c"_s},
                             QStringList{line});
                QCOMPARE(madeOf(gone, back), bytes);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TextEditTest)
#include "tst_textedit.moc"
