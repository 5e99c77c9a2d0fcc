// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatclient.h"
#include "core/run/profile.h"

#include <QObject>

#include <memory>

namespace roo::run {

//! Whether the proxy offers one model of the profile.
struct ModelCheck
{
    QString model;
    QList<Role> roles; //!< Whose chains name it.
    bool isOffered = false;
    QStringList alike; //!< Offered ones that look like it, best first.
};

//! What of a profile's models a proxy offers, in the order of the chains, each once. A proxy may
//! offer a whole provider by a wildcard ("openrouter/*").
[[nodiscard]] QList<ModelCheck> checkModels(const Profile &profile,
                                            const QList<llm::ModelInfo> &offered);

//! Walks from the URL to the profile's models. One job; owned by whoever makes it.
class Probe final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Probe)

public:
    //! `client` outlives the probe.
    Probe(const llm::ChatClient &client, Profile profile);
    ~Probe() override;

    void start();

signals:
    void rungFinished(const roo::llm::RungResult &rung);
    void modelChecked(const roo::run::ModelCheck &check);
    //! Exactly once. `error` is that of the rung that failed.
    void finished(const std::optional<roo::Error> &error);

private:
    std::unique_ptr<llm::ProxyProbe> m_proxy;
    Profile m_profile;
};

//! The proxy's model list. One job; `finished` fires exactly once.
class ModelLister final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelLister)

public:
    explicit ModelLister(const llm::ChatClient &client);
    ~ModelLister() override;

    void start();

signals:
    void finished(const roo::Result<roo::llm::ModelList> &result);

private:
    std::unique_ptr<llm::ModelListCall> m_call;
};

} // namespace roo::run
