// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/changeset.h"
#include "core/edit/filelist.h"
#include "core/edit/ignorefiles.h"
#include "core/edit/tree.h"

#include <QHash>
#include <QString>

#include <memory>
#include <stop_token>

namespace roo::edit {

class Jail;

//! A folder that edits are for. Reading and writing stay below it, whatever links lie there. It
//! must not be used by several threads at once.
class Workspace final
{
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    //! Error: FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString &folder);
    ~Workspace();

    //! Without links, as it was opened.
    [[nodiscard]] const QString &folder() const;

    //! What lies at a path without a look into it; of what `look` tells, `kind`, `decidedBy` and
    //! `isIgnored`. The path is relative and below the folder, but may have names that
    //! `isProtectedName`.
    [[nodiscard]] TreeEntry glanceAt(const QString &path);
    //! What lies at a path that `checkedPath` has left. Listings of folders and ignore files are
    //! read once.
    [[nodiscard]] TreeEntry look(const QString &path);
    //! `look`, for `resolved`; the workspace outlives it.
    [[nodiscard]] Tree tree();

    //! What a model may know of, as `listedFiles` has it. Error: Cancelled.
    [[nodiscard]] Result<FileList> files(const std::stop_token &stop = {});

    //! Writes all files of the set or none; `journal`, which is not there yet, takes what is needed
    //! to take it back. Errors: those of carryOut.
    [[nodiscard]] Result<void> apply(const QList<FileChange> &files, const QString &journal);

private:
    explicit Workspace(std::unique_ptr<Jail> jail);
    [[nodiscard]] QString twinOf(const QString &path);
    [[nodiscard]] const QHash<QString, QStringList> &namesIn(const QString &folder);

    std::unique_ptr<Jail> m_jail;
    QHash<QString, QHash<QString, QStringList>> m_listings; //!< By folder: names, folded.
    IgnoreFiles m_ignore;
};

} // namespace roo::edit
