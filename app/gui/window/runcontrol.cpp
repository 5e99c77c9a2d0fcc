// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/runcontrol.h"

#include "core/run/app.h"
#include "core/run/runlookup.h"
#include "gui/proof/runproof.h"
#include "gui/window/workbench.h"

#include <utility>

namespace roo::gui {

RunControl::RunControl(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
}

RunControl::~RunControl() = default;

void RunControl::start(run::RunRequest request)
{
    Q_ASSERT(!isBusy() && m_bench.app());
    clear();
    m_app = m_bench.app();
    complete(request);
    m_session = std::make_unique<run::Session>(m_app->client(), m_app->store());
    connect(m_session.get(), &run::Session::eventRecorded, this, &RunControl::eventRecorded);
    connect(m_session.get(), &run::Session::consentWanted, this, &RunControl::consentWanted);
    connect(m_session.get(), &run::Session::historyLost, this, &RunControl::historyLost);
    connect(m_session.get(), &run::Session::finished, this, &RunControl::sessionEnded);
    setActivity(Activity::Running);
    m_session->start(request);
    if (!m_session->folder().isEmpty()) {
        m_reference = m_session->run().id();
    }
}

void RunControl::complete(run::RunRequest &request) const
{
    request.stageTimeout = m_app->settings().stageTimeout.value;
    request.spending = m_app->spending();
    if (!request.workspace) {
        return;
    }
    request.workspace->limits.total = m_app->settings().contextLimit.value;
    if (const auto store = m_bench.store()) {
        request.workspace->undoFolder = store->undo().folder();
    }
    run::ProofJob proof{.folders = m_bench.folders()};
    if (const auto &wish = request.workspace->proof) {
        proof.hasChecks = wish->hasChecks;
        proof.rounds = wish->rounds;
    }
    request.workspace->proof = proof;
}

void RunControl::stop()
{
    switch (m_activity) {
    case Activity::Idle:
        break;
    case Activity::Loading:
        ++m_load;
        setActivity(Activity::Idle);
        break;
    case Activity::Running:
        m_session->cancel();
        break;
    case Activity::Replaying:
        m_replayer->stop();
        break;
    }
}

void RunControl::open(const QString &reference)
{
    load(reference, false);
}

void RunControl::replay(const QString &reference)
{
    load(reference, true);
}

void RunControl::load(const QString &reference, bool isReplay)
{
    Q_ASSERT(m_activity != Activity::Running);
    const int load = ++m_load;
    setActivity(Activity::Loading);
    m_bench.worker().run(
        this,
        [store = m_bench.store(), reference](const std::stop_token &stop) {
            return run::lookUpRun(store, reference, stop);
        },
        [this, load, reference, isReplay](const Result<run::StoredRun> &stored) {
            if (load != m_load) {
                return;
            }
            setActivity(Activity::Idle);
            if (!stored) {
                emit failed(stored.error());
                return;
            }
            clear();
            m_reference = reference;
            isReplay ? play(*stored) : show(*stored);
        });
}

void RunControl::show(const run::StoredRun &stored)
{
    m_opened = run::foldAll(stored.events);
    emit opened(stored.events);
}

void RunControl::play(const run::StoredRun &stored)
{
    m_replayer = std::make_unique<run::Replayer>(stored.events, run::Replayer::Pace::Own);
    connect(m_replayer.get(), &run::Replayer::eventRecorded, this, &RunControl::eventRecorded);
    connect(m_replayer.get(), &run::Replayer::finished, this,
            [this] { setActivity(Activity::Idle); });
    setActivity(Activity::Replaying);
    m_replayer->start();
}

void RunControl::goOn(run::Role from, const std::optional<QString> &plan)
{
    goOn({.reference = m_reference, .from = from, .plan = plan});
}

void RunControl::sendBack(const QList<qsizetype> &findings)
{
    goOn({.reference = m_reference, .from = run::Role::Coder, .findings = findings});
}

void RunControl::goOn(const Continuation &wish)
{
    if (isBusy() || m_reference.isEmpty() || !m_bench.app()) {
        return;
    }
    const int load = ++m_load;
    setActivity(Activity::Loading);
    m_bench.worker().run(
        this,
        [store = m_bench.store(), wish](const std::stop_token &stop) {
            return continuationRequest(store, wish, stop);
        },
        [this, load](const Result<run::RunRequest> &request) {
            if (load != m_load) {
                return;
            }
            setActivity(Activity::Idle);
            if (request) {
                start(*request);
            } else {
                emit failed(request.error());
            }
        });
}

void RunControl::consent(bool isGiven)
{
    if (m_activity == Activity::Running) {
        m_session->consent(isGiven);
    }
}

void RunControl::clear()
{
    ++m_load;
    m_replayer.reset();
    m_session.reset();
    m_opened = {};
    m_reference.clear();
    setActivity(Activity::Idle);
    emit cleared();
}

const run::Run &RunControl::run() const
{
    if (m_session) {
        return m_session->run();
    }
    return m_replayer ? m_replayer->run() : m_opened;
}

void RunControl::sessionEnded()
{
    setActivity(Activity::Idle);
    emit ended();
}

void RunControl::setActivity(Activity activity)
{
    if (std::exchange(m_activity, activity) != activity) {
        emit activityChanged();
    }
}

} // namespace roo::gui
