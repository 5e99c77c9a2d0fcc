// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/runexport.h"

#include "core/edit/patch.h"
#include "core/edit/pathrules.h"
#include "core/run/runarchive.h"
#include "gui/answers/highlighting.h"
#include "gui/history/codehtml.h"
#include "gui/history/runpdf.h"
#include "gui/words/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

#include <memory>

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

//! The languages of this thread: the window has its own.
std::shared_ptr<const Highlighting> loadedHighlighting()
{
    auto highlighting = std::make_shared<Highlighting>();
    highlighting->load();
    return highlighting;
}

Result<QByteArray> pdfOf(const run::Run &run, run::RunStatus status, const std::stop_token &stop,
                         ExportProgress &progress)
{
    namespace exporter = run::exporter;
    const auto code = codeHtml(loadedHighlighting(), CodeGround::Paper);
    PrintedRun printed{.title = run.start().task.simplified(),
                       .body = exporter::toHtmlBody(run, documentWords(), code, status),
                       .plain = {}};
    if (printed.body.size() > longestPrintedBody) {
        printed.plain = exporter::toMarkdown(run, documentWords(), status);
    }
    return runPdf(printed, stop, [&progress](int percent) { progress.percent = percent; });
}

} // namespace

Result<QByteArray> exported(const run::StoredRun &stored, const QString &fileName,
                            const std::stop_token &stop, ExportProgress &progress)
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
    if (format == "pdf"_L1) {
        return pdfOf(run, status, stop, progress);
    }
    const QString text = format == "html"_L1
        ? run::exporter::toHtml(run, documentWords(),
                                codeHtml(loadedHighlighting(), CodeGround::Screen), status)
        : run::exporter::toMarkdown(run, documentWords(), status);
    return text.toUtf8();
}

QStringList exportFilters()
{
    return {Words::tr("Markdown (*.md)"), Words::tr("HTML page (*.html)"),
            Words::tr("PDF (*.pdf)"),     Words::tr("JSON (*.json)"),
            Words::tr("Patch (*.patch)"), Words::tr("Zip with everything (*.zip)")};
}

QString exportName(const QString &task)
{
    constexpr qsizetype longest = 48;
    QString plain;
    const QString begin = task.left(10 * longest);
    for (const QChar character : begin) {
        const bool isFit = character.isLetterOrNumber() || character.isMark() || character == u'-'
            || character == u'_';
        plain += isFit ? character : QChar(u' ');
    }
    QString name = plain.simplified();
    if (name.size() > longest) {
        const qsizetype end = name.lastIndexOf(u' ', longest);
        name.truncate(end > 0 ? end : longest);
    }
    return edit::checkedPath(name) ? name : u"run"_s;
}

} // namespace roo::gui
