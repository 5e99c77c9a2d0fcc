// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::edit {

//! What a journal knows of one path. Contents are named by their SHA-256; empty: no file.
struct JournalStep
{
    QString path;
    QString before;
    int mode = -1; //!< Of the file before.
    QString after;
    QString temporary; //!< The name, in the same folder, under which it is written first.
    std::optional<QString> lost = {}; //!< A later content that an undo may overwrite.

    friend bool operator==(const JournalStep &, const JournalStep &) = default;
};

//! The folder of one journal: journal.json, originals/<sha256>, and a file "unfinished" as long as
//! the files of the workspace are between two states.
class ApplyJournal final
{
public:
    enum class State { Applying, Applied, Undoing, Undone };

    //! Writes a journal, with the original contents, and waits for the disk. It is there as a
    //! whole, or not at all. Errors: FileExists, FileUnwritable.
    [[nodiscard]] static Result<ApplyJournal> create(const QString &folder, const QString &root,
                                                     const QList<JournalStep> &steps,
                                                     const QStringList &newFolders,
                                                     const QList<QByteArray> &originals);
    //! Error: JournalUnknown.
    [[nodiscard]] static Result<ApplyJournal> read(const QString &folder);
    //! The journals below a folder whose work was not finished.
    [[nodiscard]] static QStringList unfinished(const QString &journals);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QList<JournalStep> &steps() const { return m_steps; }
    //! In the order in which they were made.
    [[nodiscard]] const QStringList &newFolders() const { return m_newFolders; }

    //! The original content of this name. Error: JournalUnknown, also where it is not what its name
    //! says.
    [[nodiscard]] Result<QByteArray> original(const QString &sha256) const;
    //! Error: FileUnwritable.
    [[nodiscard]] Result<void> setState(State state);
    //! The state Undoing, in which these contents may be overwritten, by their paths; whoever has
    //! to finish it knows that, too. Error: FileUnwritable.
    [[nodiscard]] Result<void> beginUndo(const QMap<QString, QString> &mayBeLost);
    //! Takes away what programs that were killed left of journals that never were one.
    static void sweep(const QString &journals);
    //! Takes the journal away.
    void discard() const;

private:
    ApplyJournal() = default;
    [[nodiscard]] Result<void> write() const;

    QString m_folder;
    QString m_root;
    State m_state = State::Applying;
    QList<JournalStep> m_steps;
    QStringList m_newFolders;
};

} // namespace roo::edit
