// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QColor>

class QPalette;

//! Colours made from a palette, for light and dark alike.
namespace roo::gui::colours {

//! As WCAG 2 has it, from 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

//! What small text needs on its ground.
inline constexpr double readableContrast = 4.5;

//! The nearest shade of the colour that can be read on this ground.
[[nodiscard]] QColor readable(const QColor &colour, const QColor &ground);

//! So much of one colour, from 0 to 1, over the other.
[[nodiscard]] QColor blended(const QColor &colour, const QColor &ground, double share);

[[nodiscard]] bool isDark(const QPalette &palette);

enum class Tone { Good, Bad, Warning, Active, Quiet };

//! The ground of a box, and of what was added or removed.
[[nodiscard]] QColor ground(Tone tone, const QPalette &palette);
//! The part of a line that changed.
[[nodiscard]] QColor strongGround(Tone tone, const QPalette &palette);
//! Of a sign or a word of that tone, readable on `ground`.
[[nodiscard]] QColor text(Tone tone, const QColor &ground);

} // namespace roo::gui::colours
