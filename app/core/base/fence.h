// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringView>

#include <limits>
#include <optional>

namespace roo::text {

//! A line of three or more backticks or tildes, which begins or ends a block of code in Markdown.
struct Fence
{
    QChar character;
    qsizetype length = 0;
    qsizetype indent = 0; //!< In columns; a tab goes on to the next multiple of four.
    QStringView info; //!< What stands behind it, without blanks around it.

    //! Whether this line ends a block that `opening` began.
    [[nodiscard]] bool closes(const Fence &opening) const
    {
        return character == opening.character && length >= opening.length && info.isEmpty();
    }

    //! A line of the block that this fence begins, without the fence's own blanks in front.
    [[nodiscard]] QStringView content(QStringView line) const;
};

//! By CommonMark, a fence is at most three columns from the left.
inline constexpr qsizetype largestFenceIndent = 3;
//! In a list it may be anywhere.
inline constexpr qsizetype anyIndent = std::numeric_limits<qsizetype>::max();

[[nodiscard]] std::optional<Fence> fenceIn(QStringView line,
                                           qsizetype largestIndent = largestFenceIndent);

} // namespace roo::text
