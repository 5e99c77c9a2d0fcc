// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/namedfiles.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace roo::run {
class Worker;
}

namespace roo::gui {

//! Puts the files of an answer into a folder: all or none, and over those that are there already
//! only after a question. A window has one.
class CodeFileSaver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeFileSaver)

public:
    //! The worker outlives it; `window` is what the questions belong to.
    CodeFileSaver(run::Worker &worker, QWidget *window);

    //! The folder, once all files are in it; or why none is, which is an error of
    //! edit::createFiles. Whoever answers no hears nothing.
    using Told = std::function<void(const Result<QString> &folder)>;

    //! Asks where to.
    void choose(const QList<edit::NamedFile> &files, const Told &told);
    void save(const QString &folder, const QList<edit::NamedFile> &files, const Told &told);

private:
    struct Order
    {
        QString folder;
        QList<edit::NamedFile> files;
        Told told;
    };

    void ask(const Order &order, const QStringList &present);
    void write(const Order &order, const QStringList &replaceable);

    run::Worker &m_worker;
    QPointer<QWidget> m_window;
};

} // namespace roo::gui
