// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/keysettings.h"
#include "gui/settings/settingfields.h"
#include "gui/settings/settingspage.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace roo::gui {

class ConnectionTest;
class KeyField;
class NetworkProxyEdit;
class SecondsBox;
class Workbench;

//! The way to the proxy: its URL and key, how long to wait for it, and what lies between.
class ConnectionPage final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionPage)

public:
    //! `bench` outlives it.
    explicit ConnectionPage(Workbench &bench, QWidget *parent = nullptr);
    ~ConnectionPage() override;

    [[nodiscard]] QString title() const override { return tr("Connection"); }
    [[nodiscard]] bool isChanged() const override;
    [[nodiscard]] QString obstacle() const override;
    [[nodiscard]] Result<void> apply() override;
    void reload() override;
    void restoreDefaults() override;

    [[nodiscard]] QLineEdit *url() const { return m_url; }
    [[nodiscard]] KeySettings *keySettings() const { return m_keys; }
    [[nodiscard]] KeyField *key() const { return m_keys->field(); }
    [[nodiscard]] ConnectionTest *test() const { return m_test; }
    [[nodiscard]] QPushButton *replaceButton() const { return m_replace; }

private:
    QLabel *addField(const QString &label, QWidget *editor);
    void addRow(const QString &label, QWidget *field, QWidget *focused);
    void addSetting(SettingEditor setting, QWidget *editor);
    void buildUrl();
    void buildKey();
    void buildLimits();
    void buildNetwork();
    [[nodiscard]] QWidget *makeFileRow();
    void changed();
    void showWarnings();
    void setAside();
    void runTest();
    [[nodiscard]] QUrl endpoint() const;

    Workbench &m_bench;
    SettingFields m_fields;
    QGridLayout *m_grid = nullptr;
    QLabel *m_warnings = nullptr;
    QPushButton *m_setAside = nullptr;
    QPushButton *m_replace = nullptr;
    QLineEdit *m_url = nullptr;
    KeySettings *m_keys = nullptr;
    QLineEdit *m_caFile = nullptr;
    ConnectionTest *m_test = nullptr;
    bool m_isLoading = false;
};

} // namespace roo::gui
