// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/replyreader.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr qint64 errorBodyLimit = qint64{64} * 1024;

bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.isSpace(); });
}

} // namespace

ReplyReader::ReplyReader(Question question)
    : m_question(std::move(question))
    , m_parser(m_question.lineLimit)
{
    m_answer.url = m_question.url;
    m_answer.model = m_question.model;
    m_reply.modelAsked = m_question.model;
}

Result<void> ReplyReader::takeHead(int status, const QList<QPair<QByteArray, QByteArray>> &headers)
{
    m_answer.status = status;
    m_answer.headers = headers;
    // Of a head with more than 100 lines, 100 KiB a line or 256 KiB the network library keeps only
    // the status (and, not knowing how the body is framed, waits for ever).
    if (headers.isEmpty()) {
        return std::unexpected(Error{
            .kind = ErrorKind::NotAnEndpoint,
            .subject = m_answer.url.toString(),
            .detail = u"no response headers, or more than 100 lines, 100 KiB a line, 256 KiB"_s,
            .httpStatus = status});
    }
    if (std::optional<Error> refusal = failure::fromEncoding(m_answer)) {
        return std::unexpected(*std::move(refusal));
    }
    m_reply.callId = QString::fromUtf8(m_answer.header("x-litellm-call-id"));
    m_reply.proxyVersion = QString::fromUtf8(m_answer.header("x-litellm-version"));
    m_reply.modelAnswered = QString::fromUtf8(m_answer.header("x-litellm-model-name"));
    return {};
}

ReplyReader::Step ReplyReader::feed(QByteArrayView bytes)
{
    if (isStream()) {
        takeStream(bytes);
    } else {
        takeBody(bytes);
    }
    return std::exchange(m_step, {});
}

ReplyReader::Step ReplyReader::finish(QNetworkReply::NetworkError error, const QString &words)
{
    if (isStream()) {
        endOfStream();
    } else {
        endOfBody(error, words);
    }
    return std::exchange(m_step, {});
}

bool ReplyReader::isStream() const
{
    return m_answer.status == 200
        && m_answer.header("content-type").trimmed().toLower().startsWith("text/event-stream");
}

void ReplyReader::takeStream(QByteArrayView bytes)
{
    const qint64 comments = m_parser.comments();
    const Result<QList<QByteArray>> events = m_parser.feed(bytes);
    m_step.isSignOfLife = (events && !events->isEmpty()) || m_parser.comments() > comments;
    takeEvents(events);
    if (m_hasDone && !hasEnded()) {
        endOfStream();
    }
}

void ReplyReader::takeBody(QByteArrayView bytes)
{
    m_answer.body += bytes;
    const qint64 limit = m_answer.status == 200 ? m_question.answerLimit : errorBodyLimit;
    if (m_answer.body.size() <= limit) {
        return;
    }
    if (m_answer.status == 200) {
        failTooLarge();
    } else {
        m_answer.body.truncate(limit);
        fail(failure::fromHttp(m_answer, QDateTime::currentDateTimeUtc()));
    }
}

void ReplyReader::takeEvents(const Result<QList<QByteArray>> &events)
{
    if (!events) {
        failForModel(events.error());
        return;
    }
    for (const QByteArray &event : *events) {
        if (const Result<codec::Chunk> chunk = codec::decodeChunk(event)) {
            takeChunk(*chunk);
        } else {
            failForModel(chunk.error());
        }
        if (m_hasDone || hasEnded()) {
            return;
        }
    }
}

void ReplyReader::takeChunk(const codec::Chunk &chunk)
{
    m_hasDone = chunk.isDone; // a whole answer is text and end in one
    if (chunk.usage) {
        m_reply.usage = *chunk.usage;
    }
    if (!chunk.model.isEmpty() && m_answer.header("x-litellm-model-name").isEmpty()) {
        m_reply.modelAnswered = chunk.model;
    }
    ChatDelta delta = m_thoughts.feed(chunk.answer);
    delta.reasoning.prepend(chunk.reasoning);
    takeDelta(delta);
    if (hasEnded()) {
        return;
    }
    if (chunk.error) {
        fail(failure::fromFrame(*chunk.error, m_answer, QDateTime::currentDateTimeUtc()));
        return;
    }
    if (chunk.finishReason && !m_hasFinishReason) {
        m_hasFinishReason = true;
        m_reply.finishReason = *chunk.finishReason;
    }
}

void ReplyReader::takeDelta(const ChatDelta &delta)
{
    if (delta.answer.isEmpty() && delta.reasoning.isEmpty()) {
        return;
    }
    if (m_question.keepsAnswer) {
        m_reply.answer += delta.answer;
    }
    m_answerSize += delta.answer.size();
    m_reasoningSize += delta.reasoning.size();
    m_hasAnswer = m_hasAnswer || !isBlank(delta.answer);
    // Two bytes a unit in memory, one to three on the wire: counted as units, which is the smaller.
    if (m_answerSize > m_question.answerLimit || m_reasoningSize > m_question.answerLimit) {
        failTooLarge();
        return;
    }
    m_step.deltas.append(delta);
}

void ReplyReader::takeLastEvent()
{
    const Result<QList<QByteArray>> events = m_parser.finish();
    const bool isCut = events && !events->isEmpty() && !codec::decodeChunk(events->last());
    if (!isCut) {
        takeEvents(events);
    }
}

void ReplyReader::endOfStream()
{
    if (!m_hasDone) {
        takeLastEvent();
    }
    if (hasEnded()) {
        return;
    }
    if (m_hasFinishReason || m_hasDone) {
        giveReply();
    } else {
        failForModel({.kind = ErrorKind::StreamCut});
    }
}

void ReplyReader::endOfBody(QNetworkReply::NetworkError error, const QString &words)
{
    if (m_answer.status == 200) {
        if (const Result<codec::Chunk> whole = codec::decodeCompletion(m_answer.body)) {
            takeChunk(*whole);
            if (!hasEnded()) {
                giveReply();
            }
            return;
        }
    }
    // A status of 200 and no answer: cut off, if the connection broke, or else not what was asked.
    const bool isBroken
        = m_answer.status == 0 || (m_answer.status == 200 && error != QNetworkReply::NoError);
    fail(isBroken ? failure::fromTransport(error, words, m_answer.url)
                  : failure::fromHttp(m_answer, QDateTime::currentDateTimeUtc()));
}

void ReplyReader::giveReply()
{
    takeDelta(m_thoughts.finish());
    if (hasEnded()) {
        return;
    }
    if (m_reply.finishReason == FinishReason::ContentFilter) {
        failForModel(
            {.kind = ErrorKind::ContentRefused, .detail = u"finish_reason content_filter"_s});
    } else if (m_reply.finishReason == FinishReason::Error) {
        failForModel({.kind = ErrorKind::StreamBroken, .detail = u"finish_reason error"_s});
    } else if (!m_hasAnswer) {
        failForModel({.kind = ErrorKind::AnswerEmpty,
                      .detail = u"finish_reason "_s % finishReasonName(m_reply.finishReason)});
    } else {
        m_step.end = std::move(m_reply);
    }
}

void ReplyReader::failTooLarge()
{
    failForModel(
        {.kind = ErrorKind::AnswerTooLarge, .expected = QString::number(m_question.answerLimit)});
}

void ReplyReader::failForModel(Error error)
{
    error.subject = m_question.model;
    fail(std::move(error));
}

void ReplyReader::fail(Error error)
{
    m_step.end = std::unexpected(std::move(error));
}

} // namespace roo::llm
