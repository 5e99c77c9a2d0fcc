// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/endpoint.h"

#include "core/base/hosts.h"
#include "core/base/text.h"

#include <QHttpHeaders>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QSslCertificate>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr qint64 caFileLimit = qint64{4} * 1024 * 1024;

class LoopbackAwareProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit LoopbackAwareProxyFactory(const QNetworkProxy &chosen)
        : m_chosen(chosen)
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (hosts::isLoopback(query.peerHostName())) {
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        }
        return m_chosen.type() == QNetworkProxy::DefaultProxy ? systemProxyForQuery(query)
                                                              : QList{m_chosen};
    }

private:
    QNetworkProxy m_chosen;
};

Result<QList<QSslCertificate>> readAuthorities(const QString &caFile)
{
    const Result<QByteArray> pem = text::readFile(caFile, caFileLimit);
    if (!pem) {
        return std::unexpected(pem.error());
    }
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::SyntaxInvalid,
                                     .subject = caFile,
                                     .expected = u"a certificate in PEM form"_s});
    }
    return certificates;
}

Result<QSslConfiguration> sslConfiguration(const QString &caFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    if (caFile.isEmpty()) {
        return configuration;
    }
    const Result<QList<QSslCertificate>> certificates = readAuthorities(caFile);
    if (!certificates) {
        return std::unexpected(certificates.error());
    }
    configuration.addCaCertificates(*certificates);
    return configuration;
}

} // namespace

QUrl Endpoint::resolved(QLatin1StringView path) const
{
    QUrl url = baseUrl;
    url.setPath(url.path(QUrl::FullyEncoded) % u'/' % path, QUrl::TolerantMode);
    return url;
}

void ReplyDeleter::operator()(QNetworkReply *reply) const
{
    reply->abort();
    reply->deleteLater();
}

QNetworkProxy networkProxyFor(const QNetworkProxy &chosen, const QUrl &url)
{
    return LoopbackAwareProxyFactory(chosen).queryProxy(QNetworkProxyQuery(url)).value(0);
}

std::unique_ptr<QNetworkAccessManager> makeNetworkManager(const QNetworkProxy &chosen)
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setProxyFactory(new LoopbackAwareProxyFactory(chosen)); // the manager owns it
    network->setAutoDeleteReplies(false);
    return network;
}

Result<void> checkCaFile(const QString &caFile)
{
    return readAuthorities(caFile).transform([](const auto &) {});
}

Result<QNetworkRequest> makeRequest(const Endpoint &endpoint, const QUrl &url)
{
    QNetworkRequest request(url);
    // A redirect would carry the key and the prompt to another host.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(0); // our own clocks say why they ran out

    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::UserAgent, "roo-harness/" ROO_VERSION);
    // Said by us, it keeps the library from decompressing, so a small answer cannot become a big
    // one.
    headers.append(QHttpHeaders::WellKnownHeader::AcceptEncoding, "identity");
    if (!endpoint.key.isEmpty()
        && !headers.append(QHttpHeaders::WellKnownHeader::Authorization,
                           "Bearer " + endpoint.key.reveal())) {
        return std::unexpected(Error{.kind = ErrorKind::ValueInvalid,
                                     .subject = u"LITELLM_API_KEY"_s,
                                     .expected = u"a key without control characters"_s});
    }
    request.setHeaders(headers);

    if (url.scheme() == "https"_L1) {
        const Result<QSslConfiguration> ssl = sslConfiguration(endpoint.caFile);
        if (!ssl) {
            return std::unexpected(ssl.error());
        }
        request.setSslConfiguration(*ssl);
    }
    return request;
}

} // namespace roo::llm
