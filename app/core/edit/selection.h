// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace roo::edit {

//! What is wanted of a change set: the files by their path, and of each the hunks, counted from 0,
//! as `hunksOf` has them. A file that is named without any keeps its text; it is made, moved or
//! taken away all the same only where that needs no hunk.
using Selection = QHash<QString, QSet<qsizetype>>;

//! All there is.
[[nodiscard]] Selection wholeSelection(const ChangeSet &changes);

//! The file with exactly these of its hunks, all other bytes as they were. Empty where that changes
//! nothing.
[[nodiscard]] std::optional<FileChange> withHunks(const FileChange &file,
                                                  const QSet<qsizetype> &hunks);

//! The set with exactly what is wanted of it; all of it gives the same set. An edit of which
//! nothing is left is skipped, and needs no consent.
[[nodiscard]] ChangeSet selected(const ChangeSet &changes, const Selection &wanted);

//! The set without what was refused, once a person has agreed that it is left out. What is wrong
//! with the set as a whole stays.
[[nodiscard]] ChangeSet withoutRefused(const ChangeSet &changes);

} // namespace roo::edit
