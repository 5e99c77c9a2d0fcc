// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>

class QWidget;

namespace roo::gui {

//! Calls `then` once, when the window, which is shown, has been painted for the first time; at the
//! latest after a second, where nothing shows it. What takes a while has no place before that.
void afterFirstFrame(QWidget &window, std::function<void()> then);

} // namespace roo::gui
