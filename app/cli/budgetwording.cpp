// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/wording.h"

#include "core/base/text.h"
#include "core/run/budget.h"

using namespace Qt::StringLiterals;

//! The words for what may be spent, and for waiting because of it.
namespace roo::cli::wording {

namespace {

QString counted(const QString &amount, const QString &things)
{
    const QString number = text::oneLine(amount, 30);
    return number % u' ' % (number == "1"_L1 ? things.chopped(1) : things);
}

} // namespace

QString budgetAmount(const QString &what, const QString &amount)
{
    const std::optional<run::BudgetTopic> topic = run::budgetFromName(what);
    if (!topic) {
        return text::oneLine(amount, 30);
    }
    switch (topic->kind) {
    case run::BudgetKind::Requests:
        return counted(amount, u"requests"_s);
    case run::BudgetKind::Tokens:
        return counted(amount, u"tokens"_s);
    case run::BudgetKind::Cost:
        return cost({.cost = amount.toDouble()});
    case run::BudgetKind::Time:
        return duration(std::chrono::milliseconds(amount.toLongLong()));
    case run::BudgetKind::FreeRequests:
        return counted(amount, u"requests"_s) % u" to free models"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString budget(const QString &what, const QString &limit)
{
    const QString amount = budgetAmount(what, limit);
    const std::optional<run::BudgetTopic> topic = run::budgetFromName(what);
    if (!topic) {
        return u"the budget "_s % text::oneLine(what, 60) % u" of "_s % amount;
    }
    return (topic->span == run::BudgetSpan::Run ? u"this run's budget of "_s
                                                : u"today's budget of "_s)
        % amount;
}

QString budgetReached(const run::BudgetReached &event)
{
    return event.isStop ? budget(event.what, event.limit) % u" is used up"_s
                        : u"%1 of %2 spent"_s.arg(budgetAmount(event.what, event.spent),
                                                  budget(event.what, event.limit));
}

QString paced(const run::RequestPaced &event)
{
    return u"the free models' requests of this minute are used up: asking %1 in %2"_s.arg(
        event.model, duration(event.wait));
}

QString uncounted(const Error &error)
{
    return u"Requests are not counted beyond this program: %1"_s.arg(brief(error));
}

} // namespace roo::cli::wording
