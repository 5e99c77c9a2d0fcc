// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/firstframe.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <utility>

namespace roo::gui {

namespace {

constexpr std::chrono::seconds patience{1};

//! Goes when it has called.
class FirstFrame final : public QObject
{
public:
    FirstFrame(QWidget &window, std::function<void()> then)
        : QObject(&window)
        , m_then(std::move(then))
    {
        if (QWindow *const handle = window.windowHandle()) {
            handle->installEventFilter(this);
        }
        QTimer::singleShot(patience, this, &FirstFrame::call);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Expose) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, &FirstFrame::call); // the painting comes before
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void call()
    {
        if (const auto then = std::exchange(m_then, {})) {
            then();
            deleteLater();
        }
    }

    std::function<void()> m_then;
};

} // namespace

void afterFirstFrame(QWidget &window, std::function<void()> then)
{
    new FirstFrame(window, std::move(then));
}

} // namespace roo::gui
