// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/gate.h"
#include "core/run/budget.h"
#include "core/run/ledger.h"
#include "core/run/runevent.h"

#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace roo::run {

//! What a run may spend, and where it is written down. As it is made, nothing is counted and
//! nothing has a limit.
struct Spending
{
    std::shared_ptr<Ledger> ledger = {}; //!< Null: the run counts by itself.
    Budgets budgets = {};
};

//! Holds the requests of one run against its budgets, those of the day, and the free tier's.
class SpendGate final : public llm::Gate
{
public:
    //! Told of each limit at most twice: when four fifths are spent, and when the first request is
    //! refused because all of it is.
    using Listener = std::function<void(const BudgetMark &mark)>;
    using Clock = std::function<Moment()>;

    SpendGate(Spending spending, Listener listener, Clock clock = momentNow);

    [[nodiscard]] llm::GateAnswer beforeAttempt(const QString &model) override;
    void attemptStarted(const QString &model) override;
    void attemptEnded(const llm::TokenUsage &usage, std::chrono::milliseconds took) override;

    //! By this run up to here.
    [[nodiscard]] const Spent &spent() const { return m_run; }

private:
    void warn(const QList<BudgetMark> &marks);
    void tellOnce(const BudgetMark &mark);

    std::shared_ptr<Ledger> m_ledger;
    Budgets m_budgets;
    Listener m_listener;
    Clock m_clock;
    Spent m_run;
    QSet<QString> m_told;
};

//! What a run says of it.
[[nodiscard]] BudgetReached eventOf(const BudgetMark &mark);

//! The gate for a run; null where nothing is counted and nothing has a limit.
[[nodiscard]] std::shared_ptr<SpendGate> gateFor(const Spending &spending,
                                                 SpendGate::Listener listener);

} // namespace roo::run
