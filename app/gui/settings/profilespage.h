// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/profiledrafts.h"
#include "gui/settings/settingspage.h"

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace roo::gui {

class ProfileEditor;
class Workbench;

//! The profiles: which there are, and what is in them. Nothing is written before `apply`, and what
//! is typed in one stays while another is shown.
class ProfilesPage final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfilesPage)

public:
    //! `bench` outlives it.
    explicit ProfilesPage(Workbench &bench, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isChanged() const override;
    [[nodiscard]] QString obstacle() const override;
    [[nodiscard]] Result<void> apply() override;
    void reload() override;
    //! Resets the profiles that are built in; the user's own stay.
    void restoreDefaults() override;

    //! Shows the profile of this name, if there is one.
    void showProfile(const QString &name);
    [[nodiscard]] const ProfileDrafts &drafts() const { return m_drafts; }
    [[nodiscard]] ProfileEditor *editor() const { return m_editor; }
    [[nodiscard]] QListWidget *list() const { return m_list; }

    void duplicateCurrent();
    //! Deletes or resets, or takes that back.
    void removeCurrent();

private:
    [[nodiscard]] QWidget *listSide();
    [[nodiscard]] QWidget *faultSide();
    //! Fills the list anew, and shows this one.
    void fillList(qsizetype current);
    void showCurrent();
    void takeEdits();
    //! What the list and the buttons say.
    void refresh();
    void refreshOffer();
    [[nodiscard]] QString stateOf(const ProfileDraft &draft) const;

    Workbench &m_bench;
    ProfileDrafts m_drafts;
    QListWidget *m_list;
    QPushButton *m_duplicate;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QStackedWidget *m_pages;
    ProfileEditor *m_editor;
    QLabel *m_fault;
    bool m_isFilling = false;
};

} // namespace roo::gui
