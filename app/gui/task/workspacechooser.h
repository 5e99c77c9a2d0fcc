// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QComboBox>

namespace roo::gui {

class WindowMemory;

//! The folder that changes are for: none, one of the recent ones, or another.
class WorkspaceChooser final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspaceChooser)

public:
    //! `memory` outlives it.
    explicit WorkspaceChooser(WindowMemory &memory, QWidget *parent = nullptr);

    //! Absolute; empty: none.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    //! It is remembered among the recent ones.
    void setFolder(const QString &folder);

    //! Asks for one.
    void browse();

signals:
    void folderChanged();

private:
    void choose(int index);
    void rebuild();

    WindowMemory &m_memory;
    QString m_folder;
};

} // namespace roo::gui
