// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! Going on with a run, and holding two against each other.
class CliResumeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->forModel(u"p"_s).always(sse({u"THE PLAN"_s}));
        m_server->forModel(u"c"_s).always(sse({u"THE CODE"_s}));
        m_server->forModel(u"r"_s).always(sse({u"THE REVIEW"_s}));
        m_server->forModel(u"bad"_s).always(
            error(400, "Invalid model name passed in model=bad"_ba));
        m_server->forPath("/v1/models"_ba).always(models({u"p"_s}));
        m_account = std::make_unique<Account>(m_server.get());
    }

    void failedRun_goesOnWhereItFailed();
    void profile_isTheRunsOwn();
    void attachments_areSentAgain();
    void from_doesAStageAgain();
    void from_cannotSkipAStage();
    void from_goesBeyondAPlan();
    void foreignRun_saysWhosePromptsAreSent();
    void runAtWork_isLeftAlone();
    void finishedRun_isComplete();
    void cutAnswerThatWasRefused_isAskedAgain();
    void resumedRun_isResumedAgain();
    void compare_showsFiguresAndDiff();
    void compare_ofTheSameSaysSo();
    void compare_asJson();

private:
    [[nodiscard]] Account::Call call(const QStringList &arguments,
                                     const QString &coder = u"c"_s) const
    {
        return m_account->call(arguments
                               + QStringList{u"--model"_s, u"planner=p"_s, u"--model"_s,
                                             u"coder="_s + coder, u"--model"_s, u"reviewer=r"_s});
    }

    std::unique_ptr<FakeLiteLlm> m_server;
    std::unique_ptr<Account> m_account;
};

void CliResumeTest::failedRun_goesOnWhereItFailed()
{
    const Account::Call failed = call({u"run"_s, u"A task"_s}, u"bad"_s);
    QCOMPARE(failed.exitCode, 1);
    const QString parent = m_account->runs().constFirst();
    QVERIFY2(
        failed.err.contains(QByteArray("orchestrator resume ").append(parent.last(6).toUtf8())),
        failed.err);
    const Account::Call resumed = call({u"resume"_s, u"last"_s});
    QCOMPARE(resumed.exitCode, 0);
    QCOMPARE(resumed.out, "# Code\n\nTHE CODE\n\n# Review\n\nTHE REVIEW\n");
    QCOMPARE(m_server->modelsAsked(),
             (QStringList{u"p"_s, u"bad"_s, QString(), u"c"_s, u"r"_s})); // and the model list
    QVERIFY(m_server->arrival(3).body.contains("THE PLAN"));
    const QJsonObject run
        = QJsonDocument::fromJson(
              m_account->call({u"history"_s, u"--json"_s, u"--limit"_s, u"1"_s}).out)
              .object();
    QCOMPARE(run["parent_run"_L1].toString(), parent);
}

void CliResumeTest::profile_isTheRunsOwn()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}, u"bad,c"_s).exitCode, 0);
    m_server->forModel(u"r"_s).always(sse({u"ANOTHER REVIEW"_s}));
    const Account::Call again
        = m_account->call({u"resume"_s, u"last"_s, u"--from"_s, u"reviewer"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.out, "ANOTHER REVIEW\n"); // one stage: nothing to tell apart
    QCOMPARE(m_server->modelsAsked().constLast(), u"r"_s);
}

void CliResumeTest::attachments_areSentAgain()
{
    const auto run = m_account->prepare({u"run"_s, u"A task"_s, u"--attach"_s, u"notes.txt"_s,
                                         u"--model"_s, u"planner=p"_s, u"--model"_s, u"coder=bad"_s,
                                         u"--model"_s, u"reviewer=r"_s});
    run->write(u"notes.txt"_s, "THE NOTES\n"_ba);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 1);
    QCOMPARE(call({u"resume"_s, u"last"_s}).exitCode, 0); // from another folder
    QVERIFY(m_server->arrival(m_server->count() - 2).body.contains("THE NOTES"));
}

void CliResumeTest::from_doesAStageAgain()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}).exitCode, 0);
    const Account::Call again = call({u"resume"_s, u"last"_s, u"--from"_s, u"coder"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(m_server->modelsAsked(), (QStringList{u"p"_s, u"c"_s, u"r"_s, u"c"_s, u"r"_s}));
}

void CliResumeTest::from_cannotSkipAStage()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}, u"bad"_s).exitCode, 1);
    const Account::Call skipping = call({u"resume"_s, u"last"_s, u"--from"_s, u"reviewer"_s});
    QCOMPARE(skipping.exitCode, 2);
    QVERIFY2(skipping.err.contains("the coder comes first"), skipping.err.constData());
}

void CliResumeTest::from_goesBeyondAPlan()
{
    QCOMPARE(call({u"plan"_s, u"A task"_s}).exitCode, 0);
    QCOMPARE(call({u"resume"_s, u"last"_s}).exitCode, 2);
    const Account::Call coded = call({u"resume"_s, u"last"_s, u"--from"_s, u"coder"_s});
    QCOMPARE(coded.exitCode, 0);
    QCOMPARE(coded.out, "# Code\n\nTHE CODE\n\n# Review\n\nTHE REVIEW\n");
    QVERIFY(m_server->arrival(1).body.contains("THE PLAN"));
    QVERIFY2(coded.err.contains("--model planner changes nothing"), coded.err.constData());
    QVERIFY2(!coded.err.contains("--model coder changes nothing"), coded.err.constData());
}

void CliResumeTest::foreignRun_saysWhosePromptsAreSent()
{
    const QStringList resume{u"resume"_s,   u"sample"_s,  u"--from"_s,
                             u"reviewer"_s, u"--model"_s, u"reviewer=r"_s};
    const Account::Call own = m_account->call(resume);
    QCOMPARE(own.exitCode, 0);
    QVERIFY2(own.err.contains("The prompts and models are those of sample"), own.err.constData());
    const Account::Call other
        = m_account->call(resume + QStringList{u"--profile"_s, u"baseline"_s});
    QCOMPARE(other.exitCode, 0);
    QVERIFY2(!other.err.contains("are those of"), other.err.constData());
}

void CliResumeTest::runAtWork_isLeftAlone()
{
    m_server->forModel(u"slow"_s).always(stream(delta(u"the first half"_s)).hang());
    const auto run = m_account->prepare(
        {u"plan"_s, u"task"_s, u"--stream"_s, u"--model"_s, u"planner=slow"_s});
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(run->out().contains("first half"), std::chrono::seconds(30));
    const Account::Call resumed = call({u"resume"_s, u"last"_s});
    QCOMPARE(resumed.exitCode, 1);
    QVERIFY2(resumed.err.contains("is being written just now"), resumed.err.constData());
    QCOMPARE(m_server->modelsAsked(), QStringList{u"slow"_s});
}

void CliResumeTest::finishedRun_isComplete()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}).exitCode, 0);
    const qsizetype asked = m_server->count();
    const Account::Call again = call({u"resume"_s, u"last"_s});
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.err.contains("--from"), again.err.constData());
    QCOMPARE(m_server->count(), asked);
}

void CliResumeTest::cutAnswerThatWasRefused_isAskedAgain()
{
    m_server->forModel(u"cut"_s).always(stream(delta(u"half"_s) + finish("length"_ba) + done()));
    QCOMPARE(call({u"run"_s, u"A task"_s, u"--strict"_s}, u"cut"_s).exitCode, 1);
    QCOMPARE(call({u"resume"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_server->modelsAsked(), (QStringList{u"p"_s, u"cut"_s, u"c"_s, u"r"_s}));
}

void CliResumeTest::resumedRun_isResumedAgain()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}, u"bad"_s).exitCode, 1);
    QCOMPARE(call({u"resume"_s, u"last"_s}, u"bad"_s).exitCode, 1);
    const Account::Call third = call({u"resume"_s, u"last"_s});
    QCOMPARE(third.exitCode, 0);
    QCOMPARE(m_server->modelsAsked().count(u"p"_s), 1);
    QVERIFY(m_server->arrival(m_server->count() - 1).body.contains("THE PLAN"));
    QCOMPARE(call({u"resume"_s, u"last"_s, u"--from"_s, u"planner"_s}).exitCode, 0);
    QCOMPARE(m_server->modelsAsked().count(u"p"_s), 2);
}

void CliResumeTest::compare_showsFiguresAndDiff()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}).exitCode, 0);
    m_server->forModel(u"d"_s).always(sse({u"THE OTHER CODE"_s}));
    QCOMPARE(call({u"run"_s, u"A task"_s}, u"bad,d"_s).exitCode, 0);
    const QStringList runs = m_account->runs();
    const Account::Call compared
        = m_account->call({u"compare"_s, runs.at(1), u"last"_s, u"--stage"_s, u"coder"_s});
    QCOMPARE(compared.exitCode, 0);
    QVERIFY2(compared.out.contains("\n-THE CODE\n+THE OTHER CODE\n"), compared.out.constData());
    QVERIFY2(compared.out.contains("attempts      1                                 2"),
             compared.out.constData());
    QVERIFY(!compared.out.contains("# Plan"));
}

void CliResumeTest::compare_ofTheSameSaysSo()
{
    QCOMPARE(call({u"run"_s, u"A task"_s}).exitCode, 0);
    const Account::Call compared = m_account->call({u"compare"_s, u"last"_s, u"last"_s});
    QCOMPARE(compared.out.count("The answers are the same."), 3);
}

void CliResumeTest::compare_asJson()
{
    const Account::Call compared
        = m_account->call({u"compare"_s, u"sample"_s, u"sample"_s, u"--json"_s});
    const QJsonObject json = QJsonDocument::fromJson(compared.out).object();
    QCOMPARE(json["runs"_L1].toArray().size(), 2);
    QCOMPARE(json["diffs"_L1].toObject().keys(),
             (QStringList{u"coder"_s, u"planner"_s, u"reviewer"_s}));
}

QTEST_GUILESS_MAIN(CliResumeTest)
#include "tst_cli_resume.moc"
