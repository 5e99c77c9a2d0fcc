// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/exportcommand.h"

#include "cli/outfiles.h"
#include "core/edit/patch.h"
#include "core/run/runarchive.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

Result<QByteArray> exported(const run::StoredRun &stored, const QString &format)
{
    namespace exporter = run::exporter;
    if (format == "zip"_L1) {
        return run::archive::pack(stored);
    }
    const run::Run run = run::foldAll(stored.events);
    if (format == "patch"_L1 && run.edits() && !run.edits()->changes.isComplete()) {
        return std::unexpected(Error{.kind = ErrorKind::EditsRefused}); // half a patch is none
    }
    if (format == "patch"_L1) {
        return run.edits()
            ? Result<QByteArray>(edit::patchOf(run.edits()->changes.files))
            : std::unexpected(Error{.kind = ErrorKind::FolderMissing, .subject = run.id()});
    }
    const run::RunStatus status = stored.statusWithoutEnd();
    if (format == "json"_L1) {
        return QJsonDocument(exporter::toJson(run, status)).toJson();
    }
    return (format == "html"_L1
                ? exporter::toHtml(run, documentWords(), exporter::plainCode, status)
                : exporter::toMarkdown(run, documentWords(), status))
        .toUtf8();
}

} // namespace

void ExportCommand::start()
{
    const bool isForTerminal = options().outputFile.isEmpty() && console().answersGoToTerminal();
    if (options().format == "zip"_L1 && isForTerminal) {
        console().fail(wording::fromProgram(
            u"A zip file is nothing for a terminal: name a file with --output, or redirect."_s));
        finishLater(ExitCode::Usage);
        return;
    }
    withRuns(
        [format = options().format](const QList<run::StoredRun> &runs, const std::stop_token &) {
            return exported(runs.constFirst(), format);
        },
        [this](const QByteArray &bytes) { deliver(bytes); });
}

void ExportCommand::deliver(const QByteArray &bytes)
{
    if (options().outputFile.isEmpty()) {
        if (console().answersGoToTerminal()) {
            printText(QString::fromUtf8(bytes));
        } else {
            console().answer(bytes);
        }
    } else if (const Result<void> written = writeOutput(options().outputFile, bytes); !written) {
        failWith(written.error());
        return;
    } else if (!common().isQuiet) {
        console().note(
            u"Written to %1 (%2)"_s.arg(options().outputFile, wording::size(bytes.size())));
    }
    emit finished(ExitCode::Done);
}

} // namespace roo::cli
