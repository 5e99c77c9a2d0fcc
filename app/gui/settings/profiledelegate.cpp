// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/profiledelegate.h"

#include "gui/look/stateicon.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace roo::gui {

namespace {

constexpr int padding = 4;

} // namespace

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 16,
            2 * option.fontMetrics.height() + 2 * padding};
}

void ProfileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    painter->save();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool isMarked = item.state.testFlag(QStyle::State_Selected);
    const int line = option.fontMetrics.height();
    const QRect rect = item.rect.adjusted(padding, padding, -padding, -padding);
    QRect words = rect;
    QPalette palette = item.palette;
    if (isMarked) {
        palette.setColor(QPalette::Base, palette.color(QPalette::Highlight));
    }
    if (index.data(hasFaultRole).toBool()) {
        const QRect sign(rect.left(), rect.top(), line, line);
        signIcon(Sign::Cross, palette)
            .paint(painter, QStyle::visualRect(item.direction, rect, sign));
        words.adjust(line + padding, 0, 0, 0);
    }
    words = QStyle::visualRect(item.direction, rect, words);
    const int flags = static_cast<int>(QStyle::visualAlignment(item.direction, Qt::AlignLeft)
                                       | Qt::AlignVCenter);
    painter->setFont(item.font);
    painter->setPen(item.palette.color(isMarked ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(
        QRect(words.left(), words.top(), words.width(), line), flags,
        QFontMetrics(item.font).elidedText(item.text, Qt::ElideMiddle, words.width()));
    if (!isMarked) {
        painter->setPen(item.palette.color(QPalette::PlaceholderText));
    }
    painter->setFont(option.font);
    painter->drawText(QRect(words.left(), words.top() + line, words.width(), line), flags,
                      option.fontMetrics.elidedText(index.data(stateRole).toString(),
                                                    Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace roo::gui
