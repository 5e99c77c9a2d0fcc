// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/windowset.h"

#include "gui/help/guidewindow.h"
#include "gui/look/theme.h"
#include "gui/window/mainwindow.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

WindowSet::WindowSet(run::AppOptions options)
    : m_bench(std::move(options), makeSystemKeyring())
{
    applyTheme(m_bench.memory().theme());
}

WindowSet::~WindowSet()
{
    delete m_guide;
    const std::vector<Entry> left = std::exchange(m_windows, {});
    for (const Entry &entry : left) {
        entry.window->disconnect(this);
        delete entry.window;
    }
}

MainWindow *WindowSet::openWindow(const QStringList &paths)
{
    Entry entry = freeEntry();
    const int number = entry.number;
    auto *const window = new MainWindow(m_bench, number);
    entry.window = window;
    m_windows.push_back(std::move(entry));
    connect(window, &MainWindow::newWindowRequested, this, [this] { openWindow(); });
    connect(window, &MainWindow::guideRequested, this, &WindowSet::openGuide);
    connect(window, &QObject::destroyed, this, [this, number] {
        std::erase_if(m_windows, [number](const Entry &each) { return each.number == number; });
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
    m_guide->setWindowState(m_guide->windowState() & ~Qt::WindowMinimized);
    m_guide->raise();
    m_guide->activateWindow();
    return m_guide;
}

WindowSet::Entry WindowSet::freeEntry()
{
    for (int number = 0;; ++number) {
        if (std::ranges::contains(m_windows, number, &Entry::number)) {
            continue;
        }
        const QString draft = m_bench.memory().draftFile(number);
        if (draft.isEmpty() || !QDir().mkpath(QFileInfo(draft).path())) {
            return {.number = number};
        }
        auto lock = std::make_unique<QLockFile>(QString(draft % ".lock"_L1));
        lock->setStaleLockTime(std::chrono::milliseconds::zero());
        if (lock->tryLock()) {
            return {.number = number, .lock = std::move(lock)};
        }
        if (lock->error() != QLockFile::LockFailedError) {
            return {.number = number};
        }
    }
}

} // namespace roo::gui
