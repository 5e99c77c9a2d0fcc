// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/settingspage.h"
#include "gui/window/windowmemory.h"

#include <QFont>

#include <optional>

class QButtonGroup;
class QCheckBox;
class QFontComboBox;
class QLabel;
class QSpinBox;

namespace roo::gui {

class Workbench;

//! How the windows look: their colours, and the text of their views.
class AppearancePage final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppearancePage)

public:
    //! `bench` outlives it.
    explicit AppearancePage(Workbench &bench, QWidget *parent = nullptr);
    ~AppearancePage() override;

    [[nodiscard]] QString title() const override { return tr("Appearance"); }
    [[nodiscard]] bool isChanged() const override;
    [[nodiscard]] Result<void> apply() override;
    void reload() override;
    void restoreDefaults() override;

    [[nodiscard]] QButtonGroup *themes() const { return m_themes; }
    [[nodiscard]] QCheckBox *ownFont() const { return m_ownFont; }
    [[nodiscard]] QSpinBox *fontSize() const { return m_size; }
    [[nodiscard]] QSpinBox *zoom() const { return m_zoom; }
    [[nodiscard]] QCheckBox *wraps() const { return m_wraps; }

private:
    struct Look
    {
        Theme theme = Theme::System;
        std::optional<QFont> codeFont = {};
        int zoom = 100;
        bool wrapsCode = false;

        friend bool operator==(const Look &, const Look &) = default;
    };

    [[nodiscard]] QWidget *makeThemes();
    [[nodiscard]] QWidget *makeFont();
    void build();
    void changed();
    void show(const Look &look);
    [[nodiscard]] Look typed() const;
    [[nodiscard]] Look current() const;

    Workbench &m_bench;
    QButtonGroup *m_themes = nullptr;
    QCheckBox *m_ownFont = nullptr;
    QFontComboBox *m_family = nullptr;
    QSpinBox *m_size = nullptr;
    QSpinBox *m_zoom = nullptr;
    QCheckBox *m_wraps = nullptr;
    QLabel *m_sample = nullptr;
    Look m_shown; //!< As it was put into the page.
};

} // namespace roo::gui
