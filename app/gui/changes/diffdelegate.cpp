// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/diffdelegate.h"

#include "gui/changes/linecolours.h"
#include "gui/look/colours.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace roo::gui {

namespace {

using colours::Tone;
using Column = DiffModel::Column;
using Kind = DiffRow::Kind;

bool isRemovedIn(const DiffRow &row, Column column)
{
    return row.kind == Kind::Removed
        || (row.kind == Kind::Changed && (column == Column::Left || column == Column::Before));
}

bool isAddedIn(const DiffRow &row, Column column)
{
    return row.kind == Kind::Added
        || (row.kind == Kind::Changed && (column == Column::Right || column == Column::After));
}

} // namespace

DiffDelegate::DiffDelegate(const DiffModel &model, const LineColours &before,
                           const LineColours &after, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_before(before)
    , m_after(after)
{
}

QColor DiffDelegate::groundOf(const DiffRow &row, Column column, const QPalette &palette)
{
    if (row.kind == Kind::Hunk || row.kind == Kind::Note) {
        return colours::ground(Tone::Quiet, palette);
    }
    if (isRemovedIn(row, column)) {
        return colours::ground(Tone::Bad, palette);
    }
    if (isAddedIn(row, column)) {
        return colours::ground(Tone::Good, palette);
    }
    return palette.color(QPalette::Base);
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {10, QFontMetrics(option.font).height() + 2};
}

void DiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const DiffRow &row = m_model.row(index.row());
    const Column column = m_model.column(index.column());
    const bool isSideBySide = m_model.layout() == DiffModel::Layout::SideBySide;
    // The side that has no such line is left empty.
    const bool isMissing = isSideBySide
        && ((row.kind == Kind::Added && column <= Column::Left)
            || (row.kind == Kind::Removed && column >= Column::After));
    QColor ground = isMissing ? colours::ground(Tone::Quiet, option.palette)
                              : groundOf(row, column, option.palette);
    if (option.state.testFlag(QStyle::State_Selected)) {
        ground = colours::blended(option.palette.color(QPalette::Highlight), ground, 0.25);
    }
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, ground);
    if (column == Column::Before || column == Column::After) {
        paintNumber(*painter, option, index, ground);
    } else if (row.kind == Kind::Hunk || row.kind == Kind::Note) {
        paintHeader(*painter, option, index, ground);
    } else if (!isMissing) {
        paintLine(*painter, option, index, ground);
    }
    painter->restore();
}

void DiffDelegate::paintNumber(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const QColor &ground) const
{
    painter.setFont(option.font);
    painter.setPen(colours::text(Tone::Quiet, ground));
    painter.drawText(option.rect.adjusted(0, 0, -6, 0),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute,
                     index.data().toString());
}

void DiffDelegate::paintHeader(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const QColor &ground) const
{
    const DiffRow &row = m_model.row(index.row());
    QRect area = option.rect.adjusted(6, 0, 0, 0);
    const bool isFirst = index.column() < m_model.columnCount() - 1
        || m_model.layout() == DiffModel::Layout::Unified;
    if (row.kind == Kind::Hunk && m_ticks && isFirst) {
        QStyleOptionButton box;
        const int size = option.widget->style()->pixelMetric(QStyle::PM_IndicatorWidth);
        box.rect = QRect(area.left(), area.center().y() - size / 2, size, size);
        box.palette = option.palette;
        box.state = QStyle::State_Enabled
            | (m_ticks->contains(row.hunk) ? QStyle::State_On : QStyle::State_Off);
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter,
                                              option.widget);
        area.adjust(size + 6, 0, 0, 0);
    }
    painter.setFont(option.font);
    painter.setPen(colours::text(Tone::Quiet, ground));
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute,
                     index.data().toString());
}

QList<QTextLayout::FormatRange> DiffDelegate::formatsOf(const DiffRow &row, Column column,
                                                        const QPalette &palette) const
{
    const bool isBefore = column == Column::Left || row.kind == Kind::Removed;
    const QColor ground = groundOf(row, column, palette);
    QList<QTextLayout::FormatRange> formats
        = isBefore ? m_before.line(row.before) : m_after.line(row.after);
    for (QTextLayout::FormatRange &each : formats) {
        if (each.format.hasProperty(QTextFormat::ForegroundBrush)) {
            each.format.setForeground(colours::readable(each.format.foreground().color(), ground));
        }
    }
    const LinePart part = isBefore ? row.leftPart : row.rightPart;
    if (part.count > 0) {
        const QColor strong = colours::strongGround(isBefore ? Tone::Bad : Tone::Good, palette);
        QTextLayout::FormatRange range{.start = static_cast<int>(part.first),
                                       .length = static_cast<int>(part.count),
                                       .format = {}};
        range.format.setBackground(strong);
        range.format.setForeground(colours::readable(palette.color(QPalette::Text), strong));
        formats.append(range);
    }
    return formats;
}

void DiffDelegate::paintLine(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index, const QColor &ground) const
{
    const DiffRow &row = m_model.row(index.row());
    const Column column = m_model.column(index.column());
    const int cell = QFontMetrics(option.font).horizontalAdvance(u'x');
    const QChar sign = DiffModel::sign(row, column);
    painter.setFont(option.font);
    if (sign != u' ') {
        painter.setPen(colours::text(sign == u'+' ? Tone::Good : Tone::Bad, ground));
        painter.drawText(option.rect.adjusted(4, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute, QString(sign));
    }
    const QRect area = option.rect.adjusted(4 + 2 * cell, 0, 0, 0);
    painter.setClipRect(area);
    painter.setPen(option.palette.color(QPalette::Text));
    QTextLayout layout(m_model.shownText(row, column), option.font);
    QTextOption text(Qt::AlignLeft | Qt::AlignAbsolute);
    text.setTextDirection(Qt::LeftToRight);
    text.setWrapMode(QTextOption::NoWrap);
    text.setTabStopDistance(4.0 * cell);
    layout.setTextOption(text);
    layout.setFormats(formatsOf(row, column, option.palette));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    layout.draw(&painter, QPointF(area.left() - m_shift, area.top() + 1));
}

} // namespace roo::gui
