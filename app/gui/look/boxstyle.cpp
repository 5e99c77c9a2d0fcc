// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/boxstyle.h"

#include "gui/look/colours.h"

#include <QPainter>
#include <QStyleOption>

namespace roo::gui {

void BoxStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isRound = element == PE_IndicatorRadioButton;
    if ((!isBox && !isRound) || !colours::isDark(option->palette)) {
        return;
    }
    // The focus and what cannot be ticked have lines of their own.
    const double share = (option->state & State_Enabled) != 0 ? 0.55 : 0.25;
    const QColor line = (option->state & State_HasFocus) != 0
        ? option->palette.color(QPalette::Link)
        : colours::blended(option->palette.color(QPalette::Text),
                           option->palette.color(QPalette::Base), share);
    painter->save();
    painter->setPen(line);
    painter->setBrush(Qt::NoBrush);
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    isRound ? painter->drawEllipse(frame) : painter->drawRect(frame);
    painter->restore();
}

} // namespace roo::gui
