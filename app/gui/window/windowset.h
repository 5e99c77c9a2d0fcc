// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/app.h"
#include "gui/window/workbench.h"

#include <QList>
#include <QObject>

namespace roo::gui {

class MainWindow;

//! The windows of the program: the first one is there before the settings are read.
class WindowSet final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowSet)

public:
    explicit WindowSet(run::AppOptions options);
    ~WindowSet() override;

    //! Shows a window, and in it what the paths name: a run, a workspace, files to attach.
    MainWindow *openWindow(const QStringList &paths = {});
    [[nodiscard]] Workbench &bench() { return m_bench; }

private:
    //! The lowest number that no window has.
    [[nodiscard]] int freeNumber() const;

    struct Entry
    {
        int number = 0;
        MainWindow *window = nullptr;
    };

    Workbench m_bench;
    QList<Entry> m_windows;
};

} // namespace roo::gui
