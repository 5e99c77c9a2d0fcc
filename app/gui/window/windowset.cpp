// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/windowset.h"

#include "gui/help/guidewindow.h"
#include "gui/look/theme.h"
#include "gui/window/mainwindow.h"

#include <algorithm>
#include <utility>

namespace roo::gui {

WindowSet::WindowSet(run::AppOptions options)
    : m_bench(std::move(options), makeSystemKeyring())
{
    applyTheme(m_bench.memory().theme());
}

WindowSet::~WindowSet()
{
    delete m_guide;
    const QList<Entry> left = std::exchange(m_windows, {});
    for (const Entry &entry : left) {
        entry.window->disconnect(this);
        delete entry.window;
    }
}

MainWindow *WindowSet::openWindow(const QStringList &paths)
{
    const int number = freeNumber();
    auto *const window = new MainWindow(m_bench, number);
    m_windows.append({.number = number, .window = window});
    connect(window, &MainWindow::newWindowRequested, this, [this] { openWindow(); });
    connect(window, &MainWindow::guideRequested, this, &WindowSet::openGuide);
    connect(window, &QObject::destroyed, this, [this, number] {
        m_windows.removeIf([number](const Entry &entry) { return entry.number == number; });
    });
    for (const QString &path : paths) {
        window->openPath(path);
    }
    window->show();
    return window;
}

GuideWindow *WindowSet::openGuide(const QString &page)
{
    if (!m_guide) {
        m_guide = new GuideWindow(m_bench.highlighting(), m_bench.textStyle());
        m_guide->show();
    }
    if (!page.isEmpty()) {
        m_guide->open({.page = page});
    }
    m_guide->raise();
    m_guide->activateWindow();
    return m_guide;
}

int WindowSet::freeNumber() const
{
    int number = 0;
    while (std::ranges::contains(m_windows, number, &Entry::number)) {
        ++number;
    }
    return number;
}

} // namespace roo::gui
