// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

namespace roo {

//! One line of two texts laid side by side, without its line feed.
struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QStringView text; //!< Into the texts that were compared.
};

//! The shortest way from one text to the other, line by line (Myers 1986). Where that is longer
//! than a few thousand lines, the part that differs is one replacement: right, though not short.
//! The texts outlive the result.
[[nodiscard]] QList<DiffLine> diffLines(QStringView before, QStringView after);

//! `diffLines` as hunks of a unified diff, with `context` lines around each change and without file
//! names; empty for equal texts. A line feed that only one of the texts ends with is not told.
[[nodiscard]] QString unifiedHunks(QStringView before, QStringView after, qsizetype context = 3);

} // namespace roo
