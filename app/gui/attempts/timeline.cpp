// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/timeline.h"

#include "gui/look/elidedlabel.h"
#include "gui/look/stateicon.h"
#include "gui/words/words.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr std::chrono::milliseconds frameTime{200};
constexpr int margin = 8;

//! A step that makes at most eight of the whole, in milliseconds.
qint64 axisStep(qint64 length)
{
    constexpr std::array<qint64, 14> steps{100,     200,     500,     1'000,    2'000,
                                           5'000,   10'000,  20'000,  30'000,   60'000,
                                           120'000, 300'000, 600'000, 1'800'000};
    const auto *const found
        = std::ranges::find_if(steps, [length](qint64 step) { return length / step <= 8; });
    return found == steps.end() ? length / 8 : *found;
}

} // namespace

Timeline::Timeline(const AttemptModel &attempts, QWidget *parent)
    : QWidget(parent)
    , m_attempts(attempts)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline of the attempts"));
    setMinimumHeight(minimumSizeHint().height());
    m_clock.setInterval(frameTime);
    connect(&m_clock, &QTimer::timeout, this, QOverload<>::of(&QWidget::update));
    connect(&attempts, &QAbstractItemModel::rowsInserted, this, &Timeline::refresh);
    connect(&attempts, &QAbstractItemModel::modelReset, this, &Timeline::refresh);
    connect(&attempts, &QAbstractItemModel::dataChanged, this, &Timeline::refresh);
    refresh();
}

QSize Timeline::sizeHint() const
{
    return {400, (rowCount() + 1) * rowHeight() + 2 * margin};
}

QSize Timeline::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

qreal Timeline::Scale::x(const QDateTime &time) const
{
    const qreal share = static_cast<qreal>(begin.msecsTo(time)) / static_cast<qreal>(length);
    return left + std::clamp(share, 0.0, 1.0) * width;
}

//! What takes time, and is of the run itself: what came days later would make the rest a dot.
void Timeline::refresh()
{
    m_shown.clear();
    const QList<AttemptRecord> &all = m_attempts.log().records();
    for (const AttemptRecord &record : all) {
        if (record.kind != AttemptRecord::Kind::Note && !record.isLater) {
            m_shown.append(record);
        }
    }
    const QList<AttemptRecord> &records = m_shown;
    const bool isRunning
        = !records.isEmpty() && records.constLast().state == AttemptRecord::State::Running;
    if (isRunning && !m_clock.isActive()) {
        m_clock.start();
    } else if (!isRunning) {
        m_clock.stop();
    }
    if (m_current >= records.size()) {
        m_current = -1;
    }
    if (minimumHeight() != minimumSizeHint().height()) {
        setMinimumHeight(minimumSizeHint().height());
        updateGeometry();
    }
    update();
}

int Timeline::rowHeight() const
{
    return fontMetrics().height() * 3 / 2;
}

int Timeline::rowAt(const QPoint &point) const
{
    const int row = (point.y() - margin) / rowHeight() - 1;
    return point.y() >= margin && row >= 0 && row < rowCount() ? row : -1;
}

Timeline::Scale Timeline::scale(const QDateTime &now) const
{
    const QList<AttemptRecord> &records = m_shown;
    int names = 0;
    for (const AttemptRecord &record : records) {
        names = std::max(names, fontMetrics().horizontalAdvance(record.model));
    }
    names = std::min(names, width() * 2 / 5);
    QDateTime end = records.constLast().endedAt.isValid() ? records.constLast().endedAt : now;
    const QDateTime begin = records.constFirst().startedAt;
    const qreal left = 2 * margin + names;
    return {.begin = begin,
            .length = std::max<qint64>(100, begin.msecsTo(end)),
            .left = left,
            .width = std::max<qreal>(20, width() - left - 2 * margin)};
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int rows = rowCount();
    if (rows == 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("Every attempt of a run appears here as a bar over time."));
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Scale places = scale(now);
    paintAxis(painter, places);
    for (int row = 0; row < rows; ++row) {
        paintRow(painter, places, row, now);
    }
}

void Timeline::paintAxis(QPainter &painter, const Scale &scale) const
{
    const qint64 step = axisStep(scale.length);
    const int top = margin + rowHeight();
    QColor line = palette().color(QPalette::PlaceholderText);
    line.setAlphaF(0.25F);
    for (qint64 time = 0; time <= scale.length; time += step) {
        const qreal x = scale.x(scale.begin.addMSecs(time));
        painter.setPen(line);
        painter.drawLine(QPointF(x, top - 4), QPointF(x, height() - margin));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QString words = words::duration(std::chrono::milliseconds(time));
        painter.drawText(QPointF(x - fontMetrics().horizontalAdvance(words) / 2.0,
                                 margin + fontMetrics().ascent()),
                         time == 0 ? u"0"_s : words);
    }
}

void Timeline::paintRow(QPainter &painter, const Scale &scale, int row, const QDateTime &now) const
{
    const AttemptRecord &record = m_shown.at(row);
    const int top = margin + (row + 1) * rowHeight();
    if (row == m_current) {
        QColor mark = palette().color(QPalette::Highlight);
        mark.setAlphaF(0.2F);
        painter.fillRect(QRect(0, top, width(), rowHeight()), mark);
    }
    painter.setPen(palette().color(QPalette::Text));
    const QRect nameRect(margin, top, static_cast<int>(scale.left) - 2 * margin, rowHeight());
    painter.drawText(nameRect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                     fontMetrics().elidedText(record.model, Qt::ElideMiddle, nameRect.width()));

    const QDateTime end = record.endedAt.isValid() ? record.endedAt : now;
    const QDateTime first = record.firstTextAt.isValid() ? record.firstTextAt : end;
    const qreal barTop = top + rowHeight() * 0.25;
    const qreal barHeight = rowHeight() * 0.5;
    const qreal begin = scale.x(record.startedAt);
    const bool hasFailed = record.state == AttemptRecord::State::Failed;
    const Sign sign = hasFailed                           ? Sign::Cross
        : record.state == AttemptRecord::State::Succeeded ? Sign::Tick
        : record.state == AttemptRecord::State::Stopped   ? Sign::Square
                                                          : Sign::Spark;
    const QColor color = signColor(sign, palette());
    // Waiting is hollow, streaming is full.
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(begin, barTop, std::max(2.0, scale.x(first) - begin), barHeight));
    if (record.firstTextAt.isValid()) {
        painter.setBrush(color);
        painter.drawRect(QRectF(scale.x(first), barTop,
                                std::max(2.0, scale.x(end) - scale.x(first)), barHeight));
    }
    const int side = static_cast<int>(barHeight) + 4;
    const qreal signX = std::min<qreal>(scale.x(end) + 3, width() - side);
    signIcon(sign, palette())
        .paint(&painter, QRect(static_cast<int>(signX), static_cast<int>(barTop) - 2, side, side));
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    const int rows = rowCount();
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrent(std::min(m_current + 1, rows - 1));
        break;
    case Qt::Key_Up:
        setCurrent(std::max(m_current - 1, rows > 0 ? 0 : -1));
        break;
    case Qt::Key_Home:
        setCurrent(rows > 0 ? 0 : -1);
        break;
    case Qt::Key_End:
        setCurrent(rows - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
        break;
    }
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    setCurrent(rowAt(event->position().toPoint()));
}

//! What is marked is said and shown as it would be on hovering.
void Timeline::setCurrent(int row)
{
    m_current = row;
    update();
    const QString words = row < 0 ? QString() : attemptWords(m_shown.at(row));
    setAccessibleDescription(words);
    if (row >= 0 && isVisible()) {
        const QPoint place(2 * margin, margin + (row + 2) * rowHeight());
        QToolTip::showText(mapToGlobal(place), plainToolTip(words), this);
    }
}

bool Timeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        if (row >= 0) {
            QToolTip::showText(help->globalPos(), plainToolTip(attemptWords(m_shown.at(row))),
                               this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace roo::gui
