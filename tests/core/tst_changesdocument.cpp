// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/changesdocument.h"

#include "exportsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

EditsPlanned oneChange()
{
    return {.round = 2,
            .folder = u"/home/me/p"_s,
            .changes = {.edits = {{.line = 3, .path = u"a.py"_s}},
                        .outcomes = {{.verdict = edit::Verdict::Resolved}},
                        .files = {{.path = u"a.py"_s,
                                   .before = "one\n```\n"_ba,
                                   .after = "two\n```\n"_ba,
                                   .edits = {0}}},
                        .faults = {}}};
}

Run runWith(const QList<EventBody> &more)
{
    QList<EventBody> bodies{RunStarted{.task = u"Do it"_s,
                                       .profile = sampleProfile(),
                                       .stages = {Role::Coder},
                                       .workspace = u"/home/me/p"_s},
                            StageStarted{.stage = Role::Coder, .round = 2}};
    return folded(numbered(bodies + more + QList<EventBody>{RunFinished{}}));
}

QString markdownOf(const Run &run)
{
    return exporter::toMarkdown(run, plainWords(), RunStatus::Interrupted);
}

} // namespace

class ChangesDocumentTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void markdown_hasTheDiffInAFenceThatItCannotEnd();
    void markdown_saysWhatWasWritten();
    void markdown_namesRounds();
    void html_escapesTheDiff();
    void json_hasTheChanges();
    void runWithoutChanges_hasNoSection();
};

void ChangesDocumentTest::markdown_hasTheDiffInAFenceThatItCannotEnd()
{
    const QString markdown = markdownOf(runWith({oneChange()}));
    QVERIFY2(markdown.contains(u"# Changes (run 20261122-120000-abcdef)\n"), qPrintable(markdown));
    QVERIFY2(markdown.contains(u"````diff\ndiff --git a/a.py b/a.py\n"), qPrintable(markdown));
    QVERIFY(markdown.contains(u"-one\n+two\n ```\n````\n"));
    QVERIFY(markdown.contains(u"changes a.py\n"));
    QVERIFY(markdown.contains(u"> For /home/me/p\n"));
}

void ChangesDocumentTest::markdown_saysWhatWasWritten()
{
    const EditsApplied applied{.folder = u"/home/me/p"_s, .paths = {u"a.py"_s}, .journal = u"j"_s};
    const QString written = markdownOf(runWith({oneChange(), applied}));
    QVERIFY2(written.contains(u"> Written to /home/me/p\n"), qPrintable(written));
    const QString undone = markdownOf(runWith(
        {oneChange(), applied, EditsReverted{.folder = u"/home/me/p"_s, .journal = u"j"_s}}));
    QVERIFY2(undone.contains(u"> Written to /home/me/p, and taken back\n"), qPrintable(undone));
}

void ChangesDocumentTest::markdown_namesRounds()
{
    QVERIFY(markdownOf(runWith({})).contains(u"# coder's, round 2 (run "));
}

void ChangesDocumentTest::html_escapesTheDiff()
{
    EditsPlanned planned = oneChange();
    planned.changes.files[0].after = "<script>\n"_ba;
    planned.folder = u"/<b>"_s;
    const QString html = exporter::toHtml(runWith({planned}), plainWords(), &exporter::plainCode,
                                          RunStatus::Interrupted);
    QVERIFY(html.contains(u"<h2>Changes</h2>"));
    QVERIFY(html.contains(u"+&lt;script&gt;"));
    QVERIFY(!html.contains(u"<script"));
    QVERIFY(html.contains(u"For /&lt;b&gt;"));
}

void ChangesDocumentTest::json_hasTheChanges()
{
    const EditsApplied applied{.folder = u"/home/me/p"_s, .paths = {u"a.py"_s}};
    const QJsonObject json
        = exporter::toJson(runWith({oneChange(), applied}), RunStatus::Interrupted);
    QCOMPARE(json["workspace"_L1], u"/home/me/p"_s);
    QCOMPARE(json["changes"_L1]["round"_L1], 2);
    QCOMPARE(json["changes"_L1]["files"_L1][0]["after"_L1], u"two\n```\n"_s);
    QCOMPARE(json["applied"_L1][0]["paths"_L1][0], u"a.py"_s);
    QCOMPARE(json["applied"_L1][0]["reverted"_L1], false);
}

void ChangesDocumentTest::runWithoutChanges_hasNoSection()
{
    const Run run = answering(u"Nothing"_s);
    QVERIFY(!markdownOf(run).contains(u"Changes"));
    QVERIFY(!exporter::toHtml(run, plainWords(), &exporter::plainCode, RunStatus::Interrupted)
                 .contains(u"Changes"));
    const QJsonObject json = exporter::toJson(run, RunStatus::Interrupted);
    QVERIFY(!json.contains("changes"_L1) && !json.contains("applied"_L1));
}

QTEST_GUILESS_MAIN(ChangesDocumentTest)
#include "tst_changesdocument.moc"
