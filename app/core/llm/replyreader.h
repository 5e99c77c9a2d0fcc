// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"
#include "core/llm/codec.h"
#include "core/llm/failure.h"
#include "core/llm/sseparser.h"
#include "core/llm/thinksplitter.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

#include <optional>

namespace roo::llm {

//! What the bytes of one answer say, be it a stream of events or a body of JSON: pieces of text on
//! the way, and a reply or an error at the end. Knows neither sockets nor time-outs.
class ReplyReader final
{
public:
    //! What was asked, and how much may come back.
    struct Question
    {
        QUrl url;
        QString model;
        qint64 lineLimit = 0; //!< Bytes.
        qint64 answerLimit = 0; //!< Bytes or characters, of answer and reasoning each.
        bool keepsAnswer = true; //!< As ChatCall::Plan has it.
    };

    //! What the bytes brought.
    struct Step
    {
        QList<ChatDelta> deltas; //!< All of them came before the end.
        //! Nothing is to be read any more. A reply has no times yet.
        std::optional<Result<ChatReply>> end;
        bool isSignOfLife = false; //!< A whole event, or a comment.
    };

    explicit ReplyReader(Question question);

    //! Errors: NotAnEndpoint without headers, EncodingRefused.
    [[nodiscard]] Result<void> takeHead(int status,
                                        const QList<QPair<QByteArray, QByteArray>> &headers);
    [[nodiscard]] Step feed(QByteArrayView bytes);
    //! No more bytes come. `error` and `words`: how the connection ended; what a body that is no
    //! answer is blamed on. Always has an end.
    [[nodiscard]] Step finish(QNetworkReply::NetworkError error = QNetworkReply::NoError,
                              const QString &words = {});

    //! All of the answer is there, and of its stream at most the end is missing.
    [[nodiscard]] bool isWhole() const { return m_hasFinishReason; }

private:
    [[nodiscard]] bool isStream() const;
    [[nodiscard]] bool hasEnded() const { return m_step.end.has_value(); }
    void takeStream(QByteArrayView bytes);
    void takeBody(QByteArrayView bytes);
    void takeEvents(const Result<QList<QByteArray>> &events);
    void takeLastEvent();
    void takeChunk(const codec::Chunk &chunk);
    void takeDelta(const ChatDelta &delta);
    void endOfStream();
    void endOfBody(QNetworkReply::NetworkError error, const QString &words);
    void giveReply();
    void failTooLarge();
    //! With the model as what it is about.
    void failForModel(Error error);
    void fail(Error error);

    Question m_question;
    HttpAnswer m_answer;
    SseParser m_parser;
    ThinkSplitter m_thoughts;
    ChatReply m_reply;
    Step m_step; //!< On its way.
    qsizetype m_answerSize = 0;
    qsizetype m_reasoningSize = 0;
    bool m_hasAnswer = false; //!< Something that is not blank.
    bool m_hasFinishReason = false;
    bool m_hasDone = false;
};

} // namespace roo::llm
