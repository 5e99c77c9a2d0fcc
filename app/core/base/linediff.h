// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace roo {

enum class DiffKind { Same, Removed, Added };

//! What a line of this kind begins with in a unified diff.
[[nodiscard]] char diffSign(DiffKind kind);

//! One line of two texts laid side by side.
template <typename View>
struct LineOfDiff
{
    using Kind = DiffKind;

    Kind kind = Kind::Same;
    View text; //!< Into the texts that were compared.
};

using DiffLine = LineOfDiff<QStringView>; //!< Without its line feed.
using DiffByteLine = LineOfDiff<QByteArrayView>; //!< With its line feed, where it has one.

//! The shortest way from one text to the other, line by line (Myers 1986). Where that is longer
//! than a few thousand lines, the part that differs is one replacement: right, though not short.
//! The texts outlive the result.
[[nodiscard]] QList<DiffLine> diffLines(QStringView before, QStringView after);

//! The same over bytes, all of which count: the last line differs from one with a line feed.
[[nodiscard]] QList<DiffByteLine> diffByteLines(QByteArrayView before, QByteArrayView after);

//! Changes that are near each other, with the lines around them.
struct DiffHunk
{
    struct Range
    {
        qsizetype first = 0; //!< From 0.
        qsizetype count = 0;
    };

    Range lines; //!< In the diff.
    Range before; //!< In the old text.
    Range after; //!< In the new one.

    //! "@@ -1,7 +1,6 @@"
    [[nodiscard]] QString header() const;
};

//! What differs, with `context` lines around each change. Made for `DiffLine` and `DiffByteLine`.
template <typename View>
[[nodiscard]] QList<DiffHunk> diffHunks(const QList<LineOfDiff<View>> &lines,
                                        qsizetype context = 3);

//! `diffLines` as hunks of a unified diff, with `context` lines around each change and without file
//! names; empty for equal texts. A line feed that only one of the texts ends with is not told.
[[nodiscard]] QString unifiedHunks(QStringView before, QStringView after, qsizetype context = 3);

} // namespace roo
