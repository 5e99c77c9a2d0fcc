// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/edit/foldercontext.h"
#include "core/edit/tree.h"

#include <QString>
#include <QStringList>

//! What the Coder is told when its changes do not fit the files.
namespace roo::run {

//! Where the changes were held against.
struct RepairGround
{
    edit::Tree folder; //!< As it lies there, without the changes.
    QStringList paths; //!< All that a model may know of.
    qint64 limit = edit::ContextLimits{}.total; //!< Bytes of files that are shown.
};

//! The changes that were refused, each as it was written, why, and the lines that really stand in
//! the file with what has resolved so far. Contents of files that a model may not see are never in
//! it. Empty where nothing failed.
[[nodiscard]] QString failuresText(const edit::ChangeSet &set, const RepairGround &ground);

//! The same with the files in question whole, for a Coder that is to write them whole; empty where
//! there is none that may be shown and has room.
[[nodiscard]] QString wholeFilesText(const edit::ChangeSet &set, const RepairGround &ground);

} // namespace roo::run
