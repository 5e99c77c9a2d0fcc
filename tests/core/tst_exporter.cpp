// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/exporter.h"

#include "core/run/eventcodec.h"
#include "core/run/runsummary.h"

#include "exportsamples.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

//! A run as Markdown and as JSON; see tst_exporter_html.cpp for the rest.
class ExporterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void markdown_tellsTheRun();
    void markdown_tellsWhatWasGiven();
    void markdown_tellsWhatBrokeOff();
    void markdown_keepsCellsWhole_data();
    void markdown_keepsCellsWhole();
    void markdown_keepsTheTaskInItsFence_data();
    void markdown_keepsTheTaskInItsFence();
    void markdown_endsOpenBlocks_data();
    void markdown_endsOpenBlocks();
    void markdown_keepsAnswersAsTheyAre();
    void markdown_tellsItsHeadingsFromAnAnswers();
    void markdown_listsAttachments();
    void json_tellsTheRun();
    void json_hasTheTaskWhole();
    void json_tellsWhyARunFailed();
    void json_tellsWhereItStands_data();
    void json_tellsWhereItStands();
};

void ExporterTest::markdown_tellsTheRun()
{
    const QString expected = u"# Task\n"
                             "\n"
                             "```text\n"
                             "Tü \"quoted\"\n"
                             "\u2028 \U0001f600\n"
                             "```\n"
                             "\n"
                             "| | |\n"
                             "|---|---|\n"
                             "| Run | 20261122-120000-abcdef |\n"
                             "| Profile | sample |\n"
                             "| Started | 2026-11-22 12:00:00 UTC |\n"
                             "| Outcome | succeeded |\n"
                             "| Program | Roo Harness 0.1.0 |\n"
                             "| Goes on with | 20261121-000000-aaaaaa |\n"
                             "\n"
                             "## Attachments\n"
                             "\n"
                             "| Path | Bytes | SHA-256 |\n"
                             "|---|--:|---|\n"
                             "| a b.txt | 5000000000 | aaaaaaaaaaaa |\n"
                             "|  | 0 |  |\n"
                             "\n"
                             "---\n"
                             "\n"
                             "# planner's (run 20261122-120000-abcdef)\n"
                             "\n"
                             "> 1. plan (answered by plan-2026): by plan-2026\n"
                             "\n"
                             "1. do\t"_s
        + QChar(0)
        + u"it \U0001f600\n"
          "\n"
          "---\n"
          "\n"
          "# coder's (run 20261122-120000-abcdef)\n"
          "\n"
          "> 1. code-a: RateLimited: slow down\n"
          "> 2. code-b: ServerFailed:\n"
          "> 3. code-b: by\n"
          "\n"
          "print(1)\n"_s;
    const QString markdown
        = exporter::toMarkdown(folded(sampleEvents()), plainWords(), RunStatus::Interrupted);
    QCOMPARE(markdown.split(u'\n'), expected.split(u'\n'));
}

void ExporterTest::markdown_tellsWhatWasGiven()
{
    const RunStarted start{.profile = sampleProfile(),
                           .stages = {Role::Coder, Role::Reviewer},
                           .plan = u"the plan"_s,
                           .code = givenAnswer(u"old code"_s)};
    const QString run = u"(run 20261122-120000-abcdef)"_s;
    const QString plan = u"\n---\n\n# planner's "_s + run + u"\n\n> given\n\nthe plan\n";
    const QString code = u"\n---\n\n# coder's "_s + run + u"\n\n> given\n\nold code\n";
    const auto markdownOf = [](const QList<EventBody> &bodies) {
        return exporter::toMarkdown(folded(numbered(bodies)), plainWords(), RunStatus::Interrupted);
    };
    QVERIFY(markdownOf({start}).endsWith(QString(plan + code)));
    const QString begun = markdownOf({start, StageStarted{.stage = Role::Coder}});
    QVERIFY(begun.contains(plan));
    QVERIFY(!begun.contains(u"old code")); // which is being made anew
}

void ExporterTest::markdown_tellsWhatBrokeOff()
{
    const auto markdownOf = [](qsizetype count) {
        return exporter::toMarkdown(folded(sampleEvents().first(count)), plainWords(),
                                    RunStatus::Interrupted);
    };
    const QString mark = u"**What follows broke off.**\n\n"_s;
    QVERIFY(!markdownOf(1).contains(mark));
    QVERIFY(markdownOf(1).contains(u"| Outcome | interrupted |\n"));
    QVERIFY(exporter::toMarkdown(folded(sampleEvents().first(1)), plainWords(), RunStatus::Running)
                .contains(u"| Outcome | running |\n"));
    QVERIFY(markdownOf(4).endsWith(u"> 1. plan: did not end\n\n"));
    QVERIFY(markdownOf(6).endsWith(QString(mark + u"1. do\t" + QChar(0) + u"it \U0001f600\n")));
    QVERIFY(!markdownOf(7).contains(mark));
    QVERIFY(markdownOf(10).endsWith(QString(mark + u"half an ans\n")));
    QVERIFY(!markdownOf(12).contains(u"half an ans")); // the attempt after it has said nothing yet
}

void ExporterTest::markdown_keepsCellsWhole_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("cell");
    QTest::newRow("a pipe") << u"a|b"_s << u"a\\|b"_s;
    QTest::newRow("a backslash before a pipe") << u"a\\|b"_s << u"a\\\\\\|b"_s;
    QTest::newRow("a backslash at the end") << u"a\\"_s << u"a\\\\"_s;
    QTest::newRow("a line feed and a new row") << u"a\n| b | c |"_s << u"a \\| b \\| c \\|"_s;
}

void ExporterTest::markdown_keepsCellsWhole()
{
    QFETCH(const QString, value);
    QFETCH(const QString, cell);
    Profile profile = sampleProfile();
    profile.name = value;
    const Run run = folded(
        numbered({RunStarted{.profile = profile}, StageStarted{},
                  AttemptStarted{.attemptId = u"1"_s, .model = value},
                  AttemptFailed{.attemptId = u"1"_s, .error = {.detail = value}},
                  RunFinished{.outcome = Outcome::Failed, .error = Error{.detail = value}}}));
    const QStringList lines
        = exporter::toMarkdown(run, plainWords(), RunStatus::Interrupted).split(u'\n');
    QVERIFY2(lines.contains(QString(u"| Profile | " + cell + u" |")),
             qPrintable(lines.join(u'\n')));
    QVERIFY(lines.contains(QString(u"| Reason | Cancelled: " + cell + u" |")));
    QVERIFY(lines.contains(QString(u"> 1. " + cell + u": Cancelled: " + cell)));
}

void ExporterTest::markdown_keepsTheTaskInItsFence_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("fence");
    QTest::newRow("plain") << u"Do it"_s << u"```"_s;
    QTest::newRow("empty") << QString() << u"```"_s;
    QTest::newRow("a fence") << u"```\nx\n```"_s << u"````"_s;
    QTest::newRow("a longer one") << u"``````\n# Head"_s << u"```````"_s;
    QTest::newRow("a line feed at its end") << u"Do it\n"_s << u"```"_s;
}

void ExporterTest::markdown_keepsTheTaskInItsFence()
{
    QFETCH(const QString, task);
    QFETCH(const QString, fence);
    const Run run = folded(numbered({RunStarted{.task = task, .profile = sampleProfile()}}));
    const QString end = task.endsWith(u'\n') ? QString() : u"\n"_s;
    const QString begin = u"# Task\n\n"_s + fence + u"text\n" + task + end + fence + u"\n\n| | |\n";
    QVERIFY(exporter::toMarkdown(run, plainWords(), RunStatus::Interrupted).startsWith(begin));
}

//! What follows is none of an answer's code, wherever that was cut.
void ExporterTest::markdown_endsOpenBlocks_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("end");
    QTest::newRow("closed") << u"```\na\n```"_s << u"```\na\n```\n"_s;
    QTest::newRow("open") << u"```py\na"_s << u"```py\na\n```\n"_s;
    QTest::newRow("longer") << u"~~~~\n```\n~~~\n"_s << u"~~~~\n```\n~~~\n~~~~\n"_s;
    QTest::newRow("second open") << u"```\n```\n```\n"_s << u"```\n```\n```\n```\n"_s;
}

void ExporterTest::markdown_endsOpenBlocks()
{
    QFETCH(const QString, answer);
    QFETCH(const QString, end);
    const QString markdown
        = exporter::toMarkdown(answering(answer), plainWords(), RunStatus::Interrupted);
    QVERIFY2(markdown.endsWith(QString(u"\n\n" + end)), qPrintable(markdown));
}

void ExporterTest::markdown_keepsAnswersAsTheyAre()
{
    const QString answer = u"| a | b |\n\n```python\nprint(\"<b>\")\n```\n<i>&amp;</i>\n"_s;
    const QString markdown
        = exporter::toMarkdown(answering(answer), plainWords(), RunStatus::Interrupted);
    QVERIFY(markdown.endsWith(QString(u"\n\n" + answer)));
}

//! No answer can hold the run's ID, which it was not told.
void ExporterTest::markdown_tellsItsHeadingsFromAnAnswers()
{
    const QString answer = u"# planner's\n\n---\n\n# coder's\n\n> 1. m: by me\n\nfalse"_s;
    const QString markdown
        = exporter::toMarkdown(answering(answer), plainWords(), RunStatus::Interrupted);
    QCOMPARE(markdown.count(u" (run 20261122-120000-abcdef)\n"), 1);
    QVERIFY(markdown.endsWith(QString(u"\n---\n\n# planner's (run 20261122-120000-abcdef)\n\n"
                                      "> 1. m: by\n\n"
                                      + answer + u'\n')));

    QList<RunEvent> events = numbered({RunStarted{}, StageStarted{}});
    for (RunEvent &event : events) {
        event.runId = u"a\n# b"_s;
    }
    QVERIFY(exporter::toMarkdown(folded(events), plainWords(), RunStatus::Interrupted)
                .contains(u"\n# planner's (run a # b)\n"));
}

void ExporterTest::markdown_listsAttachments()
{
    const Run run = folded(numbered(
        {RunStarted{},
         AttachmentsAdded{.files = {{.path = u"a|b\n# c"_s, .size = 7, .sha256 = u"0|2"_s}}}}));
    QVERIFY(exporter::toMarkdown(run, plainWords(), RunStatus::Interrupted)
                .endsWith(u"\n## Attachments\n\n| Path | Bytes | SHA-256 |\n|---|--:|---|\n"
                          "| a\\|b # c | 7 | 0\\|2 |\n"));
    QVERIFY(!exporter::toMarkdown(answering(u"x"_s), plainWords(), RunStatus::Interrupted)
                 .contains(u"Attachments"));
}

void ExporterTest::json_tellsTheRun()
{
    const Run run = folded(sampleEvents());
    QJsonObject json = exporter::toJson(run, RunStatus::Interrupted);
    const QJsonArray stages = json.take("stages"_L1).toArray();
    QJsonObject expected = summaryToJson(summarize(run));
    expected.remove("attached"_L1);
    expected.insert("base_url"_L1, "http://localhost:4000/v1"_L1);
    expected.insert("profile_snapshot"_L1, profileToJson(sampleProfile()));
    expected.insert("plan"_L1, "given plan"_L1);
    expected.insert("code"_L1, "given code\n\nmore"_L1);
    const QJsonObject file{{u"path"_s, u"a b.txt"_s},
                           {u"size"_s, qint64{5'000'000'000}},
                           {u"sha256"_s, QString(64, u'a')}};
    const QJsonObject nothing{{u"path"_s, QString()}, {u"size"_s, 0}, {u"sha256"_s, QString()}};
    expected.insert("attachments"_L1, QJsonArray{file, nothing});
    QCOMPARE(json, expected);

    QCOMPARE(stages.size(), 2);
    const QJsonObject planner{
        {u"stage"_s, u"planner"_s},
        {u"round"_s, 1},
        {u"answer"_s, u"1. do\t\0it \U0001f600"_s},
        {u"model_asked"_s, u"plan"_s},
        {u"model_answered"_s, u"plan-2026"_s},
        {u"finish_reason"_s, u"length"_s},
        {u"usage"_s,
         QJsonObject{{u"prompt_tokens"_s, 9},
                     {u"completion_tokens"_s, 2},
                     {u"reasoning_tokens"_s, 0},
                     {u"cost"_s, 0.0000123}}},
        {u"first_token_ms"_s, 12},
        {u"total_ms"_s, 345},
        {u"attempts"_s,
         QJsonArray{QJsonObject{{u"attempt"_s, u"p1"_s},
                                {u"model"_s, u"plan"_s},
                                {u"request_sha256"_s, QString(64, u'a')},
                                {u"state"_s, u"succeeded"_s},
                                {u"started"_s, u"2026-11-22T12:00:03.001Z"_s},
                                {u"reasoning"_s, u"think"_s},
                                {u"answer"_s, u"1. do\t\0it \U0001f600"_s}}}}};
    QCOMPARE(stages.at(0).toObject(), planner);

    const QJsonArray attempts = stages.at(1)["attempts"_L1].toArray();
    QCOMPARE(attempts.size(), 3);
    QCOMPARE(attempts.at(0)["state"_L1], "failed"_L1);
    QCOMPARE(attempts.at(0)["answer"_L1], "half an ans"_L1);
    QCOMPARE(attempts.at(0)["error"_L1]["kind"_L1], "RateLimited"_L1);
    QVERIFY(attempts.at(0)["reasoning"_L1].isUndefined());
    QCOMPARE(attempts.at(2)["answer"_L1], "print(1)\n"_L1);
    QVERIFY(attempts.at(2)["error"_L1].isUndefined());
}

//! A list of runs shortens it.
void ExporterTest::json_hasTheTaskWhole()
{
    const QString task(5000, u'x');
    const Run run = folded(numbered({RunStarted{.task = task, .profile = sampleProfile()}}));
    QCOMPARE(exporter::toJson(run, RunStatus::Interrupted)["task"_L1], task);
}

void ExporterTest::json_tellsWhyARunFailed()
{
    const Error error{.kind = ErrorKind::BadKey, .subject = u"plan"_s, .httpStatus = 401};
    const Run run
        = folded(numbered({RunStarted{}, RunFinished{.outcome = Outcome::Failed, .error = error}}));
    const QJsonObject json = exporter::toJson(run, RunStatus::Interrupted);
    QCOMPARE(json["error"_L1].toObject(), eventcodec::errorToJson(error));
    QCOMPARE(json["status"_L1], "failed"_L1);
    for (const auto absent : {"plan"_L1, "code"_L1, "parent_run"_L1, "attachments"_L1}) {
        QVERIFY(!json.contains(absent));
    }
    QVERIFY(!exporter::toJson(folded(sampleEvents()), RunStatus::Interrupted).contains("error"_L1));
}

void ExporterTest::json_tellsWhereItStands_data()
{
    QTest::addColumn<qsizetype>("events");
    QTest::addColumn<QString>("state"); // of the last attempt
    QTest::newRow("asked") << qsizetype{4} << u"unfinished"_s;
    QTest::newRow("answering") << qsizetype{6} << u"unfinished"_s;
    QTest::newRow("answered") << qsizetype{7} << u"succeeded"_s;
    QTest::newRow("failed") << qsizetype{11} << u"failed"_s;
}

void ExporterTest::json_tellsWhereItStands()
{
    QFETCH(const qsizetype, events);
    QFETCH(const QString, state);
    const QJsonObject json
        = exporter::toJson(folded(sampleEvents().first(events)), RunStatus::Interrupted);
    QCOMPARE(json["status"_L1], "interrupted"_L1);
    const Run run = folded(sampleEvents().first(events));
    QCOMPARE(exporter::toJson(run, RunStatus::Running)["status"_L1], "running"_L1);
    QVERIFY(!json.contains("duration_ms"_L1));
    const QJsonObject stage = json["stages"_L1].toArray().last().toObject();
    QCOMPARE(stage["attempts"_L1].toArray().last()["state"_L1], state);
    QCOMPARE(stage.contains("answer"_L1), state == u"succeeded");
}

QTEST_GUILESS_MAIN(ExporterTest)
#include "tst_exporter.moc"
