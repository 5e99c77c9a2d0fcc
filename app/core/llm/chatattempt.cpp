// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/chatattempt.h"

#include "core/llm/oneshotbody.h"

#include <QHttpHeaders>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

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

} // namespace

ChatAttempt::ChatAttempt(const Endpoint &endpoint, Job job)
    : m_endpoint(endpoint)
    , m_job(std::move(job))
    , m_url(endpoint.resolved("chat/completions"_L1))
    , m_network(makeNetworkManager(m_endpoint.networkProxy))
    , m_reader({.url = m_url,
                .model = m_job.model,
                .lineLimit = endpoint.lineLimit,
                .answerLimit = endpoint.answerLimit,
                .keepsAnswer = m_job.keepsAnswer})
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
    m_clock.start();
    m_silence.start(m_endpoint.requestTimeout);

    const Result<QNetworkRequest> request = makeRequest(m_endpoint, m_url);
    if (request) {
        post(*request);
    } else {
        failSoon(request.error());
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
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const Result<void> taken = m_reader.takeHead(status, m_reply->headers().toListOfPairs());
    if (!taken) {
        // To abort while the library announces the head makes it read from a closed socket.
        m_isRefused = true;
        failSoon(taken.error());
    }
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
    const ReplyReader::Step step = m_reader.feed(bytes);
    if (step.isSignOfLife || m_unheard >= signOfLife) {
        heard();
    }
    take(step);
    if (m_done) {
        return;
    }
    if (m_reply->bytesAvailable() > 0) {
        m_nextSlice.start(0);
    } else if (m_hasEnded) {
        endOfBody();
    }
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
    take(m_reader.finish(m_reply->error(), m_reply->errorString()));
}

void ChatAttempt::take(const ReplyReader::Step &step)
{
    for (const ChatDelta &delta : step.deltas) {
        if (!m_firstToken) {
            m_firstToken = std::chrono::milliseconds(m_clock.elapsed());
        }
        emit deltaReceived(delta);
        if (m_done) {
            return;
        }
    }
    if (!step.end) {
        return;
    }
    Result<ChatReply> result = *step.end;
    if (result) {
        result->firstToken = m_firstToken.value_or(std::chrono::milliseconds(0));
        result->total = std::chrono::milliseconds(m_clock.elapsed());
    }
    finish(result);
}

void ChatAttempt::heard()
{
    m_unheard = 0;
    m_silence.start(m_endpoint.requestTimeout);
}

void ChatAttempt::timedOut()
{
    if (m_reader.isWhole()) { // and only the end of the stream stays away
        take(m_reader.finish());
        return;
    }
    finish(std::unexpected(Error{.kind = ErrorKind::TimedOut,
                                 .subject = m_url.toString(),
                                 .expected = phaseName(m_isSent, m_firstToken.has_value()),
                                 .wait = m_endpoint.requestTimeout}));
}

void ChatAttempt::failSoon(const Error &error)
{
    QTimer::singleShot(0, this, [this, error] { finish(std::unexpected(error)); });
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
