// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "gui/look/inlinemessage.h"

#include <QWidget>

namespace roo::gui {

//! One page of the settings: it shows what holds, and writes what was changed when it is told to.
class SettingsPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    explicit SettingsPage(QWidget *parent = nullptr)
        : QWidget(parent)
    {
    }

    //! Its name in the list of pages.
    [[nodiscard]] virtual QString title() const = 0;
    //! Whether there is something to apply.
    [[nodiscard]] virtual bool isChanged() const = 0;
    //! Why what stands here cannot be applied; empty: it can.
    [[nodiscard]] virtual QString obstacle() const { return {}; }
    //! Writes what was changed; nothing is lost from the page where that fails.
    [[nodiscard]] virtual Result<void> apply() = 0;
    //! Shows what holds, and forgets what was typed.
    virtual void reload() = 0;
    //! Puts what the program comes with into the page, to be applied.
    virtual void restoreDefaults() = 0;

signals:
    //! What `isChanged` or `obstacle` says may be different now.
    void edited();
    //! What was done at once, or why it was not.
    void told(const roo::gui::Message &message);
};

} // namespace roo::gui
