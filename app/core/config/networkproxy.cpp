// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/networkproxy.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace roo::config {

std::expected<QNetworkProxy, QString> parseNetworkProxy(const QString &text)
{
    const QString word = text.trimmed();
    if (word == "system"_L1) {
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    }
    if (word == "none"_L1) {
        return QNetworkProxy(QNetworkProxy::NoProxy);
    }
    const QUrl url(word, QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1;
    const bool isWhole = (isSocks || url.scheme() == "http"_L1) && !url.host().isEmpty()
        && url.port() > 0 && (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery()
        && !url.hasFragment();
    // A password would stand there for everybody to read.
    if (!isWhole || word.contains(u'@')) {
        return std::unexpected(u"system, none, http://host:port or socks5://host:port"_s);
    }
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                         url.host(), static_cast<quint16>(url.port()));
}

QString networkProxyText(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::DefaultProxy) {
        return u"system"_s;
    }
    if (proxy.type() == QNetworkProxy::NoProxy) {
        return u"none"_s;
    }
    QUrl url;
    url.setScheme(proxy.type() == QNetworkProxy::Socks5Proxy ? u"socks5"_s : u"http"_s);
    url.setHost(proxy.hostName());
    url.setPort(proxy.port());
    return url.toString();
}

} // namespace roo::config
