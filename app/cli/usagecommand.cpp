// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/usagecommand.h"

#include "core/base/text.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

QDateTime endOf(QDate day)
{
    return day.addDays(1).startOfDay(QTimeZone::UTC);
}

QString untilMidnight(run::Moment now)
{
    const qint64 left = QDateTime::fromStdTimePoint(now).secsTo(endOf(run::dayOf(now))) / 60;
    return u"%1 h %2 min"_s.arg(left / 60).arg(left % 60);
}

QString words(const run::Spent &spent)
{
    return u"%1 (%2 to free models), %3, %4, %5"_s.arg(
        wording::counted(spent.requests, u"request"_s, u"requests"_s),
        QString::number(spent.freeRequests),
        wording::counted(spent.tokens, u"token"_s, u"tokens"_s),
        wording::cost({.cost = spent.cost}), wording::duration(spent.time));
}

QString labelOf(const run::BudgetMark &mark)
{
    if (mark.kind == run::BudgetKind::FreeRequests) {
        return u"free models, today"_s;
    }
    return mark.span == run::BudgetSpan::Run ? u"budget of a run"_s : u"budget of the day"_s;
}

//! "12 of 50 requests, 38 left"
QString wordsOf(const run::BudgetMark &mark)
{
    using Kind = run::BudgetKind;
    const auto amount = [&mark](double number) -> QString {
        const QString plain = run::budgetAmount(mark.kind, number);
        const bool hasUnit = mark.kind == Kind::Cost || mark.kind == Kind::Time;
        return hasUnit ? wording::budgetAmount(run::budgetName(mark.span, mark.kind), plain)
                       : plain;
    };
    const QString unit = mark.kind == Kind::Tokens                       ? u" tokens"_s
        : mark.kind == Kind::Requests || mark.kind == Kind::FreeRequests ? u" requests"_s
                                                                         : QString();
    const QString limit = amount(mark.limit) % unit;
    return mark.span == run::BudgetSpan::Run
        ? limit
        : u"%1 of %2, %3 left"_s.arg(amount(mark.spent), limit, amount(mark.left()));
}

QJsonObject jsonOf(const run::DaySpent &day, QLatin1StringView type)
{
    return {{u"type"_s, type},
            {u"day"_s, day.day.toString(Qt::ISODate)},
            {u"requests"_s, day.spent.requests},
            {u"free_requests"_s, day.spent.freeRequests},
            {u"tokens"_s, day.spent.tokens},
            {u"cost"_s, day.spent.cost},
            {u"time_ms"_s, qint64{day.spent.time.count()}}};
}

QJsonObject jsonOf(const run::BudgetMark &mark)
{
    QJsonObject json{{u"type"_s, u"budget"_s},
                     {u"what"_s, run::budgetName(mark.span, mark.kind)},
                     {u"limit"_s, mark.limit}};
    if (mark.span == run::BudgetSpan::Day) {
        json.insert("spent"_L1, mark.spent);
        json.insert("left"_L1, mark.left());
    }
    return json;
}

} // namespace

UsageCommand::UsageCommand(Console &console, const Invocation &invocation)
    : Command(console)
    , m_options(invocation.common)
    , m_days(invocation.days)
{
}

void UsageCommand::start()
{
    const config::SourceRequest &request = m_options.app.sources;
    const config::InspectedSources gathered = config::inspectSources(request);
    const config::InspectedSettings inspected = config::inspectSettings(gathered.sources);
    const QList<Error> errors = gathered.errors + inspected.errors;
    m_worker.run(
        this,
        [folder = run::ledgerFolder(request.folders.data), days = m_days](const std::stop_token &) {
            return read(folder, days);
        },
        [this, budgets = run::budgetsIn(inspected.loaded.settings), errors](const Used &used) {
            print(used, budgets);
            for (const Error &error : errors) {
                report(error);
            }
            emit finished(errors.isEmpty() ? ExitCode::Done : ExitCode::Configuration);
        });
}

void UsageCommand::cancel(ErrorKind)
{
    if (m_worker.stop()) {
        finishLater(ExitCode::Done);
    }
}

UsageCommand::Used UsageCommand::read(const QString &folder, int days)
{
    run::Ledger ledger(folder);
    const run::Moment now = run::momentNow();
    return {.now = now,
            .today = ledger.today(now),
            .freeInLastMinute = ledger.freeInLastMinute(now).size(),
            .before = run::spentBefore(folder, days, now)};
}

void UsageCommand::print(const Used &used, const run::Budgets &budgets)
{
    if (m_options.isJson) {
        printJson(used, budgets);
    } else {
        printText(used, budgets);
    }
}

void UsageCommand::printText(const Used &used, const run::Budgets &budgets)
{
    printRow(u"today"_s, words(used.today));
    printRow(u"the day ends"_s, u"at 00:00 UTC, in "_s % untilMidnight(used.now));
    const qint64 sent = used.freeInLastMinute;
    printRow(u"free models, this minute"_s,
             budgets.freePerMinute ? u"%1 of %2 requests, %3 left"_s.arg(sent)
                                         .arg(*budgets.freePerMinute)
                                         .arg(std::max<qint64>(*budgets.freePerMinute - sent, 0))
                                   : wording::counted(sent, u"request"_s, u"requests"_s));
    const QList<run::BudgetMark> marks = run::marksOf(budgets, {}, used.today);
    for (const run::BudgetMark &mark : marks) {
        printRow(labelOf(mark), wordsOf(mark));
    }
    for (const run::DaySpent &day : used.before) {
        printRow(day.day.toString(Qt::ISODate), words(day.spent));
    }
}

void UsageCommand::printJson(const Used &used, const run::Budgets &budgets)
{
    QJsonObject today = jsonOf({.day = run::dayOf(used.now), .spent = used.today}, "today"_L1);
    today.insert("ends"_L1, endOf(run::dayOf(used.now)).toString(Qt::ISODateWithMs));
    today.insert("free_in_last_minute"_L1, used.freeInLastMinute);
    if (budgets.freePerMinute) {
        today.insert("free_per_minute"_L1, *budgets.freePerMinute);
    }
    printObject(today);
    const QList<run::BudgetMark> marks = run::marksOf(budgets, {}, used.today);
    for (const run::BudgetMark &mark : marks) {
        printObject(jsonOf(mark));
    }
    for (const run::DaySpent &day : used.before) {
        printObject(jsonOf(day, "day"_L1));
    }
}

void UsageCommand::printRow(const QString &label, const QString &words)
{
    console().answer(text::printable(u"%1 %2\n"_s.arg(label.leftJustified(24), words)).toUtf8());
}

void UsageCommand::printObject(const QJsonObject &json)
{
    console().answer(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace roo::cli
