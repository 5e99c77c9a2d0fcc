// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include <QList>
#include <QString>
#include <QStringList>

//! Changes after changes, as one.
namespace roo::edit {

//! Where a file is after its change; empty: it is gone.
[[nodiscard]] QString placeAfter(const FileChange &change);
//! Of each; empty for those that are gone.
[[nodiscard]] QStringList placesAfter(const QList<FileChange> &changes);
//! Where a file was before it; empty: there was none.
[[nodiscard]] QString placeBefore(const FileChange &change);

//! Changes, and changes of what comes of them, as one: from the state before the first to the state
//! after the second. By path; what comes back to where it began is left out, and no path is in two
//! of them: where files change places, their moves are told as changes of what lies there.
[[nodiscard]] QList<FileChange> composed(const QList<FileChange> &first,
                                         const QList<FileChange> &second);

//! From the state after the changes back to the state before them.
[[nodiscard]] QList<FileChange> reversed(const QList<FileChange> &changes);

} // namespace roo::edit
