// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/signlabel.h"

#include <QPainter>

namespace roo::gui {

SignLabel::SignLabel(Sign sign, QWidget *parent)
    : QWidget(parent)
    , m_sign(sign)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void SignLabel::setSign(Sign sign)
{
    if (sign != m_sign) {
        m_sign = sign;
        update();
    }
}

QSize SignLabel::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void SignLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    signIcon(m_sign, palette()).paint(&painter, rect());
}

} // namespace roo::gui
