// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/baseurl.h"

#include "core/base/hosts.h"

#include "core/base/text.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

bool isHttp(const QUrl &url)
{
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
}

std::unexpected<Error> invalidUrl(const QString &subject, const QString &expected)
{
    return std::unexpected(
        Error{.kind = ErrorKind::UrlInvalid, .subject = subject, .expected = expected});
}

//! The part between "//" and the path, as it was written: QUrl hides an empty user name.
QStringView authority(QStringView text)
{
    const qsizetype slashes = text.indexOf("//"_L1);
    const QStringView rest = slashes < 0 ? QStringView() : text.sliced(slashes + 2);
    const qsizetype end = rest.indexOf(u'/');
    return end < 0 ? rest : rest.first(end);
}

QString normalisedPath(const QUrl &url)
{
    const QUrl flat = url.adjusted(QUrl::NormalizePathSegments);
    QStringList segments = flat.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    if (segments.size() >= 2 && segments.last() == "completions"_L1
        && segments[segments.size() - 2] == "chat"_L1) {
        segments.resize(segments.size() - 2);
    }
    return segments.isEmpty() ? QString() : u'/' + segments.join(u'/');
}

} // namespace

Result<QUrl> normalisedBaseUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || !isHttp(url) || url.host().isEmpty() || url.port() == 0) {
        // Not repeated: it may be anything, such as a key that was put into the wrong variable.
        return invalidUrl({}, u"http://host:4000 or https://host"_s);
    }
    const QString shown = text::oneLine(
        url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
    if (!url.userInfo().isEmpty() || authority(trimmed).contains(u'@')) {
        return invalidUrl(shown, u"no user name or password before the host"_s);
    }
    if (url.hasQuery() || url.hasFragment()) {
        return invalidUrl(shown, u"nothing from ? or # on"_s);
    }
    url.setPath(normalisedPath(url), QUrl::TolerantMode);
    return url;
}

bool isLoopback(const QUrl &url)
{
    return hosts::isLoopback(url.host());
}

QString endpointName(const QUrl &url)
{
    QUrl name;
    name.setScheme(url.scheme());
    name.setHost(url.host());
    name.setPort(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    return name.toString();
}

bool isSameEndpoint(const QUrl &left, const QUrl &right)
{
    return endpointName(left) == endpointName(right);
}

} // namespace roo::config
