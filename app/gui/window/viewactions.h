// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

class QWidget;

namespace roo::gui {

class MainActions;
class RunTabs;
class TextStyle;

//! What the menus do with the texts of a window: with the one that has the focus or, where that is
//! none, the one in the tab that is shown.
class ViewActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewActions)

public:
    //! All outlive it.
    ViewActions(MainActions *actions, RunTabs *tabs, TextStyle &style);

private:
    void connectEditing();
    void connectFinding();
    void connectStyle(TextStyle &style);
    //! A text, a table or a line that has the focus, or what is shown.
    [[nodiscard]] QWidget *target() const;
    void call(const char *slot);
    void copyAll();
    void refresh();

    MainActions *m_actions;
    RunTabs *m_tabs;
};

} // namespace roo::gui
