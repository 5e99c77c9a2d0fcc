// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QTimer>

class QSystemTrayIcon;
class QWidget;

namespace roo::gui {

//! Calls for somebody who looks elsewhere: the window asks for attention, and a notification says
//! why where the desktop shows them. Nothing of a task or an answer stands in it, since a locked
//! screen may show it.
class Notifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notifier)

public:
    //! The window owns it.
    explicit Notifier(QWidget *window);

    void tell(const QString &title, const QString &text);

protected:
    //! Whoever has come needs no notification any more.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void withdraw();

    QWidget *m_window = nullptr;
    QSystemTrayIcon *m_icon = nullptr; //!< Only while there is something to tell.
    QTimer m_end;
};

} // namespace roo::gui
