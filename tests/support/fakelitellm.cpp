// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/fakelitellm.h"

#include "support/fakeconnection.h"
#include "support/files.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace roo::test {

namespace {

QSslConfiguration ownCertificate()
{
    const QString keyFile = QStringLiteral(ROO_TEST_DATA "/tls/localhost-key.pem");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(contentOf(FakeLiteLlm::certificateFile()), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(contentOf(keyFile), QSsl::Ec, QSsl::Pem));
    return configuration;
}

std::unique_ptr<QTcpServer> makeServer(FakeLiteLlm::Scheme scheme)
{
    if (scheme == FakeLiteLlm::Scheme::Http) {
        return std::make_unique<QTcpServer>();
    }
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(ownCertificate());
    return server;
}

QUrl loopback(quint16 port)
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port));
}

} // namespace

QByteArray Arrival::header(const QByteArray &name) const
{
    const auto isIt = [&](const auto &header) { return header.first == name; };
    const auto found = std::ranges::find_if(headers, isIt);
    return found == headers.end() ? QByteArray() : found->second;
}

qsizetype Arrival::count(const QByteArray &name) const
{
    return std::ranges::count_if(headers, [&](const auto &header) { return header.first == name; });
}

QJsonObject Arrival::json() const
{
    return QJsonDocument::fromJson(body).object();
}

Route &Route::reply(const Script &script)
{
    m_queue.append(script);
    return *this;
}

Route &Route::always(const Script &script)
{
    return always([script](const Arrival &) { return script; });
}

Route &Route::always(Answer answer)
{
    m_always = std::move(answer);
    return *this;
}

Script Route::next(const Arrival &arrival)
{
    return m_queue.isEmpty() ? m_always(arrival) : m_queue.takeFirst();
}

FakeLiteLlm::FakeLiteLlm(Scheme scheme)
    : m_scheme(scheme)
    , m_server(makeServer(scheme))
{
    m_clock.start();
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FakeLiteLlm::accept);
    if (!m_server->listen(QHostAddress::LocalHost)) {
        qFatal("cannot listen on the loopback address");
    }
    m_common.always(error(500, "the test has no answer for this request"_ba));
}

FakeLiteLlm::~FakeLiteLlm() = default;

quint16 FakeLiteLlm::port() const
{
    return m_server->serverPort();
}

QUrl FakeLiteLlm::baseUrl() const
{
    return m_scheme == Scheme::Http ? loopback(port())
                                    : QUrl(u"https://localhost:%1/v1"_s.arg(port()));
}

QString FakeLiteLlm::certificateFile()
{
    return QStringLiteral(ROO_TEST_DATA "/tls/localhost.pem");
}

QStringList FakeLiteLlm::modelsAsked() const
{
    QStringList models;
    for (const Arrival &arrival : m_arrivals) {
        models.append(arrival.model());
    }
    return models;
}

milliseconds FakeLiteLlm::now() const
{
    return milliseconds(m_clock.elapsed());
}

void FakeLiteLlm::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        new FakeConnection(socket, m_connections++, *this);
    }
}

Script FakeLiteLlm::answerTo(const Arrival &arrival)
{
    if (const auto path = m_paths.find(arrival.path); path != m_paths.end() && !path->isEmpty()) {
        return path->next(arrival);
    }
    if (const auto model = m_models.find(arrival.model());
        model != m_models.end() && !model->isEmpty()) {
        return model->next(arrival);
    }
    return m_common.next(arrival);
}

qsizetype FakeLiteLlm::record(Arrival arrival)
{
    arrival.at = now();
    m_arrivals.append(std::move(arrival));
    emit arrived(m_arrivals.size() - 1);
    return m_arrivals.size() - 1;
}

void FakeLiteLlm::recordClosing(qsizetype index)
{
    m_arrivals[index].closedByClientAt = now();
    emit clientClosed(index);
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

StuckPort::StuckPort()
{
    constexpr int attempts = 16;
    m_server.setListenBacklogSize(1);
    m_server.listen(QHostAddress::LocalHost);
    m_server.pauseAccepting();
    for (int i = 0; i < attempts && !m_isStuck; ++i) {
        auto filler = std::make_unique<QTcpSocket>();
        QSignalSpy connected(filler.get(), &QTcpSocket::connected);
        filler->connectToHost(m_server.serverAddress(), m_server.serverPort());
        m_isStuck = !connected.wait(milliseconds(300));
        m_fillers.push_back(std::move(filler));
    }
}

StuckPort::~StuckPort() = default;

QUrl StuckPort::baseUrl() const
{
    return loopback(m_server.serverPort());
}

} // namespace roo::test
