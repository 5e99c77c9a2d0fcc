// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/proxyprobe.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr std::chrono::milliseconds longestRung{10000};

bool saysBadKey(const Error &error)
{
    return error.kind == ErrorKind::BadKey || error.kind == ErrorKind::AccessDenied
        || error.kind == ErrorKind::BudgetExceeded;
}

//! Something answered, though it was no success: the rung of HTTP holds.
bool saysHttpWorks(const Error &error)
{
    return error.httpStatus.has_value() && error.kind != ErrorKind::NotAnEndpoint
        && error.kind != ErrorKind::Redirected && error.kind != ErrorKind::ServerFailed;
}

} // namespace

ProxyProbe::ProxyProbe(Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
{
    m_endpoint.requestTimeout = std::min(m_endpoint.requestTimeout, longestRung);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail(m_rung,
             {.kind = ErrorKind::TimedOut,
              .subject = m_endpoint.baseUrl.toString(),
              .wait = m_endpoint.requestTimeout});
    });
}

ProxyProbe::~ProxyProbe()
{
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(m_lookup);
    }
}

void ProxyProbe::start()
{
    m_clock.start();
    QTimer::singleShot(0, this, [this] {
        pass(Rung::Url, m_endpoint.baseUrl.toString());
        lookUpName();
    });
}

void ProxyProbe::lookUpName()
{
    const QNetworkProxy proxy = networkProxyFor(m_endpoint.networkProxy, m_endpoint.baseUrl);
    m_isProxied = proxy.type() != QNetworkProxy::NoProxy;
    const int usualPort = m_endpoint.baseUrl.scheme() == "https"_L1 ? 443 : 80;
    m_host = m_isProxied ? proxy.hostName() : m_endpoint.baseUrl.host();
    m_port = m_isProxied ? proxy.port() : static_cast<quint16>(m_endpoint.baseUrl.port(usualPort));
    begin(Rung::Name);
    m_lookup = QHostInfo::lookupHost(m_host, this, &ProxyProbe::nameFound);
}

void ProxyProbe::nameFound(const QHostInfo &info)
{
    m_lookup = -1;
    if (m_finished) {
        return;
    }
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        fail(Rung::Name,
             {.kind = ErrorKind::HostNotFound, .subject = m_host, .detail = info.errorString()});
        return;
    }
    QStringList addresses;
    const QList<QHostAddress> found = info.addresses();
    for (const QHostAddress &address : found) {
        addresses.append(address.toString());
    }
    const QString through
        = m_isProxied ? QString(m_host % u':' % QString::number(m_port) % u' ') : QString();
    pass(Rung::Name, through % addresses.join(u", "));
    connectTcp();
}

void ProxyProbe::connectTcp()
{
    begin(Rung::Tcp);
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &ProxyProbe::socketFailed);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        pass(Rung::Tcp,
             m_socket->peerAddress().toString() % u" port "
                 % QString::number(m_socket->peerPort()));
        shakeHands();
    });
    m_socket->connectToHost(m_host, m_port);
}

void ProxyProbe::shakeHands()
{
    dropSocket();
    begin(Rung::Tls);
    if (m_isProxied || m_endpoint.baseUrl.scheme() != "https"_L1) {
        emit rungFinished({.rung = Rung::Tls, .state = RungResult::State::Skipped});
        askForModels();
        return;
    }
    const Result<QNetworkRequest> request = makeRequest(m_endpoint, m_endpoint.baseUrl);
    if (!request) {
        fail(Rung::Tls, request.error());
        return;
    }
    auto socket = std::make_unique<QSslSocket>();
    QSslSocket &tls = *socket;
    tls.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    tls.setSslConfiguration(request->sslConfiguration());
    m_socket = std::move(socket);
    connect(&tls, &QSslSocket::errorOccurred, this, &ProxyProbe::socketFailed);
    connect(&tls, &QSslSocket::encrypted, this, [this, &tls] {
        pass(Rung::Tls,
             tls.peerCertificate().subjectDisplayName() % u", "
                 % tls.sessionCipher().protocolString());
        dropSocket();
        askForModels();
    });
    tls.connectToHostEncrypted(m_host, m_port);
}

void ProxyProbe::socketFailed(QAbstractSocket::SocketError error)
{
    ErrorKind kind = m_rung == Rung::Tls ? ErrorKind::TlsFailed : ErrorKind::ConnectionClosed;
    if (error == QAbstractSocket::ConnectionRefusedError) {
        kind = ErrorKind::ConnectionRefused;
    }
    fail(m_rung,
         {.kind = kind,
          .subject = m_endpoint.baseUrl.toString(),
          .detail = m_socket->errorString()});
}

void ProxyProbe::dropSocket()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // it may be the sender
    }
}

void ProxyProbe::askForModels()
{
    begin(Rung::Http);
    m_limit.stop(); // the call has its own
    m_models = std::make_unique<ModelListCall>(m_endpoint);
    connect(m_models.get(), &ModelListCall::finished, this, &ProxyProbe::modelsAnswered);
    m_models->start();
}

void ProxyProbe::modelsAnswered(const Result<ModelList> &result)
{
    if (!result && !saysHttpWorks(result.error())) {
        fail(Rung::Http, result.error());
        return;
    }
    const QString version = result ? result->proxyVersion : QString();
    pass(Rung::Http, version.isEmpty() ? QString() : u"LiteLLM "_s % version);
    if (!result && saysBadKey(result.error())) {
        fail(Rung::Key, result.error());
        return;
    }
    pass(Rung::Key, {});
    if (!result) {
        fail(Rung::ModelList, result.error());
        return;
    }
    pass(Rung::ModelList, QString::number(result->models.size()));
    m_finished = true;
    emit finished(result);
}

void ProxyProbe::begin(Rung rung)
{
    m_rung = rung;
    m_limit.start(m_endpoint.requestTimeout);
}

void ProxyProbe::pass(Rung rung, const QString &detail)
{
    m_limit.stop();
    emit rungFinished({.rung = rung,
                       .state = RungResult::State::Passed,
                       .detail = detail,
                       .took = std::chrono::milliseconds(m_clock.restart())});
}

void ProxyProbe::fail(Rung rung, const Error &error)
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_limit.stop();
    dropSocket();
    emit rungFinished({.rung = rung,
                       .state = RungResult::State::Failed,
                       .error = error,
                       .took = std::chrono::milliseconds(m_clock.elapsed())});
    emit finished(std::unexpected(error));
}

} // namespace roo::llm
