// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace roo::run {

//! Where lies what is needed to take applied changes back: one journal an application, named after
//! its run. A value without a state of its own.
class UndoFolder final
{
public:
    //! `folder` need not exist; it is made with the first journal.
    explicit UndoFolder(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! The path of a journal that is not there yet.
    [[nodiscard]] QString newJournal(const QString &runId) const;
    //! The same for a run that is not kept: it is of use until the files are written.
    [[nodiscard]] QString newPassingJournal(const QString &runId) const;
    //! The run that a journal belongs to; empty: none that is kept.
    [[nodiscard]] static QString runOf(const QString &journal);

    //! The journals of a run, the newest first.
    [[nodiscard]] QStringList journalsOf(const QString &runId) const;

    //! The newest one that is still applied. Error: JournalUnknown.
    [[nodiscard]] Result<QString> lastApplied(const QString &runId) const;

    //! Finishes what killed programs left half-way; see edit::recover.
    [[nodiscard]] QList<edit::Recovered> recover(const std::stop_token &stop = {}) const;

    //! With the run they go, too; but for one whose folder is between two states, and needs it.
    void removeOf(const QString &runId) const;

private:
    [[nodiscard]] QStringList journalsLike(const QString &pattern) const;
    void remove(const QStringList &journals) const;

    QString m_folder;
};

} // namespace roo::run
