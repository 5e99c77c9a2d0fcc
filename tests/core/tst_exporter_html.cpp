// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/exporter.h"

#include "exportsamples.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

using Block = QPair<QString, QString>; //!< Language and code.
using Blocks = QList<Block>;

QString htmlOf(const Run &run)
{
    return exporter::toHtml(run, plainWords(), &exporter::plainCode, RunStatus::Interrupted);
}

//! The elements that begin in it, without attributes, in order of the alphabet.
QStringList elementsIn(const QString &html)
{
    static const QRegularExpression element(u"<([a-zA-Z!][a-zA-Z0-9]*)"_s);
    QStringList names;
    for (const auto &match : element.globalMatch(html)) {
        names.append(match.captured(1));
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

//! Every element that can be closed is, in its turn.
bool isBalanced(const QString &html)
{
    static const QRegularExpression tag(u"<(/?)([a-z][a-z0-9]*)[^>]*>"_s);
    static const QStringList single{u"meta"_s, u"br"_s, u"hr"_s};
    QStringList open;
    for (const auto &match : tag.globalMatch(html)) {
        const QString name = match.captured(2);
        if (single.contains(name)) {
            continue;
        }
        if (match.captured(1).isEmpty()) {
            open.append(name);
        } else if (open.isEmpty() || open.takeLast() != name) {
            return false;
        }
    }
    return open.isEmpty();
}

} // namespace

//! A run as one file for a browser.
class ExporterHtmlTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void html_tellsTheRun();
    void html_isStrict();
    void html_escapesEverything_data();
    void html_escapesEverything();
    void html_escapesWords();
    void html_tellsWhatWasGiven();
    void html_showsWhatCannotBeSeen();
    void html_tellsWhatBrokeOff();
    void html_givesCodeToTheHighlighter_data();
    void html_givesCodeToTheHighlighter();
    void html_takesTheHighlightersMarkup();
    void html_showsAnswersAsMarkdown();
    void html_tellsThatARunGoesOn();
    void html_listsAttachmentsWhereThereAreAny();
    void html_ofALongTaskHasAShortTitle();
    void html_ofNothing();
    void code_isEscaped();
};

void ExporterHtmlTest::html_tellsTheRun()
{
    const QString html = htmlOf(folded(sampleEvents()));
    QVERIFY(html.startsWith(u"<!doctype html>\n"));
    QVERIFY(html.endsWith(u"</body>\n</html>\n"));
    QVERIFY(isBalanced(html));
    for (const QString &part :
         {u"<h1>Tü &quot;quoted&quot;"_s, u"<th>Run</th><td>20261122-120000-abcdef</td>"_s,
          u"<th>Started</th><td>2026-11-22 12:00:00 UTC</td>"_s,
          u"<th>Outcome</th><td>succeeded</td>"_s,
          u"<th>Goes on with</th><td>20261121-000000-aaaaaa</td>"_s, u"<h2>planner's</h2>"_s,
          u"<li>plan (answered by plan-2026): by plan-2026</li>"_s, u"<h2>coder's</h2>"_s,
          u"<li>code-a: RateLimited: slow down</li>"_s, u"</ol>\n<p>print(1)</p>\n"_s,
          u"<tr><td>a b.txt</td><td class=\"right\">5000000000</td>"
          "<td><code>aaaaaaaaaaaa</code></td></tr>"_s}) {
        QVERIFY2(html.contains(part), qPrintable(part));
    }
    QCOMPARE(html.count(u"<h2>"), 4); // and the task and the attachments
    QVERIFY(!html.contains(u"half an ans"));
    QVERIFY(!html.contains(u"class=\"broken\""));
}

//! Nothing is loaded and nothing runs, and the browser is told so, too.
void ExporterHtmlTest::html_isStrict()
{
    const QString html = htmlOf(folded(sampleEvents()));
    QVERIFY(html.contains(u"http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "style-src 'unsafe-inline'\""));
    for (const QString &part : {u"<script"_s, u"src="_s, u"href="_s, u"url("_s, u"@import"_s,
                                u"<link"_s, u"<base"_s, u"http:"_s, u"https:"_s}) {
        QVERIFY2(!html.contains(part, Qt::CaseInsensitive), qPrintable(part));
    }
}

void ExporterHtmlTest::html_escapesEverything_data()
{
    QTest::addColumn<QString>("text");
    const QString script = u"<script>alert(1)</script>&\"'"_s;
    QTest::newRow("script") << script;
    QTest::newRow("the end of a block") << u"</code></pre>"_s + script;
    QTest::newRow("the end of the title") << u"</title></style></head>"_s + script;
    QTest::newRow("in a block") << u"```html\n</code></pre>"_s + script + u"\n```\n";
    QTest::newRow("in an open block") << u"~~~\n"_s + script;
    QTest::newRow("as a language") << u"```"_s + script + u"\nx\n```\n";
    QTest::newRow("as a fence") << u"```</code>\n```<b>\n```"_s;
    QTest::newRow("a comment") << u"<!-- --><![CDATA[ ]]><?php"_s;
    QTest::newRow("an attribute") << u"\" onload=\"alert(1)\" x='"_s;
    QTest::newRow("entities") << u"&lt;script&gt; &#60;script&#62;"_s;
}

void ExporterHtmlTest::html_escapesEverything()
{
    QFETCH(const QString, text);
    const QStringList ours{u"!doctype"_s, u"body"_s, u"code"_s,  u"div"_s,   u"h1"_s,
                           u"h2"_s,       u"head"_s, u"html"_s,  u"li"_s,    u"meta"_s,
                           u"ol"_s,       u"p"_s,    u"pre"_s,   u"style"_s, u"table"_s,
                           u"td"_s,       u"th"_s,   u"title"_s, u"tr"_s};
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::Failed}) {
        const QString html = htmlOf(everywhere(text, outcome));
        for (const QString &element : elementsIn(html)) {
            QVERIFY2(ours.contains(element), qPrintable(element));
        }
        QVERIFY(isBalanced(html));
        QVERIFY(!html.contains(u"<?") && !html.contains(u"<!-") && !html.contains(u"<!["));
        QCOMPARE(html.count(u"<title>"), 1);
        QCOMPARE(html.count(u"<body>"), 1);
        // A text may hold quotes, but never inside of a tag.
        static const QRegularExpression handler(u"<[^>]*\\son[a-z]+="_s);
        QVERIFY(!html.contains(handler));
    }
}

//! They may repeat foreign text.
void ExporterHtmlTest::html_escapesWords()
{
    const auto evil = [](const auto &) { return u"<img src=x>"_s; };
    const exporter::Words words{.stageTitle = evil,
                                .failure = evil,
                                .figures = evil,
                                .changes
                                = [&](const edit::ChangeSet &) { return QStringList{evil(0)}; }};
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::Failed}) {
        const QString html = exporter::toHtml(everywhere(u"x"_s, outcome), words,
                                              &exporter::plainCode, RunStatus::Interrupted);
        QVERIFY(!html.contains(u"<img"));
        QVERIFY(html.contains(u"&lt;img src=x&gt;"));
    }
}

void ExporterHtmlTest::html_tellsWhatWasGiven()
{
    const Run run = folded(numbered({RunStarted{.profile = sampleProfile(),
                                                .plan = u"<b>plan"_s,
                                                .code = givenAnswer(u"```\n<b>code\n```"_s)}}));
    const QString html = htmlOf(run);
    QVERIFY(html.contains(u"<h2>planner's</h2>\n<p>given</p>\n<p>&lt;b&gt;plan</p>\n"));
    QVERIFY(html.contains(
        u"<h2>coder's</h2>\n<p>given</p>\n<pre><code>&lt;b&gt;code\n</code></pre>\n"));
    QVERIFY(isBalanced(html));
}

//! What turns the text around could show another one than there is.
void ExporterHtmlTest::html_showsWhatCannotBeSeen()
{
    const QString text = u"a\u202eb\x1b[1m\u0085"_s;
    const QString html = htmlOf(everywhere(text, Outcome::Failed));
    for (const QChar character : {QChar(0x202e), QChar(0x1b), QChar(0x85)}) {
        QVERIFY(!html.contains(character));
    }
    QVERIFY(html.contains(u"a&lt;U+202E&gt;b"));
}

void ExporterHtmlTest::html_tellsWhatBrokeOff()
{
    const QString html = htmlOf(folded(sampleEvents().first(10)));
    const qsizetype broken = html.indexOf(u"<div class=\"broken\">");
    QVERIFY(broken > 0);
    QVERIFY(html.indexOf(u"half an ans") > broken);
    QVERIFY(html.indexOf(u"1. do\t") < broken);
    QVERIFY(html.contains(u"<th>Outcome</th><td>interrupted</td>"));
    QVERIFY(htmlOf(folded(sampleEvents().first(6))).contains(u"class=\"broken\""));
    QVERIFY(!htmlOf(folded(sampleEvents().first(4))).contains(u"class=\"broken\"")); // no text
    QVERIFY(isBalanced(html));
}

void ExporterHtmlTest::html_givesCodeToTheHighlighter_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<Blocks>("blocks");
    const auto row = [](const char *name, const QString &answer, const Blocks &blocks) {
        QTest::newRow(name) << answer << blocks;
    };
    const Block python{u"python"_s, u"print(1)\n"_s};
    row("none", u"Just words, and `x`."_s, {});
    row("nothing", {}, {});
    row("one", u"Look:\n```python\nprint(1)\n```\nDone."_s, {python});
    row("alone", u"```python\nprint(1)\n```"_s, {python});
    row("two", u"```python\nprint(1)\n```\n```\nx\n```\n"_s, {python, {QString(), u"x\n"_s}});
    row("empty", u"```\n```"_s, {{QString(), QString()}});
    row("blank lines", u"```\n\nx\n\n```"_s, {{QString(), u"\nx\n\n"_s}});
    row("tildes", u"~~~python\nprint(1)\n~~~"_s, {python});
    row("tildes end no backticks", u"```\n~~~\n```"_s, {{QString(), u"~~~\n"_s}});
    row("not closed", u"Look:\n```python\nprint(1)"_s, {python});
    row("not closed, and empty", u"Look:\n```python"_s, {{u"python"_s, QString()}});
    row("longer", u"````md\n```\nx\n```\n````"_s, {{u"md"_s, u"```\nx\n```\n"_s}});
    row("closed by a longer one", u"```python\nprint(1)\n`````\nDone."_s, {python});
    row("not closed by a shorter one", u"````\n```\n"_s, {{QString(), u"```\n"_s}});
    row("not closed by one with words", u"```\n```x\n```"_s, {{QString(), u"```x\n"_s}});
    row("blanks behind the fence", u"```python  \nprint(1)\n```  \n"_s, {python});
    row("blanks before the language", u"```  python\nprint(1)\n```"_s, {python});
    row("words behind the language", u"```python title=\"a.py\"\nprint(1)\n```"_s, {python});
    row("indented", u"  ```python\nprint(1)\n  ```"_s, {python});
    row("indented too far", u"    ```python\nprint(1)"_s, {{QString(), u"```python\n"_s}});
    row("all on one line", u"```print(1)```"_s, {});
    row("two backticks", u"``\nx\n``"_s, {});
    row("carriage returns", u"```python\r\nprint(1)\r\n```\r\n"_s, {python});
    row("odd signs", u"```c++\n<b>&\n```"_s, {{u"c++"_s, u"<b>&\n"_s}});
}

void ExporterHtmlTest::html_givesCodeToTheHighlighter()
{
    QFETCH(const QString, answer);
    QFETCH(const Blocks, blocks);
    Blocks given;
    const auto highlight = [&given](const QString &code, const QString &language) {
        given.append({language, code});
        return u"[%1]"_s.arg(given.size());
    };
    const QString html
        = exporter::toHtml(answering(answer), plainWords(), highlight, RunStatus::Interrupted);
    QCOMPARE(given, blocks);
    for (qsizetype i = 1; i <= blocks.size(); ++i) {
        QVERIFY(html.contains(u"<pre><code>[%1]</code></pre>"_s.arg(i)));
    }
    QCOMPARE(html.count(u"<pre>"), blocks.size());
    QVERIFY(isBalanced(html));
}

void ExporterHtmlTest::html_takesTheHighlightersMarkup()
{
    const auto highlight
        = [](const QString &, const QString &) { return u"<span class=\"k\">x</span>"_s; };
    const QString html = exporter::toHtml(answering(u"```\ny\n```"_s), plainWords(), highlight,
                                          RunStatus::Interrupted);
    QVERIFY(html.contains(u"<pre><code><span class=\"k\">x</span></code></pre>"));
}

//! Under the page's own headings; but the task is as it was typed.
void ExporterHtmlTest::html_showsAnswersAsMarkdown()
{
    const QString answer = u"# Head\n- *a*\n- [b](http://c \"d\")\n\n| e |\n|--:|\n| f |"_s;
    const QString html = htmlOf(answering(answer));
    QVERIFY(html.contains(u"<h3>Head</h3>\n<ul>\n<li><em>a</em></li>\n<li><a href=\"http://c\""));
    QVERIFY(html.contains(u"<td class=\"right\">f</td>"));
    QCOMPARE(html.count(u"<h1>"), 1);
    QCOMPARE(html.count(u"<h2>"), 2);
    QVERIFY(isBalanced(html));
    const Run run = folded(numbered({RunStarted{.task = u"# Do\n*it*"_s}}));
    QVERIFY(htmlOf(run).contains(u"<div class=\"text\"># Do\n*it*</div>"));
}

void ExporterHtmlTest::html_tellsThatARunGoesOn()
{
    const QString html = exporter::toHtml(folded(sampleEvents().first(6)), plainWords(),
                                          &exporter::plainCode, RunStatus::Running);
    QVERIFY(html.contains(u"<th>Outcome</th><td>running</td>"));
}

void ExporterHtmlTest::html_listsAttachmentsWhereThereAreAny()
{
    QVERIFY(!htmlOf(answering(u"x"_s)).contains(u"Attachments"));
    const Run run = folded(
        numbered({RunStarted{},
                  AttachmentsAdded{.files = {{.path = u"<a>"_s, .size = 7, .sha256 = u"<b>"_s}}}}));
    QVERIFY(htmlOf(run).contains(u"<h2>Attachments</h2>\n<table>\n<tr><th>Path</th>"));
    QVERIFY(htmlOf(run).contains(u"<tr><td>&lt;a&gt;</td><td class=\"right\">7</td>"
                                 "<td><code>&lt;b&gt;</code></td></tr>\n</table>\n"));
}

void ExporterHtmlTest::html_ofALongTaskHasAShortTitle()
{
    const QString task = u"word\n"_s.repeated(2000);
    const Run run = folded(numbered({RunStarted{.task = task, .profile = sampleProfile()}}));
    const QString html = htmlOf(run);
    const QString title = html.section(u"<title>"_s, 1).section(u"</title>"_s, 0, 0);
    QCOMPARE_LE(title.size(), 121);
    QVERIFY(!title.contains(u'\n'));
    QVERIFY(html.contains(task));
}

void ExporterHtmlTest::html_ofNothing()
{
    const QString html = htmlOf(Run());
    QVERIFY(isBalanced(html));
    QCOMPARE(html.count(u"<h2>"), 1);
}

void ExporterHtmlTest::code_isEscaped()
{
    QCOMPARE(exporter::plainCode(u"<b> & \"c\"\n"_s, u"x"_s), u"&lt;b&gt; &amp; &quot;c&quot;\n"_s);
    QCOMPARE(exporter::plainCode({}, {}), QString());
}

QTEST_GUILESS_MAIN(ExporterHtmlTest)
#include "tst_exporter_html.moc"
