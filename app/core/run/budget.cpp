// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/budget.h"

#include "core/base/named.h"

#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using std::chrono::milliseconds;

constexpr std::array spans{Named<BudgetSpan>{BudgetSpan::Run, "run"_L1},
                           Named<BudgetSpan>{BudgetSpan::Day, "day"_L1}};

constexpr std::array kinds{Named<BudgetKind>{BudgetKind::Requests, "requests"_L1},
                           Named<BudgetKind>{BudgetKind::Tokens, "tokens"_L1},
                           Named<BudgetKind>{BudgetKind::Cost, "cost"_L1},
                           Named<BudgetKind>{BudgetKind::Time, "time"_L1},
                           Named<BudgetKind>{BudgetKind::FreeRequests, "free-requests"_L1}};

//! In the settings 0 stands for none.
template <typename T>
std::optional<T> limitIn(const config::Sourced<T> &setting)
{
    return setting.value > T(0) ? std::optional(setting.value) : std::nullopt;
}

BudgetLimits limitsIn(const config::SpendLimits &settings)
{
    return {.requests = limitIn(settings.requests),
            .tokens = limitIn(settings.tokens),
            .cost = limitIn(settings.cost),
            .time = limitIn(settings.time)};
}

void appendMarks(QList<BudgetMark> &marks, BudgetSpan span, const BudgetLimits &limits,
                 const Spent &spent)
{
    const auto append = [&](BudgetKind kind, double amount, std::optional<double> limit) {
        if (limit) {
            marks.append({.span = span, .kind = kind, .spent = amount, .limit = *limit});
        }
    };
    const auto inMilliseconds
        = [](std::chrono::minutes time) { return static_cast<double>(milliseconds(time).count()); };
    append(BudgetKind::Requests, static_cast<double>(spent.requests), limits.requests);
    append(BudgetKind::Tokens, static_cast<double>(spent.tokens), limits.tokens);
    append(BudgetKind::Cost, spent.cost, limits.cost);
    append(BudgetKind::Time, static_cast<double>(spent.time.count()),
           limits.time.transform(inMilliseconds));
}

} // namespace

Budgets budgetsIn(const config::Settings &settings)
{
    return {.run = limitsIn(settings.runLimits),
            .day = limitsIn(settings.dayLimits),
            .freePerMinute = limitIn(settings.freePerMinute),
            .freePerDay = limitIn(settings.freePerDay)};
}

QList<BudgetMark> marksOf(const Budgets &budgets, const Spent &run, const Spent &day)
{
    QList<BudgetMark> marks;
    appendMarks(marks, BudgetSpan::Run, budgets.run, run);
    appendMarks(marks, BudgetSpan::Day, budgets.day, day);
    if (budgets.freePerDay) {
        marks.append({.span = BudgetSpan::Day,
                      .kind = BudgetKind::FreeRequests,
                      .spent = static_cast<double>(day.freeRequests),
                      .limit = static_cast<double>(*budgets.freePerDay)});
    }
    return marks;
}

std::optional<BudgetMark> reachedIn(const QList<BudgetMark> &marks, bool isFree)
{
    const auto found = std::ranges::find_if(marks, [isFree](const BudgetMark &mark) {
        return mark.isReached() && (isFree || mark.kind != BudgetKind::FreeRequests);
    });
    return found == marks.end() ? std::nullopt : std::optional(*found);
}

milliseconds paceOf(const QList<Moment> &lastMinute, std::optional<qint64> perMinute, Moment now)
{
    if (!perMinute || lastMinute.size() < *perMinute) {
        return milliseconds(0);
    }
    constexpr milliseconds minute = std::chrono::minutes(1);
    const Moment inTheWay = lastMinute.at(lastMinute.size() - *perMinute);
    return std::clamp(inTheWay + minute - now, milliseconds(1), minute);
}

QString budgetName(BudgetSpan span, BudgetKind kind)
{
    return nameIn(spans, span) % u'/' % nameIn(kinds, kind);
}

std::optional<BudgetTopic> budgetFromName(QStringView name)
{
    const qsizetype slash = name.indexOf(u'/');
    const auto span = valueIn(spans, name.first(std::max<qsizetype>(slash, 0)));
    const auto kind = valueIn(kinds, name.sliced(slash + 1));
    return span && kind ? std::optional(BudgetTopic{.span = *span, .kind = *kind}) : std::nullopt;
}

QString budgetAmount(BudgetKind kind, double amount)
{
    return kind == BudgetKind::Cost ? QString::number(amount, 'f', QLocale::FloatingPointShortest)
                                    : QString::number(amount, 'f', 0);
}

} // namespace roo::run
