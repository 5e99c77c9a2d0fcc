// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QScrollArea>

namespace roo::gui {

//! For what does not fit a small screen: it scrolls as a whole, and looks and is reached by keys as
//! if it did not. The parent owns it.
[[nodiscard]] inline QScrollArea *pageScroll(QWidget *parent)
{
    auto *const scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

} // namespace roo::gui
