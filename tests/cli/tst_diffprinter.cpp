// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/diffprinter.h"

#include "core/edit/patch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::cli;

using Kind = edit::FileChange::Kind;

namespace {

constexpr DiffStyle forPipe{.isForTerminal = false, .hasColor = false};
constexpr DiffStyle forTerminal{.isForTerminal = true, .hasColor = false};
constexpr DiffStyle forColours{.isForTerminal = true, .hasColor = true};

QList<edit::FileChange> samples()
{
    return {
        {.kind = Kind::Modify, .path = u"a.py"_s, .before = "one\ntwo\n", .after = "one\nzwei\n"},
        {.kind = Kind::Create, .path = u"new.txt"_s, .after = "no end"},
        {.kind = Kind::Rename, .path = u"old"_s, .to = u"new"_s, .before = "x", .after = "x"}};
}

} // namespace

//! Changes for programs and for people.
class DiffPrinterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void pipe_getsThePatchItself();
    void terminal_getsHunksBelowNames();
    void colours_areForWholeLines();
    void nothing_isNothing_data();
    void nothing_isNothing();
    void json_needsNoDiff();
    void controls_areMadeVisible_data();
    void controls_areMadeVisible();
};

void DiffPrinterTest::pipe_getsThePatchItself()
{
    QCOMPARE(diffText(samples(), forPipe), edit::patchOf(samples()));
    const QList<edit::FileChange> binary{
        {.kind = Kind::Modify, .path = u"b"_s, .before = "\xff\n", .after = "\x1b[2J\r\n"}};
    QCOMPARE(diffText(binary, forPipe), edit::patchOf(binary));
    QVERIFY(diffText(binary, forPipe).contains("+\x1b[2J\r\n")); // as it is: it is no terminal
}

void DiffPrinterTest::terminal_getsHunksBelowNames()
{
    QCOMPARE(QString::fromUtf8(diffText(samples(), forTerminal)),
             u"M a.py  +1 -1\n"
             "@@ -1,2 +1,2 @@\n"
             " one\n"
             "-two\n"
             "+zwei\n"
             "\n"
             "A new.txt  +1 -0\n"
             "@@ -0,0 +1 @@\n"
             "+no end\n"
             "\\ No newline at end of file\n"
             "\n"
             "R old -> new  +0 -0\n"
             "\n"_s);
}

void DiffPrinterTest::colours_areForWholeLines()
{
    const QByteArray text = diffText(samples().first(1), forColours);
    QCOMPARE(text,
             "\x1b[1mM a.py  +1 -1\x1b[0m\n"
             "\x1b[36m@@ -1,2 +1,2 @@\x1b[0m\n"
             " one\n"
             "\x1b[31m-two\x1b[0m\n"
             "\x1b[32m+zwei\x1b[0m\n"
             "\n"_ba);
    QCOMPARE(diffText(samples().first(1), {.isForTerminal = false, .hasColor = true}), text);
}

void DiffPrinterTest::nothing_isNothing_data()
{
    QTest::addColumn<bool>("isForTerminal");
    QTest::addColumn<bool>("hasColor");
    QTest::newRow("pipe") << false << false;
    QTest::newRow("terminal") << true << false;
    QTest::newRow("colours") << true << true;
}

void DiffPrinterTest::nothing_isNothing()
{
    QFETCH(bool, isForTerminal);
    QFETCH(bool, hasColor);
    QCOMPARE(diffText({}, {.isForTerminal = isForTerminal, .hasColor = hasColor}), QByteArray());
}

//! It may be long, and nobody reads it.
void DiffPrinterTest::json_needsNoDiff()
{
    const edit::ChangeSet set{.files = samples()};
    QVERIFY(!shown(set, forTerminal).diff.isEmpty());
    for (DiffStyle style : {forPipe, forTerminal, forColours}) {
        style.isShown = false;
        QCOMPARE(shown(set, style).diff, QByteArray());
        QCOMPARE(shown(set, style).lines.size(), samples().size()); // each file is named
    }
}

void DiffPrinterTest::controls_areMadeVisible_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("escape") << u"a\x1b[2Jb"_s;
    QTest::newRow("one byte for two") << u"a\u009b2Jb"_s;
    QTest::newRow("bell") << u"a\x07"_s;
    QTest::newRow("backspace") << u"secret\x08\x08"_s;
    QTest::newRow("return") << u"a\rb"_s;
    QTest::newRow("turned around") << u"a\u202eb"_s;
    QTest::newRow("delete") << u"a\x7f"_s;
}

void DiffPrinterTest::controls_areMadeVisible()
{
    QFETCH(QString, text);
    const QByteArray bytes = text.toUtf8() + '\n';
    for (const edit::FileChange &file :
         {edit::FileChange{.kind = Kind::Create, .path = u"a"_s, .after = bytes},
          edit::FileChange{.kind = Kind::Delete, .path = u"a"_s, .before = bytes},
          edit::FileChange{.kind = Kind::Modify,
                           .path = u"a"_s,
                           .before = bytes + "old\n",
                           .after = bytes + "new\n"},
          edit::FileChange{.kind = Kind::Create, .path = text, .after = "x\n"}}) {
        const QString shown = QString::fromUtf8(diffText({file}, forTerminal));
        for (const QChar character : shown) {
            const bool isPlain = character == u'\n'
                || (character.unicode() >= 0x20 && character.unicode() != 0x7f
                    && character.unicode() != 0x9b && character.unicode() != 0x202e);
            QVERIFY2(isPlain, qPrintable(shown));
        }
    }
}

QTEST_GUILESS_MAIN(DiffPrinterTest)
#include "tst_diffprinter.moc"
