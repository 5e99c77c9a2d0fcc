// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/fakelitellm.h"

#include <QTcpSocket>
#include <QTimer>

namespace roo::test {

//! One connection to FakeLiteLlm: reads requests, plays the answers. Goes with its socket.
class FakeConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeConnection)

public:
    //! `socket` becomes its child, and it the server's.
    FakeConnection(QTcpSocket *socket, int number, FakeLiteLlm &server);
    ~FakeConnection() override;

private:
    void read();
    [[nodiscard]] std::optional<Arrival> takeRequest();
    void play();
    void sendNext();
    void end();
    void closeAfterWriting(bool withReset);
    void closed();

    FakeLiteLlm &m_server;
    QTcpSocket *m_socket;
    int m_number;
    QByteArray m_input;
    qsizetype m_arrival = -1;
    bool m_busy = false;
    bool m_closing = false;

    QList<Script::Piece> m_pieces;
    qsizetype m_next = 0;
    std::optional<Script::Piece> m_repeated;
    Script::End m_end = Script::End::Finish;
    QTimer m_pause;
};

} // namespace roo::test
