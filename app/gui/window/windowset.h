// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/app.h"
#include "gui/window/workbench.h"

#include <QLockFile>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace roo::gui {

class GuideWindow;
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
    //! One for all windows; empty: its first page, or what is read there just now.
    GuideWindow *openGuide(const QString &page);
    [[nodiscard]] Workbench &bench() { return m_bench; }

private:
    struct Entry
    {
        int number = 0; //!< Of its draft.
        std::unique_ptr<QLockFile> lock; //!< Of the draft; none where none can be made.
        MainWindow *window = nullptr;
    };

    //! With the lowest number that no window has, of this process or of another one.
    [[nodiscard]] Entry freeEntry();

    Workbench m_bench;
    std::vector<Entry> m_windows;
    QPointer<GuideWindow> m_guide; //!< While it is open.
};

} // namespace roo::gui
