// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/anchor.h"
#include "core/edit/editscript.h"

#include <QByteArray>
#include <QList>

#include <optional>

//! One change inside one text file: where it goes, and the bytes that come of all of them.
namespace roo::edit {

//! A line of the new text.
struct NewLine
{
    std::optional<qsizetype> kept = {}; //!< A line of the old text, with every byte that it has.
    QString text = {}; //!< Otherwise: a line of the change, shifted as the file is indented.

    friend bool operator==(const NewLine &, const NewLine &) = default;
};

//! Lines of the old text that give way to others. An insertion takes no line away.
struct Splice
{
    //! In the order of those at one place: insertions beside their anchors, or at an end of the
    //! file, and then what comes in place of the lines that follow.
    enum class Side { Begin, BehindAnchor, BeforeAnchor, End, Instead };

    LineRange removed; //!< With a count of 0: before this line.
    QList<NewLine> added;
    qsizetype endsLike = -1; //!< The line whose ending the added ones get; -1: the file's first.
    Side side = Side::Instead;

    friend bool operator==(const Splice &, const Splice &) = default;
};

//! How an edit fits into a file.
struct Placement
{
    QList<EditFault> faults; //!< Why it does not fit, why it is skipped, or what is worth a word.
    MatchLevel level = MatchLevel::Equal;
    LineRange anchor; //!< The lines that it stands on, also where they stay.
    Splice splice;
    std::optional<LineRange> nearest; //!< Where its anchor was probably meant (never applied).
    QStringList nearestLines; //!< See EditOutcome.
};

//! Places an edit whose verb changes lines (replace, insert-*, append, prepend, delete, overwrite).
//! Several edits are placed in the same old text.
[[nodiscard]] Placement placed(const Edit &edit, const FileText &file);

//! The text with all of the splices, which do not overlap; equal ones in their order. Every other
//! byte stays: line endings, a byte-order mark, a missing last line feed.
[[nodiscard]] QByteArray spliced(const FileText &file, QList<Splice> splices);

//! What a file is made of that is not there yet: these lines, each with a line feed.
[[nodiscard]] QByteArray newFile(const QStringList &lines);

} // namespace roo::edit
