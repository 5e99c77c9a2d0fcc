// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
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

    //! The journals of a run, the newest first.
    [[nodiscard]] QStringList journalsOf(const QString &runId) const;

    //! The newest one that is still applied. Error: JournalUnknown.
    [[nodiscard]] Result<QString> lastApplied(const QString &runId) const;

    //! Finishes what killed programs left half-way; see edit::recover.
    [[nodiscard]] QList<edit::Recovered> recover(const std::stop_token &stop = {}) const;

    //! With the run they go, too; but for one whose folder is between two states, and needs it.
    void removeOf(const QString &runId) const;

    //! Takes the journals away whose run is no more, or never was kept: nobody can name them.
    void sweep(const std::function<bool(const QString &runId)> &isKept) const;

private:
    [[nodiscard]] QStringList journalsLike(const QString &pattern) const;
    void remove(const QStringList &journals) const;

    QString m_folder;
};

} // namespace roo::run
