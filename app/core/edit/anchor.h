// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/filetext.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::edit {

//! How far an anchor had to be bent to fit, from not at all. The numbers are those of the format's
//! L0 to L3.
enum class MatchLevel { Equal = 0, TrailingBlanks = 1, Indentation = 2, Typography = 3 };

//! How the indentation of an anchor differs from the file's, the same on all of its lines.
struct IndentShift
{
    enum class Kind {
        None,
        Add, //!< The file's lines have `blanks` in front.
        Remove, //!< The anchor's lines have `blanks` in front.
        ToTabs, //!< `width` blanks of the anchor are a tab of the file.
        ToBlanks, //!< A tab of the anchor is `width` blanks of the file.
    };

    Kind kind = Kind::None;
    QString blanks = {};
    int width = 0;

    //! What is inserted gets the same shift; empty where a line cannot have it.
    [[nodiscard]] std::optional<QStringList> applied(const QStringList &lines) const;

    friend bool operator==(const IndentShift &, const IndentShift &) = default;
};

//! Lines of a file, counted from 0.
struct LineRange
{
    qsizetype first = 0;
    qsizetype count = 0;

    friend bool operator==(const LineRange &, const LineRange &) = default;
};

//! A place where an anchor fits.
struct AnchorPlace
{
    LineRange range;
    IndentShift shift;

    friend bool operator==(const AnchorPlace &, const AnchorPlace &) = default;
};

//! More places than this are not looked for.
inline constexpr qsizetype mostPlaces = 1000;

//! All places at the first level that has any: one is a hit, more are ambiguous, none is a miss.
struct AnchorMatch
{
    MatchLevel level = MatchLevel::Equal;
    QList<AnchorPlace> places;
};

//! Whole lines, one after the other. Never looser than blanks at the ends of lines, one uniform
//! difference in indentation, and typography.
[[nodiscard]] AnchorMatch findAnchor(const FileText &file, const QStringList &anchor);

//! A range from the first line of one anchor to the last line of another behind it.
[[nodiscard]] AnchorMatch findRange(const FileText &file, const QStringList &anchor,
                                    const QStringList &end);

//! Where the anchor was probably meant: the window of the file that shares most lines with it, for
//! a person or for the model that is asked again; never applied. Empty where too little is alike.
[[nodiscard]] std::optional<LineRange> nearestLines(const FileText &file,
                                                    const QStringList &anchor);

} // namespace roo::edit
