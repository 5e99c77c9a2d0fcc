// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/edit/foldercontext.h"
#include "core/run/run.h"

#include <QList>
#include <QString>

#include <stop_token>

//! From the Coder's answers to what they would do to a folder. These read many files: the worker's
//! to run.
namespace roo::run {

//! What an answer makes of a workspace.
struct ChangeProposal
{
    edit::ChangeSet changes;
    QString folder; //!< Absolute, without links.
    QString failures; //!< For a repair; empty where nothing failed.
    QString wholeFiles;
    bool lacksChanges = false; //!< The answer has code, but says of none of it where it goes.
    bool isAnew = false; //!< Not as the run planned it for this folder: files were changed since.

    //! Nothing is to be asked again.
    [[nodiscard]] bool isComplete() const { return changes.isComplete() && !lacksChanges; }
    //! False where something was refused that no other answer can make right: the whole set stays
    //! refused then.
    [[nodiscard]] bool canBeMended() const;
};

//! Where changes are held against.
struct ProposalGround
{
    QString folder;
    qint64 shownBytes = edit::ContextLimits{}.total; //!< Of files, in the texts for the Coder.
};

//! Holds one more answer against the folder; `soFar` is empty before the first. Errors: those of
//! Workspace::open; Cancelled.
[[nodiscard]] Result<ChangeProposal> propose(const ProposalGround &ground,
                                             const edit::ChangeSet &soFar,
                                             const WholeAnswer &answer,
                                             const std::stop_token &stop = {});

//! The same for all answers of a run. Errors: those of `propose`.
[[nodiscard]] Result<ChangeProposal> proposeAll(const QString &folder,
                                                const QList<WholeAnswer> &answers,
                                                const std::stop_token &stop = {});

//! What a run would do to a folder as it is now. Where all files are as they were when its changes
//! were planned for this folder, it is just these changes; otherwise its answers are held against
//! the folder anew, as always for a foreign run, whose word is not taken for what is safe.
//! Errors: CodeMissing; those of `propose`.
[[nodiscard]] Result<ChangeProposal> proposalOf(const Run &run, const QString &folder,
                                                bool isForeign, const std::stop_token &stop = {});

//! The bytes of a file of a folder, as far as changes may touch it; empty where it cannot be read.
[[nodiscard]] QByteArray bytesIn(const QString &folder, const QString &path);

} // namespace roo::run
