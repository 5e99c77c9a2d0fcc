// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/linediff.h"
#include "core/edit/changeset.h"

#include <QByteArray>
#include <QList>
#include <QString>

//! What a change set changes, for other tools and for people.
namespace roo::edit {

//! A line as it is shown. What is no UTF-8 becomes U+FFFD.
struct HunkLine
{
    DiffKind kind = DiffKind::Same;
    QString text; //!< Without its line feed; a byte-order mark or a carriage return is part of it.
    bool hasLineFeed = true; //!< False only for the last line of a text.
    qsizetype before = 0; //!< Its number in the old text, from 1; 0: it is not there.
    qsizetype after = 0; //!< Its number in the new text.

    friend bool operator==(const HunkLine &, const HunkLine &) = default;
};

//! Changes that are near each other, with three lines around them.
struct Hunk
{
    QString header; //!< "@@ -1,7 +1,6 @@"
    QList<HunkLine> lines;

    friend bool operator==(const Hunk &, const Hunk &) = default;
};

//! Bytes of texts, old and new together, that are compared in a few milliseconds.
inline constexpr qsizetype quicklyCompared = qsizetype{256} << 10;

//! What differs inside of a file; empty where only its name does, and for an empty file that comes
//! or goes.
[[nodiscard]] QList<Hunk> hunksOf(const FileChange &file);

//! The changes in git's extended format, which `git apply` brings to the very bytes of `after`, and
//! `git apply -R` back; with the names of the blobs, for `git apply --3way`. Any bytes will do.
//! Paths are relative to where it is applied. Empty, which git refuses, if nothing changes.
[[nodiscard]] QByteArray patchOf(const QList<FileChange> &files);

} // namespace roo::edit
