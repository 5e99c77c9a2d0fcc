// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace roo::gui {

enum class Theme { System, Light, Dark };

//! Light, dark, or as the system says; at once, in all windows.
void applyTheme(Theme theme);

} // namespace roo::gui
