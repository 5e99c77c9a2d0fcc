// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/run/runevent.h"

#include <QString>
#include <QStringList>

//! The English words for changes: what happens to which file, and why something does not.
namespace roo::cli::wording {

//! Why a change was refused or skipped, or what is worth a word: "the lines of the anchor do not
//! stand in the file".
[[nodiscard]] QString fault(const edit::EditFault &fault);

//! "M src/a.py  +3 -1"
[[nodiscard]] QString fileChange(const edit::FileChange &file);

//! One line for each change that is skipped, refused or worth a look, below it the lines that were
//! probably meant, and what is wrong with the set as a whole.
[[nodiscard]] QStringList outcomeLines(const edit::ChangeSet &changes);
//! One line for each file that changes, then `outcomeLines`.
[[nodiscard]] QStringList changeLines(const edit::ChangeSet &changes);

//! The same for whoever must not be kept waiting: where texts are too long to be compared at once,
//! the lines of their files are not counted.
[[nodiscard]] QStringList quickChangeLines(const edit::ChangeSet &changes);

//! "2 files change", "nothing changes"; with what was refused.
[[nodiscard]] QString changeTotal(const edit::ChangeSet &changes);

//! "coder: is shown 42 names and 2 files (3.1 KiB of 200 KiB): a.py, b.py"
[[nodiscard]] QString workspaceRead(const run::WorkspaceRead &read);
//! "big.csv is not shown: it is too large (3 MiB)"
[[nodiscard]] QString notShown(const run::WorkspaceRead::NotShown &file);

//! "config.py, line 3: looks like an AWS access key (AKIA…)"
[[nodiscard]] QString secret(const run::SecretsFound::Finding &finding);

} // namespace roo::cli::wording
