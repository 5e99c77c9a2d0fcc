// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/attempts/attemptmodel.h"

#include <QTableView>
#include <QWidget>

class QSortFilterProxyModel;

namespace roo::gui {

//! A table that is copied from as text is.
class AttemptTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttemptTable)

public:
    explicit AttemptTable(QWidget *parent = nullptr);

    //! The marked rows, or all where none is, as lines of columns divided by tabs, with headings.
    [[nodiscard]] QString copyText() const;
    //! Such rows.
    [[nodiscard]] QString textOf(const QList<int> &rows) const;

public slots:
    void copy() const;
    //! Makes the columns as wide as what stands in them, within reason, until somebody pulls at
    //! one.
    void fitColumns();
    void copyAll() const;

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool m_isFitting = false;
    bool m_isPulled = false;
};

//! The attempts of a run as a table to sort and copy from.
class LogTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogTab)

public:
    explicit LogTab(AttemptModel *attempts, QWidget *parent = nullptr);

    [[nodiscard]] AttemptTable *table() const { return m_table; }

private:
    QSortFilterProxyModel *m_sorted = nullptr;
    AttemptTable *m_table = nullptr;
};

} // namespace roo::gui
