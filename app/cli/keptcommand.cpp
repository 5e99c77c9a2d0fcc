// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/keptcommand.h"

#include "cli/changewording.h"
#include "cli/proofwording.h"
#include "core/run/app.h"
#include "core/run/eventcodec.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace roo::cli {

KeptCommand::KeptCommand(Console &console, const Invocation &invocation)
    : Command(console)
    , m_common(invocation.common)
    , m_options(invocation.kept)
    , m_store(run::storeIn(invocation.common.app.sources.folders))
{
}

KeptCommand::~KeptCommand() = default;

void KeptCommand::cancel(ErrorKind)
{
    if (m_worker.stop()) {
        finishLater(ExitCode::Done);
    }
}

Result<QList<run::StoredRun>> KeptCommand::lookUpRuns(const std::optional<run::RunStore> &store,
                                                      const QStringList &references,
                                                      const std::stop_token &stop)
{
    QList<run::StoredRun> runs;
    for (const QString &reference : references) {
        Result<run::StoredRun> found = run::lookUpRun(store, reference, stop);
        if (!found) {
            return std::unexpected(found.error());
        }
        runs.append(*std::move(found));
    }
    return runs;
}

void KeptCommand::failWith(const Error &error)
{
    report(error);
    finishLater(exitCodeForNamed(error));
}

void KeptCommand::refuse(const Error &error, QJsonObject json)
{
    report(error);
    if (m_common.isJson) {
        json.insert("error"_L1, run::eventcodec::errorToJson(error));
        printText(jsonLine(json));
    }
    finishLater(error.kind == ErrorKind::RunBusy ? exitCodeForWriting(error)
                                                 : exitCodeForNamed(error));
}

void KeptCommand::printText(const QString &text)
{
    console().answer((console().answersGoToTerminal() ? text::printable(text) : text).toUtf8());
}

void KeptCommand::printJsonAndFinish(const QJsonObject &json, ExitCode code)
{
    inBackground([json](const std::stop_token &) { return jsonLine(json); },
                 [this, code](const QString &line) {
                     printText(line);
                     emit finished(code);
                 });
}

DiffStyle KeptCommand::diffStyle() const
{
    return {.isForTerminal = console().answersGoToTerminal(),
            .hasColor = console().answersHaveColor(),
            .isShown = !m_common.isJson};
}

QJsonObject errorObject(const Error &error)
{
    return {{u"error"_s, run::eventcodec::errorToJson(error)}};
}

QString jsonLine(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) % u'\n';
}

run::exporter::Words documentWords()
{
    return {.stageTitle = wording::stageTitle,
            .failure = wording::brief,
            .figures = wording::figures,
            .changes = wording::changeLines,
            .proof = wording::evidence};
}

} // namespace roo::cli
