// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/changes/diffmodel.h"

#include <QStyledItemDelegate>
#include <QTextLayout>

namespace roo::gui {

class LineColours;

//! Paints the rows of a DiffModel.
class DiffDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffDelegate)

public:
    //! All of them outlive it.
    DiffDelegate(const DiffModel &model, const LineColours &before, const LineColours &after,
                 QObject *parent = nullptr);

    //! Texts begin so many pixels farther to the left.
    void setShift(int shift) { m_shift = shift; }
    //! Hunks that are ticked; empty: there are no boxes.
    void setTicks(const std::optional<QSet<qsizetype>> &ticks) { m_ticks = ticks; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    //! What is painted behind a column of a row.
    [[nodiscard]] static QColor groundOf(const DiffRow &row, DiffModel::Column column,
                                         const QPalette &palette);

private:
    void paintNumber(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index, const QColor &ground) const;
    void paintLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const QColor &ground) const;
    void paintHeader(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index, const QColor &ground) const;
    [[nodiscard]] QList<QTextLayout::FormatRange>
    formatsOf(const DiffRow &row, DiffModel::Column column, const QPalette &palette) const;

    const DiffModel &m_model;
    const LineColours &m_before;
    const LineColours &m_after;
    std::optional<QSet<qsizetype>> m_ticks;
    int m_shift = 0;
};

} // namespace roo::gui
