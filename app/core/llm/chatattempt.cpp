// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/chatattempt.h"

#include "core/llm/oneshotbody.h"

#include <QDateTime>
#include <QHttpHeaders>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr qint64 errorBodyLimit = qint64{64} * 1024;
//! What is read in one go: a few milliseconds of work, so that other events get their turn.
constexpr qint64 sliceSize = qint64{128} * 1024;
//! A server that is faster than we are has to wait, and its bytes do not pile up here.
constexpr qint64 readBufferSize = qint64{4} * 1024 * 1024;
//! So many bytes without a whole line still count as a sign of life: one very long line.
constexpr qint64 signOfLife = qint64{16} * 1024;

QString phaseName(bool connected, bool streaming)
{
    if (!connected) {
        return u"connection"_s;
    }
    return streaming ? u"next token"_s : u"first token"_s;
}

bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.isSpace(); });
}

} // namespace

ChatAttempt::ChatAttempt(const Endpoint &endpoint, Job job)
    : m_endpoint(endpoint)
    , m_job(std::move(job))
    , m_network(makeNetworkManager())
    , m_parser(endpoint.lineLimit)
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &ChatAttempt::timedOut);
    m_nextSlice.setSingleShot(true);
    connect(&m_nextSlice, &QTimer::timeout, this, &ChatAttempt::readBody);
}

ChatAttempt::~ChatAttempt()
{
    dropReply();
}

void ChatAttempt::start()
{
    m_answer.url = m_endpoint.resolved("chat/completions"_L1);
    m_answer.model = m_job.model;
    m_result.modelAsked = m_job.model;
    m_clock.start();
    m_silence.start(m_endpoint.requestTimeout);

    const Result<QNetworkRequest> request = makeRequest(m_endpoint, m_answer.url);
    if (request) {
        post(*request);
    } else {
        QTimer::singleShot(0, this, [this, error = request.error()] { fail(error); });
    }
}

void ChatAttempt::post(QNetworkRequest request)
{
    QHttpHeaders headers = request.headers();
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
    headers.append(QHttpHeaders::WellKnownHeader::ContentLength,
                   QByteArray::number(m_job.body.size()));
    headers.append(QHttpHeaders::WellKnownHeader::Accept, "text/event-stream, application/json");
    headers.append("x-litellm-call-id", m_job.id);
    headers.append("x-litellm-num-retries", "0"); // the retries are ours, and shown
    request.setHeaders(headers);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);

    auto body = std::make_unique<OneShotBody>(m_job.body);
    m_reply.reset(m_network->post(request, body.get()));
    body.release()->setParent(m_reply.get()); // read until the reply goes
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] {
        m_isSent = true;
        heard();
    });
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &ChatAttempt::readHead);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &ChatAttempt::readSoon);
    connect(m_reply.get(), &QNetworkReply::finished, this, &ChatAttempt::endOfReply);
}

void ChatAttempt::abort()
{
    m_done = true;
    dropReply();
}

void ChatAttempt::readHead()
{
    heard();
    m_reply->setReadBufferSize(readBufferSize);
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.headers = m_reply->headers().toListOfPairs();
    // Of a head with more than 100 lines, 100 KiB a line or 256 KiB the network library keeps only
    // the status (and, not knowing how the body is framed, waits for ever).
    if (m_answer.headers.isEmpty()) {
        refuse({.kind = ErrorKind::NotAnEndpoint,
                .subject = m_answer.url.toString(),
                .detail = u"no response headers, or more than 100 lines, 100 KiB a line, 256 KiB"_s,
                .httpStatus = m_answer.status});
        return;
    }
    const QByteArray encoding = m_answer.header("content-encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity") {
        refuse({.kind = ErrorKind::EncodingRefused,
                .subject = m_answer.url.toString(),
                .detail = QString::fromLatin1(encoding)});
        return;
    }
    m_result.callId = QString::fromUtf8(m_answer.header("x-litellm-call-id"));
    m_result.proxyVersion = QString::fromUtf8(m_answer.header("x-litellm-version"));
    m_result.modelAnswered = QString::fromUtf8(m_answer.header("x-litellm-model-name"));
}

void ChatAttempt::refuse(const Error &error)
{
    // To abort while the library announces the head makes it read from a closed socket.
    m_isRefused = true;
    QTimer::singleShot(0, this, [this, error] { fail(error); });
}

void ChatAttempt::readSoon()
{
    // The library tells of each HTTP chunk, and each read sends its thread a message: read one by
    // one, a stream of keep-alives fills that thread's queue faster than it is emptied.
    if (!m_nextSlice.isActive()) {
        m_nextSlice.start(0);
    }
}

void ChatAttempt::readBody()
{
    if (m_nextSlice.isActive() || m_isRefused) {
        return;
    }
    const QByteArray bytes = m_reply->read(sliceSize);
    m_unheard += bytes.size();
    if (isStream()) {
        takeStream(bytes);
    } else {
        takeBody(bytes);
    }
    if (m_done) {
        return;
    }
    if (m_reply->bytesAvailable() > 0) {
        m_nextSlice.start(0);
    } else if (m_hasEnded) {
        endOfBody();
    }
}

void ChatAttempt::takeBody(QByteArrayView bytes)
{
    if (m_unheard >= signOfLife) {
        heard();
    }
    m_answer.body += bytes;
    const qint64 limit = m_answer.status == 200 ? m_endpoint.answerLimit : errorBodyLimit;
    if (m_answer.body.size() <= limit) {
        return;
    }
    if (m_answer.status == 200) {
        fail({.kind = ErrorKind::AnswerTooLarge,
              .subject = m_job.model,
              .expected = QString::number(limit)});
    } else {
        m_answer.body.truncate(limit);
        fail(failure::fromHttp(m_answer, QDateTime::currentDateTimeUtc()));
    }
}

bool ChatAttempt::isStream() const
{
    return m_answer.status == 200
        && m_answer.header("content-type").trimmed().toLower().startsWith("text/event-stream");
}

void ChatAttempt::takeStream(QByteArrayView bytes)
{
    const qint64 comments = m_parser.comments();
    const Result<QList<QByteArray>> events = m_parser.feed(bytes);
    const bool hasEvent = events && !events->isEmpty();
    if (hasEvent || m_parser.comments() > comments || m_unheard >= signOfLife) {
        heard();
    }
    takeEvents(events);
    if (m_hasDone && !m_done) {
        endOfStream();
    }
}

void ChatAttempt::takeEvents(const Result<QList<QByteArray>> &events)
{
    if (!events) {
        Error error = events.error();
        error.subject = m_job.model;
        fail(error);
        return;
    }
    for (const QByteArray &event : *events) {
        const Result<codec::Chunk> chunk = codec::decodeChunk(event);
        if (!chunk) {
            Error error = chunk.error();
            error.subject = m_job.model;
            fail(error);
        } else {
            takeChunk(*chunk);
        }
        if (m_done || m_hasDone) {
            return;
        }
    }
}

void ChatAttempt::takeChunk(const codec::Chunk &chunk)
{
    m_hasDone = chunk.isDone; // a whole answer is text and end in one
    if (chunk.usage) {
        m_result.usage = *chunk.usage;
    }
    if (!chunk.model.isEmpty() && m_answer.header("x-litellm-model-name").isEmpty()) {
        m_result.modelAnswered = chunk.model;
    }
    ChatDelta delta = m_thoughts.feed(chunk.answer);
    delta.reasoning.prepend(chunk.reasoning);
    takeDelta(delta);
    if (m_done) {
        return;
    }
    if (chunk.error) {
        fail(failure::fromFrame(*chunk.error, m_answer, QDateTime::currentDateTimeUtc()));
        return;
    }
    if (chunk.finishReason && !m_hasFinishReason) {
        m_hasFinishReason = true;
        m_result.finishReason = *chunk.finishReason;
    }
}

void ChatAttempt::takeDelta(const ChatDelta &delta)
{
    if (delta.answer.isEmpty() && delta.reasoning.isEmpty()) {
        return;
    }
    if (!m_hasFirstToken) {
        m_hasFirstToken = true;
        m_result.firstToken = std::chrono::milliseconds(m_clock.elapsed());
    }
    if (m_job.keepsAnswer) {
        m_result.answer += delta.answer;
    }
    m_answerSize += delta.answer.size();
    m_reasoningSize += delta.reasoning.size();
    m_hasAnswer = m_hasAnswer || !isBlank(delta.answer);
    // Two bytes a unit in memory, one to three on the wire: counted as units, which is the smaller.
    if (m_answerSize > m_endpoint.answerLimit || m_reasoningSize > m_endpoint.answerLimit) {
        fail({.kind = ErrorKind::AnswerTooLarge,
              .subject = m_job.model,
              .expected = QString::number(m_endpoint.answerLimit)});
        return;
    }
    emit deltaReceived(delta);
}

void ChatAttempt::endOfReply()
{
    m_hasEnded = true;
    if (m_isRefused) {
        return;
    }
    if (m_reply->bytesAvailable() > 0) {
        readBody();
    } else {
        endOfBody();
    }
}

void ChatAttempt::endOfBody()
{
    if (isStream()) {
        endOfStream();
        return;
    }
    if (m_answer.status == 200) {
        if (const Result<codec::Chunk> whole = codec::decodeCompletion(m_answer.body)) {
            takeChunk(*whole);
            if (!m_done) {
                giveReply();
            }
            return;
        }
    }
    // A status of 200 and no answer: cut off, if the connection broke, or else not what was asked.
    const bool isBroken = m_answer.status == 0
        || (m_answer.status == 200 && m_reply->error() != QNetworkReply::NoError);
    fail(isBroken ? failure::fromTransport(m_reply->error(), m_reply->errorString(), m_answer.url)
                  : failure::fromHttp(m_answer, QDateTime::currentDateTimeUtc()));
}

void ChatAttempt::takeLastEvent()
{
    const Result<QList<QByteArray>> events = m_parser.finish();
    const bool isCut = events && !events->isEmpty() && !codec::decodeChunk(events->last());
    if (!isCut) {
        takeEvents(events);
    }
}

void ChatAttempt::endOfStream()
{
    if (!m_hasDone) {
        takeLastEvent();
    }
    if (m_done) {
        return;
    }
    if (!m_hasFinishReason && !m_hasDone) {
        fail({.kind = ErrorKind::StreamCut, .subject = m_job.model});
        return;
    }
    giveReply();
}

void ChatAttempt::giveReply()
{
    takeDelta(m_thoughts.finish());
    if (m_done) {
        return;
    }
    if (m_result.finishReason == FinishReason::ContentFilter) {
        fail({.kind = ErrorKind::ContentRefused,
              .subject = m_job.model,
              .detail = u"finish_reason content_filter"_s});
    } else if (m_result.finishReason == FinishReason::Error) {
        fail({.kind = ErrorKind::StreamBroken,
              .subject = m_job.model,
              .detail = u"finish_reason error"_s});
    } else if (!m_hasAnswer) {
        fail({.kind = ErrorKind::AnswerEmpty,
              .subject = m_job.model,
              .detail = u"finish_reason "_s % finishReasonName(m_result.finishReason)});
    } else {
        m_result.total = std::chrono::milliseconds(m_clock.elapsed());
        finish(m_result);
    }
}

void ChatAttempt::heard()
{
    m_unheard = 0;
    m_silence.start(m_endpoint.requestTimeout);
}

void ChatAttempt::timedOut()
{
    if (m_hasFinishReason) { // the answer is whole, and only the end of the stream stays away
        endOfStream();
        return;
    }
    fail({.kind = ErrorKind::TimedOut,
          .subject = m_answer.url.toString(),
          .expected = phaseName(m_isSent, m_hasFirstToken),
          .wait = m_endpoint.requestTimeout});
}

void ChatAttempt::fail(Error error)
{
    finish(std::unexpected(std::move(error)));
}

void ChatAttempt::finish(const Result<ChatReply> &result)
{
    if (m_done) {
        return;
    }
    m_done = true;
    dropReply();
    emit finished(result);
}

void ChatAttempt::dropReply()
{
    m_silence.stop();
    m_nextSlice.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply.reset();
    }
}

} // namespace roo::llm
