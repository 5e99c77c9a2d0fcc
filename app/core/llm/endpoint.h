// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/redactor.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <chrono>
#include <memory>

namespace roo::llm {

//! One proxy, and how long and how much it may answer.
struct Endpoint
{
    QUrl baseUrl; //!< Normalised.
    Secret key; //!< Empty: none is sent.
    QString caFile; //!< Further certificate authorities in PEM; empty: none.
    QNetworkProxy networkProxy{QNetworkProxy::DefaultProxy}; //!< DefaultProxy: the system's.
    std::chrono::milliseconds requestTimeout{120000}; //!< Connect, first byte, silence.
    qint64 answerLimit = qint64{32} * 1024 * 1024;
    qint64 lineLimit = qint64{16} * 1024 * 1024;

    //! `path` below the base URL: "chat/completions", "models".
    [[nodiscard]] QUrl resolved(QLatin1StringView path) const;
};

//! Aborts a reply, which closes its socket, and deletes it later. Disconnect it from yourself
//! first: abort() emits finished() from within. (Not from everybody: the library's own connections
//! are what closes the socket.)
struct ReplyDeleter
{
    void operator()(QNetworkReply *reply) const;
};

//! The chosen proxy or the system's for this URL, but none for this machine: a proxy cannot reach
//! our loopback.
[[nodiscard]] QNetworkProxy networkProxyFor(const QNetworkProxy &chosen, const QUrl &url);

//! A manager for one request: no redirects, no cookies, the proxy as above. Managers are not shared
//! between requests. A connection kept open may have been closed at the other end meanwhile, and a
//! manager that reported a failed send once reports the next one wrongly, too; but clearing its
//! connections, the cure for both, freezes every other request that it has under way.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager>
makeNetworkManager(const QNetworkProxy &chosen);

//! Whether the file holds certificates, before anything is sent.
//! Errors: FileUnreadable, FileTooLarge, SyntaxInvalid.
[[nodiscard]] Result<void> checkCaFile(const QString &caFile);

//! A request that the network library neither redirects, decompresses, multiplexes nor sends twice.
//! Errors: ValueInvalid for a key that no header can hold; those of checkCaFile.
[[nodiscard]] Result<QNetworkRequest> makeRequest(const Endpoint &endpoint, const QUrl &url);

} // namespace roo::llm
