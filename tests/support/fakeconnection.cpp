// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/fakeconnection.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

//! Makes closing send RST in place of FIN.
void lingerNot(qintptr descriptor)
{
    struct linger option = {};
    option.l_onoff = 1;
    option.l_linger = 0;
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&option), sizeof option);
#else
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
}

} // namespace

FakeConnection::FakeConnection(QTcpSocket *socket, int number, FakeLiteLlm &server)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
    , m_number(number)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &FakeConnection::sendNext);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &FakeConnection::closed);
    read();
}

FakeConnection::~FakeConnection()
{
    m_socket->disconnect(this);
}

void FakeConnection::read()
{
    const QByteArray bytes = m_socket->readAll();
    m_server.m_bytesReceived += bytes.size();
    m_input += bytes;
    if (m_busy || m_closing) {
        return;
    }
    if (std::optional<Arrival> arrival = takeRequest()) {
        arrival->connection = m_number;
        m_busy = true;
        m_arrival = m_server.record(std::move(*arrival));
        play();
    }
}

std::optional<Arrival> FakeConnection::takeRequest()
{
    const qsizetype headEnd = m_input.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return std::nullopt;
    }
    Arrival arrival;
    QList<QByteArray> lines = m_input.first(headEnd).split('\n');
    const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
    arrival.method = words.value(0);
    arrival.path = words.value(1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        arrival.headers.append({line.first(colon).toLower(), line.sliced(colon + 1).trimmed()});
    }
    const qsizetype size = arrival.header("content-length"_ba).toLongLong();
    const qsizetype bodyStart = headEnd + 4;
    if (m_input.size() - bodyStart < size) {
        return std::nullopt;
    }
    arrival.body = m_input.sliced(bodyStart, size);
    arrival.size = bodyStart + size;
    m_input.remove(0, arrival.size);
    return arrival;
}

void FakeConnection::play()
{
    const Script script = m_server.answerTo(m_server.arrival(m_arrival));
    m_pieces = script.pieces();
    m_next = 0;
    m_repeated = script.repeated();
    m_end = script.end();
    m_pause.start(m_pieces.first().pause);
}

void FakeConnection::sendNext()
{
    if (m_next < m_pieces.size()) {
        m_socket->write(m_pieces.at(m_next++).bytes);
        m_socket->flush();
    } else if (m_repeated) {
        m_socket->write(m_repeated->bytes);
        m_socket->flush();
    }
    if (m_next < m_pieces.size()) {
        m_pause.start(m_pieces.at(m_next).pause);
    } else if (m_repeated) {
        m_pause.start(m_repeated->pause);
    } else {
        end();
    }
}

void FakeConnection::end()
{
    switch (m_end) {
    case Script::End::Finish:
        m_busy = false;
        if (m_server.arrival(m_arrival).header("connection"_ba).toLower() == "close") {
            closeAfterWriting(false);
        } else {
            read(); // the next request may be here already
        }
        return;
    case Script::End::Hang:
        return;
    case Script::End::Close:
        closeAfterWriting(false);
        return;
    case Script::End::Reset:
        closeAfterWriting(true);
        return;
    }
}

void FakeConnection::closeAfterWriting(bool withReset)
{
    if (withReset && m_socket->bytesToWrite() > 0) {
        connect(
            m_socket, &QTcpSocket::bytesWritten, this,
            [this, withReset] { closeAfterWriting(withReset); }, Qt::SingleShotConnection);
        return;
    }
    m_closing = true;
    if (withReset) {
        lingerNot(m_socket->socketDescriptor());
        m_socket->abort();
    } else {
        m_socket->disconnectFromHost();
    }
}

void FakeConnection::closed()
{
    m_pause.stop();
    if (!m_closing && m_arrival >= 0) {
        m_server.recordClosing(m_arrival);
    }
    deleteLater();
}

} // namespace roo::test
