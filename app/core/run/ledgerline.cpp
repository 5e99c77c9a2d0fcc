// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/ledgerline.h"

#include "core/run/runevent.h"

#include <QList>
#include <QtNumeric>

#include <algorithm>
#include <cmath>
#include <limits>

namespace roo::run {

namespace {

using std::chrono::milliseconds;

constexpr qsizetype longestLine = 120;

qint64 bounded(qint64 number)
{
    return std::clamp<qint64>(number, 0, largestLedgerNumber);
}

QByteArray written(const std::optional<qint64> &number)
{
    return number ? QByteArray::number(bounded(*number)) : QByteArray("-");
}

std::optional<qint64> numberIn(QByteArrayView field)
{
    const bool isAllDigits = std::ranges::all_of(
        field, [](char character) { return character >= '0' && character <= '9'; });
    bool fits = false;
    const qint64 number = field.toLongLong(&fits);
    return isAllDigits && fits && number <= largestLedgerNumber ? std::optional(number)
                                                                : std::nullopt;
}

//! A number, or the sign for none.
bool isRight(QByteArrayView field)
{
    return field == "-" || numberIn(field);
}

std::optional<qint64> microDollarsOf(const std::optional<double> &cost)
{
    if (!cost || !std::isfinite(*cost)) {
        return std::nullopt;
    }
    const double micro = std::clamp(*cost * 1e6, 0.0, static_cast<double>(largestLedgerNumber));
    return std::llround(micro);
}

std::optional<LedgerLine> ended(const QList<QByteArrayView> &fields, Moment at)
{
    const std::optional<qint64> took = numberIn(fields.at(5));
    const bool isWhole = fields.at(1) == "=" && isRight(fields.at(2)) && isRight(fields.at(3))
        && isRight(fields.at(4)) && took;
    if (!isWhole) {
        return std::nullopt;
    }
    return RequestEnded{.at = at,
                        .promptTokens = numberIn(fields.at(2)),
                        .completionTokens = numberIn(fields.at(3)),
                        .microDollars = numberIn(fields.at(4)),
                        .took = milliseconds(*took)};
}

QList<QByteArrayView> fieldsOf(QByteArrayView line)
{
    QList<QByteArrayView> fields;
    while (true) {
        const qsizetype space = line.indexOf(' ');
        fields.append(space < 0 ? line : line.first(space));
        if (space < 0) {
            return fields;
        }
        line = line.sliced(space + 1);
    }
}

} // namespace

RequestEnded endedWith(const llm::TokenUsage &usage, milliseconds took, Moment at)
{
    return {.at = at,
            .promptTokens = usage.promptTokens,
            .completionTokens = usage.completionTokens,
            .microDollars = microDollarsOf(usage.cost),
            .took = took};
}

QByteArray encodeLedgerLine(const LedgerLine &line)
{
    return std::visit(Overloaded{
                          [](const RequestSent &sent) -> QByteArray {
                              return QByteArray::number(bounded(sent.at.time_since_epoch().count()))
                                  + (sent.isFree ? " f\n" : " p\n");
                          },
                          [](const RequestEnded &end) -> QByteArray {
                              return QByteArray::number(bounded(end.at.time_since_epoch().count()))
                                  + " = " + written(end.promptTokens) + ' '
                                  + written(end.completionTokens) + ' ' + written(end.microDollars)
                                  + ' ' + written(end.took.count()) + '\n';
                          },
                      },
                      line);
}

std::optional<LedgerLine> decodeLedgerLine(QByteArrayView line)
{
    if (line.size() > longestLine) {
        return std::nullopt;
    }
    const QList<QByteArrayView> fields = fieldsOf(line);
    const std::optional<qint64> time = numberIn(fields.constFirst());
    if (fields.constFirst().isEmpty() || !time) {
        return std::nullopt;
    }
    const Moment at{milliseconds(*time)};
    if (fields.size() == 2 && (fields.at(1) == "f" || fields.at(1) == "p")) {
        return RequestSent{.at = at, .isFree = fields.at(1) == "f"};
    }
    return fields.size() == 6 ? ended(fields, at) : std::nullopt;
}

void addTo(Spent &sum, const LedgerLine &line)
{
    std::visit(Overloaded{
                   [&sum](const RequestSent &sent) {
                       ++sum.requests;
                       sum.freeRequests += sent.isFree ? 1 : 0;
                   },
                   [&sum](const RequestEnded &end) {
                       // A sum that no number holds is above any limit all the same.
                       qint64 total = 0;
                       const qint64 tokens = bounded(end.promptTokens.value_or(0))
                           + bounded(end.completionTokens.value_or(0));
                       sum.tokens = qAddOverflow(sum.tokens, tokens, &total)
                           ? std::numeric_limits<qint64>::max()
                           : total;
                       sum.cost += static_cast<double>(bounded(end.microDollars.value_or(0))) / 1e6;
                       sum.time += std::min(end.took, milliseconds(std::chrono::days(1)));
                   },
               },
               line);
}

} // namespace roo::run
