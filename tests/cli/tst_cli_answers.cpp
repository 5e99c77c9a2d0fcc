// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! What `plan`, `code`, `review` and `run` write, when all goes well or a little less.
class CliAnswersTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->forModel(u"p"_s).always(sse({u"1. Do "_s, u"it"_s}));
        m_server->forModel(u"c"_s).always(sse({u"```python title=a.py\nprint(1)\n```\n"_s}));
        m_server->forModel(u"r"_s).always(sse({u"Good."_s}));
    }

    void plan_printsJustTheAnswer();
    void code_sendsThePlan();
    void review_takesThePlanAndTheCodeApart_data();
    void review_takesThePlanAndTheCodeApart();
    void run_printsTheThreeUnderHeadings();
    void run_readsTextsFromFilesAndStandardInput();
    void progress_isPlainLines();
    void quiet_saysNothing();
    void verbose_namesTheRunFolder();
    void fallback_answersWithTheNextModel();
    void retry_showsOnlyTheAnswerThatSucceeded();
    void cutAnswer_isAWarning();
    void cutAnswer_failsWithStrict();
    void cutCode_isNotWrittenWithStrict();
    void emptyAnswer_fails();
    void json_isTheEventsFile_data();
    void json_isTheEventsFile();
    void stream_marksTheRestart();
    void out_writesTheAnswers();
    void outFiles_writesTheCodesFiles();
    void outFiles_neverOverAnExistingOne();
    void outFiles_saysThatThereAreNone();
    void attachments_areSent();
    void noHistory_keepsNothing();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliAnswersTest::plan_printsJustTheAnswer()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"A task"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "1. Do it\n");
    QCOMPARE(m_server->count(), 1);
    QVERIFY(m_server->arrival(0).body.contains("A task"));
}

void CliAnswersTest::code_sendsThePlan()
{
    Orchestrator run(oneModelEach({u"code"_s, u"A task"_s, u"--context"_s, u"The plan"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "```python title=a.py\nprint(1)\n```\n");
    QVERIFY(m_server->arrival(0).body.contains("The plan"));
}

void CliAnswersTest::review_takesThePlanAndTheCodeApart_data()
{
    QTest::addColumn<QStringList>("context");

    QTest::newRow("real line breaks")
        << QStringList{u"--context"_s, u"PLAN:\nOne \\n route\n\nCODE:\nprint(1)"_s};
    QTest::newRow("literal \\n, as a shell leaves them")
        << QStringList{u"--context"_s, u"PLAN:\\nOne \\n route\\n\\nCODE:\\nprint(1)"_s};
    QTest::newRow("options of their own")
        << QStringList{u"--plan"_s, u"One \\n route"_s, u"--code"_s, u"print(1)"_s};
}

void CliAnswersTest::review_takesThePlanAndTheCodeApart()
{
    QFETCH(QStringList, context);
    Orchestrator run(oneModelEach(QStringList{u"review"_s, u"A task"_s} + context));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "Good.\n");
    const QString prompt = QString::fromUtf8(m_server->arrival(0).body);
    QVERIFY(prompt.contains(u"One \\\\n route"_s)); // JSON's backslash
    QVERIFY(prompt.contains(u"print(1)"_s));
    QVERIFY(!prompt.contains(u"CODE:"_s));
}

void CliAnswersTest::run_printsTheThreeUnderHeadings()
{
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(
        run.out(),
        "# Plan\n\n1. Do it\n\n# Code\n\n```python title=a.py\nprint(1)\n```\n\n# Review\n\nGood.\n");
    QCOMPARE(m_server->modelsAsked(), (QStringList{u"p"_s, u"c"_s, u"r"_s}));
}

void CliAnswersTest::run_readsTextsFromFilesAndStandardInput()
{
    Orchestrator run;
    const QString task = run.write(u"task.md"_s, "\xef\xbb\xbfThe t\xc3\xa4sk"_ba);
    run.setArguments(oneModelEach(
        {u"review"_s, u"@task.md"_s, u"--plan"_s, u"-"_s, u"--code"_s, u"@"_s + task}));
    run.setInput("The plan\n"_ba);
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(m_server->arrival(0).body.contains("The plan"));
    QVERIFY(m_server->arrival(0).body.contains("The t\xc3\xa4sk"));
    QVERIFY(!m_server->arrival(0).body.contains("\xef\xbb\xbf"));
}

void CliAnswersTest::progress_isPlainLines()
{
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QVERIFY2(!run.err().contains('\r') && !run.err().contains('\033'), run.err().constData());
    QVERIFY(run.err().endsWith('\n'));
    const QStringList lines = run.errText().trimmed().split(u'\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.constFirst(), u"planner: asking p"_s);
    QVERIFY2(lines.at(1).startsWith(u"planner: p (answered by fake) done in "_s),
             qPrintable(lines.at(1)));
    QVERIFY2(lines.at(1).contains(u"first token after "_s), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(1).endsWith(u"9 tokens in, 2 out, cost unknown"_s), qPrintable(lines.at(1)));
}

void CliAnswersTest::quiet_saysNothing()
{
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s, u"--quiet"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.err(), QByteArray());
}

void CliAnswersTest::verbose_namesTheRunFolder()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"A task"_s, u"--verbose"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.keptRuns().size(), 1);
    QVERIFY2(run.errText().contains(run.keptRuns().constFirst()), run.err().constData());
    QVERIFY2(run.errText().contains(m_server->baseUrl().toString()), run.err().constData());
    QVERIFY2(run.errText().contains(u"$LITELLM_API_KEY"_s), run.err().constData());
    QVERIFY2(!run.errText().contains(u"sk-test"_s), run.err().constData());
}

void CliAnswersTest::fallback_answersWithTheNextModel()
{
    m_server->forModel(u"busy"_s).always(error(429, "Rate limited"_ba));
    Orchestrator run({u"plan"_s, u"A task"_s, u"--model"_s, u"planner=busy,p"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "1. Do it\n");
    QCOMPARE(m_server->modelsAsked(), (QStringList{u"busy"_s, u"p"_s}));
    QVERIFY2(run.errText().contains(u"planner: rate limited (HTTP 429): Rate limited; next: p"_s),
             run.err().constData());
    QVERIFY2(run.errText().contains(u"planner: asking p (attempt 2)"_s), run.err().constData());
}

void CliAnswersTest::retry_showsOnlyTheAnswerThatSucceeded()
{
    m_server->forModel(u"flaky"_s).reply(stream(delta(u"half an answer"_s)).close());
    m_server->forModel(u"flaky"_s).reply(sse({u"the whole answer"_s}));
    Orchestrator run({u"plan"_s, u"A task"_s, u"--model"_s, u"planner=flaky"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "the whole answer\n");
    QVERIFY2(run.errText().contains(u"; asking it again in "_s), run.err().constData());
    QVERIFY(run.kept(u"events.jsonl"_s).contains("half an answer"));
    QCOMPARE(run.kept(u"plan.md"_s), "the whole answer");
}

void CliAnswersTest::cutAnswer_isAWarning()
{
    m_server->forModel(u"cut"_s).always(stream(delta(u"half"_s) + finish("length"_ba) + done()));
    Orchestrator run({u"plan"_s, u"A task"_s, u"--model"_s, u"planner=cut"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "half\n");
    QVERIFY2(run.errText().contains(u"cut by the token limit"_s), run.err().constData());
}

void CliAnswersTest::cutAnswer_failsWithStrict()
{
    m_server->forModel(u"cut"_s).always(stream(delta(u"half"_s) + finish("length"_ba) + done()));
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s, u"--strict"_s})
                     + QStringList{u"--model"_s, u"planner=cut"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 1);
    QCOMPARE(m_server->modelsAsked(), QStringList{u"cut"_s});
    QVERIFY2(run.errText().contains(u"--strict"_s), run.err().constData());
}

void CliAnswersTest::cutCode_isNotWrittenWithStrict()
{
    m_server->forModel(u"cut"_s).always(
        stream(delta(u"a.txt\n```\nx\n```\n"_s) + finish("length"_ba) + done()));
    Orchestrator run({u"code"_s, u"A task"_s, u"--plan"_s, u"p"_s, u"--strict"_s, u"--out-files"_s,
                      u"src"_s, u"--model"_s, u"coder=cut"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 1);
    QVERIFY2(run.errText().contains(u"Nothing was written to src"_s), run.err().constData());
    QVERIFY(QDir(run.workingFolder() + u"/src"_s).isEmpty());
}

void CliAnswersTest::emptyAnswer_fails()
{
    m_server->forModel(u"dumb"_s).always(stream(finish() + done()));
    Orchestrator run({u"plan"_s, u"A task"_s, u"--model"_s, u"planner=dumb"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 1);
    QCOMPARE(run.out(), QByteArray());
    QVERIFY2(run.errText().contains(u"the answer was empty"_s), run.err().constData());
}

void CliAnswersTest::json_isTheEventsFile_data()
{
    QTest::addColumn<QString>("planner");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("all well") << u"p"_s << 0;
    QTest::newRow("fallback") << u"unknown,p"_s << 0;
    QTest::newRow("failure") << u"unknown"_s << 1;
}

void CliAnswersTest::json_isTheEventsFile()
{
    QFETCH(QString, planner);
    QFETCH(int, exitCode);
    m_server->forModel(u"unknown"_s)
        .always(error(400, "Invalid model name passed in model=unknown"_ba));
    m_server->forPath("/v1/models"_ba).always(models({u"p"_s}));
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s, u"--json"_s})
                     + QStringList{u"--model"_s, u"planner="_s + planner});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), exitCode);
    QCOMPARE(run.out(), run.kept(u"events.jsonl"_s));
    QVERIFY(run.out().endsWith('\n'));
    const QList<QByteArray> lines = run.out().trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        QVERIFY2(event.contains("type"_L1), line.constData());
    }
    QCOMPARE(QJsonDocument::fromJson(lines.constFirst()).object().value("type"_L1),
             u"run_started"_s);
    QCOMPARE(QJsonDocument::fromJson(lines.constLast()).object().value("type"_L1),
             u"run_finished"_s);
}

void CliAnswersTest::stream_marksTheRestart()
{
    m_server->forModel(u"broken"_s)
        .always(stream(delta(u"half"_s) + errorFrame("404"_ba, "gone"_ba)));
    Orchestrator run({u"plan"_s, u"A task"_s, u"--stream"_s, u"--model"_s, u"planner=broken,p"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    const QString out = QString::fromUtf8(run.out());
    QVERIFY2(out.startsWith(u"half\n\n--- the answer above broke off: "_s), run.out().constData());
    QVERIFY2(out.endsWith(u" ---\n\n1. Do it\n"_s), run.out().constData());
}

void CliAnswersTest::out_writesTheAnswers()
{
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s, u"--out"_s, u"new/answers"_s}));
    run.write(u"new/answers/plan.md"_s, "an older one"_ba);
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    const QString folder = run.workingFolder() + u"/new/answers/"_s;
    QCOMPARE(contentOf(folder + u"plan.md"_s), "1. Do it");
    QCOMPARE(contentOf(folder + u"code.md"_s), "```python title=a.py\nprint(1)\n```\n");
    QCOMPARE(contentOf(folder + u"review.md"_s), "Good.");
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
             3);
}

void CliAnswersTest::outFiles_writesTheCodesFiles()
{
    Orchestrator run(oneModelEach({u"run"_s, u"A task"_s, u"--out-files"_s, u"src"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(contentOf(run.workingFolder() + u"/src/a.py"_s), "print(1)\n");
    QVERIFY2(run.errText().contains(u"Written to src: a.py"_s), run.err().constData());
}

void CliAnswersTest::outFiles_neverOverAnExistingOne()
{
    m_server->forModel(u"two"_s).always(
        sse({u"```python title=new.py\n1\n```\n\n```python title=a.py\nprint(2)\n```\n"_s}));
    Orchestrator run(QStringList{u"code"_s, u"A task"_s, u"--plan"_s, u"x"_s, u"--out-files"_s,
                                 u"src"_s, u"--model"_s, u"coder=two"_s});
    run.write(u"src/a.py"_s, "mine"_ba);
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QCOMPARE(contentOf(run.workingFolder() + u"/src/a.py"_s), "mine");
    QVERIFY(!QFileInfo::exists(run.workingFolder() + u"/src/new.py"_s));
    QVERIFY2(run.errText().contains(u"a.py is there already"_s), run.err().constData());
    QVERIFY(run.out().contains("print(2)")); // the answer is not lost
}

void CliAnswersTest::outFiles_saysThatThereAreNone()
{
    m_server->forModel(u"talker"_s).always(sse({u"No files here."_s}));
    Orchestrator run({u"code"_s, u"A task"_s, u"--plan"_s, u"x"_s, u"--out-files"_s, u"src"_s,
                      u"--model"_s, u"coder=talker"_s});
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QVERIFY2(run.errText().contains(u"names no files"_s), run.err().constData());
    QVERIFY(run.out().contains("No files here.")); // the answer is not lost
}

void CliAnswersTest::attachments_areSent()
{
    Orchestrator run(oneModelEach(
        {u"plan"_s, u"A task"_s, u"--attach"_s, u"one.txt"_s, u"--attach"_s, u"two.txt"_s}));
    run.write(u"one.txt"_s, "first content"_ba);
    run.write(u"two.txt"_s, "second content"_ba);
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    for (const QByteArray &text :
         {"one.txt"_ba, "first content"_ba, "two.txt"_ba, "second content"_ba}) {
        QVERIFY2(m_server->arrival(0).body.contains(text), text.constData());
    }
}

void CliAnswersTest::noHistory_keepsNothing()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"A task"_s, u"--no-history"_s}));
    run.use(*m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(QDir(run.home()).isEmpty());
}

QTEST_GUILESS_MAIN(CliAnswersTest)
#include "tst_cli_answers.moc"
