// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/historydelegate.h"

#include "gui/history/historymodel.h"
#include "gui/look/stateicon.h"

#include <QApplication>
#include <QPainter>

namespace roo::gui {

namespace {

constexpr int padding = 4;

} // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 20,
            2 * option.fontMetrics.height() + 2 * padding};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    if (index.data(HistoryModel::isDayRole).toBool()) {
        paintDay(painter, option, index);
    } else {
        const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        paintRun(painter, option, index);
    }
    painter->restore();
}

void HistoryDelegate::paintDay(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    QFont font = option.font;
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    const QRect rect = option.rect.adjusted(padding, 0, -padding, -padding);
    painter->drawText(
        rect, static_cast<int>(Qt::AlignLeft | Qt::AlignBottom),
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
}

void HistoryDelegate::paintRun(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    const bool isMarked = option.state.testFlag(QStyle::State_Selected);
    const auto status = static_cast<run::RunStatus>(index.data(HistoryModel::statusRole).toInt());
    const int line = option.fontMetrics.height();
    QRect rect = option.rect.adjusted(padding, padding, -padding, -padding);
    QPalette palette = option.palette;
    if (isMarked) {
        palette.setColor(QPalette::Base, palette.color(QPalette::Highlight));
    }
    const QRect signRect
        = QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), line, line));
    signIcon(signOf(status), palette).paint(painter, signRect);

    const QRect words
        = QStyle::visualRect(option.direction, rect, rect.adjusted(line + padding, 0, 0, 0));
    painter->setPen(option.palette.color(isMarked ? QPalette::HighlightedText : QPalette::Text));
    const int flags = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)
                                       | Qt::AlignVCenter);
    painter->drawText(
        QRect(words.left(), words.top(), words.width(), line), flags,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    if (!isMarked) {
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
    }
    painter->drawText(QRect(words.left(), words.top() + line, words.width(), line), flags,
                      option.fontMetrics.elidedText(index.data(HistoryModel::detailRole).toString(),
                                                    Qt::ElideRight, words.width()));
}

} // namespace roo::gui
