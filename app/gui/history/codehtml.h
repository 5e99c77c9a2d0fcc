// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/markdown.h"

#include <memory>

namespace roo::gui {

class Highlighting;

//! What coloured code is read on.
enum class CodeGround {
    Screen, //!< A page that is light or dark as its reader's desktop is.
    Paper,
};

//! Renders code as spans with colours of their own, all of it escaped. It knows the languages that
//! `highlighting` knows, and belongs to one thread.
[[nodiscard]] markdown::CodeRenderer codeHtml(std::shared_ptr<const Highlighting> highlighting,
                                              CodeGround ground);

} // namespace roo::gui
