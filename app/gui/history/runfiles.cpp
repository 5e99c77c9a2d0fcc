// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/runfiles.h"

#include "core/base/files.h"
#include "core/edit/namedfiles.h"
#include "core/run/runlookup.h"
#include "gui/answers/codefilesaver.h"
#include "gui/history/historymodel.h"
#include "gui/history/runexport.h"
#include "gui/window/workbench.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr std::chrono::milliseconds progressTime{200};

//! Error: CodeMissing.
Result<edit::NamedFiles> codeFilesOf(const run::StoredRun &stored)
{
    const run::Run run = run::foldAll(stored.events);
    const QString answer = run.answer(run::Role::Coder);
    if (answer.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::CodeMissing, .subject = run.id()});
    }
    return edit::namedFiles(answer);
}

//! The task of a run, with what went with it.
TaskDraft draftOf(const run::StoredRun &stored, const QString &reference)
{
    const run::Run run = run::foldAll(stored.events);
    TaskDraft draft{.task = run.start().task,
                    .profile = run.start().profile.name,
                    .workspace = run.start().workspace,
                    .attachments = {}};
    for (const run::AttachmentsAdded::File &file : run.attachments()) {
        draft.taken.append({.run = reference, .path = file.path});
    }
    return draft;
}

//! The messages of a request, one below the other, each under its role.
QString promptIn(const QByteArray &request)
{
    QStringList parts;
    const QJsonArray messages
        = QJsonDocument::fromJson(request).object().value("messages"_L1).toArray();
    for (const QJsonValue &message : messages) {
        parts.append(
            u"# %1\n%2"_s.arg(message["role"_L1].toString(), message["content"_L1].toString()));
    }
    return parts.join(u"\n\n"_s);
}

Result<QString> promptOf(const run::StoredRun &stored, run::Role role)
{
    const run::Run run = run::foldAll(stored.events);
    const run::Stage *const stage = run.stage(role);
    if (stage == nullptr || stage->attempts.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnknown, .subject = run.id()});
    }
    return promptIn(stored.requests.value(stage->attempts.constLast().requestSha256));
}

} // namespace

RunFiles::RunFiles(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
    , m_deletion(bench)
{
}

void RunFiles::chooseRun(QWidget *window)
{
    auto *const dialog = new QFileDialog(window, tr("Open a Run"), {}, tr("Runs (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RunFiles::runChosen);
    dialog->open();
}

void RunFiles::chooseExport(const QString &reference, QWidget *window)
{
    if (reference.isEmpty()) {
        return;
    }
    auto *const dialog = new QFileDialog(window, tr("Export the Run"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(exportFilters());
    dialog->setDefaultSuffix(u"md"_s);
    const QModelIndex kept = m_bench.history().indexOf(reference);
    dialog->selectFile(exportName(kept.isValid() ? kept.data().toString()
                                                 : QFileInfo(reference).completeBaseName()));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, reference](const QString &file) { exportTo(reference, file); });
    dialog->open();
}

void RunFiles::exportTo(const QString &reference, const QString &file)
{
    const auto progress = std::make_shared<ExportProgress>();
    auto *const clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this,
            [this, file, progress] { emit exporting(file, progress->percent); });
    clock->start(progressTime);
    m_bench.worker().run(
        this,
        [store = m_bench.store(), reference, file,
         progress](const std::stop_token &stop) -> Result<void> {
            return run::lookUpRun(store, reference, stop)
                .and_then([&](const run::StoredRun &stored) {
                    return exported(stored, file, stop, *progress);
                })
                .and_then([&](const QByteArray &bytes) {
                    return files::replaceFile(file, bytes,
                                              files::ownerOnly | QFileDevice::ReadGroup
                                                  | QFileDevice::ReadOther);
                });
        },
        [this, file, clock](const Result<void> &done) {
            clock->deleteLater();
            if (done) {
                emit written(file);
            } else {
                emit failed(done.error());
            }
        });
}

void RunFiles::exportCode(const QString &reference, CodeFileSaver &saver)
{
    if (reference.isEmpty()) {
        return;
    }
    m_bench.worker().run(
        this,
        [store = m_bench.store(), reference](const std::stop_token &stop) {
            return run::lookUpRun(store, reference, stop).and_then(codeFilesOf);
        },
        [this, saver = QPointer(&saver)](const Result<edit::NamedFiles> &found) {
            if (found && saver) {
                saveCode(*found, *saver);
            } else if (!found) {
                emit failed(found.error());
            }
        });
}

void RunFiles::saveCode(const edit::NamedFiles &found, CodeFileSaver &saver)
{
    if (!found.unclear.isEmpty()) {
        emit codeLeftOut(found.unclear);
    } else if (found.files.isEmpty()) {
        emit codeHasNoFiles();
    }
    if (!found.files.isEmpty()) {
        saver.choose(found.files, [this](const Result<QString> &folder) {
            if (folder) {
                emit written(*folder);
            } else {
                emit failed(folder.error());
            }
        });
    }
}

void RunFiles::readTask(const QString &reference)
{
    m_bench.worker().run(
        this,
        [store = m_bench.store(), reference](const std::stop_token &stop) {
            return run::lookUpRun(store, reference, stop);
        },
        [this, reference](const Result<run::StoredRun> &stored) {
            if (!stored) {
                emit failed(stored.error());
                return;
            }
            emit taskRead(draftOf(*stored, reference));
        });
}

void RunFiles::copyPrompt(const QString &reference, run::Role role)
{
    if (reference.isEmpty()) {
        return;
    }
    m_bench.worker().run(
        this,
        [store = m_bench.store(), reference, role](const std::stop_token &stop) {
            return run::lookUpRun(store, reference, stop)
                .and_then([role](const run::StoredRun &stored) { return promptOf(stored, role); });
        },
        [this](const Result<QString> &prompt) {
            if (prompt) {
                QGuiApplication::clipboard()->setText(*prompt);
                emit promptCopied();
            } else {
                emit failed(prompt.error());
            }
        });
}

} // namespace roo::gui
