// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/budgetwords.h"

#include "core/base/text.h"
#include "core/run/budget.h"
#include "gui/words/words.h"

#include <QCoreApplication>

namespace roo::gui::words {

namespace {

using run::BudgetKind;
using run::BudgetSpan;

constexpr qsizetype longestName = 60;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::words)
};

QString ofRun(BudgetKind kind)
{
    switch (kind) {
    case BudgetKind::Requests:
        return Words::tr("requests of the run");
    case BudgetKind::Tokens:
        return Words::tr("tokens of the run");
    case BudgetKind::Cost:
        return Words::tr("cost of the run");
    case BudgetKind::Time:
        return Words::tr("time of the run");
    case BudgetKind::FreeRequests:
        return Words::tr("free requests of the run");
    }
    Q_UNREACHABLE_RETURN({});
}

QString ofDay(BudgetKind kind)
{
    switch (kind) {
    case BudgetKind::Requests:
        return Words::tr("requests of the day");
    case BudgetKind::Tokens:
        return Words::tr("tokens of the day");
    case BudgetKind::Cost:
        return Words::tr("cost of the day");
    case BudgetKind::Time:
        return Words::tr("time of the day");
    case BudgetKind::FreeRequests:
        return Words::tr("free requests of the day");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString budget(const QString &name)
{
    const auto topic = run::budgetFromName(name);
    if (!topic) {
        return text::oneLine(name, longestName);
    }
    return topic->span == BudgetSpan::Run ? ofRun(topic->kind) : ofDay(topic->kind);
}

QString budgetAmount(const QString &name, const QString &amount)
{
    const auto topic = run::budgetFromName(name);
    bool isNumber = false;
    const double number = amount.toDouble(&isNumber);
    if (!topic || !isNumber) {
        return text::oneLine(amount, longestName);
    }
    switch (topic->kind) {
    case BudgetKind::Cost: {
        llm::TokenUsage usage;
        usage.cost = number;
        return cost(usage);
    }
    case BudgetKind::Time:
        return seconds(std::chrono::milliseconds(static_cast<qint64>(number)));
    case BudgetKind::Requests:
    case BudgetKind::FreeRequests:
    case BudgetKind::Tokens:
        return count(static_cast<qint64>(number));
    }
    Q_UNREACHABLE_RETURN({});
}

QString budgetReached(const run::BudgetReached &event)
{
    const QString spent = budgetAmount(event.what, event.spent);
    const QString limit = budgetAmount(event.what, event.limit);
    return event.isStop
        ? Words::tr("A budget is used up: %1, %2 of %3.").arg(budget(event.what), spent, limit)
        : Words::tr("A budget is nearly used up: %1, %2 of %3.")
              .arg(budget(event.what), spent, limit);
}

QString paced(const run::RequestPaced &event)
{
    return Words::tr("%1 waits %2: the free requests of this minute are used up.")
        .arg(text::oneLine(event.model), seconds(event.wait + std::chrono::milliseconds(999)));
}

} // namespace roo::gui::words
