// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/modelscommand.h"

#include "core/base/text.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace roo::cli {

ModelsCommand::ModelsCommand(Environment environment, bool isJson)
    : ProxyCommand(environment)
    , m_isJson(isJson)
    , m_lister(environment.app.client())
{
    connect(&m_lister, &run::ModelLister::finished, this, &ModelsCommand::print);
}

void ModelsCommand::start()
{
    m_lister.start();
}

void ModelsCommand::cancel(ErrorKind why)
{
    if (why == ErrorKind::Interrupted) {
        finishLater(ExitCode::Done);
    }
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
    for (const llm::ModelInfo &model : result->models) {
        const QJsonObject json{{u"id"_s, model.id}, {u"owned_by"_s, model.ownedBy}};
        console().answer(m_isJson ? QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n'
                                  : text::oneLine(model.id).toUtf8() + '\n');
    }
    if (result->models.isEmpty()) {
        console().note(u"The proxy offers no models to this key."_s);
    }
    emit finished(ExitCode::Done);
}

} // namespace roo::cli
