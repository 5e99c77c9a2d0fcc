// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/showcommand.h"

#include "core/base/text.h"
#include "core/run/resume.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace roo::cli {

void ShowCommand::start()
{
    lookUp([this](const QList<run::StoredRun> &runs) { print(runs.constFirst()); });
}

void ShowCommand::print(const run::StoredRun &stored)
{
    const run::Run run = run::foldAll(stored.events);
    if (common().isJson) {
        QJsonObject json = run::exporter::toJson(run);
        if (options().showsRequests) {
            QJsonObject requests;
            for (const auto &[sha256, body] : stored.requests.asKeyValueRange()) {
                requests.insert(sha256, QJsonDocument::fromJson(body).object());
            }
            json.insert("requests"_L1, requests);
        }
        printJson(json);
    } else {
        printText(run::exporter::toMarkdown(run, documentWords()) % requestsText(run, stored));
    }
    emit finished(ExitCode::Done);
}

QString ShowCommand::requestsText(const run::Run &run, const run::StoredRun &stored) const
{
    QString text = u"\n# Requests\n\n"_s;
    for (const run::Stage &stage : run.stages()) {
        for (const run::Attempt &attempt : stage.attempts) {
            const auto body = stored.requests.constFind(attempt.requestSha256);
            const bool isKept = body != stored.requests.cend();
            text += u"- %1, %2: requests/%3.json%4\n"_s.arg(
                wording::stageTitle(stage.role), text::oneLine(attempt.model),
                text::oneLine(attempt.requestSha256, 64),
                isKept ? u", %1 bytes"_s.arg(body->size()) : u", not kept"_s);
            if (isKept && options().showsRequests) {
                const QString json
                    = QString::fromUtf8(QJsonDocument::fromJson(*body).toJson()).trimmed();
                const QString fence = text::fenceFor(json);
                text += u'\n' % fence % u"json\n"_s % json % u'\n' % fence % u"\n\n"_s;
            }
        }
    }
    return text;
}

} // namespace roo::cli
