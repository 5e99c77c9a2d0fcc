// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStyledItemDelegate>

namespace roo::gui {

//! A run as its task with a sign, and its figures below; a day as a heading.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    static void paintDay(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index);
    static void paintRun(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index);
};

} // namespace roo::gui
