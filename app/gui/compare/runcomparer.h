// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/run.h"
#include "gui/compare/comparison.h"

#include <QObject>

class QWidget;

namespace roo::gui {

class Workbench;

//! Works out comparisons in the background, and opens a window for each.
class RunComparer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunComparer)

public:
    //! `bench` outlives it; `window` is what the windows belong to.
    RunComparer(Workbench &bench, QWidget *window);

    //! The older one is on the left, whichever is named first.
    void compareRuns(const QString &one, const QString &other);
    //! The last attempt at a stage with the one before it; nothing where there is none.
    void compareAttempts(const run::Run &run, run::Role role);

signals:
    void failed(const roo::Error &error);

private:
    void show(const Comparison &comparison);

    Workbench &m_bench;
    QWidget *m_window;
};

} // namespace roo::gui
