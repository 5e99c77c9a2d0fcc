// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/markdown.h"

#include "support/ownmarkup.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::test;

namespace {

using Block = QPair<QString, QString>; //!< Language and code.

QString htmlOf(const QString &text, int headingShift = 0)
{
    const auto code
        = [](const QString &source, const QString &) { return markdown::htmlText(source); };
    return markdown::toHtml(text, {.headingShift = headingShift, .code = code});
}

QString link(const QString &address, const QString &text)
{
    return u"<a href=\"%1\" rel=\"noreferrer noopener\">%2</a>"_s.arg(address, text);
}

QString shown(const QString &address)
{
    return u" <span class=\"address\">(%1)</span>"_s.arg(address);
}

} // namespace

//! Foreign Markdown as HTML; see tst_markdown_bounds.cpp for too much of it.
class MarkdownTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void html_hasEachElement_data();
    void html_hasEachElement();
    void html_shiftsHeadings_data();
    void html_shiftsHeadings();
    void html_showsWhereALinkLeads_data();
    void html_showsWhereALinkLeads();
    void html_isNeverForeign_data();
    void html_isNeverForeign();
    void html_decodesEntities_data();
    void html_decodesEntities();
    void code_isAsItWasWritten_data();
    void code_isAsItWasWritten();
    void code_isTheRenderers();
    void code_hasACaption();
};

void MarkdownTest::html_hasEachElement_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &text, const QString &html) {
        QTest::newRow(name) << text << html;
    };
    row("nothing", {}, {});
    row("blanks", u" \n\t\n"_s, {});
    row("a paragraph", u"one\ntwo"_s, u"<p>one\ntwo</p>\n"_s);
    row("two paragraphs", u"one\r\n\r\ntwo\r"_s, u"<p>one</p>\n<p>two</p>\n"_s);
    row("a hard break", u"one\\\ntwo  \nthree"_s, u"<p>one<br>\ntwo<br>\nthree</p>\n"_s);
    row("headings", u"# a\n### b #\nc\n="_s, u"<h1>a</h1>\n<h3>b</h3>\n<h1>c</h1>\n"_s);
    row("no heading", u"#a"_s, u"<p>#a</p>\n"_s);
    row("emphasis", u"*a* __b__ ~~c~~ `d`"_s,
        u"<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"_s);
    row("emphasis in itself", u"***a** b*"_s, u"<p><em><strong>a</strong> b</em></p>\n"_s);
    row("no emphasis", u"2 * 3 * 4, a_b_c, \\*d\\*"_s, u"<p>2 * 3 * 4, a_b_c, *d*</p>\n"_s);
    row("code in a line", u"`` a`<b>  c ``"_s, u"<p><code>a`&lt;b&gt;  c</code></p>\n"_s);
    row("a list", u"- a\n- b"_s, u"<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"_s);
    row("a loose list", u"- a\n\n- b"_s,
        u"<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"_s);
    row("a numbered list", u"1. a\n2. b"_s, u"<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"_s);
    row("a list that goes on", u"7) a"_s, u"<ol start=\"7\">\n<li>a</li>\n</ol>\n"_s);
    row("lists in each other", u"1. a\n   - b\n     - c"_s,
        u"<ol>\n<li>a<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ol>\n"_s);
    row("tasks", u"- [ ] a\n- [x] b\n- [X] c"_s,
        u"<ul>\n<li class=\"task\">\u2610 a</li>\n<li class=\"task\">\u2611 b</li>\n"
        "<li class=\"task\">\u2611 c</li>\n</ul>\n"_s);
    row("a quote", u"> a\nb\n>> c"_s,
        u"<blockquote>\n<p>a\nb</p>\n<blockquote>\n<p>c</p>\n</blockquote>\n</blockquote>\n"_s);
    row("a break", u"a\n\n***\nb"_s, u"<p>a</p>\n<hr>\n<p>b</p>\n"_s);
    row("a table", u"a|b|c|d\n-|:-|:-:|-:\n*1*|2\\|2|3\n"_s,
        u"<table>\n<thead>\n<tr><th>a</th><th class=\"left\">b</th><th class=\"center\">c</th>"
        "<th class=\"right\">d</th></tr>\n</thead>\n<tbody>\n<tr><td><em>1</em></td>"
        "<td class=\"left\">2|2</td><td class=\"center\">3</td><td class=\"right\"></td></tr>\n"
        "</tbody>\n</table>\n"_s);
    row("a table's head alone", u"|a|\n|-|"_s,
        u"<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n</table>\n"_s);
    row("other letters", u"**Tü** \U0001f600"_s, u"<p><strong>Tü</strong> \U0001f600</p>\n"_s);
    row("a definition that nothing refers to", u"a\n\n[b]: c"_s, u"<p>a</p>\n"_s);
    row("definitions alone", u"[b]: c"_s, u"<div class=\"text\">[b]: c</div>\n"_s);
}

void MarkdownTest::html_hasEachElement()
{
    QFETCH(const QString, text);
    QFETCH(const QString, html);
    QCOMPARE(htmlOf(text), html);
    QCOMPARE(faultOfMarkup(html), QString());
}

void MarkdownTest::html_shiftsHeadings_data()
{
    QTest::addColumn<int>("shift");
    QTest::addColumn<QString>("html");
    QTest::newRow("none") << 0 << u"<h1>a</h1>\n<h5>b</h5>\n"_s;
    QTest::newRow("two") << 2 << u"<h3>a</h3>\n<h6>b</h6>\n"_s;
    QTest::newRow("up") << -1 << u"<h1>a</h1>\n<h4>b</h4>\n"_s;
    QTest::newRow("all the way") << 9 << u"<h6>a</h6>\n<h6>b</h6>\n"_s;
}

void MarkdownTest::html_shiftsHeadings()
{
    QFETCH(const int, shift);
    QFETCH(const QString, html);
    QCOMPARE(htmlOf(u"# a\n##### b"_s, shift), html);
}

void MarkdownTest::html_showsWhereALinkLeads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &text, const QString &html) {
        QTest::newRow(name) << text << html;
    };
    const QString web = u"https://example.org"_s;
    row("a link", u"[a](https://example.org)"_s, link(web, u"a"_s) + shown(web));
    row("a reference", u"[a][b]\n\n[b]: https://example.org"_s, link(web, u"a"_s) + shown(web));
    row("an address", u"<https://example.org>"_s, link(web, web));
    row("an address as its text", u"[https://example.org](https://example.org)"_s, link(web, web));
    row("another address as its text", u"[http://bank](http://evil)"_s,
        link(u"http://evil"_s, u"http://bank"_s) + shown(u"http://evil"_s));
    row("an address in bold", u"[**http://a**](http://a)"_s,
        link(u"http://a"_s, u"<strong>http://a</strong>"_s));
    row("not marked as a link", u"https://example.org www.example.org"_s,
        u"https://example.org www.example.org"_s);
    row("with a title", u"[http://a](http://a \"b\")"_s,
        link(u"http://a"_s, u"http://a"_s) + shown(u"http://a &quot;b&quot;"_s));
    row("mail", u"<a@b.c>"_s, link(u"mailto:a@b.c"_s, u"a@b.c"_s));
    row("mail behind a text", u"[me](mailto:a@b.c)"_s,
        link(u"mailto:a@b.c"_s, u"me"_s) + shown(u"mailto:a@b.c"_s));
    row("look-alike letters", u"<http://b\u0430nk.example>"_s, // Cyrillic
        link(u"http://xn--bnk-6cd.example"_s, u"http://b\u0430nk.example"_s)
            + shown(u"http://xn--bnk-6cd.example"_s));
    row("a query", u"[a](http://a/?b=c&d=\"e\")"_s,
        link(u"http://a/?b=c&amp;d=%22e%22"_s, u"a"_s) + shown(u"http://a/?b=c&amp;d=%22e%22"_s));
    row("without a text", u"[](http://a)"_s, link(u"http://a"_s, {}) + shown(u"http://a"_s));
    row("in capitals", u"[a](HTTP://A)"_s, link(u"http://a"_s, u"a"_s) + shown(u"http://a"_s));
    for (const QString &address :
         {u"javascript:alert(1)"_s, u"JavaScript:alert(1)"_s, u"data:text/html,x"_s,
          u"file:///etc/passwd"_s, u"vbscript:x"_s, u"ftp://a"_s, u"a/b.md"_s, u"//evil"_s, u"#a"_s,
          u"http:evil"_s, u"http:///evil"_s, u"http://bank@evil"_s, u"https://a:b@evil"_s,
          u"http://a b"_s}) {
        const QByteArray name = address.toUtf8();
        row(name.constData(), u"[a](<"_s + address + u">)", QString(u"a" + shown(address)));
    }
    row("an address to run", u"<javascript:alert(1)>"_s, u"javascript:alert(1)"_s);
    row("hidden by an entity", u"[a](java&#x73;cript&colon;x)"_s,
        QString(u"a" + shown(u"javascript&amp;colon;x"_s)));
    row("hidden by a tab", u"[a](java&#9;script:x)"_s, QString(u"a" + shown(u"java\tscript:x"_s)));
    row("an image", u"![a *b*](http://e/x.png \"t\")"_s,
        QString(u"a <em>b</em>" + shown(u"http://e/x.png &quot;t&quot;"_s)));
    row("an image without words", u"![](x.png)"_s, shown(u"x.png"_s));
    row("an image in a link", u"[![a](http://e/x.png)](http://b)"_s,
        link(u"http://b"_s, QString(u"a" + shown(u"http://e/x.png"_s))) + shown(u"http://b"_s));
}

void MarkdownTest::html_showsWhereALinkLeads()
{
    QFETCH(const QString, text);
    QFETCH(const QString, html);
    QCOMPARE(htmlOf(text), QString(u"<p>" + html + u"</p>\n"));
    QCOMPARE(faultOfMarkup(htmlOf(text)), QString());
}

//! Texts that try to become markup, each of which shows as it is.
void MarkdownTest::html_isNeverForeign_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part"); // of the HTML
    const auto row = [](const char *name, const QString &text, const QString &part) {
        QTest::newRow(name) << text << part;
    };
    row("a script", u"a <script>b</script>"_s, u"a &lt;script&gt;b&lt;/script&gt;"_s);
    row("a block of HTML", u"<div onclick=\"a\">\n*b*\n</div>"_s,
        u"&lt;div onclick=&quot;a&quot;&gt;\n<em>b</em>\n&lt;/div&gt;"_s);
    row("an image", u"<img src=x onerror=alert(1)>"_s, u"&lt;img src=x onerror=alert(1)&gt;"_s);
    row("a comment", u"<!-- a -->"_s, u"&lt;!-- a --&gt;"_s);
    row("CDATA and PHP", u"<![CDATA[a]]> <?php?>"_s, u"&lt;![CDATA[a]]&gt; &lt;?php?&gt;"_s);
    row("an end of a block", u"```\n</code></pre><script>\n```"_s,
        u"&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;"_s);
    row("quotes in an address", u"[a](<http://b/\" onclick=\"c>)"_s,
        u"http://b/%22%20onclick=%22c"_s);
    row("quotes in a title", u"[a](http://b '\" onclick=\"c')"_s,
        u"(http://b &quot;&quot; onclick=&quot;c&quot;)"_s);
    row("quotes behind a fence", u"```a\" onclick=\"b <c>\nd\n```"_s,
        u"<div class=\"caption\">a&quot; onclick=&quot;b &lt;c&gt;</div>"_s);
    row("entities", u"&lt;script&gt; &#60;b&#62;"_s, u"&lt;script&gt; &lt;b&gt;"_s);
    row("entities of entities", u"&amp;lt;"_s, u"<p>&amp;lt;</p>"_s);
    row("text turned around", u"a\u202eb `c\u2066d`"_s,
        u"a&lt;U+202E&gt;b <code>c&lt;U+2066&gt;d</code>"_s);
    row("an address turned around", u"[a](<x\u202ey>)"_s, u"(x&lt;U+202E&gt;y)"_s);
    row("controls", u"a\u001b[1m\u0085"_s, u"a\u241b[1m&lt;U+0085&gt;"_s);
    row("nulls", u"a\0b `\0`\n```\0\n\0c\n```"_s, u"a\u2400b"_s);
    row("emphasis that ends in an address", u"**a[b](c**d)"_s, u"a"_s);
    row("a table in a table", u"|<table>|\n|-|\n|</td></tr>|"_s,
        u"<td>&lt;/td&gt;&lt;/tr&gt;</td>"_s);
}

void MarkdownTest::html_isNeverForeign()
{
    QFETCH(const QString, text);
    QFETCH(const QString, part);
    const QString html = htmlOf(text);
    QCOMPARE(faultOfMarkup(html), QString());
    QVERIFY2(html.contains(part), qPrintable(html));
}

void MarkdownTest::html_decodesEntities_data()
{
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("html");
    QTest::newRow("a name") << u"&mdash;"_s << u"\u2014"_s;
    QTest::newRow("a name of markup") << u"&amp;"_s << u"&amp;"_s;
    QTest::newRow("an unknown name") << u"&nothing;"_s << u"&amp;nothing;"_s;
    QTest::newRow("no entity") << u"AT&T"_s << u"AT&amp;T"_s;
    QTest::newRow("decimal") << u"&#252;"_s << u"ü"_s;
    QTest::newRow("hexadecimal") << u"&#XfC;"_s << u"ü"_s;
    QTest::newRow("beyond 16 bits") << u"&#x1f600;"_s << u"\U0001f600"_s;
    QTest::newRow("null") << u"&#0;"_s << u"\ufffd"_s;
    QTest::newRow("half a pair") << u"&#xd800;"_s << u"\ufffd"_s;
    QTest::newRow("too large") << u"&#9999999;"_s << u"\ufffd"_s;
    QTest::newRow("turned around") << u"&#x202e;"_s << u"&lt;U+202E&gt;"_s;
    QTest::newRow("in code") << u"`&lt;`"_s << u"<code>&amp;lt;</code>"_s;
}

void MarkdownTest::html_decodesEntities()
{
    QFETCH(const QString, entity);
    QFETCH(const QString, html);
    QCOMPARE(htmlOf(entity), QString(u"<p>" + html + u"</p>\n"));
}

void MarkdownTest::code_isAsItWasWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &text, const QString &language,
                        const QString &code) { QTest::newRow(name) << text << language << code; };
    row("plain", u"```python\nprint(1)\n```"_s, u"python"_s, u"print(1)\n"_s);
    row("not closed", u"Look:\n```python\nprint(1)"_s, u"python"_s, u"print(1)\n"_s);
    row("not closed, and empty", u"```python"_s, u"python"_s, {});
    row("words behind the language", u"```c++ a.cpp <b>\nx\n```"_s, u"c++"_s, u"x\n"_s);
    row("in a list", u"- a\n  ```\n  x\n    y\n  ```"_s, {}, u"x\n  y\n"_s);
    row("in a quote", u"> ~~~\n> x\n>  y"_s, {}, u"x\n y\n"_s);
    row("indented", u"    x\n\n      y"_s, {}, u"x\n\n  y\n"_s);
    row("tabs", u"```make\nall:\n\tgcc\t-c\n\t\tx\n```"_s, u"make"_s,
        u"all:\n\tgcc\t-c\n\t\tx\n"_s);
    row("blanks before a tab", u"```\n  \tx\n```"_s, {}, u"  \tx\n"_s);
    row("tabs in an indented fence", u"  ```\n  \tx\n  ```"_s, {}, u"\tx\n"_s);
    row("tabs in a list", u"- ```\n  \tx\n  \t\ty"_s, {}, u"\tx\n\t\ty\n"_s);
    row("a tab that a quote shares", u"> ```\n>\tx"_s, {}, u"  x\n"_s);
    row("a tab before a null", u"```\n\t\0\tx\n```"_s, {}, u"\t\u2400\tx\n"_s);
    row("blank lines", u"```\n\nx\n\n\n```"_s, {}, u"\nx\n\n\n"_s);
    row("carriage returns", u"```\r\nx\r\ny\r\n```\r\n"_s, {}, u"x\ny\n"_s);
    row("entities", u"```\n&lt;\\*\n```"_s, {}, u"&lt;\\*\n"_s);
}

void MarkdownTest::code_isAsItWasWritten()
{
    QFETCH(const QString, text);
    QFETCH(const QString, language);
    QFETCH(const QString, code);
    QList<Block> blocks;
    const auto render = [&blocks](const QString &source, const QString &name) {
        blocks.append({name, source});
        return QString();
    };
    (void)markdown::toHtml(text, {.code = render});
    QCOMPARE(blocks, QList<Block>({{language, code}}));
}

void MarkdownTest::code_isTheRenderers()
{
    const QString markup = u"<i>"_s.repeated(10'000); // much more than the text
    const auto render = [&markup](const QString &, const QString &) { return markup; };
    QCOMPARE(markdown::toHtml(u"```\nx\n```\n*a*", {.code = render}),
             QString(u"<pre><code>" + markup + u"</code></pre>\n<p><em>a</em></p>\n"));
}

void MarkdownTest::code_hasACaption()
{
    const QString block = u"<pre><code>x\n</code></pre>\n"_s;
    QCOMPARE(htmlOf(u"```python  app.py \nx\n```"_s),
             QString(u"<div class=\"caption\">python  app.py</div>\n" + block));
    QCOMPARE(htmlOf(u"```\nx\n```"_s), block);
}

QTEST_GUILESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
