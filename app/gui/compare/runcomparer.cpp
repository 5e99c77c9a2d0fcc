// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/compare/runcomparer.h"

#include "core/run/runlookup.h"
#include "gui/compare/comparewindow.h"
#include "gui/window/workbench.h"

#include <utility>

namespace roo::gui {

namespace {

run::ComparedRun sideOf(const run::StoredRun &stored)
{
    const run::Run run = run::foldAll(stored.events);
    return {.run = run, .summary = run::summarize(run, stored.statusWithoutEnd())};
}

} // namespace

RunComparer::RunComparer(Workbench &bench, QWidget *window)
    : QObject(window)
    , m_bench(bench)
    , m_window(window)
{
}

void RunComparer::compareRuns(const QString &one, const QString &other)
{
    m_bench.worker().run(
        this,
        [store = m_bench.store(), one, other](const std::stop_token &stop) -> Result<Comparison> {
            const Result<run::StoredRun> left = run::lookUpRun(store, one, stop);
            const Result<run::StoredRun> right = run::lookUpRun(store, other, stop);
            if (!left || !right) {
                return std::unexpected(left ? right.error() : left.error());
            }
            run::ComparedRuns runs{.left = sideOf(*left), .right = sideOf(*right)};
            if (runs.right.run.startedAt() < runs.left.run.startedAt()) {
                std::swap(runs.left, runs.right);
            }
            return comparisonOf(runs);
        },
        [this](const Result<Comparison> &comparison) {
            if (comparison) {
                show(*comparison);
            } else {
                emit failed(comparison.error());
            }
        });
}

void RunComparer::compareAttempts(const run::Run &run, run::Role role)
{
    const auto attempts = run::lastAttempts(run, role);
    if (!attempts) {
        return;
    }
    m_bench.worker().run(
        this,
        [attempts = *attempts, role](const std::stop_token &) {
            return comparisonOf(attempts, role);
        },
        [this](const Comparison &comparison) { show(comparison); });
}

void RunComparer::show(const Comparison &comparison)
{
    auto *const window
        = new CompareWindow(comparison, m_bench.highlighting(), m_bench.textStyle(), m_window);
    window->show();
}

} // namespace roo::gui
