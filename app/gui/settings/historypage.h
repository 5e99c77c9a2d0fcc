// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/settingfields.h"
#include "gui/settings/settingspage.h"

class QCheckBox;
class QLabel;

namespace roo::gui {

class Workbench;

//! Whether runs are kept, where they lie, and how much room they take.
class HistoryPage final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    //! `bench` outlives it.
    explicit HistoryPage(Workbench &bench, QWidget *parent = nullptr);
    ~HistoryPage() override;

    [[nodiscard]] QString title() const override { return tr("History"); }
    [[nodiscard]] bool isChanged() const override { return !m_fields.changes().isEmpty(); }
    [[nodiscard]] Result<void> apply() override;
    void reload() override;
    void restoreDefaults() override
    {
        m_fields.restoreDefaults();
        emit edited();
    }

    [[nodiscard]] QCheckBox *keeps() const { return m_keeps; }
    [[nodiscard]] QLabel *size() const { return m_size; }

private:
    void build();
    void count();

    Workbench &m_bench;
    SettingFields m_fields;
    QCheckBox *m_keeps = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_size = nullptr;
    bool m_isCounting = false;
};

} // namespace roo::gui
