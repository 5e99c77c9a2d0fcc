// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QKeySequence>
#include <QList>

namespace roo::gui {

//! The standard shortcuts of the platform, the one that menus show first, and further ones.
[[nodiscard]] inline QList<QKeySequence> shortcutsFor(QKeySequence::StandardKey key,
                                                      const QList<QKeySequence> &others = {})
{
    QList<QKeySequence> shortcuts = QKeySequence::keyBindings(key);
    for (const QKeySequence &other : others) {
        shortcuts.removeAll(other);
        shortcuts.append(other);
    }
    return shortcuts;
}

} // namespace roo::gui
