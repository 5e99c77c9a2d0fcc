// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/failure.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

//! The forms in which servers say how long to wait. Everything is empty where a text says nothing,
//! and never negative; an invalid `now` makes dates unusable.
namespace roo::llm::failure {

namespace {

using std::chrono::milliseconds;

//! Longer waits than this are all the same, and nothing overflows.
constexpr double longestWait = 366.0 * 24 * 60 * 60 * 1000;

std::optional<milliseconds> waitOf(double wait)
{
    if (!std::isfinite(wait)) {
        return std::nullopt;
    }
    return milliseconds(std::llround(std::clamp(wait, 0.0, longestWait)));
}

//! An HTTP date, RFC 3339, or "2026-11-22 12:00:00 UTC". Without a zone it is taken for UTC.
std::optional<milliseconds> waitUntil(const QString &moment, const QDateTime &now)
{
    static const QRegularExpression zone(u"\\s*(GMT|UTC|Z|[+]00:?00)$"_s);
    static const QRegularExpression httpDate(
        u"^(?:[A-Za-z]+, *)?(\\d+ [A-Za-z]+ \\d{4}) (\\d\\d:\\d\\d:\\d\\d)$"_s);
    constexpr qsizetype longestDate = 64;
    if (moment.size() > longestDate || !now.isValid()) {
        return std::nullopt;
    }
    const QString local = QString(moment).remove(zone);
    QDateTime when = QDateTime::fromString(local + u'Z', Qt::ISODateWithMs);
    if (!when.isValid()) {
        when = QDateTime::fromString(local, Qt::ISODateWithMs); // With an offset of its own.
    }
    if (const QRegularExpressionMatch match = httpDate.match(local); match.hasMatch()) {
        when = QDateTime(QLocale::c().toDate(match.captured(1), u"d MMM yyyy"_s),
                         QTime::fromString(match.captured(2), u"hh:mm:ss"_s), QTimeZone::UTC);
    }
    if (!when.isValid()) {
        return std::nullopt;
    }
    return waitOf(static_cast<double>(now.msecsTo(when)));
}

//! Seconds, a moment as seconds or milliseconds since 1970, or a date.
std::optional<milliseconds> waitInHeader(const QByteArray &value, const QDateTime &now)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber) {
        return waitUntil(QString::fromLatin1(value.trimmed()), now);
    }
    constexpr double asSecondsSince1970 = 1e9;
    constexpr double asMillisecondsSince1970 = 1e12;
    if (number < asSecondsSince1970 || number > 1e14) {
        return waitOf(number * 1000);
    }
    if (!now.isValid()) {
        return std::nullopt;
    }
    const double moment = number < asMillisecondsSince1970 ? number * 1000 : number;
    return waitOf(moment - static_cast<double>(now.toMSecsSinceEpoch()));
}

double unitOf(QStringView unit)
{
    if (unit.startsWith("ms"_L1) || unit.startsWith("milli"_L1)) {
        return 1;
    }
    return unit.startsWith(u'h') ? 3'600'000 : unit.startsWith(u'm') ? 60'000 : 1000;
}

//! "Try again in 30 seconds", "retry in 7.5s", "try again in 6m0s", "Limit resets at: …".
std::optional<milliseconds> waitInWords(QStringView message, const QDateTime &now)
{
    static const QRegularExpression start(u"\\b(?:try again|retry) (?:in|after):? +(?=-?\\d)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression duration(
        u"\\s*(-?\\d+(?:\\.\\d+)?)\\s*((?:ms|millisec|s|sec|m|min|h|hour)[a-z]*)?"_s);
    static const QRegularExpression reset(
        u"limit resets at:? *(\\d{4}-\\d\\d-\\d\\d[ T][0-9:.]+[0-9])"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = start.matchView(message); match.hasMatch()) {
        double sum = 0;
        qsizetype at = match.capturedEnd();
        for (bool isFirst = true;; isFirst = false) {
            const auto part = duration.matchView(message, at, QRegularExpression::NormalMatch,
                                                 QRegularExpression::AnchorAtOffsetMatchOption);
            if (!part.hasMatch() || (!isFirst && part.capturedView(2).isEmpty())) {
                return waitOf(sum);
            }
            sum += part.capturedView(1).toDouble() * unitOf(part.capturedView(2));
            at = part.capturedEnd();
        }
    }
    if (const auto match = reset.matchView(message); match.hasMatch()) {
        return waitUntil(match.captured(1), now);
    }
    return std::nullopt;
}

} // namespace

std::optional<milliseconds> retryAfter(const HttpAnswer &answer, QStringView message,
                                       const QDateTime &now)
{
    for (const char *const name : {"retry-after-ms", "llm_provider-retry-after-ms"}) {
        bool isNumber = false;
        const double value = answer.header(name).toDouble(&isNumber);
        if (isNumber && std::isfinite(value)) {
            return waitOf(value);
        }
    }
    for (const char *const name : {"retry-after", "llm_provider-retry-after", "reset_at"}) {
        if (const auto wait = waitInHeader(answer.header(name), now)) {
            return wait;
        }
    }
    if (const auto wait = waitInWords(message, now)) {
        return wait;
    }
    for (const char *const name : {"x-ratelimit-reset", "llm_provider-x-ratelimit-reset"}) {
        if (const auto wait = waitInHeader(answer.header(name), now)) {
            return wait;
        }
    }
    return std::nullopt;
}

} // namespace roo::llm::failure
