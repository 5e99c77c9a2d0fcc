// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/settingfields.h"
#include "gui/settings/settingspage.h"

#include <QHash>

class QGridLayout;
class QLineEdit;

namespace roo::gui {

class Workbench;

//! What each run and each day may spend, and what the free tier allows.
class BudgetsPage final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BudgetsPage)

public:
    //! `bench` outlives it.
    explicit BudgetsPage(Workbench &bench, QWidget *parent = nullptr);
    ~BudgetsPage() override;

    [[nodiscard]] QString title() const override { return tr("Budgets"); }
    [[nodiscard]] bool isChanged() const override { return !m_fields.changes().isEmpty(); }
    [[nodiscard]] QString obstacle() const override { return m_fields.obstacle(); }
    [[nodiscard]] Result<void> apply() override;
    void reload() override;
    void restoreDefaults() override;

    //! The field of a setting, for tests.
    [[nodiscard]] QLineEdit *field(QLatin1StringView variable) const
    {
        return m_edits.value(variable);
    }

private:
    void addRow(const QString &label, QLatin1StringView run, QLatin1StringView day);
    void addField(QLatin1StringView variable, const QString &label, int row, int column);
    void showNotes();

    Workbench &m_bench;
    SettingFields m_fields;
    QGridLayout *m_grid = nullptr;
    QHash<QLatin1StringView, QLineEdit *> m_edits;
    QList<QLabel *> m_notes; //!< Hidden while they have nothing to say.
};

} // namespace roo::gui
