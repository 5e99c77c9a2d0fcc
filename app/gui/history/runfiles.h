// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/namedfiles.h"
#include "gui/history/deferreddeletion.h"
#include "gui/task/draft.h"

#include "core/run/profile.h"

#include <QObject>

class QWidget;

namespace roo::gui {

class CodeFileSaver;
class Workbench;
struct ExportProgress;

//! What is done with runs that are kept: opened from files, exported, copied from, deleted.
class RunFiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFiles)

public:
    //! `bench` outlives it.
    explicit RunFiles(Workbench &bench, QObject *parent = nullptr);

    [[nodiscard]] DeferredDeletion &deletion() { return m_deletion; }

    void chooseRun(QWidget *window);
    void chooseExport(const QString &reference, QWidget *window);
    void exportTo(const QString &reference, const QString &file);
    //! The files of the Coder's answer, into a folder that the window's `saver` asks for.
    void exportCode(const QString &reference, CodeFileSaver &saver);
    //! The task of a run, with its profile and workspace.
    void readTask(const QString &reference);
    //! The prompt that a stage was asked with last goes to the clipboard.
    void copyPrompt(const QString &reference, run::Role role);

signals:
    void runChosen(const QString &file);
    void written(const QString &file);
    //! Again and again, while a file takes longer; 0: nobody knows how far it is.
    void exporting(const QString &file, int percent);
    //! Files of an answer that are left out: nobody can tell where they end.
    void codeLeftOut(const QStringList &files);
    //! There is an answer, and it names no file.
    void codeHasNoFiles();
    void taskRead(const roo::gui::TaskDraft &draft);
    void promptCopied();
    void failed(const roo::Error &error);

private:
    void saveCode(const edit::NamedFiles &found, CodeFileSaver &saver);

    Workbench &m_bench;
    DeferredDeletion m_deletion;
};

} // namespace roo::gui
