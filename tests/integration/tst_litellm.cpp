// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/exitcode.h"
#include "integration/proxyfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;
using roo::cli::ExitCode;

namespace {

const QString mockAnswer = u"Hello from the mock, with an ä and a 😀.\n"_s;

//! The events of --json of one type.
QList<QJsonObject> eventsOf(const QByteArray &lines, QLatin1StringView type)
{
    QList<QJsonObject> events;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event["type"_L1].toString() == type) {
            events.append(event);
        }
    }
    return events;
}

//! "model Kind decision" of each attempt that failed.
QStringList failuresOf(const QByteArray &lines)
{
    QStringList failures;
    const QList<QJsonObject> started = eventsOf(lines, "attempt_started"_L1);
    const QList<QJsonObject> failed = eventsOf(lines, "attempt_failed"_L1);
    for (qsizetype i = 0; i < failed.size(); ++i) {
        failures.append(started.at(i)["model"_L1].toString() % u' '
                        % failed.at(i)["error"_L1]["kind"_L1].toString() % u' '
                        % failed.at(i)["decision"_L1].toString());
    }
    return failures;
}

} // namespace

//! `orchestrator` against a real LiteLLM proxy, whose models answer from memory, or lead to a
//! scripted upstream.
class LiteLlmTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void plan_printsTheAnswer();
    void run_goesThroughAllStages();
    void chain_fallsBack_data();
    void chain_fallsBack();
    void failure_isSaid_data();
    void failure_isSaid();
    void unknownModels_areToldTheLookAlikes();
    void key_isRefusedAfterOneRequest_data();
    void key_isRefusedAfterOneRequest();
    void usage_andVersionAreReported();
    void upstream_isAskedOnceAnAttempt();
    void upstream_retryAfterIsKept();
    void upstream_breaksInTheMiddle_data();
    void upstream_breaksInTheMiddle();
    void models_areListed();
    void doctor_walksToTheModels();
    void doctor_namesWhatIsMissing();

private:
    std::unique_ptr<ProgramRun> orchestrator(const QStringList &arguments);

    ProxyFixture m_fixture;
};

void LiteLlmTest::initTestCase()
{
    m_fixture.start();
}

void LiteLlmTest::init()
{
    QTest::failOnWarning();
}

std::unique_ptr<ProgramRun> LiteLlmTest::orchestrator(const QStringList &arguments)
{
    auto program = std::make_unique<ProgramRun>(QStringLiteral(ROO_ORCHESTRATOR), arguments);
    m_fixture.connect(*program);
    return program;
}

void LiteLlmTest::plan_printsTheAnswer()
{
    const auto program = orchestrator({u"plan"_s, u"Say hello"_s, u"--model"_s, u"planner=ok"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->out(), mockAnswer.toUtf8());
    QCOMPARE(program->exitCode(), int(ExitCode::Done));
    QVERIFY(!program->kept(u"plan.md"_s).isEmpty());
}

void LiteLlmTest::run_goesThroughAllStages()
{
    const auto program
        = orchestrator({u"run"_s, u"Say hello"_s, u"--model"_s, u"planner=ok"_s, u"--model"_s,
                        u"coder=e429,ok-two"_s, u"--model"_s, u"reviewer=ok"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Done));
    QCOMPARE(QString::fromUtf8(program->out()),
             u"# Plan\n\n"_s % mockAnswer % u"\n# Code\n\nHello from the second mock.\n"_s
                 % u"\n# Review\n\n"_s % mockAnswer);
}

void LiteLlmTest::chain_fallsBack_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QStringList>("failures");

    QTest::newRow("rate limit") << u"e429"_s << QStringList{u"e429 RateLimited fallback"_s};
    QTest::newRow("server error") << u"e500"_s
                                  << QStringList{u"e500 ServerFailed retry"_s,
                                                 u"e500 ServerFailed fallback"_s};
    QTest::newRow("context overflow")
        << u"ectx"_s << QStringList{u"ectx ContextOverflow fallback"_s};
    QTest::newRow("content policy")
        << u"efilter"_s << QStringList{u"efilter ContentRefused fallback"_s};
    QTest::newRow("the proxy's own timeout")
        << u"slow"_s << QStringList{u"slow ServerFailed retry"_s, u"slow ServerFailed fallback"_s};
    QTest::newRow("unknown model")
        << u"nowhere"_s << QStringList{u"nowhere ModelUnknown fallback"_s};
}

void LiteLlmTest::chain_fallsBack()
{
    QFETCH(QString, first);
    QFETCH(QStringList, failures);
    const auto program = orchestrator(
        {u"plan"_s, u"Say hello"_s, u"--json"_s, u"--model"_s, u"planner=%1,ok"_s.arg(first)});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(failuresOf(program->out()), failures);
    QCOMPARE(program->exitCode(), int(ExitCode::Done));
    QCOMPARE(program->out(), program->kept(u"events.jsonl"_s));
}

void LiteLlmTest::failure_isSaid_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<qsizetype>("attempts");
    QTest::addColumn<QString>("said");

    QTest::newRow("rate limit") << u"e429"_s << qsizetype(2) << u"rate limited"_s;
    QTest::newRow("server error") << u"e500"_s << qsizetype(2) << u"server error"_s;
    QTest::newRow("context overflow") << u"ectx"_s << qsizetype(1) << u"too long"_s;
    QTest::newRow("content policy") << u"efilter"_s << qsizetype(1) << u"content policy"_s;
}

void LiteLlmTest::failure_isSaid()
{
    QFETCH(QString, model);
    QFETCH(qsizetype, attempts);
    QFETCH(QString, said);
    const auto program
        = orchestrator({u"plan"_s, u"Say hello"_s, u"--model"_s, u"planner="_s % model});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Failed));
    QCOMPARE(program->out(), QByteArray());
    QVERIFY2(program->errText().contains(said), program->err().constData());
    QCOMPARE(eventsOf(program->kept(u"events.jsonl"_s), "attempt_failed"_L1).size(), attempts);
}

void LiteLlmTest::unknownModels_areToldTheLookAlikes()
{
    const auto program
        = orchestrator({u"plan"_s, u"Say hello"_s, u"--model"_s, u"planner=ok-tow,scriptd"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Failed));
    QVERIFY2(program->errText().contains(u"ok-two"_s), program->err().constData());
    QVERIFY2(program->errText().contains(u"scripted"_s), program->err().constData());
}

void LiteLlmTest::key_isRefusedAfterOneRequest_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("wrong") << u"sk-wrong-canary-0123456789"_s;
    QTest::newRow("of another form") << u"canary-0123456789"_s;
    QTest::newRow("missing") << QString();
}

void LiteLlmTest::key_isRefusedAfterOneRequest()
{
    QFETCH(QString, key);
    const auto program
        = orchestrator({u"plan"_s, u"Say hello"_s, u"--model"_s, u"planner=ok,ok-two"_s});
    program->setVariable(u"LITELLM_API_KEY"_s, key);
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Configuration));
    QVERIFY2(program->errText().contains(u"LITELLM_API_KEY"_s), program->err().constData());
    QVERIFY(!program->errText().contains(u"canary"_s));
    const QByteArray events = program->kept(u"events.jsonl"_s);
    QCOMPARE(eventsOf(events, "attempt_started"_L1).size(), 1);
    QVERIFY(!events.contains("canary"));
}

void LiteLlmTest::usage_andVersionAreReported()
{
    const auto program
        = orchestrator({u"plan"_s, u"Say hello"_s, u"--json"_s, u"--model"_s, u"planner=ok"_s});
    program->start();
    QVERIFY(program->finish());
    const QList<QJsonObject> finished = eventsOf(program->out(), "stage_finished"_L1);
    QCOMPARE(finished.size(), 1);
    const QJsonObject &stage = finished.constFirst();
    QVERIFY(stage["usage"_L1]["prompt_tokens"_L1].toInt() > 0);
    QVERIFY(stage["usage"_L1]["completion_tokens"_L1].toInt() > 0);
    QVERIFY(!stage["proxy_version"_L1].toString().isEmpty());
    QCOMPARE(stage["finish_reason"_L1].toString(), u"stop"_s);
}

void LiteLlmTest::upstream_isAskedOnceAnAttempt()
{
    m_fixture.upstream().always(error(500, "upstream is down"));
    const qsizetype before = m_fixture.upstream().count();
    const auto program = orchestrator(
        {u"plan"_s, u"Say hello"_s, u"--json"_s, u"--model"_s, u"planner=scripted,ok"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(failuresOf(program->out()),
             QStringList({u"scripted ServerFailed retry"_s, u"scripted ServerFailed fallback"_s}));
    QCOMPARE(m_fixture.upstream().count() - before, 2); // the proxy retries nothing by itself
}

void LiteLlmTest::upstream_retryAfterIsKept()
{
    m_fixture.upstream().reply(error(429, "slow down").header("retry-after", "2"));
    m_fixture.upstream().reply(sse({u"After the "_s, u"wait."_s}));
    const auto program = orchestrator(
        {u"plan"_s, u"Say hello"_s, u"--json"_s, u"--model"_s, u"planner=scripted"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Done));
    const QList<QJsonObject> failed = eventsOf(program->out(), "attempt_failed"_L1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst()["error"_L1]["kind"_L1].toString(), u"RateLimited"_s);
    const int wait = failed.constFirst()["wait_ms"_L1].toInt();
    QVERIFY2(wait > 1500 && wait <= 2000, QByteArray::number(wait).constData());
}

void LiteLlmTest::upstream_breaksInTheMiddle_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("scenario");
    QTest::addColumn<QStringList>("failures");

    QTest::newRow("error frame") << u"scripted"_s << 0
                                 << QStringList{u"scripted ServerFailed retry"_s,
                                                u"scripted ServerFailed fallback"_s};
    QTest::newRow("closed socket")
        << u"scripted"_s << 1
        << QStringList{u"scripted ServerFailed retry"_s, u"scripted ServerFailed fallback"_s};
    QTest::newRow("silence") << u"scripted"_s << 2
                             << QStringList{u"scripted TimedOut retry"_s,
                                            u"scripted TimedOut fallback"_s};
    QTest::newRow("the provider refuses the proxy's key")
        << u"scripted"_s << 3 << QStringList{u"scripted AccessDenied fallback"_s};
    QTest::newRow("an error frame of OpenRouter")
        << u"openrouter-like"_s << 4
        << QStringList{u"openrouter-like ServerFailed retry"_s,
                       u"openrouter-like ServerFailed fallback"_s};
}

void LiteLlmTest::upstream_breaksInTheMiddle()
{
    QFETCH(QString, model);
    QFETCH(int, scenario);
    QFETCH(QStringList, failures);
    const QByteArray half = delta(u"The first "_s) + delta(u"half"_s);
    const QList<Script> scripts{
        stream(half + errorFrame("503", "overloaded")),
        stream(half).close(),
        stream(half).hang(),
        error(401, "Incorrect API key provided", "invalid_request_error"),
        stream(half + errorFrame("502", "Provider disconnected")),
    };
    m_fixture.upstream().always(scripts.at(scenario));
    const auto program = orchestrator({u"plan"_s, u"Say hello"_s, u"--json"_s, u"--timeout"_s,
                                       u"3000"_s, u"--model"_s, u"planner=%1,ok"_s.arg(model)});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(failuresOf(program->out()), failures);
    QCOMPARE(program->exitCode(), int(ExitCode::Done));
    QCOMPARE(program->kept(u"plan.md"_s) + '\n', mockAnswer.toUtf8());
}

void LiteLlmTest::models_areListed()
{
    const auto program = orchestrator({u"models"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Done));
    QCOMPARE(
        program->out().split('\n'),
        QByteArray(
            "ok\nok-two\ne429\ne500\nectx\nefilter\nslow\nscripted\njudging\nopenrouter-like\n")
            .split('\n'));
}

void LiteLlmTest::doctor_walksToTheModels()
{
    const auto program = orchestrator({u"doctor"_s, u"--model"_s, u"planner=ok"_s, u"--model"_s,
                                       u"coder=ok,e429"_s, u"--model"_s, u"reviewer=ok-two"_s});
    program->start();
    QVERIFY(program->finish());
    QVERIFY2(program->exitCode() == int(ExitCode::Done), program->out().constData());
    QVERIFY(!program->out().contains("FAIL"));
}

void LiteLlmTest::doctor_namesWhatIsMissing()
{
    const auto program = orchestrator({u"doctor"_s, u"--model"_s, u"planner=ok"_s});
    program->start();
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Configuration));
    QVERIFY(program->out().contains("FAIL  model   openrouter/qwen/qwen3-coder:free"));
}

QTEST_GUILESS_MAIN(LiteLlmTest)
#include "tst_litellm.moc"
