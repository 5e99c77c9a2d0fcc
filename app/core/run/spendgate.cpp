// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/spendgate.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

SpendGate::SpendGate(Spending spending, Listener listener, Clock clock)
    : m_ledger(spending.ledger ? std::move(spending.ledger) : std::make_shared<Ledger>(QString()))
    , m_budgets(spending.budgets)
    , m_listener(std::move(listener))
    , m_clock(std::move(clock))
{
}

llm::GateAnswer SpendGate::beforeAttempt(const QString &model)
{
    using Kind = llm::GateAnswer::Kind;
    const Moment now = m_clock();
    const bool isFree = isFreeModel(model);
    const QList<BudgetMark> marks = marksOf(m_budgets, m_run, m_ledger->today(now));
    const std::chrono::milliseconds wait = isFree
        ? paceOf(m_ledger->freeInLastMinute(now), m_budgets.freePerMinute, now)
        : std::chrono::milliseconds(0);
    warn(marks);
    if (const std::optional<BudgetMark> reached = reachedIn(marks, isFree)) {
        tellOnce(*reached);
        return {.kind = Kind::Refuse,
                .error = {.kind = ErrorKind::BudgetReached,
                          .subject = budgetName(reached->span, reached->kind),
                          .expected = budgetAmount(reached->kind, reached->limit)},
                .isOfThisModel = reached->kind == BudgetKind::FreeRequests};
    }
    return wait.count() > 0 ? llm::GateAnswer{.kind = Kind::Wait, .wait = wait} : llm::GateAnswer{};
}

void SpendGate::attemptStarted(const QString &model)
{
    const Moment now = m_clock();
    const bool isFree = isFreeModel(model);
    m_ledger->recordSent(isFree, now);
    addTo(m_run, RequestSent{.at = now, .isFree = isFree});
}

void SpendGate::attemptEnded(const llm::TokenUsage &usage, std::chrono::milliseconds took)
{
    const Moment now = m_clock();
    m_ledger->recordEnded(usage, took, now);
    addTo(m_run, endedWith(usage, took, now));
    warn(marksOf(m_budgets, m_run, m_ledger->today(now)));
}

void SpendGate::warn(const QList<BudgetMark> &marks)
{
    for (const BudgetMark &mark : marks) {
        if (mark.isNear()) {
            tellOnce(mark);
        }
    }
}

void SpendGate::tellOnce(const BudgetMark &mark)
{
    const QString what = budgetName(mark.span, mark.kind) % (mark.isReached() ? u"!"_s : QString());
    if (m_listener && !m_told.contains(what)) {
        m_told.insert(what);
        m_listener(mark);
    }
}

BudgetReached eventOf(const BudgetMark &mark)
{
    return {.what = budgetName(mark.span, mark.kind),
            .limit = budgetAmount(mark.kind, mark.limit),
            .spent = budgetAmount(mark.kind, mark.spent),
            .isStop = mark.isReached()};
}

std::shared_ptr<SpendGate> gateFor(const Spending &spending, SpendGate::Listener listener)
{
    const bool isIdle = !spending.ledger && spending.budgets == Budgets();
    return isIdle ? nullptr : std::make_shared<SpendGate>(spending, std::move(listener));
}

} // namespace roo::run
