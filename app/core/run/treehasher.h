// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/changeset.h"
#include "core/edit/ignorefiles.h"
#include "core/edit/jail.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <memory>
#include <stop_token>

namespace roo::run {

//! What of a file counts for the hash of its tree, and its permissions.
struct SourceFile
{
    QByteArray sha256;
    bool isExecutable = false;
    int mode = -1;

    friend bool operator==(const SourceFile &, const SourceFile &) = default;
};

//! By path.
using SourceFiles = QMap<QString, SourceFile>;

//! SHA-256, in hexadecimal digits, over paths, executable bits and contents.
[[nodiscard]] QString treeHash(const SourceFiles &files);

//! What the changes make of files. Error: FileStale where a file is not what a change is for.
[[nodiscard]] Result<SourceFiles> changedFiles(SourceFiles files,
                                               const QList<edit::FileChange> &changes);

//! The hash of a folder: of all its regular files but those that are ignored or keep secrets. Links
//! and times do not count, nor does what cannot be read. What was read once is not read again while
//! the file is untouched. The worker's to run; never by several threads at once.
class TreeHasher final
{
    Q_DISABLE_COPY_MOVE(TreeHasher)

public:
    //! Error: FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<TreeHasher>> open(const QString &folder);
    ~TreeHasher() = default;

    [[nodiscard]] const edit::Jail &jail() const { return *m_jail; }

    //! Errors: Cancelled; FileUnreadable where there is too much.
    [[nodiscard]] Result<SourceFiles> files(const std::stop_token &stop = {});
    //! `treeHash` of `files`. Errors: likewise.
    [[nodiscard]] Result<QString> hash(const std::stop_token &stop = {});
    //! What `hash` would be with these changes, which are not made. Errors: likewise; FileStale
    //! where a file is not what a change is for.
    [[nodiscard]] Result<QString> hashAfter(const QList<edit::FileChange> &changes,
                                            const std::stop_token &stop = {});

    //! Of a regular file as it was listed. Error: FileUnreadable.
    [[nodiscard]] Result<QByteArray> digest(const edit::Jail::Named &file);

private:
    //! What was read, and when.
    struct Known
    {
        edit::Jail::Stamp stamp;
        qint64 size = 0;
        qint64 readAt = 0; //!< Nanoseconds since 1970.
        QByteArray sha256;
    };

    explicit TreeHasher(std::unique_ptr<edit::Jail> jail);
    [[nodiscard]] Result<SourceFiles> files(edit::IgnoreFiles &ignore, const std::stop_token &stop);

    std::unique_ptr<edit::Jail> m_jail;
    QHash<QString, Known> m_known;
};

} // namespace roo::run
