// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/keptkeys.h"

#include <QUrl>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace roo::gui {

class KeyField;
class Workbench;

//! The key for one endpoint: whether there is one, and where it comes from, never the key itself;
//! another one to be typed, and where it is to be kept.
class KeySettings final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeySettings)

public:
    //! `bench` outlives it.
    explicit KeySettings(Workbench &bench, QWidget *parent = nullptr);
    ~KeySettings() override;

    //! Whose key it is about; empty: there is no such URL yet.
    void setEndpoint(const QUrl &endpoint);
    //! Forgets what was typed.
    void reload();
    [[nodiscard]] bool isChanged() const;
    //! What is wrong with what was typed; empty: nothing.
    [[nodiscard]] QString obstacle() const;
    //! Does what was wanted with the key of the endpoint.
    void apply();
    //! The key as it would be after that; null where nothing would change.
    [[nodiscard]] std::shared_ptr<const config::SecretStore> wanted() const;

    [[nodiscard]] KeyField *field() const { return m_field; }
    [[nodiscard]] QComboBox *place() const { return m_place; }
    [[nodiscard]] QPushButton *forgetButton() const { return m_forget; }
    [[nodiscard]] QLabel *note() const { return m_note; }

signals:
    void edited();

private:
    void build();
    void showPlace();
    void showLoss();
    void showState();
    void setForgetting(bool isForgetting);
    [[nodiscard]] QString hint() const;
    [[nodiscard]] const config::Origin *fixedOrigin() const;
    [[nodiscard]] KeptKeys::Place wantedPlace() const;
    [[nodiscard]] bool isMoved() const;

    Workbench &m_bench;
    KeptKeys &m_keys;
    QUrl m_endpoint;
    KeyField *m_field = nullptr;
    QPushButton *m_forget = nullptr;
    QLabel *m_note = nullptr;
    QComboBox *m_place = nullptr;
    bool m_isForgetting = false;
};

} // namespace roo::gui
