// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/namedfiles.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace roo::run {
class Worker;
}

namespace roo::gui {

//! Puts the files of an answer into a folder: all or none, and over those that are there already
//! only after a question.
class CodeFileSaver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeFileSaver)

public:
    //! The worker outlives it; `window` is what the questions belong to.
    CodeFileSaver(run::Worker &worker, QWidget *window);

    //! Asks where to.
    void choose(const QList<edit::NamedFile> &files);
    void save(const QString &folder, const QList<edit::NamedFile> &files);

signals:
    void saved(const QString &folder, qsizetype files);
    //! Nothing is written. `error` is one of edit::createFiles.
    void failed(const roo::Error &error);

private:
    void ask(const QString &folder, const QList<edit::NamedFile> &files,
             const QStringList &present);
    void write(const QString &folder, const QList<edit::NamedFile> &files,
               const QStringList &replaceable);

    run::Worker &m_worker;
    QPointer<QWidget> m_window;
};

} // namespace roo::gui
