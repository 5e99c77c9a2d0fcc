// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/spendgate.h"

#include "runfixture.h"

using namespace roo;
using namespace roo::run;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

constexpr Moment noon{std::chrono::sys_days(std::chrono::year(2026) / 11 / 28) + 12h};

//! A gate with a clock that stands still until it is moved.
struct GateFixture
{
    explicit GateFixture(const Budgets &budgets, std::shared_ptr<Ledger> sharedLedger = {})
        : ledger(sharedLedger ? std::move(sharedLedger) : std::make_shared<Ledger>(QString()))
        , gate(
              {.ledger = ledger, .budgets = budgets},
              [this](const BudgetMark &mark) {
                  told.append(budgetName(mark.span, mark.kind)
                              + (mark.isReached() ? u" stop" : u" near"));
              },
              [this] { return now; })
    {
    }

    //! "go", "wait 60000", "refuse run/requests", "refuse day/free-requests, this model".
    [[nodiscard]] QString ask(const QString &model = u"m"_s)
    {
        const llm::GateAnswer answer = gate.beforeAttempt(model);
        switch (answer.kind) {
        case llm::GateAnswer::Kind::Go:
            return u"go"_s;
        case llm::GateAnswer::Kind::Wait:
            return u"wait %1"_s.arg(answer.wait.count());
        case llm::GateAnswer::Kind::Refuse:
            return u"refuse "_s + answer.error.subject + u' ' + answer.error.expected
                + (answer.isOfThisModel ? u", this model"_s : QString());
        }
        Q_UNREACHABLE_RETURN({});
    }

    void send(const QString &model = u"m"_s, const llm::TokenUsage &usage = {},
              std::chrono::milliseconds took = 1s)
    {
        gate.attemptStarted(model);
        now += took;
        gate.attemptEnded(usage, took);
    }

    Moment now = noon;
    QStringList told;
    std::shared_ptr<Ledger> ledger;
    SpendGate gate;
};

} // namespace

class SpendGateTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void requests_endTheRun();
    void amounts_endTheRun_data();
    void amounts_endTheRun();
    void day_countsWhatOthersSpend();
    void freeDay_refusesFreeModelsOnly();
    void freeMinute_isWaitedFor();
    void reachedDay_isNotWaitedFor();
    void nothingToDo_makesNoGate();
    void run_withoutSpendingIsAsBefore();
    void run_countsItsRequests();
    void run_endsWithItsBudget();
    void run_goesOnWithPaidModels();
    void run_saysThatItWaits();
};

void SpendGateTest::requests_endTheRun()
{
    GateFixture fixture({.run = {.requests = 5}});
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(fixture.ask(), u"go"_s);
        fixture.send();
    }
    QCOMPARE(fixture.told, QStringList(u"run/requests near"_s));
    QCOMPARE(fixture.ask(), u"refuse run/requests 5"_s);
    QCOMPARE(fixture.ask(), u"refuse run/requests 5"_s);
    QCOMPARE(fixture.told, QStringList({u"run/requests near"_s, u"run/requests stop"_s}));
    QCOMPARE(fixture.gate.spent(), (Spent{.requests = 5, .time = 5s}));
    QCOMPARE(fixture.ledger->today(fixture.now), fixture.gate.spent());
}

void SpendGateTest::amounts_endTheRun_data()
{
    QTest::addColumn<BudgetLimits>("limits");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("tokens") << BudgetLimits{.tokens = 100} << u"refuse run/tokens 100"_s;
    QTest::newRow("cost") << BudgetLimits{.cost = 0.5} << u"refuse run/cost 0.5"_s;
    QTest::newRow("time") << BudgetLimits{.time = 1min} << u"refuse run/time 60000"_s;
}

void SpendGateTest::amounts_endTheRun()
{
    QFETCH(const BudgetLimits, limits);
    QFETCH(const QString, refusal);
    GateFixture fixture({.run = limits});
    fixture.send(u"m"_s, {}, 0s);
    QCOMPARE(fixture.ask(), u"go"_s);
    fixture.send(u"m"_s, {.promptTokens = 80, .completionTokens = 4, .cost = 0.42}, 50s);
    QCOMPARE(fixture.told.size(), 1);
    QCOMPARE(fixture.ask(), u"go"_s);
    fixture.send(u"m"_s, {.promptTokens = 15, .completionTokens = 1, .cost = 0.08}, 10s);
    QCOMPARE(fixture.ask(), refusal);
    QCOMPARE(fixture.told.size(), 2);
}

void SpendGateTest::day_countsWhatOthersSpend()
{
    const auto ledger = std::make_shared<Ledger>(QString());
    GateFixture one({.day = {.requests = 3}}, ledger);
    GateFixture other({.day = {.requests = 3}}, ledger);
    one.send();
    other.send();
    one.send();
    QCOMPARE(other.ask(), u"refuse day/requests 3"_s);
    QCOMPARE(other.gate.spent().requests, 1);
    other.now += 12h;
    QCOMPARE(other.ask(), u"go"_s);
}

void SpendGateTest::freeDay_refusesFreeModelsOnly()
{
    GateFixture fixture({.freePerDay = 2});
    fixture.send(u"a:free"_s);
    fixture.send(u"b:free"_s);
    QCOMPARE(fixture.ask(u"a:free"_s), u"refuse day/free-requests 2, this model"_s);
    QCOMPARE(fixture.ask(u"a"_s), u"go"_s);
    QCOMPARE(fixture.ask(u"a:free:x"_s), u"go"_s);
    QCOMPARE(fixture.told, QStringList(u"day/free-requests stop"_s));
}

void SpendGateTest::freeMinute_isWaitedFor()
{
    GateFixture fixture({.freePerMinute = 2});
    fixture.send(u"a:free"_s, {}, 10s);
    fixture.send(u"a:free"_s, {}, 10s);
    QCOMPARE(fixture.ask(u"a:free"_s), u"wait 40000"_s);
    QCOMPARE(fixture.ask(u"a"_s), u"go"_s);
    fixture.now += 39'999ms;
    QCOMPARE(fixture.ask(u"a:free"_s), u"wait 1"_s);
    fixture.now += 1ms;
    QCOMPARE(fixture.ask(u"a:free"_s), u"go"_s);
    QCOMPARE(fixture.told, QStringList());
}

void SpendGateTest::reachedDay_isNotWaitedFor()
{
    GateFixture fixture({.freePerMinute = 1, .freePerDay = 1});
    fixture.send(u"a:free"_s);
    QCOMPARE(fixture.ask(u"a:free"_s), u"refuse day/free-requests 1, this model"_s);
}

void SpendGateTest::nothingToDo_makesNoGate()
{
    QVERIFY(!gateFor({}, {}));
    QVERIFY(gateFor({.budgets = {.freePerDay = 1}}, {}));
    const auto gate = gateFor({.ledger = std::make_shared<Ledger>(QString())}, {});
    QVERIFY(gate);
    QCOMPARE(gate->beforeAttempt(u"m"_s).kind, llm::GateAnswer::Kind::Go);
}

void SpendGateTest::run_withoutSpendingIsAsBefore()
{
    RunFixture fixture;
    fixture.server.always(sse({u"ok"_s}));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QVERIFY(fixture.session->run().budgets().isEmpty());
    QVERIFY(!QFile::exists(fixture.home.filePath(u"data/usage"_s)));
}

void SpendGateTest::run_countsItsRequests()
{
    RunFixture fixture;
    const auto ledger = std::make_shared<Ledger>(fixture.home.filePath(u"data/usage"_s));
    fixture.request.spending.ledger = ledger;
    fixture.server.forModel(u"plan"_s).reply(error(500, "x"_ba));
    fixture.server.always(sse({u"ok"_s}));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(ledger->today(momentNow()).requests, fixture.server.count());
    QCOMPARE(ledger->today(momentNow()).requests, 4);
    QCOMPARE(ledger->today(momentNow()).tokens, 3 * 11);
}

void SpendGateTest::run_endsWithItsBudget()
{
    RunFixture fixture;
    fixture.request.spending.budgets = {.run = {.requests = 2}};
    fixture.server.always(sse({u"ok"_s}));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.server.count(), 2);
    QCOMPARE(fixture.log.last(), u"run failed BudgetReached"_s);
    QVERIFY(fixture.log.contains(u"budget run/requests stop"_s));
    QCOMPARE(fixture.session->run().budgets(),
             (QList<BudgetReached>{
                 {.what = u"run/requests"_s, .limit = u"2"_s, .spent = u"2"_s, .isStop = true}}));
    QCOMPARE(fixture.answer(Role::Coder), u"ok"_s);
}

void SpendGateTest::run_goesOnWithPaidModels()
{
    RunFixture fixture;
    fixture.request.stages = {Role::Coder};
    fixture.request.profile.stage(Role::Coder).models = {u"a:free"_s, u"b"_s};
    const auto ledger = std::make_shared<Ledger>(QString());
    ledger->recordSent(true, momentNow());
    fixture.request.spending = {.ledger = ledger, .budgets = {.freePerDay = 1}};
    fixture.server.always(sse({u"ok"_s}));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.server.modelsAsked(), QStringList(u"b"_s));
    QVERIFY(fixture.log.contains(u"budget day/free-requests stop"_s));
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
}

void SpendGateTest::run_saysThatItWaits()
{
    RunFixture fixture;
    fixture.request.stages = {Role::Coder};
    fixture.request.profile.stage(Role::Coder).models = {u"a:free"_s};
    const auto ledger = std::make_shared<Ledger>(QString());
    ledger->recordSent(true, momentNow() - 30s);
    fixture.request.spending = {.ledger = ledger, .budgets = {.freePerMinute = 1}};
    fixture.listener = [&fixture](const RunEvent &event) {
        if (std::holds_alternative<RequestPaced>(event.body)) {
            fixture.session->cancel();
        }
    };
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.log.last(2), QStringList({u"pace a:free"_s, u"run cancelled Cancelled"_s}));
    const auto &paced = std::get<RequestPaced>(fixture.events.at(fixture.events.size() - 2).body);
    QCOMPARE(paced.stage, Role::Coder);
    QVERIFY(paced.wait > 20s && paced.wait <= 30s);
    QCOMPARE(fixture.server.connections(), 0);
    QCOMPARE(ledger->today(momentNow()).requests, 1);
}

QTEST_GUILESS_MAIN(SpendGateTest)
#include "tst_spendgate.moc"
