// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringView>

#include <optional>

//! The lines of an answer that mean something to us: fences and labels.
namespace roo::edit {

//! Longer lines name no file, unless they have a label.
inline constexpr qsizetype longestNameLine = 512;

//! A line of three or more backticks or tildes, at most three blanks from the left.
struct Fence
{
    QChar character;
    qsizetype length = 0;
    qsizetype indent = 0;
    QStringView info; //!< Without blanks around it.

    //! Whether this line ends a block that `opening` began.
    [[nodiscard]] bool closes(const Fence &opening) const
    {
        return character == opening.character && length >= opening.length && info.isEmpty();
    }

    //! A line of the block that this fence begins, without the fence's own blanks in front.
    [[nodiscard]] QStringView content(QStringView line) const;
};

[[nodiscard]] std::optional<Fence> fenceIn(QStringView line);

//! "File: a.py", "- **Action:** create", "### Content:"
struct Label
{
    QString name; //!< In lower case.
    QString value;
};

[[nodiscard]] std::optional<Label> labelIn(QStringView line);

//! Takes one pair of backticks, quotes or asterisks off, if there is one.
bool unwrap(QStringView &text);
//! Takes all of them off.
[[nodiscard]] QStringView unwrapped(QStringView text);

} // namespace roo::edit
