// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/script.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace roo::test {

//! One request as it came, and how it ended.
struct Arrival
{
    QByteArray method;
    QByteArray path;
    QList<QPair<QByteArray, QByteArray>>
        headers; //!< Names in lower case, in order, as often as sent.
    QByteArray body;
    qint64 size = 0; //!< Head and body, in bytes.
    std::chrono::milliseconds at{0}; //!< On the server's clock.
    int connection = 0; //!< Counts from 0.
    //! When the client closed the socket, if it did so before we did.
    std::optional<std::chrono::milliseconds> closedByClientAt;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] qsizetype count(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString model() const
    {
        return json().value(QLatin1StringView("model")).toString();
    }
};

//! Where answers come from: those given with `reply` in order, each once, then `always`.
class Route final
{
public:
    using Answer = std::function<Script(const Arrival &)>;

    Route &reply(const Script &script);
    Route &always(const Script &script);
    //! An answer that depends on the request.
    Route &always(Answer answer);

    [[nodiscard]] bool isEmpty() const { return m_queue.isEmpty() && !m_always; }
    [[nodiscard]] Script next(const Arrival &arrival);

private:
    QList<Script> m_queue;
    Answer m_always;
};

//! A loopback HTTP server on raw sockets that answers by script and remembers what it was asked.
//! It lives on the event loop of the thread that made it: a test that runs a program beside it
//! must keep that loop turning (QTRY_*, QSignalSpy::wait, never QProcess::waitForFinished).
class FakeLiteLlm final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeLiteLlm)

public:
    enum class Scheme { Http, Https };

    //! With Https, under a certificate of its own for "localhost", which nobody has reason to
    //! trust.
    explicit FakeLiteLlm(Scheme scheme = Scheme::Http);
    ~FakeLiteLlm() override;

    [[nodiscard]] quint16 port() const;
    //! With /v1 at its end.
    [[nodiscard]] QUrl baseUrl() const;
    //! The certificate in PEM form, to be trusted.
    [[nodiscard]] static QString certificateFile();

    // What is answered. A path's route comes before a model's, a model's before the common one.
    Route &forPath(const QByteArray &path) { return m_paths[path]; }
    Route &forModel(const QString &model) { return m_models[model]; }
    Route &reply(const Script &script) { return m_common.reply(script); }
    Route &always(const Script &script) { return m_common.always(script); }
    Route &always(Route::Answer answer) { return m_common.always(std::move(answer)); }

    // What was asked.
    [[nodiscard]] const QList<Arrival> &arrivals() const { return m_arrivals; }
    [[nodiscard]] qsizetype count() const { return m_arrivals.size(); }
    [[nodiscard]] const Arrival &arrival(qsizetype index) const { return m_arrivals.at(index); }
    [[nodiscard]] QStringList modelsAsked() const;
    [[nodiscard]] int connections() const { return m_connections; }
    //! All bytes that came, whether they made a request or not.
    [[nodiscard]] qint64 bytesReceived() const { return m_bytesReceived; }
    [[nodiscard]] std::chrono::milliseconds now() const;

signals:
    void arrived(qsizetype index);
    void clientClosed(qsizetype index);

private:
    friend class FakeConnection;

    void accept();
    Script answerTo(const Arrival &arrival);
    qsizetype record(Arrival arrival);
    void recordClosing(qsizetype index);

    Scheme m_scheme;
    std::unique_ptr<QTcpServer> m_server;
    QElapsedTimer m_clock;
    QHash<QByteArray, Route> m_paths;
    QHash<QString, Route> m_models;
    Route m_common;
    QList<Arrival> m_arrivals;
    int m_connections = 0;
    qint64 m_bytesReceived = 0;
};

//! A port on which nobody listens.
[[nodiscard]] quint16 closedPort();

//! A port on which connecting never succeeds and never fails: its queue is full.
class StuckPort final
{
    Q_DISABLE_COPY_MOVE(StuckPort)

public:
    StuckPort();
    ~StuckPort();

    //! False where the system accepts connections beyond the queue.
    [[nodiscard]] bool isStuck() const { return m_isStuck; }
    [[nodiscard]] QUrl baseUrl() const;

private:
    QTcpServer m_server;
    std::vector<std::unique_ptr<QTcpSocket>> m_fillers;
    bool m_isStuck = false;
};

} // namespace roo::test
