// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/modellistcall.h"

#include <QAbstractSocket>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QHostInfo;
class QTcpSocket;

namespace roo::llm {

//! The steps from a URL to a list of models, each of which needs the one before it.
enum class Rung { Url, Name, Tcp, Tls, Http, Key, ModelList };

struct RungResult
{
    enum class State { Passed, Failed, Skipped };

    Rung rung = Rung::Url;
    State state = State::Passed;
    QString detail; //!< Addresses, the certificate's subject, the version: facts, no sentence.
    std::optional<Error> error; //!< Why it failed.
    std::chrono::milliseconds took{0};
};

//! Walks the rungs one after the other, each bounded by the endpoint's request timeout and 10 s,
//! and stops at the first that fails. Never asks a model anything, so it costs nothing. Where the
//! settings or the system want a proxy to be used, Name and Tcp are about that one, and Tls is left
//! to Http.
class ProxyProbe final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyProbe)

public:
    explicit ProxyProbe(Endpoint endpoint);
    ~ProxyProbe() override;

    void start();

signals:
    void rungFinished(const roo::llm::RungResult &rung);
    //! Exactly once, after the last rung.
    void finished(const roo::Result<roo::llm::ModelList> &result);

private:
    void lookUpName();
    void nameFound(const QHostInfo &info);
    void connectTcp();
    void shakeHands();
    void askForModels();
    void modelsAnswered(const Result<ModelList> &result);
    void socketFailed(QAbstractSocket::SocketError error);
    void dropSocket();
    void begin(Rung rung);
    void pass(Rung rung, const QString &detail);
    void fail(Rung rung, const Error &error);

    Endpoint m_endpoint;
    QString m_host; //!< Whom Name and Tcp are about.
    quint16 m_port = 0;
    bool m_isProxied = false;
    int m_lookup = -1;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<ModelListCall> m_models;
    QTimer m_limit;
    QElapsedTimer m_clock;
    Rung m_rung = Rung::Url;
    bool m_finished = false;
};

} // namespace roo::llm
