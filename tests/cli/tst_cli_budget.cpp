// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! Budgets, exit code 8, and the `usage` command.
class CliBudgetTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->always(sse({u"answer"_s}));
    }

    void run_endsWithItsBudget();
    void run_warnsOfABudget();
    void day_isSharedByAllRuns();
    void freeModels_areLeftOutWhenTheDayIsOver();
    void outputThatCannotBeWritten_comesFirst();
    void folder_maySetLessAndNotMore();
    void ledger_thatCannotBeWrittenIsNamed();
    void usage_ofNothing();
    void usage_showsWhatWasSpent();
    void usage_asJson();
    void usage_ofTheDaysBefore();
    void usage_saysWhatIsWrong();
    void usage_refuses_data();
    void usage_refuses();

private:
    [[nodiscard]] static QList<QJsonObject> objectsIn(const QByteArray &lines)
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : lines.split('\n')) {
            if (!line.isEmpty()) {
                objects.append(QJsonDocument::fromJson(line).object());
            }
        }
        return objects;
    }

    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliBudgetTest::run_endsWithItsBudget()
{
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    run.setVariable(u"ROO_RUN_MAX_REQUESTS"_s, u"2"_s);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 8);
    QCOMPARE(m_server->modelsAsked(), QStringList({u"p"_s, u"c"_s}));
    QVERIFY2(run.errText().contains(u"This run's budget of 2 requests is used up"_s),
             run.err().constData());
    QVERIFY2(run.errText().contains(u"ROO_RUN_MAX_REQUESTS"_s), run.err().constData());
    QVERIFY(run.kept(u"events.jsonl"_s).contains("\"budget_reached\""));
}

void CliBudgetTest::run_warnsOfABudget()
{
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    run.setVariable(u"ROO_RUN_MAX_TOKENS"_s, u"40"_s); // each answer takes 11
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY2(run.errText().contains(u"33 tokens of this run's budget of 40 tokens spent"_s),
             run.err().constData());
}

void CliBudgetTest::day_isSharedByAllRuns()
{
    const Account account(m_server.get());
    const auto call = [&account] {
        const std::unique_ptr<Orchestrator> run
            = account.prepare(oneModelEach({u"plan"_s, u"task"_s, u"--no-history"_s}));
        run->setVariable(u"ROO_DAY_MAX_REQUESTS"_s, u"2"_s);
        run->start();
        return run->finish() ? run->exitCode() : -1;
    };
    QCOMPARE(call(), 0);
    QCOMPARE(call(), 0);
    QCOMPARE(call(), 8);
    QCOMPARE(m_server->count(), 2);
}

void CliBudgetTest::freeModels_areLeftOutWhenTheDayIsOver()
{
    const Account account(m_server.get());
    const auto call = [&account](const QString &chain) {
        const std::unique_ptr<Orchestrator> run
            = account.prepare({u"plan"_s, u"task"_s, u"--model"_s, u"planner="_s + chain});
        run->setVariable(u"ROO_FREE_PER_DAY"_s, u"1"_s);
        run->start();
        return run->finish() ? QPair(run->exitCode(), run->errText()) : QPair(-1, QString());
    };
    QCOMPARE(call(u"a:free"_s).first, 0);
    const auto other = call(u"a:free,b"_s);
    QCOMPARE(other.first, 0);
    QVERIFY2(other.second.contains(u"today's budget of 1 request to free models is used up"_s),
             qPrintable(other.second));
    QCOMPARE(call(u"a:free"_s).first, 8);
    QCOMPARE(m_server->modelsAsked(), QStringList({u"a:free"_s, u"b"_s}));
}

void CliBudgetTest::outputThatCannotBeWritten_comesFirst()
{
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s, u"--out"_s, u"out"_s}), *m_server);
    run.setVariable(u"ROO_RUN_MAX_REQUESTS"_s, u"1"_s);
    QVERIFY(QDir(run.workingFolder()).mkpath(u"out/plan.md/x"_s));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
}

void CliBudgetTest::folder_maySetLessAndNotMore()
{
    const auto call = [this](const QByteArray &saved, const QByteArray &folder) {
        Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
        run.write(u"../home/.config/roo-harness/settings.ini"_s, "[budget]\n" + saved + '\n');
        run.write(u".env"_s, folder + '\n');
        run.start();
        return run.finish() ? QPair(run.exitCode(), run.errText()) : QPair(-1, QString());
    };
    QCOMPARE(call("day_cost=5", "ROO_DAY_MAX_COST=4").first, 0);
    QCOMPARE(call("day_cost=5", "ROO_RUN_MAX_COST=9").first, 0);
    const auto more = call("day_cost=5", "ROO_DAY_MAX_COST=5.5");
    QCOMPARE(more.first, 3);
    QVERIFY2(more.second.contains(u"at most 5 (from "_s), qPrintable(more.second));
    QCOMPARE(call("run_requests=5", "ROO_RUN_MAX_REQUESTS=0").first, 3);
    QCOMPARE(m_server->count(), 2);
}

void CliBudgetTest::ledger_thatCannotBeWrittenIsNamed()
{
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    run.write(u"../home/.local/share/roo-harness/usage"_s, "a file");
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.err().count("Requests are not counted beyond this program"), 1);
}

void CliBudgetTest::usage_ofNothing()
{
    Orchestrator run({u"usage"_s});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY2(run.out().contains("0 requests (0 to free models), 0 tokens, $0, 0 ms"),
             run.out().constData());
    QVERIFY2(run.out().contains("0 of 20 requests, 20 left"), run.out().constData());
    QVERIFY2(run.out().contains("at 00:00 UTC, in "), run.out().constData());
    QCOMPARE(run.err(), QByteArray());
    QVERIFY(!QFile::exists(run.home() + u"/.local/share/roo-harness/usage"_s));
}

void CliBudgetTest::usage_showsWhatWasSpent()
{
    const Account account(m_server.get());
    QCOMPARE(account.call({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a:free"_s}).exitCode, 0);
    QCOMPARE(account.call({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a"_s}).exitCode, 0);
    const std::unique_ptr<Orchestrator> usage = account.prepare({u"usage"_s});
    usage->setVariable(u"ROO_DAY_MAX_REQUESTS"_s, u"100"_s);
    usage->setVariable(u"ROO_RUN_MAX_COST"_s, u"0.5"_s);
    usage->start();
    QVERIFY(usage->finish());
    const QByteArray out = usage->out();
    for (const char *words : {"today                    2 requests (1 to free models), 22 tokens",
                              "free models, this minute 1 of 20 requests, 19 left",
                              "free models, today       1 of 50 requests, 49 left",
                              "budget of the day        2 of 100 requests, 98 left",
                              "budget of a run          $0.5\n"}) {
        QVERIFY2(out.contains(words), QByteArray(out + words).constData());
    }
    QCOMPARE(m_server->count(), 2);
}

void CliBudgetTest::usage_asJson()
{
    const Account account(m_server.get());
    QCOMPARE(account.call({u"plan"_s, u"task"_s, u"--model"_s, u"planner=a:free"_s}).exitCode, 0);
    const QList<QJsonObject> objects = objectsIn(account.call({u"usage"_s, u"--json"_s}).out);
    QCOMPARE(objects.size(), 2);
    const QJsonObject today = objects.at(0);
    QCOMPARE(today.value("type"_L1), "today"_L1);
    QCOMPARE(today.value("requests"_L1), 1);
    QCOMPARE(today.value("free_requests"_L1), 1);
    QCOMPARE(today.value("free_in_last_minute"_L1), 1);
    QCOMPARE(today.value("free_per_minute"_L1), 20);
    QCOMPARE(today.value("tokens"_L1), 11);
    const auto ends = QDateTime::fromString(today.value("ends"_L1).toString(), Qt::ISODateWithMs);
    QCOMPARE(ends.time(), QTime(0, 0));
    QCOMPARE(ends.date().addDays(-1).toString(Qt::ISODate), today.value("day"_L1).toString());
    QCOMPARE(objects.at(1),
             (QJsonObject{{u"type"_s, u"budget"_s},
                          {u"what"_s, u"day/free-requests"_s},
                          {u"limit"_s, 50},
                          {u"spent"_s, 1},
                          {u"left"_s, 49}}));
}

void CliBudgetTest::usage_ofTheDaysBefore()
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto file = [](QDate day) -> QString {
        return u"../home/.local/share/roo-harness/usage/"_s + day.toString(Qt::ISODate) + u".log"_s;
    };
    Orchestrator run({u"usage"_s, u"--days"_s, u"3"_s, u"--json"_s});
    run.write(file(today.addDays(-1)), "1 f\n1 = 3 4 500000 6\n");
    run.write(file(today.addDays(-4)), "1 f\n");
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(objectsIn(run.out()).constLast(),
             (QJsonObject{{u"type"_s, u"day"_s},
                          {u"day"_s, today.addDays(-1).toString(Qt::ISODate)},
                          {u"requests"_s, 1},
                          {u"free_requests"_s, 1},
                          {u"tokens"_s, 7},
                          {u"cost"_s, 0.5},
                          {u"time_ms"_s, 6}}));
}

void CliBudgetTest::usage_saysWhatIsWrong()
{
    Orchestrator run({u"usage"_s});
    run.setVariable(u"ROO_DAY_MAX_COST"_s, u"lots"_s);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QVERIFY(run.out().contains("0 requests"));
    QVERIFY2(run.errText().contains(u"ROO_DAY_MAX_COST"_s), run.err().constData());
}

void CliBudgetTest::usage_refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no number") << QStringList{u"--days"_s, u"x"_s};
    QTest::newRow("too many") << QStringList{u"--days"_s, u"91"_s};
    QTest::newRow("negative") << QStringList{u"--days=-1"_s};
    QTest::newRow("an argument") << QStringList{u"today"_s};
    QTest::newRow("a URL") << QStringList{u"--base-url"_s, u"http://x"_s};
}

void CliBudgetTest::usage_refuses()
{
    QFETCH(const QStringList, arguments);
    Orchestrator run(QStringList{u"usage"_s} + arguments);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 2);
}

QTEST_GUILESS_MAIN(CliBudgetTest)
#include "tst_cli_budget.moc"
