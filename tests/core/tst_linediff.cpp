// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/linediff.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

using Kind = DiffLine::Kind;

//! "=same", "-removed", "+added".
QStringList shown(const QList<DiffLine> &lines)
{
    QStringList result;
    for (const DiffLine &line : lines) {
        const QChar sign = line.kind == Kind::Same ? u'=' : line.kind == Kind::Added ? u'+' : u'-';
        result.append(sign + line.text.toString());
    }
    return result;
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.constLast().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

//! The lines of one side: those of the other are left out.
QStringList sideOf(const QList<DiffLine> &lines, Kind left)
{
    QStringList side;
    for (const DiffLine &line : lines) {
        if (line.kind != left) {
            side.append(line.text.toString());
        }
    }
    return side;
}

qsizetype changesIn(const QList<DiffLine> &lines)
{
    return std::ranges::count_if(lines, [](const auto &line) { return line.kind != Kind::Same; });
}

//! What cannot be undercut: all lines but the longest common subsequence.
qsizetype fewestChanges(const QStringList &before, const QStringList &after)
{
    QList<QList<qsizetype>> longest(before.size() + 1, QList<qsizetype>(after.size() + 1, 0));
    for (qsizetype i = 1; i <= before.size(); ++i) {
        for (qsizetype j = 1; j <= after.size(); ++j) {
            longest[i][j] = before.at(i - 1) == after.at(j - 1)
                ? longest[i - 1][j - 1] + 1
                : std::max(longest[i - 1][j], longest[i][j - 1]);
        }
    }
    return before.size() + after.size() - 2 * longest.last().last();
}

//! Few different lines, so that much is equal in many ways; with or without a line feed at the end.
QString randomText(QRandomGenerator &random)
{
    QString text;
    const int count = random.bounded(25);
    for (int i = 0; i < count; ++i) {
        text += QStringView(u"abcd\n").sliced(random.bounded(5), 1) + u"\n"_s;
    }
    if (random.bounded(2) == 0 && text.size() > 1) {
        text.chop(1);
    }
    return text;
}

//! What `patch` would make of it; empty where a hunk does not fit.
std::optional<QStringList> patched(const QStringList &before, const QString &hunks)
{
    static const QRegularExpression form(u"^@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@$"_s);
    const auto number = [](const QString &text) { return text.isNull() ? 1 : text.toLongLong(); };
    QStringList result;
    qsizetype taken = 0; // of `before`
    qsizetype left = 0; // lines that the header announced
    const QStringList lines = linesOf(hunks);
    for (const QString &line : lines) {
        if (const auto match = form.match(line); left == 0) {
            const auto counts = std::pair(number(match.captured(2)), number(match.captured(4)));
            const qsizetype from = match.captured(1).toLongLong() - (counts.first == 0 ? 0 : 1);
            if (!match.hasMatch() || from < taken || from > before.size()) {
                return std::nullopt;
            }
            result += before.sliced(taken, from - taken);
            taken = from;
            left = counts.first + counts.second;
            if (match.captured(3).toLongLong() - (counts.second == 0 ? 0 : 1) != result.size()) {
                return std::nullopt;
            }
            continue;
        }
        left -= line.startsWith(u' ') ? 2 : 1;
        if (!line.startsWith(u'+')
            && (taken == before.size() || before.at(taken++) != line.mid(1))) {
            return std::nullopt;
        }
        if (!line.startsWith(u'-')) {
            result.append(line.mid(1));
        }
    }
    return left == 0 ? std::optional(result + before.sliced(taken)) : std::nullopt;
}

} // namespace

class LineDiffTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void lines_areLaidSideBySide_data();
    void lines_areLaidSideBySide();
    void lines_areTheShortestWay();
    void lines_removedComeBeforeAdded();
    void lines_ofALongWayAreAReplacement_data();
    void lines_ofALongWayAreAReplacement();
    void byteLines_haveTheirLineFeeds_data();
    void byteLines_haveTheirLineFeeds();
    void byteLines_areBothTexts();
    void hunks_areRangesOfLines();
    void hunks_tellChanges_data();
    void hunks_tellChanges();
    void hunks_apply();
    void hunks_areThoseOfDiff();
};

void LineDiffTest::lines_areLaidSideBySide_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("lines");
    const auto row
        = [](const char *name, const QString &before, const QString &after, const QString &lines) {
              QTest::newRow(name) << before << after << lines.split(u'|', Qt::SkipEmptyParts);
          };
    row("both empty", {}, {}, {});
    row("equal", u"a\nb\n"_s, u"a\nb\n"_s, u"=a|=b"_s);
    row("from nothing", {}, u"a\nb\n"_s, u"+a|+b"_s);
    row("to nothing", u"a\nb\n"_s, {}, u"-a|-b"_s);
    row("one blank line is not nothing", {}, u"\n"_s, u"+"_s);
    row("changed", u"a\nb\nc\n"_s, u"a\nx\nc\n"_s, u"=a|-b|+x|=c"_s);
    row("added in the middle", u"a\nc\n"_s, u"a\nb\nc\n"_s, u"=a|+b|=c"_s);
    row("removed at the end", u"a\nb\n"_s, u"a\n"_s, u"=a|-b"_s);
    row("all of it changed", u"a\n"_s, u"b\n"_s, u"-a|+b"_s);
    row("a line feed at one end alone", u"a\nb"_s, u"a\nb\n"_s, u"=a|=b"_s);
    row("added where there was no line feed", u"a"_s, u"a\nb"_s, u"=a|+b"_s);
    row("one of many blank lines", u"a\n\n\nb"_s, u"a\n\nb"_s, u"=a|=|-|=b"_s);
    row("a carriage return is text", u"a\r\n"_s, u"a\n"_s, u"-a\r|+a"_s);
    row("one of equal ones", u"a\na\na\n"_s, u"a\na\n"_s, u"=a|=a|-a"_s);
}

void LineDiffTest::lines_areLaidSideBySide()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QStringList, lines);
    QCOMPARE(shown(diffLines(before, after)), lines);
}

void LineDiffTest::lines_areTheShortestWay()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 2000; ++i) {
        const QString before = randomText(random);
        const QString after = randomText(random);
        const QList<DiffLine> lines = diffLines(before, after);
        QCOMPARE(sideOf(lines, Kind::Added), linesOf(before));
        QCOMPARE(sideOf(lines, Kind::Removed), linesOf(after));
        QCOMPARE(changesIn(lines), fewestChanges(linesOf(before), linesOf(after)));
    }
}

//! As every reader of diffs expects it where one block took the place of another.
void LineDiffTest::lines_removedComeBeforeAdded()
{
    QCOMPARE(shown(diffLines(u"=\na\nb\nc\n=\n", u"=\nx\ny\nz\n=\n")),
             u"==|-a|-b|-c|+x|+y|+z|=="_s.split(u'|'));
    QCOMPARE(shown(diffLines(u"a\nb\nc\n", u"x\n")), u"-a|-b|-c|+x"_s.split(u'|'));
    QCOMPARE(shown(diffLines(u"a\n", u"x\ny\nz\n")), u"-a|+x|+y|+z"_s.split(u'|'));
}

void LineDiffTest::lines_ofALongWayAreAReplacement_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qsizetype>("changes");
    // Every second line differs: the way is twice their number, or the replacement of everything
    // between the first and the last of them.
    QTest::newRow("as long as it may be") << 1500 << qsizetype{3000};
    QTest::newRow("longer") << 1501 << qsizetype{6002};
}

void LineDiffTest::lines_ofALongWayAreAReplacement()
{
    QFETCH(const int, count);
    QFETCH(const qsizetype, changes);
    QString before = u"head\n"_s;
    QString after = before;
    for (int i = 0; i < count; ++i) {
        before += u"before %1\nsame %1\n"_s.arg(i);
        after += u"after %1\nsame %1\n"_s.arg(i);
    }
    const QList<DiffLine> lines = diffLines(before, after);
    QCOMPARE(sideOf(lines, Kind::Added), linesOf(before));
    QCOMPARE(sideOf(lines, Kind::Removed), linesOf(after));
    QCOMPARE(changesIn(lines), changes);
    QCOMPARE(shown(lines).constFirst(), u"=head"_s);
    QCOMPARE(shown(lines).constLast(), u"=same %1"_s.arg(count - 1));
    QCOMPARE(patched(linesOf(before), unifiedHunks(before, after)), linesOf(after));
}

void LineDiffTest::byteLines_haveTheirLineFeeds_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArrayList>("lines");
    const auto row
        = [](const char *name, const QByteArray &before, const QByteArray &after,
             const QByteArrayList &lines) { QTest::newRow(name) << before << after << lines; };
    row("both empty", {}, {}, {});
    row("equal", "a\nb", "a\nb", {" a\n", " b"});
    row("one blank line", {}, "\n", {"+\n"});
    row("a line feed at one end alone", "a\nb", "a\nb\n", {" a\n", "-b", "+b\n"});
    row("added where there was no line feed", "a", "a\nb", {"-a", "+a\n", "+b"});
    row("carriage returns", "a\rb\r\n", "a\rb\n", {"-a\rb\r\n", "+a\rb\n"});
    row("a byte-order mark", "\xef\xbb\xbf\n", "\n", {"-\xef\xbb\xbf\n", "+\n"});
    row("no text", "\xff\n"_ba + '\0', "\xfe\n"_ba + '\0', {"-\xff\n", "+\xfe\n", " "_ba + '\0'});
}

void LineDiffTest::byteLines_haveTheirLineFeeds()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArrayList, lines);
    QByteArrayList told;
    const QList<DiffByteLine> diff = diffByteLines(before, after);
    for (const DiffByteLine &line : diff) {
        told.append(diffSign(line.kind) + line.text.toByteArray());
    }
    QCOMPARE(told, lines);
}

void LineDiffTest::byteLines_areBothTexts()
{
    QRandomGenerator random(17);
    for (int i = 0; i < 2000; ++i) {
        const QByteArray before = randomText(random).toUtf8();
        const QByteArray after = randomText(random).toUtf8();
        QByteArray left;
        QByteArray right;
        const QList<DiffByteLine> diff = diffByteLines(before, after);
        for (const DiffByteLine &line : diff) {
            left += line.kind == Kind::Added ? QByteArrayView() : line.text;
            right += line.kind == Kind::Removed ? QByteArrayView() : line.text;
        }
        QCOMPARE(left, before);
        QCOMPARE(right, after);
    }
}

void LineDiffTest::hunks_areRangesOfLines()
{
    const QList<DiffHunk> hunks
        = diffHunks(diffLines(u"1\n2\n3\n4\n5\n6\n", u"2\n3\n4\n5\nx\n"), 1);
    QCOMPARE(hunks.size(), 2);
    const DiffHunk &hunk = hunks.constLast();
    QCOMPARE(std::pair(hunk.lines.first, hunk.lines.count), std::pair(4, 3));
    QCOMPARE(std::pair(hunk.before.first, hunk.before.count), std::pair(4, 2));
    QCOMPARE(std::pair(hunk.after.first, hunk.after.count), std::pair(3, 2));
    QCOMPARE(hunk.header(), u"@@ -5,2 +4,2 @@"_s);
}

void LineDiffTest::hunks_tellChanges_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("context");
    QTest::addColumn<QString>("hunks");
    const QString ten = u"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"_s;
    const auto with = [&ten](const QString &line, const QString &other) {
        return QString(ten).replace(line + u'\n', other);
    };
    QTest::newRow("equal") << ten << ten << 3 << QString();
    QTest::newRow("both empty") << QString() << QString() << 3 << QString();
    QTest::newRow("a line feed at one end alone") << u"a"_s << u"a\n"_s << 3 << QString();
    QTest::newRow("from nothing") << QString() << u"a\nb\n"_s << 3
                                  << u"@@ -0,0 +1,2 @@\n+a\n+b\n"_s;
    QTest::newRow("to nothing") << u"a\n"_s << QString() << 3 << u"@@ -1 +0,0 @@\n-a\n"_s;
    QTest::newRow("one line") << u"a\n"_s << u"b\n"_s << 3 << u"@@ -1 +1 @@\n-a\n+b\n"_s;
    QTest::newRow("in the middle") << ten << with(u"5"_s, u"five\n"_s) << 3
                                   << u"@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"_s;
    QTest::newRow("at the beginning")
        << ten << QString(u"0\n" + ten) << 3 << u"@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n"_s;
    QTest::newRow("at the end") << ten << with(u"10"_s, {}) << 3
                                << u"@@ -7,4 +7,3 @@\n 7\n 8\n 9\n-10\n"_s;
    QTest::newRow("without context") << ten << with(u"5"_s, {}) << 0 << u"@@ -5 +4,0 @@\n-5\n"_s;
    QTest::newRow("two that touch") << u"1\n2\n3\n4\n"_s << u"a\n2\n3\nb\n"_s << 1
                                    << u"@@ -1,4 +1,4 @@\n-1\n+a\n 2\n 3\n-4\n+b\n"_s;
    QTest::newRow("two apart") << u"1\n2\n3\n4\n5\n"_s << u"a\n2\n3\n4\nb\n"_s << 1
                               << u"@@ -1,2 +1,2 @@\n-1\n+a\n 2\n@@ -4,2 +4,2 @@\n 4\n-5\n+b\n"_s;
}

void LineDiffTest::hunks_tellChanges()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const int, context);
    QFETCH(const QString, hunks);
    QCOMPARE(unifiedHunks(before, after, context), hunks);
}

void LineDiffTest::hunks_apply()
{
    QRandomGenerator random(11);
    for (int i = 0; i < 2000; ++i) {
        const QString before = randomText(random);
        const QString after = randomText(random);
        const QString hunks = unifiedHunks(before, after, i % 4);
        QCOMPARE(patched(linesOf(before), hunks), linesOf(after));
        QCOMPARE(hunks.isEmpty(), linesOf(before) == linesOf(after));
    }
}

//! No line is there twice, so there is but one shortest way.
void LineDiffTest::hunks_areThoseOfDiff()
{
    const QString diff = QStandardPaths::findExecutable(u"diff"_s);
    if (diff.isEmpty()) {
        QSKIP("diff is not installed");
    }
    const QTemporaryDir folder;
    QRandomGenerator random(13);
    for (int i = 0; i < 60; ++i) {
        QString before;
        QString after;
        const quint32 rarity = 2 + random.bounded(12U);
        for (int line = 0; line < 60; ++line) {
            const bool isAdded = random.bounded(rarity) == 0;
            const bool isRemoved = random.bounded(rarity) == 0;
            before += isAdded ? QString() : u"%1\n"_s.arg(line);
            after += isRemoved ? QString() : u"%1\n"_s.arg(line);
        }
        QStringList arguments{u"-U%1"_s.arg(i % 4)};
        for (const QString &text : {before, after}) {
            arguments.append(folder.filePath(QString::number(arguments.size())));
            QFile file(arguments.constLast());
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(text.toUtf8());
        }
        QProcess process;
        process.start(diff, arguments);
        QVERIFY(process.waitForFinished());
        const QString told = QString::fromUtf8(process.readAllStandardOutput());
        QCOMPARE(unifiedHunks(before, after, i % 4), told.section(u'\n', 2));
    }
}

QTEST_GUILESS_MAIN(LineDiffTest)
#include "tst_linediff.moc"
