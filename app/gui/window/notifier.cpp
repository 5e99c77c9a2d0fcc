// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/notifier.h"

#include <QApplication>
#include <QEvent>
#include <QSystemTrayIcon>
#include <QWidget>

namespace roo::gui {

namespace {

//! The icon leaves with the notification: it is no place to live in.
constexpr std::chrono::seconds stay{30};

} // namespace

Notifier::Notifier(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_end.setSingleShot(true);
    m_end.setInterval(stay);
    connect(&m_end, &QTimer::timeout, this, &Notifier::withdraw);
    window->installEventFilter(this);
}

void Notifier::tell(const QString &title, const QString &text)
{
    QApplication::alert(m_window);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        return;
    }
    withdraw();
    m_icon = new QSystemTrayIcon(m_window->windowIcon(), this);
    const auto come = [this] {
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    };
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, come);
    connect(m_icon, &QSystemTrayIcon::activated, this, come);
    m_icon->setToolTip(title);
    m_icon->show();
    m_icon->showMessage(title, text, m_window->windowIcon());
    m_end.start();
}

bool Notifier::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        withdraw();
    }
    return QObject::eventFilter(watched, event);
}

void Notifier::withdraw()
{
    m_end.stop();
    if (m_icon != nullptr) {
        m_icon->hide();
        m_icon->deleteLater();
        m_icon = nullptr;
    }
}

} // namespace roo::gui
