// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runsummary.h"

#include <QIcon>
#include <QPalette>

namespace roo::gui {

//! The signs that stand beside words, drawn in the colours of the palette: they differ in shape, so
//! that nobody has to tell colours apart.
enum class Sign {
    None,
    Dash,
    Circle,
    Dots,
    Tick,
    Cross,
    Square,
    Pause,
    Spark,
    Warning,
    Information,
    Close
};

[[nodiscard]] Sign signOf(run::RunStatus status);

//! The colour that a sign has on this palette.
[[nodiscard]] QColor signColor(Sign sign, const QPalette &palette);

[[nodiscard]] QIcon signIcon(Sign sign, const QPalette &palette);
//! In the colours that the program has when it is painted.
[[nodiscard]] QIcon signIcon(Sign sign);

} // namespace roo::gui
