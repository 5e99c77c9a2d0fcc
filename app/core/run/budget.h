// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/settings.h"
#include "core/run/spent.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace roo::run {

enum class BudgetKind { Requests, Tokens, Cost, Time, FreeRequests };
enum class BudgetSpan { Run, Day };

//! How much may be spent; what is empty has no limit.
struct BudgetLimits
{
    std::optional<qint64> requests = {};
    std::optional<qint64> tokens = {};
    std::optional<double> cost = {}; //!< US dollars.
    std::optional<std::chrono::minutes> time = {}; //!< That requests take.

    friend bool operator==(const BudgetLimits &, const BudgetLimits &) = default;
};

//! All that bounds a run.
struct Budgets
{
    BudgetLimits run = {};
    BudgetLimits day = {};
    //! Of requests to models of the free tier, which a provider counts for the whole account.
    std::optional<qint64> freePerMinute = {}; //!< Waited for, where it is reached.
    std::optional<qint64> freePerDay = {}; //!< Ends what these models may do, and no others.

    friend bool operator==(const Budgets &, const Budgets &) = default;
};

[[nodiscard]] Budgets budgetsIn(const config::Settings &settings);

//! One limit, and how much of it is spent: requests, tokens, dollars or milliseconds.
struct BudgetMark
{
    BudgetSpan span = BudgetSpan::Run;
    BudgetKind kind = BudgetKind::Requests;
    double spent = 0;
    double limit = 0;

    [[nodiscard]] bool isReached() const { return spent >= limit; }
    //! Four fifths are spent, and not all.
    [[nodiscard]] bool isNear() const { return !isReached() && spent >= limit * 0.8; }
    [[nodiscard]] double left() const { return spent < limit ? limit - spent : 0; }

    friend bool operator==(const BudgetMark &, const BudgetMark &) = default;
};

//! Every limit that is set, the run's first, then the day's; that of free requests is the last.
[[nodiscard]] QList<BudgetMark> marksOf(const Budgets &budgets, const Spent &run, const Spent &day);

//! The first that allows no further request to this model.
[[nodiscard]] std::optional<BudgetMark> reachedIn(const QList<BudgetMark> &marks, bool isFree);

//! How long a request to a free model waits, until so few of the last minute are left that it may
//! go. `lastMinute` is in order, and at most 60 s old.
[[nodiscard]] std::chrono::milliseconds paceOf(const QList<Moment> &lastMinute,
                                               std::optional<qint64> perMinute, Moment now);

//! What a limit is called in events and errors: "run/requests", "day/cost", "day/free-requests".
[[nodiscard]] QString budgetName(BudgetSpan span, BudgetKind kind);

struct BudgetTopic
{
    BudgetSpan span = BudgetSpan::Run;
    BudgetKind kind = BudgetKind::Requests;
};

//! The inverse; empty for a name that this version does not know.
[[nodiscard]] std::optional<BudgetTopic> budgetFromName(QStringView name);

//! An amount as events and errors have it: a plain number, of dollars with its decimals.
[[nodiscard]] QString budgetAmount(BudgetKind kind, double amount);

} // namespace roo::run
