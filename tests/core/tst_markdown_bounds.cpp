// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/markdown.h"

#include "support/ownmarkup.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::test;

namespace {

QString htmlOf(const QString &text)
{
    const auto code
        = [](const QString &source, const QString &) { return markdown::htmlText(source); };
    return markdown::toHtml(text, {.code = code});
}

} // namespace

//! Foreign Markdown that nobody writes but to do harm.
class MarkdownBoundsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void html_isPlainBeyondBounds_data();
    void html_isPlainBeyondBounds();
    void html_staysShallow_data();
    void html_staysShallow();
    void html_staysInProportion_data();
    void html_staysInProportion();
};

void MarkdownBoundsTest::html_isPlainBeyondBounds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPlain");
    const auto row = [](const char *name, const QString &text, bool isPlain) {
        QTest::newRow(name) << text << isPlain;
    };
    const QString most(qsizetype{512} * 1024, u'x');
    row("as long as may be", most, false);
    row("longer", most + u'x', true);
    row("as many quotes as may be", u">"_s.repeated(100) + u'a', false);
    row("more quotes", u"b\n"_s + u">"_s.repeated(101) + u'a', true);
    row("more lists", u"1. "_s.repeated(101) + u'a', true);
    row("a long ruler", u"-"_s.repeated(200), false);
    row("a wide table of a few cells",
        u"|a"_s.repeated(100) + u"|\n" + u"|-"_s.repeated(100) + u"|\n" + u"b\n"_s.repeated(1000),
        true);
    row("a definition used again and again",
        u"[a]: /"_s + QString(1000, u'b') + u"\n\n" + u"[a]"_s.repeated(1000), true);
    row("links on too many lines", u"](\n"_s.repeated(10'000), true);
    row("links on many lines", u"[a](b)\n"_s.repeated(5'000), false);
}

void MarkdownBoundsTest::html_isPlainBeyondBounds()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isPlain);
    const QString html = htmlOf(text);
    const QString plain = u"<div class=\"text\">"_s + markdown::htmlText(text) + u"</div>\n";
    QCOMPARE(html == plain, isPlain);
    QCOMPARE(html.startsWith(u"<div class=\"text\">"), isPlain);
}

void MarkdownBoundsTest::html_staysShallow_data()
{
    QTest::addColumn<QString>("text");
    QString lists;
    for (qsizetype i = 0; i < 300; ++i) {
        lists += QString(2 * i, u' ') + u"- a\n";
    }
    QTest::newRow("lists") << lists;
    QTest::newRow("emphasis") << u"*a **a "_s.repeated(300) + u"a** a*"_s.repeated(300);
    QTest::newRow("emphasis in quotes")
        << u">"_s.repeated(99) + u"*a **a "_s.repeated(9) + u"a** a*"_s.repeated(9);
}

//! Where nothing is lost, though it is nested no more.
void MarkdownBoundsTest::html_staysShallow()
{
    QFETCH(const QString, text);
    const QString html = htmlOf(text);
    QCOMPARE(faultOfMarkup(html), QString());
    int depth = 0;
    int deepest = 0;
    static const QRegularExpression tag(u"<(/?)(ul|em|strong|blockquote)>"_s);
    for (const auto &match : tag.globalMatch(html)) {
        depth += match.captured(1).isEmpty() ? 1 : -1;
        deepest = std::max(deepest, depth);
    }
    QCOMPARE(deepest, 100);
    QString words = html;
    words.remove(QRegularExpression(u"<[^>]*>"_s));
    QCOMPARE(words.count(u'a'), text.count(u'a'));
}

//! Ten megabytes, and the most that is read as Markdown: what took the square of the time would
//! run into the end that is set to every test.
void MarkdownBoundsTest::html_staysInProportion_data()
{
    QTest::addColumn<QString>("piece");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("ten megabytes") << u"*"_s << qsizetype{10'000'000};
    for (const auto *const piece :
         {">",      "> ",      "[",    "]",     "*",   "_",      "~",        "`",
          "`` ` ",  "<",       "|",    "- ",    "1. ", "![",     "[](",      "](\n",
          "[a](b)", "**a *b ", "\\``", "<!A ",  "&",   "|a",     "[a]: b\n", "[a]\n",
          "- a\n",  "-\n+\n",  "\t",   "~~~\n", "#\n", "|\n-\n", "\n"}) {
        QTest::newRow(piece) << QString::fromUtf8(piece) << qsizetype{500'000};
    }
}

void MarkdownBoundsTest::html_staysInProportion()
{
    QFETCH(const QString, piece);
    QFETCH(const qsizetype, size);
    const QString html = htmlOf(piece.repeated(size / piece.size()));
    QCOMPARE_LE(html.size(), 33 * size);
}

QTEST_GUILESS_MAIN(MarkdownBoundsTest)
#include "tst_markdown_bounds.moc"
