// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/budget.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace std::chrono_literals;

namespace {

constexpr Moment noon{std::chrono::sys_days(std::chrono::year(2026) / 11 / 28) + 12h};

//! "run/requests 4/5 near", in the order of the marks.
QStringList described(const QList<BudgetMark> &marks)
{
    QStringList lines;
    for (const BudgetMark &mark : marks) {
        lines.append(budgetName(mark.span, mark.kind) % u' ' % budgetAmount(mark.kind, mark.spent)
                     % u'/' % budgetAmount(mark.kind, mark.limit)
                     % (mark.isReached()    ? u" reached"_s
                            : mark.isNear() ? u" near"_s
                                            : u""_s));
    }
    return lines;
}

} // namespace

class BudgetTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void marks_areThoseThatAreSet();
    void marks_sayWhatIsNearAndReached_data();
    void marks_sayWhatIsNearAndReached();
    void reached_isTheFirstThatCounts();
    void pace_letsTheMinutePass_data();
    void pace_letsTheMinutePass();
    void names_comeBack();
    void amounts_arePlainNumbers();
    void settings_makeBudgets();
};

void BudgetTest::marks_areThoseThatAreSet()
{
    QCOMPARE(marksOf({}, {.requests = 9}, {.requests = 9}), QList<BudgetMark>());
    const BudgetLimits all{.requests = 10, .tokens = 100, .cost = 2.5, .time = 3min};
    const Spent run{.requests = 1, .tokens = 2, .cost = 0.25, .time = 4s};
    const Spent day{.requests = 5, .freeRequests = 6, .tokens = 7, .cost = 2.125, .time = 8s};
    QCOMPARE(described(marksOf({.run = all, .day = all, .freePerMinute = 20, .freePerDay = 50}, run,
                               day)),
             QStringList({u"run/requests 1/10"_s, u"run/tokens 2/100"_s, u"run/cost 0.25/2.5"_s,
                          u"run/time 4000/180000"_s, u"day/requests 5/10"_s, u"day/tokens 7/100"_s,
                          u"day/cost 2.125/2.5 near"_s, u"day/time 8000/180000"_s,
                          u"day/free-requests 6/50"_s}));
}

void BudgetTest::marks_sayWhatIsNearAndReached_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("spent");
    QTest::addColumn<QString>("state");
    QTest::newRow("nothing") << qint64{10} << qint64{0} << u""_s;
    QTest::newRow("just below") << qint64{10} << qint64{7} << u""_s;
    QTest::newRow("four fifths") << qint64{10} << qint64{8} << u" near"_s;
    QTest::newRow("the last one") << qint64{10} << qint64{9} << u" near"_s;
    QTest::newRow("all") << qint64{10} << qint64{10} << u" reached"_s;
    QTest::newRow("more") << qint64{10} << qint64{11} << u" reached"_s;
    QTest::newRow("one, unspent") << qint64{1} << qint64{0} << u""_s;
    QTest::newRow("one") << qint64{1} << qint64{1} << u" reached"_s;
}

void BudgetTest::marks_sayWhatIsNearAndReached()
{
    QFETCH(const qint64, limit);
    QFETCH(const qint64, spent);
    QFETCH(const QString, state);
    const auto marks = marksOf({.run = {.requests = limit}}, {.requests = spent}, {});
    QCOMPARE(described(marks),
             QStringList(u"run/requests %1/%2%3"_s.arg(spent).arg(limit).arg(state)));
    QCOMPARE(marks.constFirst().left(), static_cast<double>(std::max<qint64>(limit - spent, 0)));
}

void BudgetTest::reached_isTheFirstThatCounts()
{
    const Budgets budgets{.run = {.requests = 2}, .day = {.cost = 1.0}, .freePerDay = 5};
    const auto reached = [&](const Spent &run, const Spent &day, bool isFree) {
        const auto mark = reachedIn(marksOf(budgets, run, day), isFree);
        return mark ? budgetName(mark->span, mark->kind) : QString();
    };
    QCOMPARE(reached({}, {}, true), QString());
    QCOMPARE(reached({.requests = 2}, {.cost = 2}, true), u"run/requests"_s);
    QCOMPARE(reached({.requests = 1}, {.cost = 2}, true), u"day/cost"_s);
    QCOMPARE(reached({}, {.freeRequests = 5}, true), u"day/free-requests"_s);
    QCOMPARE(reached({}, {.freeRequests = 5}, false), QString());
}

void BudgetTest::pace_letsTheMinutePass_data()
{
    QTest::addColumn<QList<Moment>>("sent");
    QTest::addColumn<std::optional<qint64>>("limit");
    QTest::addColumn<std::chrono::milliseconds>("wait");
    using List = QList<Moment>;
    using Limit = std::optional<qint64>;
    const List three{noon - 50s, noon - 20s, noon - 1s};
    QTest::newRow("no limit") << three << Limit() << 0ms;
    QTest::newRow("none sent") << List() << Limit(1) << 0ms;
    QTest::newRow("room") << three << Limit(4) << 0ms;
    QTest::newRow("full") << three << Limit(3) << 10'000ms;
    QTest::newRow("more than full") << three << Limit(2) << 40'000ms;
    QTest::newRow("just now") << List{noon} << Limit(1) << 60'000ms;
    QTest::newRow("a clock that was set back") << List{noon + 30s} << Limit(1) << 60'000ms;
    QTest::newRow("nearly over") << List{noon - 60s} << Limit(1) << 1ms;
}

void BudgetTest::pace_letsTheMinutePass()
{
    QFETCH(const QList<Moment>, sent);
    QFETCH(const std::optional<qint64>, limit);
    QFETCH(const std::chrono::milliseconds, wait);
    QCOMPARE(paceOf(sent, limit, noon), wait);
}

void BudgetTest::names_comeBack()
{
    using enum BudgetKind;
    for (const BudgetSpan span : {BudgetSpan::Run, BudgetSpan::Day}) {
        for (const BudgetKind kind : {Requests, Tokens, Cost, Time, FreeRequests}) {
            const auto topic = budgetFromName(budgetName(span, kind));
            QVERIFY(topic && topic->span == span && topic->kind == kind);
        }
    }
    for (const auto name : {""_L1, "/"_L1, "run"_L1, "run/"_L1, "/cost"_L1, "week/cost"_L1,
                            "day/cost/x"_L1, "Day/cost"_L1}) {
        QVERIFY2(!budgetFromName(QString(name)), name.data());
    }
}

void BudgetTest::amounts_arePlainNumbers()
{
    QCOMPARE(budgetAmount(BudgetKind::Requests, 1e12), u"1000000000000"_s);
    QCOMPARE(budgetAmount(BudgetKind::Cost, 0.1), u"0.1"_s);
    QCOMPARE(budgetAmount(BudgetKind::Cost, 0.00001), u"0.00001"_s);
    QCOMPARE(budgetAmount(BudgetKind::Time, 90'000), u"90000"_s);
}

void BudgetTest::settings_makeBudgets()
{
    config::Sources sources;
    QCOMPARE(budgetsIn(config::loadSettings(sources)->settings),
             (Budgets{.freePerMinute = 20, .freePerDay = 50}));
    sources.environment.insert(u"ROO_RUN_MAX_COST"_s, u"0.25"_s);
    sources.environment.insert(u"ROO_DAY_MAX_MINUTES"_s, u"90"_s);
    sources.environment.insert(u"ROO_FREE_PER_DAY"_s, u"0"_s);
    QCOMPARE(budgetsIn(config::loadSettings(sources)->settings),
             (Budgets{.run = {.cost = 0.25}, .day = {.time = 90min}, .freePerMinute = 20}));
}

QTEST_GUILESS_MAIN(BudgetTest)
#include "tst_budget.moc"
