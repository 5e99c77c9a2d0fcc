// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/probe.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

bool covers(const QString &offered, const QString &model)
{
    return offered == model
        || (offered.endsWith(u'*') && model.startsWith(QStringView(offered).chopped(1)));
}

} // namespace

QList<ModelCheck> checkModels(const Profile &profile, const QList<llm::ModelInfo> &offered)
{
    QStringList names;
    for (const llm::ModelInfo &info : offered) {
        names.append(info.id);
    }
    QList<ModelCheck> checks;
    for (const StageSpec &stage : profile.stages) {
        for (const QString &model : stage.models) {
            const auto known = std::ranges::find(checks, model, &ModelCheck::model);
            if (known != checks.end()) {
                if (known->roles.constLast() != stage.role) { // named twice in one chain
                    known->roles.append(stage.role);
                }
                continue;
            }
            ModelCheck check{.model = model, .roles = {stage.role}};
            check.isOffered = std::ranges::any_of(
                names, [&model](const QString &name) { return covers(name, model); });
            if (!check.isOffered) {
                check.alike = text::lookAlikes(model, names);
            }
            checks.append(check);
        }
    }
    return checks;
}

Probe::Probe(const llm::ChatClient &client, Profile profile)
    : m_proxy(client.probe())
    , m_profile(std::move(profile))
{
    connect(m_proxy.get(), &llm::ProxyProbe::rungFinished, this, &Probe::rungFinished);
    connect(m_proxy.get(), &llm::ProxyProbe::finished, this,
            [this](const Result<llm::ModelList> &result) {
                if (result) {
                    const QList<ModelCheck> checks = checkModels(m_profile, result->models);
                    for (const ModelCheck &check : checks) {
                        emit modelChecked(check);
                    }
                }
                emit finished(result ? std::nullopt : std::optional(result.error()));
            });
}

Probe::~Probe() = default;

void Probe::start()
{
    m_proxy->start();
}

ModelLister::ModelLister(const llm::ChatClient &client)
    : m_call(client.listModels())
{
    connect(m_call.get(), &llm::ModelListCall::finished, this, &ModelLister::finished);
}

ModelLister::~ModelLister() = default;

void ModelLister::start()
{
    m_call->start();
}

} // namespace roo::run
