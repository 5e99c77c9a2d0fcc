// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/changes/filediff.h"

#include <QAbstractTableModel>

#include <memory>

namespace roo::gui {

//! The rows of a diff, in one column of text or in two.
class DiffModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffModel)

public:
    enum class Layout { Unified, SideBySide };
    //! Unified has no `Left`.
    enum class Column { Before, Left, After, Right };

    explicit DiffModel(QObject *parent = nullptr);

    void setDiff(std::shared_ptr<const FileDiff> diff);
    void setLayout(Layout layout);
    [[nodiscard]] Layout layout() const { return m_layout; }
    [[nodiscard]] const std::shared_ptr<const FileDiff> &diff() const { return m_diff; }

    [[nodiscard]] const DiffRow &row(int index) const { return rows().at(index); }
    [[nodiscard]] Column column(int index) const;
    //! What a column of text shows, without its sign; hidden characters as boxes.
    [[nodiscard]] QString shownText(const DiffRow &row, Column column) const;
    //! ' ', '-' or '+'
    [[nodiscard]] static QChar sign(const DiffRow &row, Column column);
    //! As in a unified diff, with the bytes of the file.
    [[nodiscard]] QString textOf(const QList<int> &rows) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] const QList<DiffRow> &rows() const;
    [[nodiscard]] QString words(const DiffRow &row, Column column) const;
    [[nodiscard]] QString note(DiffRow::Note note) const;

    std::shared_ptr<const FileDiff> m_diff;
    Layout m_layout = Layout::Unified;
};

} // namespace roo::gui
