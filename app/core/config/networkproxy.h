// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QNetworkProxy>
#include <QString>

#include <expected>

namespace roo::config {

//! The way out to the network, which never counts for this machine: "system" (as DefaultProxy),
//! "none", "http://host:port" or "socks5://host:port". Otherwise the form that was expected.
[[nodiscard]] std::expected<QNetworkProxy, QString> parseNetworkProxy(const QString &text);

[[nodiscard]] QString networkProxyText(const QNetworkProxy &proxy);

} // namespace roo::config
