// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/runproof.h"

#include "core/run/app.h"
#include "core/run/proving.h"
#include "core/run/recorder.h"
#include "gui/window/workbench.h"

#include <algorithm>
#include <utility>

namespace roo::gui {

namespace {

//! Whoever has allowed the one has allowed the other.
bool areSame(const run::ChecksPlanned &one, const run::ChecksPlanned &other)
{
    return one.checks == other.checks && one.sha256 == other.sha256 && one.source == other.source;
}

} // namespace

RunProof::RunProof(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
}

RunProof::~RunProof() = default;

void RunProof::begin(const run::Run &shown, const QString &reference,
                     const std::optional<run::ChecksPlanned> &allowed)
{
    const auto store = m_bench.store();
    if (m_isBusy || reference.isEmpty() || !store) {
        return;
    }
    m_isBusy = true;
    m_run = shown;
    m_allowed = allowed;
    m_happened.clear();
    emit began();
    m_bench.worker().run(
        this,
        [store = *store, folders = m_bench.folders(), reference,
         profile = shown.start().profile.name](const std::stop_token &stop) {
            return subjectOf(store, folders, reference, profile, stop);
        },
        [this, generation = m_generation](const Result<Subject> &subject) {
            if (generation != m_generation) {
                return;
            }
            if (subject) {
                plan(*subject);
            } else {
                end(subject.error());
            }
        });
}

//! A profile is taken by its name alone: what a run says of itself may be foreign.
Result<RunProof::Subject> RunProof::subjectOf(const run::RunStore &store,
                                              const config::Folders &folders,
                                              const QString &reference, const QString &profile,
                                              const std::stop_token &stop)
{
    const Result<run::Profile> found = run::profileIn(folders, profile);
    return run::planProof(store, reference, {}, stop)
        .transform([&found](const run::Application &application) {
            return Subject{.changes = application.planned,
                           .runId = application.runId,
                           .profileChecks = found ? found->proof.checks : QList<proof::Check>()};
        });
}

void RunProof::plan(const Subject &subject)
{
    m_subject = subject;
    if (m_run.edits() != subject.changes) {
        take(subject.changes); // the folder has changed since
    }
    m_proving
        = std::make_unique<run::Proving>(run::ProvingJob{.folder = subject.changes.folder,
                                                         .profileChecks = subject.profileChecks,
                                                         .folders = m_bench.folders()});
    connect(m_proving.get(), &run::Proving::planned, this, &RunProof::planned);
    connect(m_proving.get(), &run::Proving::occurred, this, [this](const run::EventBody &body) {
        m_happened.append(body);
        take(body);
    });
    connect(m_proving.get(), &run::Proving::proved, this, &RunProof::proved);
    m_proving->plan();
}

void RunProof::planned(const Result<run::ChecksPlanned> &checks, bool isAllowed)
{
    if (!checks || checks->checks.isEmpty()) {
        end(checks ? Error{.kind = ErrorKind::ChecksMissing, .subject = m_subject.changes.folder}
                   : checks.error());
        return;
    }
    m_happened.append(*checks);
    take(*checks);
    if (isAllowed) {
        prove();
    } else if (m_allowed && areSame(*m_allowed, *checks)) {
        consent(true);
    } else {
        emit consentWanted(*checks);
    }
}

void RunProof::consent(bool isGiven)
{
    if (!m_isBusy || !m_proving) {
        return;
    }
    if (isGiven) {
        m_proving->allow();
        prove();
    } else {
        end(Error{.kind = ErrorKind::Cancelled});
    }
}

void RunProof::prove()
{
    m_proving->prove(std::max(1, run::roundsOf(m_run)), m_subject.changes.changes.files);
}

void RunProof::take(const run::EventBody &body)
{
    const run::RunEvent event{.runId = m_run.id(),
                              .sequence = m_run.lastSequence() + 1,
                              .time = QDateTime::currentDateTimeUtc(),
                              .body = body};
    m_run.fold(event);
    emit occurred(event);
}

void RunProof::proved(const Result<QString> &words)
{
    if (!words || m_subject.runId.isEmpty()) {
        end(words ? std::optional<Error>() : words.error());
        return;
    }
    m_bench.worker().run(
        this,
        [store = *m_bench.store(), subject = m_subject,
         happened = m_happened](const std::stop_token &) {
            return run::recordProof(store, subject.runId, subject.changes, happened);
        },
        [this, generation = m_generation](const Result<void> &recorded) {
            if (generation == m_generation) {
                end(recorded ? std::optional<Error>() : recorded.error());
            }
        });
}

void RunProof::stop()
{
    if (!m_isBusy) {
        return;
    }
    if (m_proving) {
        m_proving->stop();
    } else {
        ++m_generation;
        end(Error{.kind = ErrorKind::Cancelled});
    }
}

void RunProof::abandon()
{
    ++m_generation;
    m_isBusy = false;
    if (m_proving) {
        m_proving->disconnect(this);
        m_proving.release()->deleteLater(); // it may be what has called
    }
}

void RunProof::end(const std::optional<Error> &error)
{
    abandon();
    emit ended(error);
}

} // namespace roo::gui
