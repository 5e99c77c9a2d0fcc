// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/keptcommand.h"

#include "core/base/text.h"
#include "core/run/app.h"

#include <QJsonDocument>

#include <utility>

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
    if (!m_isCancelled) {
        m_isCancelled = true;
        m_worker.stop();
        finishLater(ExitCode::Done);
    }
}

void KeptCommand::lookUp(std::function<void(const QList<run::StoredRun> &)> then)
{
    using Runs = Result<QList<run::StoredRun>>;
    inBackground(
        [store = m_store, references = m_options.runs](const std::stop_token &stop) -> Runs {
            QList<run::StoredRun> runs;
            for (const QString &reference : references) {
                if (stop.stop_requested()) {
                    break;
                }
                Result<run::StoredRun> found = run::lookUpRun(store, reference);
                if (!found) {
                    return std::unexpected(found.error());
                }
                runs.append(*std::move(found));
            }
            return runs;
        },
        [this, then = std::move(then)](const Runs &runs) {
            if (runs) {
                then(*runs);
            } else {
                failWith(runs.error());
            }
        });
}

void KeptCommand::failWith(const Error &error)
{
    report(error);
    const bool isNamedHere
        = error.kind == ErrorKind::FileUnreadable || error.kind == ErrorKind::FileTooLarge;
    finishLater(isNamedHere ? ExitCode::Usage : exitCodeFor(error));
}

void KeptCommand::printJson(const QJsonObject &json)
{
    printText(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) % u'\n');
}

void KeptCommand::printText(const QString &text)
{
    console().answer((console().answersGoToTerminal() ? text::printable(text) : text).toUtf8());
}

run::exporter::Words documentWords()
{
    return {
        .stageTitle = wording::stageTitle, .failure = wording::brief, .figures = wording::figures};
}

} // namespace roo::cli
