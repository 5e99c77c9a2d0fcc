// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/runexport.h"

#include "core/edit/patch.h"
#include "core/run/runarchive.h"
#include "gui/words/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::RunExport)
};

QStringList changeWords(const edit::ChangeSet &changes)
{
    QStringList lines;
    for (const edit::FileChange &file : changes.files) {
        lines.append(file.path);
    }
    return lines;
}

run::exporter::Words documentWords()
{
    return {.stageTitle = words::stageTitle,
            .failure = words::brief,
            .figures =
                [](const run::StageFinished &stage) {
                    return QStringList{words::duration(stage.total), words::tokens(stage.usage),
                                       words::cost(stage.usage)}
                        .join(u", "_s);
                },
            .changes = changeWords};
}

Result<QByteArray> patchOf(const run::Run &run)
{
    if (!run.edits()) {
        return std::unexpected(Error{.kind = ErrorKind::FolderMissing, .subject = run.id()});
    }
    if (!run.edits()->changes.isComplete()) {
        return std::unexpected(Error{.kind = ErrorKind::EditsRefused}); // half a patch is none
    }
    return edit::patchOf(run.edits()->changes.files);
}

} // namespace

Result<QByteArray> exported(const run::StoredRun &stored, const QString &fileName)
{
    const QString format = QFileInfo(fileName).suffix().toLower();
    if (format == "zip"_L1) {
        return run::archive::pack(stored);
    }
    const run::Run run = run::foldAll(stored.events);
    const run::RunStatus status = stored.statusWithoutEnd();
    if (format == "patch"_L1) {
        return patchOf(run);
    }
    if (format == "json"_L1) {
        return QJsonDocument(run::exporter::toJson(run, status)).toJson();
    }
    return (format == "html"_L1
                ? run::exporter::toHtml(run, documentWords(), run::exporter::plainCode, status)
                : run::exporter::toMarkdown(run, documentWords(), status))
        .toUtf8();
}

QStringList exportFilters()
{
    return {Words::tr("Markdown (*.md)"), Words::tr("HTML page (*.html)"),
            Words::tr("JSON (*.json)"), Words::tr("Zip with everything (*.zip)"),
            Words::tr("Patch (*.patch)")};
}

} // namespace roo::gui
