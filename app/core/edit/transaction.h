// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/jail.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

//! Brings the files of a folder from one state to another: all or nothing, whatever happens on the
//! way, and back again. What is needed for the way back is written before anything else, into a
//! journal folder of its own outside.
namespace roo::edit {

//! A file as it is, or shall be.
struct FileState
{
    QByteArray bytes;
    int mode = -1; //!< POSIX permissions; -1: what a new file gets.
    bool isExecutable = false; //!< Of a new file.

    friend bool operator==(const FileState &, const FileState &) = default;
};

//! What happens at one path. Without a state there is no file.
struct FileStep
{
    QString path;
    std::optional<FileState> before;
    std::optional<FileState> after;

    friend bool operator==(const FileStep &, const FileStep &) = default;
};

//! Carries all steps out, or none. `journal` is a folder that is not there yet.
//! Errors: FileStale where a file is not in its state before (`subject` the path); FileExists;
//! FileUnwritable; WorkspaceBusy.
[[nodiscard]] Result<void> carryOut(Jail &jail, const QList<FileStep> &steps,
                                    const QString &journal);

//! Files that were changed after they were applied, by their paths, with the SHA-256 of what they
//! hold now: empty where a file has gone, none where it is no file that can be read.
using LaterChanges = QMap<QString, std::optional<QString>>;

//! What taking it back would lose. Errors: JournalUnknown, also where it was taken back before;
//! WorkspaceBusy; FileUnwritable.
[[nodiscard]] Result<LaterChanges> laterChanges(const QString &journal);

//! Brings every file back to its state before, byte for byte; gives the paths at which a later
//! change was overwritten. Nothing is lost but what `mayBeLost` has, as it has it. Errors: those of
//! laterChanges; FileStale for other changes (`detail` their paths, a line each).
[[nodiscard]] Result<QStringList> takeBack(const QString &journal,
                                           const LaterChanges &mayBeLost = {});

//! What was found of a program that had been killed.
struct Recovered
{
    QString journal;
    QString folder;
    QStringList left; //!< Files that somebody else has changed since, and that stay as they are.
};

//! Finishes what killed programs left half-way, so that each folder is as it was before. Looks at
//! all journals below `journals`; those at work are left alone. What is told to stop leaves the
//! rest as it is, for the next time.
[[nodiscard]] QList<Recovered> recover(const QString &journals, const std::stop_token &stop = {});

} // namespace roo::edit
