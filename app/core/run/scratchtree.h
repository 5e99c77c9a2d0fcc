// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/changeset.h"
#include "core/edit/jail.h"
#include "core/edit/scratchfolder.h"
#include "core/run/treecopy.h"
#include "core/run/treehasher.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

namespace roo::run {

//! Where copies of workspaces lie while checks run in them.
[[nodiscard]] edit::ScratchPlace scratchTreePlace(const QString &cache);

//! A copy of a workspace that checks run in, so that the workspace itself is not touched; it goes
//! with this. The worker's to run; never by several threads at once.
class ScratchTree final
{
    Q_DISABLE_COPY_MOVE(ScratchTree)

public:
    //! Copies what is not ignored and what builds need; `.git` and what keeps secrets never.
    //! Errors: Cancelled; FileUnwritable, also where the disk is full; FileTooLarge and
    //! FileUnreadable where the workspace is too much.
    [[nodiscard]] static Result<std::unique_ptr<ScratchTree>>
    create(const QString &workspace, const edit::ScratchPlace &place,
           const std::stop_token &stop = {}, const CopyBounds &bounds = {});
    ~ScratchTree() = default;

    //! Where the checks run.
    [[nodiscard]] QString path() const { return m_jail->folder(); }
    //! The hash of the workspace as it was copied.
    [[nodiscard]] const QString &snapshotHash() const { return m_snapshotHash; }
    //! What it lacks.
    [[nodiscard]] const QList<LeftOut> &leftOut() const { return m_copy.leftOut; }

    //! Makes it hold the snapshot with these changes, which are relative to the snapshot, instead
    //! of those of a call before, and takes back what checks have done to its sources; what they
    //! have made that is ignored stays. Writes only what differs. Errors: FileStale where a change
    //! is not for the snapshot, or the workspace, which is read again for what checks have spoiled,
    //! has changed there; Cancelled, FileUnwritable, FileUnreadable. After an error it is in no
    //! certain state, until another call succeeds.
    [[nodiscard]] Result<void> bringTo(const QList<edit::FileChange> &changes,
                                       const std::stop_token &stop = {});

    //! As it is now. Errors: those of `TreeHasher::hash`.
    [[nodiscard]] Result<QString> hash(const std::stop_token &stop = {});

private:
    ScratchTree() = default;
    [[nodiscard]] Result<void> take(const QString &workspace, const CopyBounds &bounds,
                                    const std::stop_token &stop);
    void remember(const QList<edit::FileChange> &changes);
    [[nodiscard]] Result<QByteArray> contentBefore(const QString &path,
                                                   const SourceFile &file) const;

    std::unique_ptr<edit::ScratchFolder> m_folder;
    std::unique_ptr<edit::Jail> m_workspace;
    std::unique_ptr<edit::Jail> m_jail;
    std::unique_ptr<TreeHasher> m_hasher;
    TreeCopy m_copy;
    SourceFiles m_snapshot; //!< Ignore files among them that are themselves ignored.
    QString m_snapshotHash;
    //! What was at the paths that changes have touched; none: nothing.
    QHash<QString, std::optional<QByteArray>> m_before;
    SourceFiles m_beyond; //!< Files that a change was for and that are not in the snapshot.
};

} // namespace roo::run
