// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/runexport.h"

#include "core/exportsamples.h"
#include "gui/answers/highlighting.h"
#include "gui/history/codehtml.h"
#include "gui/history/runpdf.h"
#include "viewtest.h"

#include <QRegularExpression>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

run::StoredRun storedWith(const QString &answer)
{
    using namespace run;
    return {.events
            = numbered({RunStarted{.task = u"Do it"_s, .profile = sampleProfile()}, StageStarted{},
                        AttemptStarted{.attemptId = u"1"_s, .model = u"m"_s},
                        TextDelta{.attemptId = u"1"_s, .text = answer},
                        StageFinished{.attemptId = u"1"_s}, RunFinished{}})};
}

QByteArray exportOf(const QString &answer, const QString &file)
{
    ExportProgress progress;
    return exported(storedWith(answer), file, {}, progress).value_or("failed"_ba);
}

qsizetype pagesIn(const QByteArray &pdf)
{
    static const QRegularExpression page(u"/Type /Page\\b(?!s)"_s);
    qsizetype count = 0;
    for (auto matches = page.globalMatch(QString::fromLatin1(pdf)); matches.hasNext();) {
        matches.next();
        ++count;
    }
    return count;
}

QString withoutTags(QString html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return html.remove(tag);
}

} // namespace

class RunExportTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void html_coloursCode();
    void code_isTheSameText_data();
    void code_isTheSameText();
    void html_loadsNothing();
    void pdf_breaksLongLines();
    void pdf_growsWithTheAnswer();
    void pdf_ofALongRunIsPlain();
    void pdf_ofALongAnswerIsLaidOut();
    void pdf_canBeStopped();
    void pdf_tellsHowFarItIs();
    void unknownFormat_isMarkdown();
    void name_isOfTheTask_data();
    void name_isOfTheTask();
};

void RunExportTest::name_isOfTheTask_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("name");
    QTest::newRow("short") << u"Parse a CSV file"_s << u"Parse a CSV file"_s;
    QTest::newRow("long") << u"Write a small program in Python that reads a file of numbers"_s
                          << u"Write a small program in Python that reads a"_s;
    QTest::newRow("signs") << u"Fix app/main.py:\n\"it\" fails?"_s << u"Fix app main py it fails"_s;
    QTest::newRow("letters") << u"Türkçe açıklama yaz"_s << u"Türkçe açıklama yaz"_s;
    QTest::newRow("device") << u"nul"_s << u"run"_s;
    QTest::newRow("none") << u"…"_s << u"run"_s;
    QTest::newRow("one word") << QString(80, u'a') << QString(48, u'a');
}

void RunExportTest::name_isOfTheTask()
{
    QFETCH(QString, task);
    QTEST(exportName(task), "name");
}

void RunExportTest::html_coloursCode()
{
    const QString html
        = QString::fromUtf8(exportOf(u"```python\nimport os  # why\n```\n"_s, u"r.html"_s));
    QVERIFY(html.contains(u"<span style=\"color:light-dark(#"_s));
    QVERIFY(html.contains(u"Content-Security-Policy"_s));
    QVERIFY(!exportOf(u"```nobodyknows\nimport os\n```\n"_s, u"r.html"_s).contains("<span"));
}

void RunExportTest::code_isTheSameText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");

    const QString script = u"<script>alert(\"&amp;\")</script>"_s;
    QTest::newRow("script in html") << u"html"_s << script;
    QTest::newRow("in a string") << u"python"_s << QString(u"x = '"_s + script + u"'\n");
    QTest::newRow("in a comment") << u"cpp"_s << QString(u"/* "_s + script + u"\n*/ int x;");
    QTest::newRow("tags in code") << u"cpp"_s << u"</code></pre><b>\n\n\n"_s;
    QTest::newRow("empty") << u"python"_s << QString();
    QTest::newRow("wide characters") << u"python"_s << u"s = '🍎äö'  # 蘋果\n\tif x:"_s;
    QTest::newRow("long line") << u"json"_s << QString(30'000, u'<');
    QTest::newRow("many lines") << u"python"_s << u"x = '<'\n"_s.repeated(25'000);
}

void RunExportTest::code_isTheSameText()
{
    QFETCH(const QString, language);
    QFETCH(const QString, code);
    auto highlighting = std::make_shared<Highlighting>();
    highlighting->load();
    for (const CodeGround ground : {CodeGround::Screen, CodeGround::Paper}) {
        const QString html = codeHtml(highlighting, ground)(code, language);
        QVERIFY(withoutTags(html) == markdown::htmlText(code));
        static const QRegularExpression foreign(u"<(?!span style=\"[-a-z0-9#:;,()]*\">|/span>)"_s);
        QVERIFY(!foreign.match(html).hasMatch());
    }
}

void RunExportTest::html_loadsNothing()
{
    const QString html = QString::fromUtf8(exportOf(
        u"![x](https://example.org/x.png)\n```html\n<img src=x onerror=y>\n```"_s, u"r.html"_s));
    QVERIFY(!html.contains(u"<img"_s));
    QVERIFY(!html.contains(u"<link"_s));
    QVERIFY(!html.contains(u"src=\""_s));
    QVERIFY(!html.contains(u"url("_s));
}

void RunExportTest::pdf_breaksLongLines()
{
    const QByteArray pdf = exportOf(u"```\n"_s + QString(40'000, u'x') + u"\n```\n"_s, u"r.pdf"_s);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY2(pagesIn(pdf) > 3, QByteArray::number(pagesIn(pdf)));
}

void RunExportTest::pdf_growsWithTheAnswer()
{
    QCOMPARE(pagesIn(exportOf(u"short"_s, u"r.pdf"_s)), 1);
    const qsizetype pages = pagesIn(exportOf(u"A paragraph.\n\n"_s.repeated(1000), u"r.pdf"_s));
    QVERIFY2(pages > 10 && pages < 100, QByteArray::number(pages));
}

void RunExportTest::pdf_ofALongRunIsPlain()
{
    const PrintedRun run{.title = u"Do it"_s,
                         .body = QString(longestPrintedBody + 1, u'x'),
                         .plain = u"only this\n"_s.repeated(30'000)};
    const Result<QByteArray> pdf = runPdf(run, {}, [](int) {});
    QVERIFY(pdf);
    QVERIFY(pagesIn(*pdf) > 300);
    QVERIFY(pagesIn(*pdf) < 600);
}

void RunExportTest::pdf_ofALongAnswerIsLaidOut()
{
    const QString paragraph = u"Some words, **bold** ones too, and `code`.\n\n"_s;
    const qsizetype pages = pagesIn(exportOf(paragraph.repeated(11'000), u"r.pdf"_s));
    QVERIFY2(pages > 300, QByteArray::number(pages));
}

void RunExportTest::pdf_canBeStopped()
{
    std::stop_source source;
    source.request_stop();
    ExportProgress progress;
    const Result<QByteArray> pdf
        = exported(storedWith(u"x"_s), u"r.pdf"_s, source.get_token(), progress);
    QVERIFY(!pdf);
    QCOMPARE(pdf.error().kind, ErrorKind::Cancelled);
}

void RunExportTest::pdf_tellsHowFarItIs()
{
    ExportProgress progress;
    QVERIFY(exported(storedWith(u"x"_s), u"r.pdf"_s, {}, progress));
    QCOMPARE(progress.percent.load(), 100);
}

void RunExportTest::unknownFormat_isMarkdown()
{
    QVERIFY(exportOf(u"x"_s, u"r.txt"_s).startsWith("# Task"));
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<RunExportTest>(argc, argv);
}
#include "tst_runexport.moc"
