// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/readingplace.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace roo::gui {

namespace {

constexpr int buttonMargin = 12;

} // namespace

ReadingPlace::ReadingPlace(QAbstractScrollArea *view, std::function<QTextCursor()> cursor,
                           std::function<void(const QTextCursor &)> setCursor)
    : QObject(view)
    , m_view(view)
    , m_cursor(std::move(cursor))
    , m_setCursor(std::move(setCursor))
    , m_jump(new QToolButton(view))
{
    m_jump->setText(tr("Jump to end"));
    m_jump->setToolTip(tr("New text has arrived below."));
    m_jump->setArrowType(Qt::DownArrow);
    m_jump->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_jump->setCursor(Qt::ArrowCursor);
    m_jump->hide();
    connect(m_jump, &QToolButton::clicked, this, &ReadingPlace::jumpToEnd);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtEnd()) {
            m_jump->hide();
        }
    });
    view->viewport()->installEventFilter(this);
}

void ReadingPlace::keep(bool grows)
{
    m_grows = grows;
    m_follows = grows && isAtEnd();
    m_anchor = m_cursor().anchor();
    m_position = m_cursor().position();
}

void ReadingPlace::restoreCursor()
{
    QTextCursor mine = m_cursor();
    if (mine.anchor() == m_anchor && mine.position() == m_position) {
        return;
    }
    const int last = mine.document()->characterCount() - 1;
    mine.setPosition(std::min(m_anchor, last));
    mine.setPosition(std::min(m_position, last), QTextCursor::KeepAnchor);
    const int place = m_view->verticalScrollBar()->value();
    const int side = m_view->horizontalScrollBar()->value();
    m_setCursor(mine);
    m_view->verticalScrollBar()->setValue(place);
    m_view->horizontalScrollBar()->setValue(side);
}

void ReadingPlace::settle()
{
    restoreCursor();
    if (m_follows) {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    } else if (m_grows && !isAtEnd()) {
        m_jump->show();
        placeButton();
    }
}

void ReadingPlace::jumpToEnd()
{
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    m_jump->hide();
}

void ReadingPlace::forget()
{
    m_jump->hide();
}

bool ReadingPlace::isAtEnd() const
{
    const QScrollBar *const bar = m_view->verticalScrollBar();
    return bar->value() >= bar->maximum() - std::max(1, bar->pageStep() / 8);
}

bool ReadingPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        placeButton();
    }
    return QObject::eventFilter(watched, event);
}

void ReadingPlace::placeButton()
{
    m_jump->resize(m_jump->sizeHint());
    const QRect inner = m_view->viewport()->geometry();
    m_jump->move(inner.right() - m_jump->width() - buttonMargin,
                 inner.bottom() - m_jump->height() - buttonMargin);
}

} // namespace roo::gui
