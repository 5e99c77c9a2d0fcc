// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/answerview.h"

#include "gui/answers/codeview.h"
#include "gui/answers/markdownview.h"
#include "gui/look/inlinemessage.h"
#include "viewtest.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo::gui;

namespace {

//! What a reader sees.
QString seen(const AnswerView &view)
{
    return view.rendered()->toPlainText();
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression word(u"\\w+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        words.append(it.next().captured());
    }
    return words;
}

} // namespace

class TestAnswerView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void words_areAllVisible_data();
    void words_areAllVisible();
    void streaming_equalsSetAtOnce_data();
    void streaming_equalsSetAtOnce();
    void tail_isVisibleWhileItGrows();
    void images_areNotLoaded();
    void links_tellTheirAddress_data();
    void links_tellTheirAddress();
    void definitions_countWhereverTheyStand();
    void rawText_isOneClickAway();
    void hostileText_isShown_data();
    void hostileText_isShown();
    void clear_forgetsEverything();
    void palette_recoloursWithoutLoss();

private:
    Highlighting m_highlighting;
};

void TestAnswerView::initTestCase()
{
    m_highlighting.load();
}

void TestAnswerView::words_areAllVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("generic type") << u"Use vector<int> here, and the rest <b>of it</b> stays."_s;
    QTest::newRow("open tag") << u"before <b> after\n\nnext <T> paragraph"_s;
    QTest::newRow("comment") << u"before <!-- hidden --> after\n\n<!-- open\n\nthe end"_s;
    QTest::newRow("script") << u"<script>alert(1)</script>\n\nthe end"_s;
    QTest::newRow("front matter") << u"---\ntitle: secret\n---\n\nbody"_s;
    QTest::newRow("front matter with no end") << u"---\ntitle: secret\n\nbody"_s;
    QTest::newRow("fence with a name") << u"```python title=app/main.py\nx = 1\n```\n"_s;
    QTest::newRow("open fence") << u"text\n```js\nlet a = 1;\n"_s;
    QTest::newRow("image") << u"see ![the picture](file:///etc/passwd) there"_s;
    QTest::newRow("table") << u"| one | two |\n|---|---|\n| three | four |\n\nfive"_s;
    QTest::newRow("two tables")
        << u"|a|\n|-|\n|b|\n\n|c|\n|-|\n|d|\n\n```\ne\n```\n\n|f|\n|-|\n|g|\n"_s;
    QTest::newRow("list") << u"1. one\n\n   ```sh\n   two\n   ```\n\n2. three\n   - four\n\nfive"_s;
    QTest::newRow("tasks") << u"- [x] one\n- [ ] two\n"_s;
    QTest::newRow("quote") << u"> one\n> two\n\nthree"_s;
    QTest::newRow("headings") << u"# one\n\ntwo\n\n## three ##\nfour\n\nfive\n====\n"_s;
    QTest::newRow("definition alone") << u"one\n\n[two]: https://three.example/four\n"_s;
    QTest::newRow("escapes") << u"\\*one\\* and \\<two\\>"_s;
    QTest::newRow("code in fences only") << u"```\none\n```\n```\ntwo\n```\n"_s;
    QTest::newRow("rule") << u"one\n\n---\n\ntwo"_s;
}

void TestAnswerView::words_areAllVisible()
{
    QFETCH(const QString, text);
    AnswerView view(m_highlighting);
    view.resize(600, 400);
    view.show();
    QSignalSpy drained(&view, &AnswerView::drained);
    view.setText(text);
    QTRY_COMPARE(drained.size(), 1);
    const QStringList visible = wordsOf(seen(view));
    QStringList missing;
    const QStringList words = wordsOf(text);
    for (const QString &word : words) {
        // The numbers of a list and the boxes of tasks are drawn.
        const bool isDrawn = word == u"x"_s || (word.size() == 1 && word.at(0).isDigit());
        if (!isDrawn && !visible.contains(word)) {
            missing.append(word);
        }
    }
    QCOMPARE(missing, QStringList());
    QCOMPARE(view.text(), text);
}

void TestAnswerView::streaming_equalsSetAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("everything")
        << u"# A\n\npara one\nand two\n\n- a\n- b\n\n  c\n\n```py\nx = 1\n\ny = 2\n```\nafter\n\n"
           "| a | b |\n|---|---|\n| c | d |\n\n1. x\n2. y\n\n> quote\n\nlast **bold** line"_s;
    QTest::newRow("fence first") << u"```\ncode\n```\n"_s;
    QTest::newRow("crlf") << u"# A\r\n\r\ntext\r\n\r\n```\r\ncode\r\n```\r\n"_s;
}

void TestAnswerView::streaming_equalsSetAtOnce()
{
    QFETCH(const QString, text);
    AnswerView atOnce(m_highlighting);
    AnswerView streamed(m_highlighting);
    atOnce.show();
    streamed.show();
    QSignalSpy first(&atOnce, &AnswerView::drained);
    QSignalSpy second(&streamed, &AnswerView::drained);
    atOnce.setText(text);
    for (qsizetype i = 0; i < text.size(); i += 3) {
        streamed.append(text.sliced(i, std::min<qsizetype>(3, text.size() - i)));
        QTest::qWait(1);
    }
    streamed.finish();
    QTRY_COMPARE(first.size(), 1);
    QTRY_COMPARE(second.size(), 1);
    QCOMPARE(streamed.rendered()->toHtml(), atOnce.rendered()->toHtml());
}

void TestAnswerView::tail_isVisibleWhileItGrows()
{
    AnswerView view(m_highlighting);
    view.show();
    view.append(u"# Title\n\nThe beginning of a"_s);
    QTRY_COMPARE(seen(view), u"Title\nThe beginning of a"_s);
    view.append(u" paragraph.\n\n```py\nx = "_s);
    QTRY_COMPARE(seen(view).trimmed(), u"Title\nThe beginning of a paragraph.\npy\nx ="_s);
    view.append(u"1\n"_s);
    QTRY_COMPARE(seen(view).trimmed(), u"Title\nThe beginning of a paragraph.\npy\nx = 1"_s);
}

void TestAnswerView::images_areNotLoaded()
{
    const QTemporaryDir folder;
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(folder.filePath(u"red.png"_s)));
    AnswerView view(m_highlighting);
    view.resize(400, 200);
    view.show();
    QSignalSpy drained(&view, &AnswerView::drained);
    const QString address = QUrl::fromLocalFile(folder.filePath(u"red.png"_s)).toString();
    view.setText(
        u"a ![picture](%1) b\n\n- ![](%1)\n\n[![inner](%1)](http://example.org)"_s.arg(address));
    QTRY_COMPARE(drained.size(), 1);
    QVERIFY2(seen(view).contains(u"picture (%1)"_s.arg(address)), qPrintable(seen(view)));
    QVERIFY(!seen(view).contains(QChar(QChar::ObjectReplacementCharacter)));
    const QImage painted = view.grab().toImage();
    for (int y = 0; y < painted.height(); ++y) {
        for (int x = 0; x < painted.width(); ++x) {
            QVERIFY(painted.pixelColor(x, y) != QColor(Qt::red));
        }
    }
}

void TestAnswerView::links_tellTheirAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("mayOpen");
    QTest::newRow("web") << u"https://example.org/a?b=c"_s << true;
    QTest::newRow("mail") << u"mailto:someone@example.org"_s << true;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("relative") << u"docs/a.md"_s << false;
    QTest::newRow("no host") << u"https:///x"_s << false;
}

void TestAnswerView::links_tellTheirAddress()
{
    QFETCH(const QString, address);
    QFETCH(const bool, mayOpen);
    AnswerView view(m_highlighting);
    view.show();
    emit view.rendered()->linkClicked(address);
    const auto *notice = view.findChild<MessageArea *>()->message(u"notice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->message().text.contains(address));
    QCOMPARE(notice->words().contains(u"[Open in browser]"), mayOpen);
}

void TestAnswerView::definitions_countWhereverTheyStand()
{
    AnswerView view(m_highlighting);
    view.show();
    QSignalSpy drained(&view, &AnswerView::drained);
    view.setText(u"See [the page][p].\n\nMore.\n\n[p]: https://example.org/page\n"_s);
    QTRY_COMPARE(drained.size(), 1);
    QVERIFY(seen(view).startsWith(u"See the page."_s));
    QVERIFY(seen(view).contains(u"https://example.org/page"_s));
}

void TestAnswerView::rawText_isOneClickAway()
{
    AnswerView view(m_highlighting);
    view.show();
    view.append(u"# A\n"_s);
    view.setRaw(true);
    QVERIFY(view.isRaw());
    QTRY_COMPARE(view.raw()->toPlainText(), u"# A\n"_s);
    view.append(u"b"_s);
    QTRY_COMPARE(view.raw()->toPlainText(), u"# A\nb"_s);
    view.setText(u"new"_s);
    QTRY_COMPARE(view.raw()->toPlainText(), u"new"_s);
    view.setRaw(false);
    QTRY_COMPARE(seen(view), u"new"_s);
}

void TestAnswerView::hostileText_isShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("brackets") << QString(10'000, u'[');
    QTest::newRow("quotes") << QString(1000, u'>') + u" deep"_s;
    QString nested;
    for (int i = 0; i < 300; ++i) {
        nested += QString(2 * i, u' ') + u"- item\n"_s;
    }
    QTest::newRow("nested lists") << nested;
    QTest::newRow("wide table") << u"|a"_s.repeated(500) + u"|\n"_s + u"|-"_s.repeated(500)
            + u"|\n"_s;
    QTest::newRow("long paragraph") << u"word "_s.repeated(200'000);
    QTest::newRow("long code line") << u"```\n"_s + QString(100'000, u'x') + u"\n```\nend"_s;
    QTest::newRow("many fences") << u"```a\n```\n"_s.repeated(500);
    QTest::newRow("stars") << u"*_"_s.repeated(5000);
    QTest::newRow("zero") << QString(u"a"_s + QChar(0) + u"b\n\nc"_s);
    QTest::newRow("entities") << u"&#x202e;a &#0; &amp; &lt;b&gt;"_s;
    QTest::newRow("half a pair") << QString(u"a"_s + QChar(0xdc00) + QChar(0xd800));
}

void TestAnswerView::hostileText_isShown()
{
    QFETCH(const QString, text);
    AnswerView view(m_highlighting);
    view.resize(500, 300);
    view.show();
    QSignalSpy drained(&view, &AnswerView::drained);
    view.append(text);
    view.finish();
    QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 60'000);
    QCOMPARE(view.text(), text);
    QVERIFY(!view.grab().isNull());
}

void TestAnswerView::clear_forgetsEverything()
{
    AnswerView view(m_highlighting);
    view.show();
    view.append(u"```py\nx = 1\ny"_s);
    QTRY_VERIFY(seen(view).contains(u'y'));
    view.clear();
    QCOMPARE(view.text(), QString());
    QCOMPARE(seen(view), QString());
    view.append(u"words"_s);
    QTRY_COMPARE(seen(view), u"words"_s);
}

void TestAnswerView::palette_recoloursWithoutLoss()
{
    AnswerView view(m_highlighting);
    view.show();
    QSignalSpy drained(&view, &AnswerView::drained);
    view.setText(
        u"a [link](https://example.org)\n\n```py x.py\nx = 1\n```\n\nb\n\n|c|\n|-|\n|d|\n"_s);
    QTRY_COMPARE(drained.size(), 1);
    const QString before = seen(view);
    view.setPalette(roo::test::darkPalette());
    QCOMPARE(seen(view), before);
    const QTextBlock block = view.rendered()->document()->find(u"b"_s).block();
    QVERIFY(block.charFormat().foreground().style() == Qt::NoBrush);
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestAnswerView>(argc, argv);
}
#include "tst_answerview.moc"
