// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/modelscommand.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace roo::cli {

ModelsCommand::ModelsCommand(Environment environment, bool isJson)
    : Command(environment)
    , m_isJson(isJson)
    , m_lister(environment.app.client())
{
    connect(&m_lister, &run::ModelLister::finished, this, &ModelsCommand::print);
}

void ModelsCommand::start()
{
    m_lister.start();
}

void ModelsCommand::cancel(ErrorKind)
{
    finishLater(ExitCode::Done);
}

void ModelsCommand::print(const Result<llm::ModelList> &result)
{
    if (!result) {
        report(result.error());
        const ErrorKind kind = result.error().kind;
        // A proxy that says nothing cannot be told from one that is not there.
        const bool isSilent = kind == ErrorKind::TimedOut || kind == ErrorKind::ConnectionClosed;
        emit finished(isSilent ? ExitCode::Unreachable : exitCodeFor(result.error()));
        return;
    }
    QJsonArray models;
    for (const llm::ModelInfo &model : result->models) {
        if (m_isJson) {
            models.append(QJsonObject{{u"id"_s, model.id}, {u"owned_by"_s, model.ownedBy}});
        } else {
            console().answer(text::oneLine(model.id).toUtf8() + '\n');
        }
    }
    if (m_isJson) {
        const QJsonObject json{{u"proxy_version"_s, result->proxyVersion}, {u"models"_s, models}};
        console().answer(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    } else if (result->models.isEmpty()) {
        console().note(u"The proxy offers no models to this key."_s);
    }
    emit finished(ExitCode::Done);
}

} // namespace roo::cli
