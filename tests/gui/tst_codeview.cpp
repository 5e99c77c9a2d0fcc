// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codeview.h"

#include "viewtest.h"

#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo::gui;

namespace {

using Source = TextHighlighter::Source;

QString shownText(const CodeView &view)
{
    QStringList lines;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        lines.append(block.text());
    }
    return lines.join(u'\n');
}

bool isColoured(const CodeView &view, int line)
{
    const QTextBlock block = view.document()->findBlockByNumber(line);
    return block.isValid() && !block.layout()->formats().isEmpty();
}

QString numberedLines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        text += u"int line%1 = 1;\n"_s.arg(i);
    }
    return text;
}

} // namespace

class TestCodeView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void streaming_equalsSetAtOnce_data();
    void streaming_equalsSetAtOnce();
    void hiddenView_isFilledWhenShown();
    void manyLines_areShown();
    void longLine_isShownInPartsAndCopiedWhole();
    void copy_givesTheTextAsItCame();
    void hiddenCharacters_areAskedAbout();
    void selectionAndPlace_stay();
    void end_isFollowed();
    void lines_areColouredWhenComplete();
    void fences_areColoured();
    void commentAtTheTop_reachesTheEnd();
    void languages_areLoadedLater();
    void goToLine_waitsForTheLine();

private:
    Highlighting m_highlighting;
};

void TestCodeView::initTestCase()
{
    m_highlighting.load();
}

void TestCodeView::streaming_equalsSetAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << u"a\nb\n\nc"_s;
    QTest::newRow("crlf") << u"a\r\nb\r\n"_s;
    QTest::newRow("hidden") << u"a\u202eb\u2028c\U0001f469\u200d\U0001f4bb\n"_s;
    QTest::newRow("long") << QString(10'000, u'x') + u"\ny"_s;
    QTest::newRow("halves") << QString(u"a"_s + QChar(0xd83d) + u"\r"_s);
}

void TestCodeView::streaming_equalsSetAtOnce()
{
    QFETCH(const QString, text);
    CodeView atOnce(m_highlighting, Source::Code);
    CodeView streamed(m_highlighting, Source::Code);
    atOnce.show();
    streamed.show();
    QSignalSpy first(&atOnce, &CodeView::drained);
    QSignalSpy second(&streamed, &CodeView::drained);
    atOnce.setText(text);
    const qsizetype step = std::max<qsizetype>(1, text.size() / 50);
    for (qsizetype i = 0; i < text.size(); i += step) {
        streamed.append(text.sliced(i, std::min(step, text.size() - i)));
        if (i % 7 == 0) {
            QCoreApplication::processEvents();
        }
    }
    streamed.finish();
    QTRY_COMPARE(first.size(), 1);
    QTRY_COMPARE(second.size(), 1);
    QCOMPARE(shownText(streamed), shownText(atOnce));
    QCOMPARE(streamed.text(), text);
    QCOMPARE(atOnce.text(), text);
    streamed.selectAll();
    QCOMPARE(streamed.selectedText(), text);
}

void TestCodeView::hiddenView_isFilledWhenShown()
{
    CodeView view(m_highlighting, Source::Code);
    view.append(u"a\nb"_s);
    view.finish();
    QCoreApplication::processEvents();
    QCOMPARE(view.text(), u"a\nb"_s);
    QCOMPARE(shownText(view), QString());
    view.show();
    QTRY_COMPARE(shownText(view), u"a\nb"_s);
}

void TestCodeView::manyLines_areShown()
{
    CodeView view(m_highlighting, Source::Code);
    view.setLanguage(u"a.cpp"_s, {});
    view.show();
    QSignalSpy drained(&view, &CodeView::drained);
    view.setText(numberedLines(100'000));
    QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 60'000);
    QCOMPARE(view.blockCount(), 100'001);
    QTRY_VERIFY_WITH_TIMEOUT(view.highlighter().isIdle(), 60'000);
    QVERIFY(isColoured(view, 0));
    QVERIFY(isColoured(view, TextHighlighter::mostLines - 1));
    QVERIFY(!isColoured(view, TextHighlighter::mostLines));
}

void TestCodeView::longLine_isShownInPartsAndCopiedWhole()
{
    CodeView view(m_highlighting, Source::Code);
    view.setLanguage(u"a.json"_s, {});
    view.show();
    QSignalSpy drained(&view, &CodeView::drained);
    const QString text = u"[1]\n["_s + u"12345,"_s.repeated(170'000) + u"0]\n[2]"_s;
    view.setText(text);
    QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 60'000);
    QVERIFY(view.blockCount() > 200);
    QTRY_VERIFY(view.highlighter().isIdle());
    QVERIFY(isColoured(view, 0));
    QVERIFY(!isColoured(view, 1));
    QVERIFY(isColoured(view, view.blockCount() - 1));
    view.selectAll();
    QCOMPARE(view.selectedText(), text);
}

void TestCodeView::copy_givesTheTextAsItCame()
{
    CodeView view(m_highlighting, Source::Code);
    view.show();
    QSignalSpy drained(&view, &CodeView::drained);
    const QString text = u"one\r\n\u00a0two\u00a0\r\n"_s;
    view.setText(text);
    QTRY_COMPARE(drained.size(), 1);
    view.requestCopy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QTextCursor cursor = view.textCursor();
    cursor.setPosition(1);
    cursor.setPosition(5, QTextCursor::KeepAnchor);
    view.setTextCursor(cursor);
    QTest::keySequence(&view, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ne\r\n\u00a0"_s);
}

void TestCodeView::hiddenCharacters_areAskedAbout()
{
    CodeView view(m_highlighting, Source::Code);
    view.show();
    QSignalSpy drained(&view, &CodeView::drained);
    QSignalSpy found(&view, &CodeView::hiddenCharacterFound);
    view.setText(u"a\u202eb"_s);
    QTRY_COMPARE(drained.size(), 1);
    QGuiApplication::clipboard()->setText(u"before"_s);
    view.requestCopy();
    QCOMPARE(found.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void TestCodeView::selectionAndPlace_stay()
{
    CodeView view(m_highlighting, Source::Code);
    view.resize(400, 200);
    view.show();
    view.append(numberedLines(200));
    QTRY_COMPARE(view.blockCount(), 201);
    view.verticalScrollBar()->setValue(20);
    QTextCursor cursor = view.textCursor();
    cursor.movePosition(QTextCursor::End);
    cursor.movePosition(QTextCursor::Up, QTextCursor::KeepAnchor);
    view.setTextCursor(cursor);
    view.verticalScrollBar()->setValue(20);
    const QString selected = view.selectedText();
    view.append(numberedLines(50));
    QTRY_COMPARE(view.blockCount(), 251);
    QCOMPARE(view.selectedText(), selected);
    QCOMPARE(view.verticalScrollBar()->value(), 20);
    auto *jump = view.findChild<QToolButton *>();
    QVERIFY(jump->isVisible());
    jump->click();
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    QVERIFY(!jump->isVisible());
}

void TestCodeView::end_isFollowed()
{
    CodeView view(m_highlighting, Source::Code);
    view.resize(400, 200);
    view.show();
    for (int i = 0; i < 5; ++i) {
        view.append(numberedLines(40));
        QTRY_COMPARE(view.blockCount(), 40 * (i + 1) + 1);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }
    QVERIFY(!view.textCursor().hasSelection());
    view.setText(numberedLines(100));
    QTRY_COMPARE(view.blockCount(), 101);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
}

void TestCodeView::lines_areColouredWhenComplete()
{
    CodeView view(m_highlighting, Source::Code);
    view.setLanguage(u"a.py"_s, {});
    view.show();
    view.append(u"import os\nimport sys"_s);
    QTRY_VERIFY(isColoured(view, 0));
    QVERIFY(!isColoured(view, 1));
    view.append(u"\n"_s);
    QTRY_VERIFY(isColoured(view, 1));
    view.append(u"import re"_s);
    view.finish();
    QTRY_VERIFY(isColoured(view, 2));
}

void TestCodeView::fences_areColoured()
{
    CodeView view(m_highlighting, Source::Answer);
    view.show();
    view.append(u"return of words\n```golang\nreturn 1\n```\nreturn of words\n"_s);
    view.finish();
    QTRY_VERIFY(isColoured(view, 2));
    QVERIFY(!isColoured(view, 0));
    QVERIFY(!isColoured(view, 4));
}

void TestCodeView::commentAtTheTop_reachesTheEnd()
{
    CodeView view(m_highlighting, Source::Code);
    view.setLanguage(u"a.cpp"_s, {});
    view.show();
    QSignalSpy drained(&view, &CodeView::drained);
    view.setText(u"/*\n"_s + u"plain words\n"_s.repeated(3000));
    QTRY_COMPARE(drained.size(), 1);
    QTRY_VERIFY(view.highlighter().isIdle());
    QVERIFY(isColoured(view, 2900));
}

void TestCodeView::languages_areLoadedLater()
{
    Highlighting late;
    CodeView view(late, Source::Code);
    view.setLanguage({}, u"sh"_s);
    view.show();
    view.setText(u"echo 1\n"_s);
    QTRY_COMPARE(view.blockCount(), 2);
    QTRY_VERIFY(view.highlighter().isIdle());
    QVERIFY(!isColoured(view, 0));
    late.load();
    QTRY_VERIFY(isColoured(view, 0));
}

void TestCodeView::goToLine_waitsForTheLine()
{
    CodeView view(m_highlighting, Source::Code);
    view.resize(400, 200);
    view.show();
    view.setText(numberedLines(3000));
    view.goToLine(2500);
    QTRY_COMPARE(view.textCursor().blockNumber(), 2499);
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestCodeView>(argc, argv);
}
#include "tst_codeview.moc"
