// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/diffview.h"

#include "gui/changes/rowview.h"
#include "gui/look/colours.h"
#include "viewtest.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

using edit::FileChange;
using Layout = DiffModel::Layout;

//! "1 1  text", a word for each cell.
QStringList shown(const DiffModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells.append(model.index(row, column).data().toString());
        }
        lines.append(cells.join(u'|'));
    }
    return lines;
}

std::shared_ptr<const FileDiff> diffOf(const QByteArray &before, const QByteArray &after)
{
    return std::make_shared<const FileDiff>(
        fileDiff({.path = u"a.py"_s, .before = before, .after = after}));
}

} // namespace

class TestDiffView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void unifiedRows_areShown_data();
    void unifiedRows_areShown();
    void sideBySideRows_areShown();
    void changedPart_isFound();
    void wholeFiles_areShown_data();
    void wholeFiles_areShown();
    void rows_areReadAloud();
    void copiedRows_areAPatch();
    void colours_canBeRead_data();
    void colours_canBeRead();
    void hugeFile_isShown();
    void hunks_areSteppedThroughAndTicked();
    void longLine_isScrolled();

private:
    Highlighting m_highlighting;
};

void TestDiffView::initTestCase()
{
    m_highlighting.load();
}

void TestDiffView::unifiedRows_areShown_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("change") << "a\nb\nc\n"_ba << "a\nB\nc\n"_ba
                            << QStringList{u"||@@ -1,3 +1,3 @@"_s, u"1|1| a"_s, u"2||-b"_s,
                                           u"|2|+B"_s, u"3|3| c"_s};
    QTest::newRow("last line ending")
        << "a\nb"_ba << "a\nb\n"_ba
        << QStringList{u"||@@ -1,2 +1,2 @@"_s, u"1|1| a"_s, u"2||-b"_s,
                       u"||The last line has no line ending."_s, u"|2|+b"_s};
    QTest::newRow("endings") << "a\r\nb\r\n"_ba << "a\nb\n"_ba
                             << QStringList{u"||The line endings change from CRLF to LF."_s,
                                            u"||@@ -1,2 +1,2 @@"_s,
                                            u"1||-a\u240d"_s,
                                            u"2||-b\u240d"_s,
                                            u"|1|+a"_s,
                                            u"|2|+b"_s};
    QTest::newRow("crlf stays") << "a\r\n"_ba << "b\r\n"_ba
                                << QStringList{u"||@@ -1 +1 @@"_s, u"1||-a"_s, u"|1|+b"_s};
    QTest::newRow("mark") << "a\n"_ba
                          << "\xef\xbb\xbf"
                             "a\n"_ba
                          << QStringList{
                                 u"||The byte-order mark at the beginning of the file changes."_s,
                                 u"||@@ -1 +1 @@"_s, u"1||-a"_s, u"|1|+\u25afa"_s};
    QTest::newRow("turned around") << "a\n"_ba << "a\xe2\x80\xae\n"_ba
                                   << QStringList{u"||@@ -1 +1 @@"_s, u"1||-a"_s, u"|1|+a\u25af"_s};
}

void TestDiffView::unifiedRows_areShown()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QStringList, rows);
    DiffModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDiff(diffOf(before, after));
    QCOMPARE(shown(model), rows);
}

void TestDiffView::sideBySideRows_areShown()
{
    DiffModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDiff(diffOf("a\nb\nc\nd\n"_ba, "a\nB\nd\ne\n"_ba));
    model.setLayout(Layout::SideBySide);
    QCOMPARE(shown(model),
             (QStringList{u"|@@ -1,4 +1,4 @@||"_s, u"1| a|1| a"_s, u"2|-b|2|+B"_s, u"3|-c||"_s,
                          u"4| d|3| d"_s, u"||4|+e"_s}));
}

void TestDiffView::changedPart_isFound()
{
    const auto diff = diffOf("int value = 1;\n"_ba, "int value = 27;\n"_ba);
    QCOMPARE(diff->unified.at(1).leftPart, (LinePart{12, 1}));
    QCOMPARE(diff->unified.at(2).rightPart, (LinePart{12, 2}));
}

void TestDiffView::wholeFiles_areShown_data()
{
    QTest::addColumn<FileChange>("file");
    QTest::addColumn<QStringList>("rows");
    using Kind = FileChange::Kind;
    QTest::newRow("new") << FileChange{.kind = Kind::Create, .path = u"a"_s, .after = "x\n"}
                         << QStringList{u"||@@ -0,0 +1 @@"_s, u"|1|+x"_s};
    QTest::newRow("new and empty") << FileChange{.kind = Kind::Create, .path = u"a"_s}
                                   << QStringList{u"||The file is empty."_s};
    QTest::newRow("gone") << FileChange{.kind = Kind::Delete, .path = u"a"_s, .before = "x\n"}
                          << QStringList{u"||@@ -1 +0,0 @@"_s, u"1||-x"_s};
    QTest::newRow("moved") << FileChange{.kind = Kind::Rename,
                                         .path = u"a"_s,
                                         .to = u"b"_s,
                                         .before = "x\n",
                                         .after = "x\n"}
                           << QStringList{u"||Only the name of the file changes."_s};
    QTest::newRow("no text") << FileChange{.path = u"a"_s,
                                           .before = QByteArray("\0\n", 2),
                                           .after = QByteArray("\1\n", 2)}
                             << QStringList{u"||This does not look like text."_s,
                                            u"||@@ -1 +1 @@"_s, u"1||-\u2400"_s, u"|1|+\u2401"_s};
}

void TestDiffView::wholeFiles_areShown()
{
    QFETCH(const FileChange, file);
    QFETCH(const QStringList, rows);
    DiffModel model;
    model.setDiff(std::make_shared<const FileDiff>(fileDiff(file)));
    QCOMPARE(shown(model), rows);
}

void TestDiffView::rows_areReadAloud()
{
    DiffModel model;
    model.setDiff(diffOf("a\n"_ba, "b\n"_ba));
    QCOMPARE(model.index(1, 2).data(Qt::AccessibleTextRole).toString(), u"Removed line 1: a"_s);
    QCOMPARE(model.index(2, 2).data(Qt::AccessibleTextRole).toString(), u"Added line 1: b"_s);
}

void TestDiffView::copiedRows_areAPatch()
{
    DiffView view(m_highlighting);
    view.show();
    view.setDiff(diffOf("a\r\nb"_ba, "a\r\nc\xe2\x80\xae"_ba));
    view.rows()->selectAll();
    QTest::keySequence(view.rows(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\u202e\n"
             "\\ No newline at end of file\n"_s);
}

void TestDiffView::colours_canBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << test::lightPalette();
    QTest::newRow("dark") << test::darkPalette();
}

void TestDiffView::colours_canBeRead()
{
    QFETCH(const QPalette, palette);
    using colours::Tone;
    for (const Tone tone : {Tone::Good, Tone::Bad, Tone::Warning, Tone::Quiet}) {
        for (const QColor &ground :
             {colours::ground(tone, palette), colours::strongGround(tone, palette)}) {
            QVERIFY(colours::contrast(palette.color(QPalette::Text), ground)
                    >= colours::readableContrast);
            QVERIFY(colours::contrast(colours::text(tone, ground), ground)
                    >= colours::readableContrast);
            for (const Qt::GlobalColor colour : {Qt::red, Qt::blue, Qt::yellow, Qt::gray}) {
                QVERIFY(colours::contrast(colours::readable(colour, ground), ground)
                        >= colours::readableContrast);
            }
        }
    }
}

void TestDiffView::hugeFile_isShown()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 20'000; ++i) {
        before += "line = " + QByteArray::number(i) + "\n";
        after += "line = " + QByteArray::number(i % 7 == 0 ? i + 1 : i) + "\n";
    }
    DiffView view(m_highlighting);
    view.resize(800, 400);
    view.show();
    view.setDiff(diffOf(before, after));
    QVERIFY(view.model().rowCount() > 20'000);
    view.setLayoutOfRows(Layout::SideBySide);
    view.rows()->scrollToBottom();
    QVERIFY(!view.grab().isNull());
}

void TestDiffView::hunks_areSteppedThroughAndTicked()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 60; ++i) {
        before += QByteArray::number(i) + "\n";
        after += QByteArray::number(i % 20 == 5 ? 1000 : i) + "\n";
    }
    DiffView view(m_highlighting);
    view.resize(600, 300);
    view.show();
    view.setDiff(diffOf(before, after));
    QSignalSpy toggled(&view, &DiffView::hunkToggled);
    const auto currentHunk
        = [&view] { return view.model().row(view.rows()->currentIndex().row()).hunk; };
    view.goToHunk(0);
    view.nextHunk();
    QCOMPARE(currentHunk(), 1);
    view.nextHunk();
    view.nextHunk();
    QCOMPARE(currentHunk(), 2);
    QTest::keyClick(view.rows(), Qt::Key_Space);
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.constFirst().constFirst().toLongLong(), 2);
    view.previousHunk();
    QCOMPARE(currentHunk(), 1);
    view.setLayoutOfRows(Layout::SideBySide);
    QCOMPARE(currentHunk(), 1);
}

void TestDiffView::longLine_isScrolled()
{
    DiffView view(m_highlighting);
    view.resize(500, 300);
    view.show();
    view.setDiff(diffOf("a\n"_ba, QByteArray(10'000, 'x') + "\n"));
    auto *shift = view.findChild<QScrollBar *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(shift->isVisible());
    QTest::keyClick(view.rows(), Qt::Key_Right);
    QVERIFY(shift->value() > 0);
    QVERIFY(view.model().index(2, 2).data().toString().size() < 4010);
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestDiffView>(argc, argv);
}
#include "tst_diffview.moc"
