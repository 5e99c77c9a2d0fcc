// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QToolButton>

namespace roo::gui {

//! A button with words in the bar over a view.
[[nodiscard]] inline QToolButton *flatButton(const QString &label, const QString &hint,
                                             QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setText(label);
    button->setToolTip(hint);
    button->setAutoRaise(true);
    return button;
}

} // namespace roo::gui
