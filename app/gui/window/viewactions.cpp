// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/viewactions.h"

#include "gui/answers/findbar.h"
#include "gui/look/textstyle.h"
#include "gui/window/mainactions.h"
#include "gui/window/runtabs.h"

#include <QAction>
#include <QApplication>

namespace roo::gui {

namespace {

bool hasSlot(const QWidget *widget, const char *slot)
{
    return widget->metaObject()->indexOfSlot(QByteArray(slot).append("()").constData()) >= 0;
}

} // namespace

ViewActions::ViewActions(MainActions *actions, RunTabs *tabs, TextStyle &style)
    : QObject(actions)
    , m_actions(actions)
    , m_tabs(tabs)
{
    connectEditing();
    connectFinding();
    connectStyle(style);
    connect(tabs, &QTabWidget::currentChanged, this, &ViewActions::refresh);
    refresh();
}

void ViewActions::connectEditing()
{
    connect(m_actions->copy, &QAction::triggered, this, [this] { call("copy"); });
    connect(m_actions->selectAll, &QAction::triggered, this, [this] { call("selectAll"); });
    connect(m_actions->copyAll, &QAction::triggered, this, &ViewActions::copyAll);
}

void ViewActions::connectFinding()
{
    const auto on = [this](const QAction *action, void (FindBar::*step)()) {
        connect(action, &QAction::triggered, this, [this, step] {
            if (FindBar *const bar = m_tabs->findBar()) {
                (bar->*step)();
            }
        });
    };
    on(m_actions->find, &FindBar::open);
    on(m_actions->findNext, &FindBar::findNext);
    on(m_actions->findPrevious, &FindBar::findPrevious);
}

void ViewActions::connectStyle(TextStyle &style)
{
    connect(m_actions->zoomIn, &QAction::triggered, &style, [&style] { style.zoomBy(1); });
    connect(m_actions->zoomOut, &QAction::triggered, &style, [&style] { style.zoomBy(-1); });
    connect(m_actions->resetZoom, &QAction::triggered, &style, [&style] { style.setZoom(100); });
    connect(m_actions->wrapLines, &QAction::toggled, &style, &TextStyle::setWrapsCode);
    const auto show = [this, &style] {
        m_actions->wrapLines->setChecked(style.wrapsCode());
        m_actions->zoomIn->setEnabled(style.zoom() < TextStyle::largestZoom);
        m_actions->zoomOut->setEnabled(style.zoom() > TextStyle::smallestZoom);
        m_actions->resetZoom->setEnabled(style.zoom() != 100);
    };
    connect(&style, &TextStyle::changed, this, show);
    show();
}

QWidget *ViewActions::target() const
{
    QWidget *const focus = QApplication::focusWidget();
    const bool isOurs = focus != nullptr && focus->window() == m_tabs->window();
    return isOurs && hasSlot(focus, "copy") ? focus : m_tabs->currentView();
}

void ViewActions::call(const char *slot)
{
    QWidget *const widget = target();
    if (widget != nullptr && hasSlot(widget, slot)) {
        QMetaObject::invokeMethod(widget, slot);
    }
}

//! Some views leave it to the one that holds them, which knows the text as it was written.
void ViewActions::copyAll()
{
    for (QWidget *widget = target(); widget != nullptr; widget = widget->parentWidget()) {
        if (hasSlot(widget, "copyAll")) {
            QMetaObject::invokeMethod(widget, "copyAll");
            return;
        }
    }
    call("selectAll");
    call("copy");
}

void ViewActions::refresh()
{
    const int tab = m_tabs->currentIndex();
    const bool hasWords = tab == RunTabs::Plan || tab == RunTabs::Code || tab == RunTabs::Review;
    for (QAction *const action : {m_actions->find, m_actions->findNext, m_actions->findPrevious}) {
        action->setEnabled(hasWords);
    }
}

} // namespace roo::gui
