// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/edit/tree.h"

#include <QList>

//! Several answers as one change set over one snapshot: what resolved stays, and what did not is
//! asked for again.
namespace roo::edit {

//! The folder as it would be with these changes. `folder` is looked at as late as `Tree` is.
[[nodiscard]] Tree overlaid(Tree folder, QList<FileChange> changes);

//! The set after one more answer, which was asked for the refused edits of `soFar` (an empty set
//! before the first answer). The new edits are held against the folder with all that has resolved
//! so far; one that only repeats what has resolved is left out. A refused edit goes when an edit of
//! the new answer takes it up, and stays otherwise: what a model forgets is no success. `files` has
//! what the resolved edits make, also where the set as a whole is refused, so that the next answer
//! has a ground to stand on.
[[nodiscard]] ChangeSet planned(const ChangeSet &soFar, const EditScript &script,
                                const Tree &folder);

} // namespace roo::edit
