// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QList>
#include <QString>

#include <optional>

//! From the answers of a run to a folder. Plain functions that touch many files: the worker's to
//! run.
namespace roo::run {

//! Where changes go.
struct ApplyTarget
{
    QString folder;
    QString journal; //!< A folder that is not there yet; takes what an undo needs.
    QList<edit::Consent> allowed = {};
    bool keepsJournal = true; //!< False: nothing of the run is kept, so nothing can be undone.
};

//! What stands in the way of writing a change set; empty: nothing does.
//! EditsRefused (`subject` how many, `expected` the code of what is wrong with all); ConsentMissing
//! (`subject` the names of all that it needs); ChangesMissing.
[[nodiscard]] std::optional<Error> obstacleTo(const edit::ChangeSet &changes,
                                              const QList<edit::Consent> &allowed);

//! Whether something could be written there and taken back, as far as can be told before.
//! Errors: FileUnwritable; HistoryUnwritable without a place for the journal.
[[nodiscard]] Result<void> checkTarget(const ApplyTarget &target);

//! Writes all files of the set, or none. What no person or program may have changed since is
//! looked at again. Errors: those of obstacleTo; EditsRefused for a path that must not be written;
//! FileStale (`subject` the path), FileUnwritable, WorkspaceBusy; HistoryUnwritable without a place
//! for the journal.
[[nodiscard]] Result<EditsApplied> applyChanges(const edit::ChangeSet &changes,
                                                const ApplyTarget &target);

} // namespace roo::run
