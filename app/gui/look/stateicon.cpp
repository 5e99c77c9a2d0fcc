// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/stateicon.h"

#include "gui/look/colours.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <optional>

namespace roo::gui {

namespace {

QPainterPath tick()
{
    QPainterPath path({3.5, 8.5});
    path.lineTo(6.8, 11.8);
    path.lineTo(12.5, 4.8);
    return path;
}

QPainterPath cross()
{
    QPainterPath path({4.2, 4.2});
    path.lineTo(11.8, 11.8);
    path.moveTo(11.8, 4.2);
    path.lineTo(4.2, 11.8);
    return path;
}

QPainterPath triangle()
{
    QPainterPath path({8, 2.5});
    path.lineTo(14, 13);
    path.lineTo(2, 13);
    path.closeSubpath();
    path.moveTo(8, 6.2);
    path.lineTo(8, 9.4);
    path.moveTo(8, 11.2);
    path.lineTo(8, 11.4);
    return path;
}

QPainterPath information()
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), 6, 6);
    path.moveTo(8, 7.4);
    path.lineTo(8, 11);
    path.moveTo(8, 5);
    path.lineTo(8, 5.2);
    return path;
}

//! On a field of 16 by 16.
void drawSign(QPainter &painter, Sign sign, const QColor &color)
{
    const QPen pen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    switch (sign) {
    case Sign::None:
        break;
    case Sign::Dash:
        painter.drawLine(QPointF(5, 8), QPointF(11, 8));
        break;
    case Sign::Circle:
        painter.drawEllipse(QPointF(8, 8), 4.6, 4.6);
        break;
    case Sign::Dots:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const double x : {3.6, 8.0, 12.4}) {
            painter.drawEllipse(QPointF(x, 8), 1.5, 1.5);
        }
        break;
    case Sign::Tick:
        painter.drawPath(tick());
        break;
    case Sign::Cross:
    case Sign::Close:
        painter.drawPath(cross());
        break;
    case Sign::Square:
        painter.drawRoundedRect(QRectF(4, 4, 8, 8), 1, 1);
        break;
    case Sign::Pause:
        painter.drawLine(QPointF(6, 4.5), QPointF(6, 11.5));
        painter.drawLine(QPointF(10, 4.5), QPointF(10, 11.5));
        break;
    case Sign::Spark:
        painter.drawEllipse(QPointF(8, 8), 5.4, 5.4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(8, 8), 2.4, 2.4);
        break;
    case Sign::Warning:
        painter.drawPath(triangle());
        break;
    case Sign::Information:
        painter.drawPath(information());
        break;
    }
}

//! Drawn at whatever size and resolution is asked for.
class SignEngine final : public QIconEngine
{
public:
    SignEngine(Sign sign, const std::optional<QColor> &color)
        : m_sign(sign)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.x() + (rect.width() - side) / 2,
                           rect.y() + (rect.height() - side) / 2);
        painter->scale(side / 16, side / 16);
        painter->setOpacity(mode == QIcon::Disabled ? 0.4 : 1);
        drawSign(*painter, m_sign, m_color.value_or(signColor(m_sign, QGuiApplication::palette())));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect({}, size), mode, state);
        return result;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SignEngine(*this); }

private:
    Sign m_sign;
    std::optional<QColor> m_color;
};

} // namespace

Sign signOf(run::RunStatus status)
{
    switch (status) {
    case run::RunStatus::Running:
        return Sign::Spark;
    case run::RunStatus::Succeeded:
        return Sign::Tick;
    case run::RunStatus::Failed:
        return Sign::Cross;
    case run::RunStatus::Cancelled:
        return Sign::Square;
    case run::RunStatus::Interrupted:
        return Sign::Circle;
    case run::RunStatus::Unreadable:
        return Sign::Warning;
    }
    Q_UNREACHABLE_RETURN(Sign::None);
}

QColor signColor(Sign sign, const QPalette &palette)
{
    using colours::Tone;
    const QColor ground = palette.color(QPalette::Base);
    switch (sign) {
    case Sign::Tick:
        return colours::text(Tone::Good, ground);
    case Sign::Cross:
        return colours::text(Tone::Bad, ground);
    case Sign::Warning:
    case Sign::Pause:
        return colours::text(Tone::Warning, ground);
    case Sign::Dots:
    case Sign::Spark:
    case Sign::Information:
        return colours::text(Tone::Active, ground);
    case Sign::None:
    case Sign::Dash:
    case Sign::Circle:
    case Sign::Square:
    case Sign::Close:
        return palette.color(QPalette::Active, QPalette::PlaceholderText).rgb() | 0xff000000U;
    }
    Q_UNREACHABLE_RETURN({});
}

QIcon signIcon(Sign sign, const QPalette &palette)
{
    return QIcon(new SignEngine(sign, signColor(sign, palette)));
}

QIcon signIcon(Sign sign)
{
    return QIcon(new SignEngine(sign, std::nullopt));
}

} // namespace roo::gui
