// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"

#include <QDate>
#include <QDateTime>
#include <QStringView>

#include <chrono>

namespace roo::run {

//! A moment on the wall clock, UTC.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] inline Moment momentNow()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

//! The day in UTC, as providers count.
[[nodiscard]] inline QDate dayOf(Moment moment)
{
    return QDateTime::fromStdTimePoint(moment).date();
}

//! Models of the free tier, whose requests are counted for the whole account.
[[nodiscard]] inline bool isFreeModel(QStringView model)
{
    return model.endsWith(QLatin1StringView(":free"));
}

//! What requests took together. What a proxy does not say of one counts as nothing.
struct Spent
{
    qint64 requests = 0; //!< That were sent, retries too.
    qint64 freeRequests = 0; //!< Those of them to models of the free tier.
    qint64 tokens = 0; //!< Of prompts and completions.
    double cost = 0; //!< US dollars.
    std::chrono::milliseconds time{0}; //!< From sending each to its end.

    friend bool operator==(const Spent &, const Spent &) = default;
};

} // namespace roo::run
