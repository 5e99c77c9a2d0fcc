// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QDialog>
#include <QList>

class QDialogButtonBox;
class QPushButton;
class QTabWidget;

namespace roo::gui {

class MessageArea;
class SettingsPage;
class Workbench;

//! The pages of the settings, applied together. What could not be written is said and stays typed;
//! nothing that was typed goes without a question.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    //! `bench` outlives it.
    explicit SettingsDialog(Workbench &bench, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    //! Behind those that are there; the dialog owns it. Its object name tells it apart.
    void addPage(SettingsPage *page);
    //! Brings the page of this object name to the front; an unknown one changes nothing.
    void showPage(const QString &name);
    [[nodiscard]] SettingsPage *currentPage() const;

    [[nodiscard]] bool isChanged() const;
    //! What keeps the changes from being applied; empty: nothing.
    [[nodiscard]] QString obstacle() const;
    //! Applies all pages; false where one of them could not be written.
    bool apply();
    [[nodiscard]] MessageArea *messages() const { return m_messages; }

    void accept() override;
    //! Asks first where something would be lost.
    void reject() override;

signals:
    //! The page of the guide about the page that is shown.
    void guideRequested(const QString &page);

private:
    void build();
    void addHelp();
    void refresh();
    void reloadUnchanged();
    void askBeforeDiscarding();
    void tellFailure(const SettingsPage &page, const Error &error);

    Workbench &m_bench;
    QList<SettingsPage *> m_pages;
    QTabWidget *m_tabs = nullptr;
    MessageArea *m_messages = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    bool m_isDiscarding = false;
};

} // namespace roo::gui
