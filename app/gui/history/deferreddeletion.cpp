// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/deferreddeletion.h"

#include "gui/history/historymodel.h"
#include "gui/window/workbench.h"

#include <utility>

namespace roo::gui {

namespace {

constexpr std::chrono::seconds timeToThink{10};

} // namespace

DeferredDeletion::DeferredDeletion(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(timeToThink);
    connect(&m_timer, &QTimer::timeout, this, &DeferredDeletion::carryOut);
}

DeferredDeletion::~DeferredDeletion()
{
    const auto store = m_bench.store();
    if (!m_runId.isEmpty() && store) {
        static_cast<void>(store->remove(m_runId)); // nobody is left to be told
    }
}

void DeferredDeletion::begin(const QString &runId)
{
    carryOut();
    m_runId = runId;
    m_bench.history().hide(runId);
    m_timer.start();
}

void DeferredDeletion::undo()
{
    m_timer.stop();
    m_bench.history().unhide(std::exchange(m_runId, {}));
}

void DeferredDeletion::carryOut()
{
    m_timer.stop();
    const auto store = m_bench.store();
    if (m_runId.isEmpty() || !store) {
        return;
    }
    emit carriedOut();
    m_bench.worker().run(
        this, [store, id = m_runId](const std::stop_token &) { return store->remove(id); },
        [this, id = std::exchange(m_runId, {})](const Result<void> &removed) {
            if (!removed) {
                m_bench.history().unhide(id);
                emit failed(removed.error());
            }
            m_bench.refreshHistory();
        });
}

} // namespace roo::gui
