// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/inlinemessage.h"

#include "gui/look/flowlayout.h"
#include "gui/look/signlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

Sign signOf(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Positive:
        return Sign::Tick;
    case Message::Kind::Information:
        return Sign::Information;
    case Message::Kind::Warning:
        return Sign::Warning;
    case Message::Kind::Error:
        return Sign::Cross;
    }
    Q_UNREACHABLE_RETURN(Sign::None);
}

QString kindName(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Positive:
        return InlineMessage::tr("Done");
    case Message::Kind::Information:
        return InlineMessage::tr("Note");
    case Message::Kind::Warning:
        return InlineMessage::tr("Warning");
    case Message::Kind::Error:
        return InlineMessage::tr("Error");
    }
    Q_UNREACHABLE_RETURN({});
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

InlineMessage::InlineMessage(const Message &message, QWidget *parent)
    : QFrame(parent)
    , m_message(message)
{
    setAccessibleName(kindName(message.kind) % u": "_s % message.text);
    auto *const row = new QHBoxLayout(this);
    row->addWidget(new SignLabel(signOf(message.kind), this), 0, Qt::AlignTop);
    auto *const texts = new QVBoxLayout;
    texts->addWidget(plainLabel(message.text, this));
    m_detail = plainLabel(message.detail, this);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setVisible(!message.detail.isEmpty());
    texts->addWidget(m_detail);
    if (!message.buttons.isEmpty()) {
        auto *const buttons = new FlowLayout;
        texts->addLayout(buttons);
        addButtons(buttons);
    }
    row->addLayout(texts, 1);
    if (message.isClosable) {
        auto *const close = new QToolButton(this);
        close->setAutoRaise(true);
        close->setIcon(signIcon(Sign::Close));
        close->setAccessibleName(tr("Close this message"));
        close->setToolTip(tr("Close (Esc)"));
        connect(close, &QToolButton::clicked, this, &InlineMessage::closed);
        row->addWidget(close, 0, Qt::AlignTop);
    }
}

void InlineMessage::addButtons(QLayout *row)
{
    for (const Message::Button &each : std::as_const(m_message.buttons)) {
        auto *const button = new QPushButton(each.text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, each] {
            if (!each.keepsMessage) {
                emit closed();
            }
            each.action();
        });
        row->addWidget(button);
    }
}

void InlineMessage::setDetail(const QString &detail)
{
    m_message.detail = detail;
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QString InlineMessage::words() const
{
    QStringList parts{m_message.text};
    if (!m_message.detail.isEmpty()) {
        parts.append(m_message.detail);
    }
    for (const Message::Button &button : m_message.buttons) {
        parts.append(u'[' % button.text % u']');
    }
    return parts.join(u' ');
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = signColor(signOf(m_message.kind), palette());
    QColor ground = color;
    ground.setAlphaF(0.10F);
    painter.setPen(QPen(color, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void InlineMessage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_message.isClosable) {
        emit closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

MessageArea::MessageArea(QWidget *parent)
    : QWidget(parent)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    setVisible(false);
}

void MessageArea::show(const QString &name, const Message &message)
{
    dismiss(name);
    auto *const widget = new InlineMessage(message, this);
    connect(widget, &InlineMessage::closed, this, [this, name] { dismiss(name); });
    layout()->addWidget(widget);
    m_entries.append({.name = name, .widget = widget});
    setVisible(true);
    announce(*widget);
}

void MessageArea::dismiss(const QString &name)
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    if (found == m_entries.end()) {
        return;
    }
    // Its own button may be what dismisses it.
    found->widget->hide();
    found->widget->deleteLater();
    m_entries.erase(found);
    setVisible(!m_entries.isEmpty());
}

InlineMessage *MessageArea::message(const QString &name) const
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.cend() ? nullptr : found->widget;
}

bool MessageArea::dismissLast()
{
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        if (m_entries.at(i).widget->message().isClosable) {
            dismiss(QString(m_entries.at(i).name));
            return true;
        }
    }
    return false;
}

void MessageArea::announce(const InlineMessage &widget) const
{
    if (!QAccessible::isActive()) {
        return;
    }
    QAccessibleAnnouncementEvent event(window(), widget.accessibleName());
    const bool isUrgent = widget.message().kind == Message::Kind::Error;
    event.setPoliteness(isUrgent ? QAccessible::AnnouncementPoliteness::Assertive
                                 : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
}

} // namespace roo::gui
