// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proving.h"

#include "core/base/named.h"
#include "core/proof/proofreport.h"
#include "core/proof/scrubbedenvironment.h"
#include "core/run/baselines.h"
#include "core/run/checkconsents.h"
#include "core/run/checkplan.h"
#include "core/run/prooftext.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! Of the words for a model, in bytes of UTF-8.
constexpr qint64 mostWords = qint64{24} * 1024;

constexpr std::array reasons{Named{LeftOut::Reason::Secret, "secret"_L1},
                             Named{LeftOut::Reason::Link, "link"_L1},
                             Named{LeftOut::Reason::NoFile, "no-file"_L1},
                             Named{LeftOut::Reason::Unreadable, "unreadable"_L1},
                             Named{LeftOut::Reason::TooMuch, "too-much"_L1}};

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled};
}

QString whyNot(const proof::SandboxFinding &finding)
{
    return finding.state == proof::SandboxState::NotInstalled ? u"bubblewrap is not installed"_s
                                                              : finding.words;
}

//! For a model only what differs from before is worth a word.
QString comparisonWords(proof::Comparison comparison)
{
    using proof::Comparison;
    const bool isWorthAWord
        = comparison != Comparison::Unknown && comparison != Comparison::StillPassing;
    return isWorthAWord ? proof::comparisonName(comparison).replace(u'-', u' ') : QString();
}

QList<ProofTextRow> rowsFor(const proof::ProofReport &report, const QStringList &outputs)
{
    QList<ProofTextRow> rows;
    for (const proof::ProofReport::Row &row : report.rows()) {
        rows.append({.result = row.result,
                     .comparison = comparisonWords(row.comparison),
                     .output = outputs.value(rows.size())});
    }
    return rows;
}

//! Allowed before, each of them, as they are now.
bool areAllowed(const ProvingJob &job, const ChecksPlanned &planned)
{
    const CheckConsents consents(job.folders.data);
    return std::ranges::all_of(planned.checks, [&](const proof::Check &check) {
        return consents.isAllowed(job.folder, check, planned.sha256);
    });
}

} // namespace

Proving::Proving(ProvingJob job)
    : m_job(std::move(job))
{
}

Proving::~Proving() = default;

void Proving::plan()
{
    m_worker.run(
        this,
        [job = m_job](const std::stop_token &stop) {
            return checksOf(job.folder, job.profileChecks, stop)
                .transform([&job](const CheckPlan &plan) {
                    const ChecksPlanned planned{.checks = plan.checks,
                                                .source = plan.source,
                                                .file = plan.file,
                                                .sha256 = plan.sha256};
                    return std::pair(planned, areAllowed(job, planned));
                });
        },
        [this](const Result<std::pair<ChecksPlanned, bool>> &plan) {
            if (!plan || plan->first.checks.isEmpty()) {
                emit planned(plan ? plan->first
                                  : Result<ChecksPlanned>(std::unexpected(plan.error())),
                             false);
                return;
            }
            m_planned = plan->first;
            tryTheSandbox(plan->second);
        });
}

void Proving::tryTheSandbox(bool isAllowed)
{
    const config::Folders &own = m_job.folders;
    m_trial = std::make_unique<proof::SandboxTrial>(
        proof::scrubbedEnvironment(QProcessEnvironment::systemEnvironment()),
        QStringList{own.data, own.config, own.cache});
    connect(m_trial.get(), &proof::SandboxTrial::finished, this,
            [this, isAllowed](const proof::SandboxFinding &finding) {
                m_sandbox = finding.sandbox;
                m_planned.isSandboxed = finding.sandbox.has_value();
                m_planned.noSandbox = finding.sandbox ? QString() : whyNot(finding);
                emit planned(m_planned, isAllowed);
            });
    m_trial->start();
}

void Proving::allow()
{
    m_worker.run(
        this,
        [job = m_job, planned = m_planned](const std::stop_token &) {
            return CheckConsents(job.folders.data)
                .allow(job.folder, planned.checks, planned.sha256);
        },
        // Where it cannot be kept, the person is asked again the next time.
        [](const Result<void> &) {});
}

void Proving::prove(int round, const QList<edit::FileChange> &changes)
{
    m_round = round;
    m_changes = changes;
    if (m_baseline && round > 0) {
        proveChanges();
        return;
    }
    m_worker.run(
        this,
        [job = m_job, tree = m_tree, checks = m_planned.checks,
         round](const std::stop_token &stop) -> Result<Prepared> {
            return madeTree(job, tree, stop).transform([&](const SharedTree &made) {
                // Whoever asks for the folder itself wants it to be checked now.
                return Prepared{
                    .tree = made,
                    .hash = made->snapshotHash(),
                    .known = round > 0
                        ? Baselines(job.folders.cache).find(made->snapshotHash(), checks)
                        : QList<proof::CheckResult>()};
            });
        },
        [this](const Result<Prepared> &prepared) {
            if (prepared) {
                m_tree = prepared->tree;
                proveFolder(*prepared);
            } else {
                finish(std::unexpected(prepared.error()));
            }
        });
}

Result<Proving::SharedTree> Proving::madeTree(const ProvingJob &job, const SharedTree &tree,
                                              const std::stop_token &stop)
{
    if (tree) {
        return tree;
    }
    return ScratchTree::create(job.folder, scratchTreePlace(job.folders.cache), stop)
        .transform([](std::unique_ptr<ScratchTree> &&made) { return SharedTree(std::move(made)); });
}

void Proving::proveFolder(const Prepared &prepared)
{
    const bool isKnown = prepared.known.size() == m_planned.checks.size();
    tell(ProofStarted{
        .round = 0, .tree = prepared.hash, .isKept = isKnown, .notCopied = notCopied()});
    if (!isKnown) {
        runChecks(0, prepared.hash);
        return;
    }
    m_baseline = prepared.known;
    for (const proof::CheckResult &result : prepared.known) {
        tell(CheckFinished{.round = 0, .result = result});
    }
    tell(ProofFinished{.round = 0});
    proveChanges();
}

void Proving::proveChanges()
{
    bringAnd([this](const QString &hash) {
        tell(ProofStarted{.round = m_round, .tree = hash});
        runChecks(m_round, hash);
    });
}

template <typename Then>
void Proving::bringAnd(Then then)
{
    m_worker.run(
        this,
        [job = m_job, tree = m_tree,
         changes = m_changes](const std::stop_token &stop) -> Result<Prepared> {
            const Result<SharedTree> made = madeTree(job, tree, stop);
            if (!made) {
                return std::unexpected(made.error());
            }
            return (*made)
                ->bringTo(changes, stop)
                .and_then([&] { return (*made)->hash(stop); })
                .transform([&made](const QString &hash) {
                    return Prepared{.tree = *made, .hash = hash, .known = {}};
                });
        },
        [this, then](const Result<Prepared> &prepared) {
            if (prepared) {
                m_tree = prepared->tree;
                then(prepared->hash);
            } else {
                finish(std::unexpected(prepared.error()));
            }
        });
}

void Proving::bring(const QList<edit::FileChange> &changes)
{
    m_changes = changes;
    m_brings = true;
    bringAnd([this](const QString &) {
        m_brings = false;
        emit brought(m_tree->path());
    });
}

void Proving::runChecks(int round, const QString &hash)
{
    m_running = round;
    m_hash = hash;
    m_results.clear();
    m_outputs = QStringList(m_planned.checks.size());
    const auto hashed = [this](QObject *receiver,
                               const std::function<void(const QString &)> &then) {
        m_worker.run(
            receiver, [tree = m_tree](const std::stop_token &stop) { return tree->hash(stop); },
            [then](const Result<QString> &now) { then(now.value_or(u"unreadable"_s)); });
    };
    const auto read = [this](QObject *receiver, const proof::PrintedOutput &printed,
                             const std::function<void(const proof::OutputFacts &)> &then) {
        m_worker.run(
            receiver, [printed](const std::stop_token &) { return proof::factsIn(printed); }, then);
    };
    m_prover = std::make_unique<proof::Prover>(proof::Prover::Plan{
        .checks = m_planned.checks,
        .ground
        = {.scratch = m_tree->path(),
           .shownAs = m_job.folder,
           .sandbox = m_sandbox,
           .environment = proof::scrubbedEnvironment(QProcessEnvironment::systemEnvironment())},
        .hasher = hashed,
        .reader = read});
    connect(
        m_prover.get(), &proof::Prover::checkStarted, this, [this](qsizetype check, bool isRepeat) {
            tell(CheckStarted{.round = m_running, .check = nameOf(check), .isRepeat = isRepeat});
        });
    connect(m_prover.get(), &proof::Prover::outputReceived, this,
            [this](qsizetype check, const QString &text) {
                m_outputs[check] += text;
                tell(CheckOutput{.round = m_running, .check = nameOf(check), .text = text});
            });
    connect(m_prover.get(), &proof::Prover::checkFinished, this,
            [this](qsizetype, const proof::CheckResult &result) {
                m_results.append(result);
                tell(CheckFinished{.round = m_running, .result = result});
            });
    connect(m_prover.get(), &proof::Prover::finished, this, &Proving::checksEnded);
    m_prover->start();
}

void Proving::checksEnded()
{
    m_prover.release()->deleteLater(); // it is the sender
    if (m_isStopped) {
        finish(std::unexpected(cancelled()));
        return;
    }
    tell(ProofFinished{.round = m_running});
    if (m_running > 0) {
        giveWords();
        return;
    }
    m_baseline = m_results;
    keepBaseline();
    if (m_round > 0) {
        proveChanges();
    } else {
        giveWords();
    }
}

void Proving::keepBaseline()
{
    m_worker.run(
        this,
        [cache = m_job.folders.cache, hash = m_hash, checks = m_planned.checks,
         results = m_results](const std::stop_token &) {
            return Baselines(cache).keep(hash, checks, results);
        },
        // What is not kept is checked again the next time.
        [](const Result<void> &) {});
}

void Proving::giveWords()
{
    const proof::ProofReport report({.checks = m_planned.checks,
                                     .results = m_results,
                                     .baseline = m_running > 0
                                         ? m_baseline.value_or(QList<proof::CheckResult>())
                                         : QList<proof::CheckResult>(),
                                     .tree = m_hash});
    m_worker.run(
        this,
        [rows = rowsFor(report, m_outputs)](const std::stop_token &) {
            return proofText(rows, mostWords);
        },
        [this](const QString &words) { finish(words); });
}

void Proving::stop()
{
    m_isStopped = true;
    if (m_prover) {
        m_prover->stop();
        return;
    }
    if (m_worker.stop()) {
        QMetaObject::invokeMethod(
            this, [this] { finish(std::unexpected(cancelled())); }, Qt::QueuedConnection);
    }
}

void Proving::tell(const EventBody &event)
{
    if (!m_isStopped) {
        emit occurred(event);
    }
}

void Proving::finish(const Result<QString> &words)
{
    if (std::exchange(m_brings, false)) {
        emit brought(words);
    } else {
        emit proved(words);
    }
}

QString Proving::nameOf(qsizetype check) const
{
    return m_planned.checks.at(check).name;
}

QList<ProofStarted::NotCopied> Proving::notCopied() const
{
    QList<ProofStarted::NotCopied> all;
    for (const LeftOut &left : m_tree->leftOut()) {
        all.append({.path = left.path, .why = nameIn(reasons, left.reason)});
    }
    return all;
}

} // namespace roo::run
