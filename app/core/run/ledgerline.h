// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/spent.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>

namespace roo::run {

//! A request that is about to be sent: "1795880000123 f", or p for a model that is paid for.
struct RequestSent
{
    Moment at;
    bool isFree = false;

    friend bool operator==(const RequestSent &, const RequestSent &) = default;
};

//! What became of one: "1795880002223 = 812 410 1200 2100", which are the tokens of prompt and
//! completion, millionths of a dollar, and milliseconds; "-" is what was not said.
struct RequestEnded
{
    Moment at;
    std::optional<qint64> promptTokens = {};
    std::optional<qint64> completionTokens = {};
    std::optional<qint64> microDollars = {};
    std::chrono::milliseconds took{0};

    friend bool operator==(const RequestEnded &, const RequestEnded &) = default;
};

//! A line of the ledger.
using LedgerLine = std::variant<RequestSent, RequestEnded>;

//! Of a number in a line; what is more is no number that anybody means.
inline constexpr qint64 largestLedgerNumber = 1'000'000'000'000'000;

[[nodiscard]] RequestEnded endedWith(const llm::TokenUsage &usage, std::chrono::milliseconds took,
                                     Moment at);

//! With the end of the line. Numbers out of their range are brought into it.
[[nodiscard]] QByteArray encodeLedgerLine(const LedgerLine &line);
//! Empty for a line, without its end, that is broken or of another kind.
[[nodiscard]] std::optional<LedgerLine> decodeLedgerLine(QByteArrayView line);

void addTo(Spent &sum, const LedgerLine &line);

} // namespace roo::run
