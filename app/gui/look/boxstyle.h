// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProxyStyle>

namespace roo::gui {

//! Fusion, whose boxes to tick have a frame that can be seen on dark ground too: its own is darker
//! than the window.
class BoxStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BoxStyle)

public:
    BoxStyle()
        : QProxyStyle(QStringLiteral("fusion"))
    {
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace roo::gui
