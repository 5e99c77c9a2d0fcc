// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/anchor.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

constexpr auto equal = MatchLevel::Equal;
constexpr auto blanks = MatchLevel::TrailingBlanks;
constexpr auto indent = MatchLevel::Indentation;
constexpr auto typography = MatchLevel::Typography;

QStringList linesOf(const QString &text)
{
    return text.split(u'\n');
}

QList<qsizetype> startsOf(const AnchorMatch &match)
{
    QList<qsizetype> starts;
    for (const AnchorPlace &place : match.places) {
        starts.append(place.range.first);
    }
    return starts;
}

} // namespace

//! Where an anchor fits, and that it fits nowhere else.
class AnchorTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void anchor_isFound_data();
    void anchor_isFound();
    void body_getsTheSameShift_data();
    void body_getsTheSameShift();
    void range_goesFromOneToTheOther_data();
    void range_goesFromOneToTheOther();
    void nearest_isASuggestion();
};

void AnchorTest::anchor_isFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QList<qsizetype>>("starts");
    QTest::addColumn<MatchLevel>("level");
    using Starts = QList<qsizetype>;
    const auto row = [](const char *name, const QString &file, const QString &anchor,
                        const Starts &starts, MatchLevel level = equal) {
        QTest::newRow(name) << file << anchor << starts << level;
    };
    row("one line", u"a\nb\nc"_s, u"b"_s, {1});
    row("several lines", u"a\nb\nc\nd"_s, u"b\nc"_s, {1});
    row("the first", u"a\nb"_s, u"a"_s, {0});
    row("the whole file", u"a\nb"_s, u"a\nb"_s, {0});
    row("twice", u"a\nb\na"_s, u"a"_s, {0, 2});
    row("overlapping itself", u"a\na\na"_s, u"a\na"_s, {0, 1});
    row("longer than the file", u"a"_s, u"a\nb"_s, {});
    row("another case", u"Abc"_s, u"abc"_s, {});
    row("inside a line", u"xabcx"_s, u"abc"_s, {});
    row("blanks inside a line", u"a  b"_s, u"a b"_s, {});
    row("line endings aside", u"a\r\nb\r\nc"_s, u"a\nb"_s, {0});
    row("regular expression characters", u"a.*(b)$&\nab"_s, u"a.*(b)$&"_s, {0});
    row("with a blank line first", u"a\n\nb\nc"_s, u"\nb"_s, {1});
    row("with a blank line inside", u"a\n\nb"_s, u"a\n\nb"_s, {0});

    row("trailing blanks in the file", u"a \t\nb"_s, u"a\nb"_s, {0}, blanks);
    row("trailing blanks in the anchor", u"a\nb"_s, u"a  \nb"_s, {0}, blanks);
    row("equal comes before trailing blanks", u"a \na"_s, u"a"_s, {1});
    row("blanks on a blank line", u"a\n   \nb"_s, u"a\n\nb"_s, {0}, blanks);

    row("deeper in the file", u"if x:\n    a\n    b"_s, u"a\nb"_s, {1}, indent);
    row("deeper in the anchor", u"a\nb"_s, u"  a\n  b"_s, {0}, indent);
    row("with steps kept", u"  a\n    b\n  c"_s, u"a\n  b\nc"_s, {0}, indent);
    row("not the same on each line", u"  a\n   b"_s, u"a\nb"_s, {});
    row("blank lines do not count", u"    a\n\n    b"_s, u"a\n\nb"_s, {0}, indent);
    row("tabs for blanks", u"\ta\n\t\tb"_s, u"    a\n        b"_s, {0}, indent);
    row("blanks for tabs", u"    a\n        b"_s, u"\ta\n\t\tb"_s, {0}, indent);
    row("blanks for tabs of another step", u"  x\n    a\n        b"_s, u"\ta\n\t\tb"_s, {});
    row("tabs in a file of blanks", u"  x\n  y\n  z\n\ta\n\t\tb"_s, u"    a\n        b"_s, {});
    row("two places with a shift", u"  a\n    a"_s, u"a"_s, {0, 1}, indent);
    row("equal comes before a shift", u"  a\na"_s, u"a"_s, {1});

    row("a no-break space is no indentation", u"\u00a0\u00a0a"_s, u"  a"_s, {0}, typography);
    row("nor is one behind the line a blank", u"a\u00a0"_s, u"a"_s, {0}, typography);
    row("nor is a wide space", u"\u3000a"_s, u"a"_s, {});

    row("quotes", u"x = 'it’s'"_s, u"x = 'it's'"_s, {0}, typography);
    row("quotes in the anchor", u"say(\"a\")"_s, u"say(“a”)"_s, {0}, typography);
    row("a dash", u"a — b"_s, u"a - b"_s, {0}, typography);
    row("a no-break space", u"a\u00a0b"_s, u"a b"_s, {0}, typography);
    row("a plain one comes first", u"it's\nit’s"_s, u"it's"_s, {0});
    row("an ellipsis is no three dots", u"a…"_s, u"a..."_s, {});
    row("a letter that looks alike", u"\u0430"_s, u"a"_s, {});
}

void AnchorTest::anchor_isFound()
{
    QFETCH(const QString, file);
    QFETCH(const QString, anchor);
    QFETCH(const QList<qsizetype>, starts);
    QFETCH(const MatchLevel, level);
    const auto text = FileText::read(file.toUtf8());
    QVERIFY(text);
    const AnchorMatch match = findAnchor(*text, linesOf(anchor));
    QCOMPARE(startsOf(match), starts);
    if (!starts.isEmpty()) {
        QCOMPARE(match.level, level);
    }
}

void AnchorTest::body_getsTheSameShift_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("shifted"); // empty: it cannot be
    const auto row
        = [](const char *name, const QString &file, const QString &anchor, const QString &body,
             const QString &shifted) { QTest::newRow(name) << file << anchor << body << shifted; };
    row("none", u"a"_s, u"a"_s, u"x\n  y"_s, u"x\n  y"_s);
    row("deeper", u"    a"_s, u"a"_s, u"x\n\n  y"_s, u"    x\n\n      y"_s);
    row("deeper by tabs", u"\ta"_s, u"a"_s, u"x\n\ty"_s, u"\tx\n\t\ty"_s);
    row("less deep", u"a"_s, u"  a"_s, u"  x\n    y"_s, u"x\n  y"_s);
    row("less deep than can be", u"a"_s, u"  a"_s, u"x"_s, QString());
    row("to tabs", u"\ta\n\t\tb"_s, u"  a\n    b"_s, u"  x\n      y\n   z"_s,
        u"\tx\n\t\t\ty\n\t z"_s);
    row("to blanks", u"  a\n    b"_s, u"\ta\n\t\tb"_s, u"\t\tx"_s, u"    x"_s);
    row("none for no-break spaces", u"\u00a0\u00a0a"_s, u"  a"_s, u"  x"_s, u"  x"_s);
}

void AnchorTest::body_getsTheSameShift()
{
    QFETCH(const QString, file);
    QFETCH(const QString, anchor);
    QFETCH(const QString, body);
    QFETCH(const QString, shifted);
    const auto text = FileText::read(file.toUtf8());
    const AnchorMatch match = findAnchor(*text, linesOf(anchor));
    QCOMPARE(match.places.size(), 1);
    const auto result = match.places.constFirst().shift.applied(linesOf(body));
    QCOMPARE(result.has_value(), !shifted.isEmpty());
    QCOMPARE(result.value_or(QStringList{QString()}), linesOf(shifted));
}

void AnchorTest::range_goesFromOneToTheOther_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QList<LineRange>>("ranges");
    using Ranges = QList<LineRange>;
    QTest::newRow("one") << u"a\nb\nc\nd"_s << u"a"_s << u"c"_s << Ranges{{0, 3}};
    QTest::newRow("lines of several")
        << u"a\nb\nx\nc\nd"_s << u"a\nb"_s << u"c\nd"_s << Ranges{{0, 5}};
    QTest::newRow("the end comes first") << u"c\na"_s << u"a"_s << u"c"_s << Ranges{};
    QTest::newRow("an end before it does not count")
        << u"}\na\n}"_s << u"a"_s << u"}"_s << Ranges{{1, 2}};
    QTest::newRow("two ends") << u"a\n}\n}"_s << u"a"_s << u"}"_s << Ranges{{0, 2}, {0, 3}};
    QTest::newRow("with a shift") << u"  a\n  b\n  c"_s << u"a"_s << u"c"_s << Ranges{{0, 3}};
    QTest::newRow("two shifts") << u"  a\n  b\nc"_s << u"a"_s << u"c"_s << Ranges{};
}

void AnchorTest::range_goesFromOneToTheOther()
{
    QFETCH(const QString, file);
    QFETCH(const QString, anchor);
    QFETCH(const QString, end);
    QFETCH(const QList<LineRange>, ranges);
    const auto text = FileText::read(file.toUtf8());
    QList<LineRange> found;
    for (const AnchorPlace &place : findRange(*text, linesOf(anchor), linesOf(end)).places) {
        found.append(place.range);
    }
    QCOMPARE(found, ranges);
}

void AnchorTest::nearest_isASuggestion()
{
    const auto file = FileText::read("x\ny\ndef f():\n    a = 1\n    return a\nz\n"_ba);
    const auto near = nearestLines(*file, {u"def f():"_s, u"    a = 2"_s, u"    return a"_s});
    QCOMPARE(near, (LineRange{.first = 2, .count = 3}));
    QCOMPARE(nearestLines(*file, {u"nothing"_s, u"like this"_s}), std::nullopt);
    QCOMPARE(nearestLines(*file, {u"z"_s, u"more"_s}), (LineRange{.first = 5, .count = 1}));
}

QTEST_GUILESS_MAIN(AnchorTest)
#include "tst_anchor.moc"
