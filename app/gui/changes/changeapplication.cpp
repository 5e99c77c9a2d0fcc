// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changeapplication.h"

#include "core/run/applier.h"
#include "core/run/objections.h"
#include "gui/window/workbench.h"

#include <algorithm>

namespace roo::gui {

ChangeApplication::ChangeApplication(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
}

void ChangeApplication::apply(const QString &reference, const run::Run &shown,
                              const ChangeSelection &wanted)
{
    const auto store = m_bench.store();
    if (m_isBusy || reference.isEmpty() || !store || !shown.edits()) {
        return;
    }
    m_isBusy = true;
    const Order order{.request = {.store = *store,
                                  .reference = reference,
                                  .answer = {},
                                  .folder = {},
                                  .allowed = wanted.consents},
                      .shown = shown,
                      .wanted = wanted};
    m_bench.worker().run(
        this, [order](const std::stop_token &stop) { return carryOut(order, stop); },
        [this, wanted](const Result<Outcome> &outcome) { carriedOut(outcome, wanted); });
}

Result<ChangeApplication::Outcome> ChangeApplication::carryOut(const Order &order,
                                                               const std::stop_token &stop)
{
    Result<run::Application> planned = run::planApplication(order.request, stop);
    if (!planned) {
        return std::unexpected(planned.error());
    }
    // What was ticked means nothing where it is no longer what was looked at.
    if (planned->planned.changes.files != order.shown.edits()->changes.files) {
        return std::unexpected(
            Error{.kind = ErrorKind::FileStale, .subject = planned->planned.folder});
    }
    edit::ChangeSet &changes = planned->planned.changes;
    if (order.wanted.leavesOutRefused) {
        changes = edit::withoutRefused(changes);
    }
    changes = edit::selected(changes, order.wanted.hunks);
    if (const auto obstacle = run::obstacleTo(changes, order.wanted.consents)) {
        return std::unexpected(*obstacle);
    }
    const Result<QStringList> objections = run::objectionsTo(order.shown, planned->planned, stop);
    if (!objections) {
        return std::unexpected(objections.error());
    }
    const bool isAgreed = std::ranges::all_of(*objections, [&order](const QString &objection) {
        return order.wanted.despite.contains(objection);
    });
    if (!isAgreed) {
        return Outcome{.runId = planned->runId, .what = {}, .objections = *objections};
    }
    return run::carryOut(*planned, order.request.store,
                         {.allowed = order.wanted.consents, .despite = *objections})
        .transform([&planned](const run::Applied &applied) {
            return Outcome{.runId = planned->runId, .what = applied};
        });
}

void ChangeApplication::carriedOut(const Result<Outcome> &outcome, const ChangeSelection &wanted)
{
    m_isBusy = false;
    if (outcome && !outcome->objections.isEmpty()) {
        emit objected(outcome->objections, wanted);
    } else if (outcome) {
        emit applied(outcome->runId, outcome->what);
    } else {
        emit failed(outcome.error());
    }
}

void ChangeApplication::undo(const QString &runId)
{
    const auto store = m_bench.store();
    if (m_isBusy || runId.isEmpty() || !store) {
        return;
    }
    m_isBusy = true;
    m_bench.worker().run(
        this, [store, runId](const std::stop_token &) { return run::planUndo(*store, runId); },
        [this](const Result<run::UndoPlan> &plan) {
            m_isBusy = false;
            if (!plan) {
                emit failed(plan.error());
            } else if (plan->later.isEmpty()) {
                takeBack(*plan);
            } else {
                emit overwritingWanted(*plan);
            }
        });
}

void ChangeApplication::takeBack(const run::UndoPlan &plan)
{
    const auto store = m_bench.store();
    if (m_isBusy || !store) {
        return;
    }
    m_isBusy = true;
    m_bench.worker().run(
        this, [store, plan](const std::stop_token &) { return run::undoRecorded(*store, plan); },
        [this, runId = plan.runId](const Result<run::TakenBack> &taken) {
            m_isBusy = false;
            if (taken) {
                emit undone(runId, *taken);
            } else {
                emit failed(taken.error());
            }
        });
}

} // namespace roo::gui
