// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/fence.h"

#include <QString>
#include <QStringView>

#include <optional>

//! The lines of an answer that mean something to us, beside fences: labels.
namespace roo::edit {

using text::Fence;
using text::fenceIn;

//! Longer lines name no file, unless they have a label.
inline constexpr qsizetype longestNameLine = 512;

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
