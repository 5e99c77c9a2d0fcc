// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/showcommand.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! A body that was sent, and the attempts that sent it: a retry sends the same.
struct Request
{
    QString sha256;
    QStringList senders;
};

QList<Request> requestsOf(const run::Run &run)
{
    QList<Request> requests;
    for (const run::Stage &stage : run.stages()) {
        for (qsizetype i = 0; i < stage.attempts.size(); ++i) {
            const run::Attempt &attempt = stage.attempts.at(i);
            auto found = std::ranges::find(requests, attempt.requestSha256, &Request::sha256);
            if (found == requests.end()) {
                requests.append({.sha256 = attempt.requestSha256});
                found = requests.end() - 1;
            }
            found->senders.append(u"%1, attempt %2 (%3)"_s.arg(wording::stageTitle(stage.role),
                                                               QString::number(i + 1),
                                                               text::oneLine(attempt.model)));
        }
    }
    return requests;
}

//! Which requests were sent, and with `hasBodies` every one of them as it was sent.
QString requestsText(const run::Run &run, const run::StoredRun &stored, bool hasBodies)
{
    const QList<Request> requests = requestsOf(run);
    QString text = requests.isEmpty() ? QString() : u"\n# Requests\n\n"_s;
    for (const Request &request : requests) {
        const auto body = stored.requests.constFind(request.sha256);
        const bool isKept = body != stored.requests.cend();
        text += u"- %1: requests/%2.json%3\n"_s.arg(
            request.senders.join(u"; "), text::oneLine(request.sha256, 64),
            isKept ? u", %1 bytes"_s.arg(body->size()) : u", not kept"_s);
        if (isKept && hasBodies) {
            const QString json = QString::fromUtf8(*body);
            const QString fence = text::fenceFor(json);
            text += u'\n' % fence % u"json\n"_s % json % (json.endsWith(u'\n') ? u""_s : u"\n"_s)
                % fence % u"\n\n"_s;
        }
    }
    return text;
}

//! As an object where it is one, which every body that we send is.
QJsonValue bodyJson(const QByteArray &body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    return json.isObject() ? QJsonValue(json.object()) : QJsonValue(QString::fromUtf8(body));
}

QString shownJson(const run::Run &run, const run::StoredRun &stored, bool hasBodies)
{
    QJsonObject json = run::exporter::toJson(run, stored.statusWithoutEnd());
    if (hasBodies) {
        QJsonObject requests;
        for (const auto &[sha256, body] : stored.requests.asKeyValueRange()) {
            requests.insert(sha256, bodyJson(body));
        }
        json.insert("requests"_L1, requests);
    }
    return jsonLine(json);
}

} // namespace

void ShowCommand::start()
{
    printFromRuns([isJson = common().isJson, hasBodies = options().showsRequests](
                      const QList<run::StoredRun> &runs, const std::stop_token &) -> QString {
        const run::StoredRun &stored = runs.constFirst();
        const run::Run run = run::foldAll(stored.events);
        return isJson ? shownJson(run, stored, hasBodies)
                      : run::exporter::toMarkdown(run, documentWords(), stored.statusWithoutEnd())
                % requestsText(run, stored, hasBodies);
    });
}

} // namespace roo::cli
