// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"
#include "core/llm/endpoint.h"
#include "core/llm/failure.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace roo::llm {

//! What a proxy says it offers.
struct ModelList
{
    QList<ModelInfo> models;
    QString proxyVersion; //!< x-litellm-version; empty for other servers.

    friend bool operator==(const ModelList &, const ModelList &) = default;
};

//! GET /models, within the request timeout as a whole. `finished` fires exactly once, never from
//! `start`.
class ModelListCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelListCall)

public:
    explicit ModelListCall(Endpoint endpoint);
    ~ModelListCall() override;

    void start();
    void cancel();

signals:
    void finished(const roo::Result<roo::llm::ModelList> &result);

private:
    void readHead();
    void readBody();
    void endOfReply();
    [[nodiscard]] Error transportError() const;
    void dropReply();
    void finish(Result<ModelList> result);

    Endpoint m_endpoint;
    Redactor m_redactor;
    HttpAnswer m_answer;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QNetworkReply, ReplyDeleter> m_reply;
    QTimer m_deadline;
    bool m_finished = false;
};

} // namespace roo::llm
