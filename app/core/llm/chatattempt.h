// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"
#include "core/llm/endpoint.h"
#include "core/llm/replyreader.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace roo::llm {

//! One request and its answer: a POST that reaches the server at most once, and the stream that
//! comes back. Sends when `start` is called; `finished` fires exactly once, never from `start`.
class ChatAttempt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatAttempt)

public:
    struct Job
    {
        QString id; //!< Sent as x-litellm-call-id, so that the proxy's log names it too.
        QString model;
        QByteArray body;
        bool keepsAnswer = true; //!< As ChatCall::Plan has it.
    };

    ChatAttempt(const Endpoint &endpoint, Job job);
    ~ChatAttempt() override;

    void start();
    //! Closes the socket at once; nothing is emitted after it.
    void abort();

signals:
    void deltaReceived(const roo::llm::ChatDelta &delta);
    void finished(const roo::Result<roo::llm::ChatReply> &result);

private:
    void post(QNetworkRequest request);
    void readHead();
    //! With the next turn of the event loop.
    void readSoon();
    void readBody();
    void endOfReply();
    void endOfBody();
    void take(const ReplyReader::Step &step);
    void heard();
    void timedOut();
    //! With the next turn of the event loop.
    void failSoon(const Error &error);
    void finish(const Result<ChatReply> &result);
    void dropReply();

    Endpoint m_endpoint;
    Job m_job;
    QUrl m_url;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QNetworkReply, ReplyDeleter> m_reply;
    QTimer m_silence;
    QTimer m_nextSlice; //!< Runs while bytes that have come wait to be read.
    QElapsedTimer m_clock;
    bool m_isSent = false;
    bool m_hasEnded = false; //!< Nothing more comes, but bytes may wait.
    bool m_isRefused = false; //!< For its head; what follows is not looked at.
    bool m_done = false;

    ReplyReader m_reader;
    qint64 m_unheard = 0; //!< Bytes since the silence clock was last set back.
    std::optional<std::chrono::milliseconds> m_firstToken;
};

} // namespace roo::llm
