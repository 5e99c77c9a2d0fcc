// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace roo::cli {

//! How a diff is shown.
struct DiffStyle
{
    bool isForTerminal = false; //!< Made printable, and told as people read it.
    bool hasColor = false;
    bool isShown = true; //!< False: JSON stands in its place.

    //! Whether it names the files in words, and not as a patch does.
    [[nodiscard]] bool isForPeople() const { return isForTerminal || hasColor; }
};

//! The changes: into a pipe or a file the very patch that `git apply` takes; for a terminal hunks
//! below the names of the files.
[[nodiscard]] QByteArray diffText(const QList<edit::FileChange> &files, const DiffStyle &style);

//! A change set as it is shown.
struct ShownChanges
{
    QByteArray diff; //!< For standard output; empty where it is not shown.
    QStringList lines; //!< For standard error.
};

//! Comparing long texts takes its time: the worker's to run.
[[nodiscard]] ShownChanges shown(const edit::ChangeSet &changes, const DiffStyle &style);

} // namespace roo::cli
