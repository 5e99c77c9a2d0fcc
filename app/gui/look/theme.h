// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/window/windowmemory.h"

namespace roo::gui {

//! Light, dark, or as the system says; at once, in all windows.
void applyTheme(Theme theme);

} // namespace roo::gui
