// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/patch.h"

#include <QStringList>

#include <optional>

namespace roo::gui {

enum class LineEnding { None, Lf, CrLf, Cr, Mixed };

//! A part of a line.
struct LinePart
{
    qsizetype first = 0;
    qsizetype count = 0;

    friend bool operator==(const LinePart &, const LinePart &) = default;
};

//! A line of a diff as it is laid out.
struct DiffRow
{
    enum class Kind {
        Note, //!< About the file; `note` says what.
        Hunk, //!< `left` is its header.
        Same,
        Removed,
        Added,
        Changed, //!< Side by side: one line became the other.
    };
    enum class Note { None, OnlyName, Empty, Endings, Mark, NoLastEnding, NoText };

    Kind kind = Kind::Same;
    qsizetype hunk = -1;
    qsizetype before = 0; //!< Numbers, from 1; 0: it is not there.
    qsizetype after = 0;
    QString left = {}; //!< As the file has it, without its line feed.
    QString right = {};
    LinePart leftPart = {}; //!< What differs between a line and its counterpart.
    LinePart rightPart = {};
    Note note = Note::None;

    friend bool operator==(const DiffRow &, const DiffRow &) = default;
};

//! All that is shown of a change, worked out ahead.
struct FileDiff
{
    edit::FileChange file;
    QList<edit::Hunk> hunks;
    QList<DiffRow> unified;
    QList<DiffRow> sideBySide;
    QStringList before; //!< Lines, for highlighting.
    QStringList after;
    qsizetype added = 0;
    qsizetype removed = 0;
    qsizetype longestLine = 0;
    LineEnding endingBefore = LineEnding::None;
    LineEnding endingAfter = LineEnding::None;
    //! Of what is added: it cannot be seen, or turns text around.
    std::optional<char32_t> hidden = {};
    bool showsReturns = false; //!< Lines differ in them.

    [[nodiscard]] bool changesEndings() const;
    //! Where it is after the change.
    [[nodiscard]] QString place() const;
};

//! May take a while: for the worker.
[[nodiscard]] FileDiff fileDiff(const edit::FileChange &file);

} // namespace roo::gui
