// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/modellistcall.h"

#include "core/llm/codec.h"

#include <QDateTime>
#include <QHttpHeaders>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr qint64 bodyLimit = qint64{16} * 1024 * 1024;

} // namespace

ModelListCall::ModelListCall(Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
    , m_network(makeNetworkManager(m_endpoint.networkProxy))
{
    m_redactor.addSecret(m_endpoint.key);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(std::unexpected(Error{.kind = ErrorKind::TimedOut,
                                     .subject = m_answer.url.toString(),
                                     .expected = u"model list"_s,
                                     .wait = m_endpoint.requestTimeout}));
    });
}

ModelListCall::~ModelListCall()
{
    dropReply();
}

void ModelListCall::start()
{
    m_answer.url = m_endpoint.resolved("models"_L1);
    if (m_finished) {
        return;
    }
    m_deadline.start(m_endpoint.requestTimeout);
    const Result<QNetworkRequest> request = makeRequest(m_endpoint, m_answer.url);
    if (!request) {
        QTimer::singleShot(0, this,
                           [this, error = request.error()] { finish(std::unexpected(error)); });
        return;
    }
    m_reply.reset(m_network->get(*request));
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &ModelListCall::readHead);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &ModelListCall::readBody);
    connect(m_reply.get(), &QNetworkReply::finished, this, &ModelListCall::endOfReply);
}

void ModelListCall::cancel()
{
    finish(std::unexpected(Error{.kind = ErrorKind::Cancelled}));
}

void ModelListCall::readHead()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.headers = m_reply->headers().toListOfPairs();
    if (const std::optional<Error> refusal = failure::fromEncoding(m_answer)) {
        finish(std::unexpected(*refusal));
    }
}

void ModelListCall::readBody()
{
    m_answer.body += m_reply->readAll();
    if (m_answer.body.size() > bodyLimit) {
        finish(std::unexpected(Error{.kind = ErrorKind::AnswerTooLarge,
                                     .subject = m_answer.url.toString(),
                                     .expected = QString::number(bodyLimit)}));
    }
}

void ModelListCall::endOfReply()
{
    readBody();
    if (m_finished) {
        return;
    }
    if (m_answer.status == 0) {
        finish(std::unexpected(transportError()));
        return;
    }
    if (m_answer.status != 200) {
        finish(std::unexpected(failure::fromHttp(m_answer, QDateTime::currentDateTimeUtc())));
        return;
    }
    Result<QList<ModelInfo>> models = codec::decodeModels(m_answer.body);
    if (!models && m_reply->error() != QNetworkReply::NoError) {
        finish(std::unexpected(transportError()));
        return;
    }
    if (!models) {
        Error error = models.error();
        error.subject = m_answer.url.toString();
        error.httpStatus = m_answer.status;
        finish(std::unexpected(error));
        return;
    }
    finish(ModelList{.models = std::move(*models),
                     .proxyVersion = QString::fromUtf8(m_answer.header("x-litellm-version"))});
}

Error ModelListCall::transportError() const
{
    return failure::fromTransport(m_reply->error(), m_reply->errorString(), m_answer.url);
}

void ModelListCall::finish(Result<ModelList> result)
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_deadline.stop();
    dropReply();
    if (!result) {
        if (result.error().subject.isEmpty()) {
            result.error().subject = m_answer.url.toString();
        }
        result = std::unexpected(m_redactor.redact(result.error()));
    }
    emit finished(result);
}

void ModelListCall::dropReply()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply.reset();
    }
}

} // namespace roo::llm
