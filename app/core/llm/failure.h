// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/llm/codec.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QNetworkReply>
#include <QPair>
#include <QUrl>

namespace roo::llm {

//! A whole HTTP answer that is no success, or no stream.
struct HttpAnswer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body; //!< Of a failure, at most the first 64 KiB.
    QUrl url;
    QString model;

    //! The first header of this name (any case), or empty.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! What kind of failure an attempt met: pure functions from what came over the wire to an Error.
//! The order of the tests: an error object anywhere, words in it, the status or the error's own
//! code, the transport. `subject` is the model for what the model or its provider said, the URL
//! without user information and query for what concerns the proxy, the target for Redirected.
//!
//! `detail` is foreign text as it came, at most 4 KiB, cut between words so that no half of a
//! secret stays. It is NOT redacted here: whoever passes the error on does that first.
namespace failure {

[[nodiscard]] Error fromHttp(const HttpAnswer &answer, const QDateTime &now);

//! An error frame inside a stream that began with 200. `httpStatus` is the frame's own code, if it
//! gives a number. Without `now`, waits that are given as a date are not understood.
[[nodiscard]] Error fromFrame(const codec::ErrorBody &body, const HttpAnswer &head,
                              const QDateTime &now = {});

//! For what brought no HTTP status. `error` is never NoError. Cancelling is not seen here: the
//! caller knows why it aborted. `wait` of TimedOut is the caller's as well.
[[nodiscard]] Error fromTransport(QNetworkReply::NetworkError error, const QString &words,
                                  const QUrl &url);

//! EncodingRefused for a head whose body is compressed although it was asked not to be.
[[nodiscard]] std::optional<Error> fromEncoding(const HttpAnswer &head);

//! How long the server asks to wait, from retry-after-ms, retry-after (seconds or a date),
//! llm_provider-retry-after, reset_at, the words "Try again in N seconds" and "Limit resets
//! at: DATE", and x-ratelimit-reset. Empty where it says nothing; never negative, at most a year.
[[nodiscard]] std::optional<std::chrono::milliseconds>
retryAfter(const HttpAnswer &answer, QStringView message, const QDateTime &now);

//! Whether LiteLLM passes on what a provider said ("OpenrouterException - …"), and not its own.
[[nodiscard]] bool isFromProvider(const QString &message);

} // namespace failure
} // namespace roo::llm
