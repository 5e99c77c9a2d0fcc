// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/evidence.h"

#include <algorithm>

namespace roo::run {

namespace {

//! What is said of the round after the one that was sent back last is said of the changes now.
template <typename Event>
bool isCurrent(const QList<Event> &events, const QList<SentBack> &sentBack)
{
    return !events.isEmpty()
        && (sentBack.isEmpty() || events.constLast().round > sentBack.constLast().round);
}

} // namespace

QList<proof::CheckResult> Proof::results() const
{
    QList<proof::CheckResult> results;
    for (const CheckRun &check : checks) {
        if (check.result) {
            results.append(*check.result);
        }
    }
    return results;
}

const Proof *Evidence::proofOf(int round) const
{
    for (qsizetype i = m_proofs.size() - 1; i >= 0; --i) {
        if (m_proofs.at(i).start.round == round) {
            return &m_proofs.at(i);
        }
    }
    return nullptr;
}

const Proof *Evidence::latest() const
{
    for (qsizetype i = m_proofs.size() - 1; i >= 0; --i) {
        if (m_proofs.at(i).start.round > 0) {
            return &m_proofs.at(i);
        }
    }
    return nullptr;
}

std::optional<proof::ProofReport> Evidence::report() const
{
    const Proof *const proof = latest();
    return proof != nullptr ? reportOf(*proof) : std::nullopt;
}

std::optional<proof::ProofReport> Evidence::reportOf(const Proof &proof) const
{
    if (!m_planned || !proof.isFinished) {
        return std::nullopt;
    }
    const Proof *const before = proofOf(0);
    return proof::ProofReport({.checks = m_planned->checks,
                               .results = proof.results(),
                               .baseline = before != nullptr && before != &proof
                                   ? before->results()
                                   : QList<proof::CheckResult>(),
                               .tree = proof.start.tree});
}

std::optional<ReviewVerdict> Evidence::verdict() const
{
    return isCurrent(m_verdicts, m_sentBack) ? std::optional(m_verdicts.constLast().verdict)
                                             : std::nullopt;
}

QList<Finding> Evidence::currentFindings() const
{
    return isCurrent(m_findings, m_sentBack) ? m_findings.constLast().findings : QList<Finding>();
}

bool Evidence::take(const ChecksPlanned &event)
{
    m_planned = event;
    m_skipped.reset();
    return true;
}

bool Evidence::take(const ProofSkipped &event)
{
    m_skipped = event;
    return true;
}

bool Evidence::take(const ProofStarted &event)
{
    m_skipped.reset();
    m_proofs.append({.start = event, .checks = {}});
    return true;
}

bool Evidence::take(const CheckStarted &event)
{
    Proof *const proof = running(event.round);
    if (proof == nullptr) {
        return false;
    }
    const auto known = std::ranges::find(proof->checks, event.check, &CheckRun::name);
    if (known != proof->checks.end()) {
        known->isRunning = true;
        known->isRepeat = event.isRepeat;
    } else {
        proof->checks.append({.name = event.check, .output = {}, .isRunning = true, .result = {}});
    }
    return true;
}

bool Evidence::take(const CheckOutput &event)
{
    CheckRun *const check = runningCheck(event.round, event.check);
    if (check != nullptr) {
        check->output += event.text;
    }
    return check != nullptr;
}

//! One that was skipped, or is known from before, has not begun.
bool Evidence::take(const CheckFinished &event)
{
    Proof *const proof = running(event.round);
    if (proof == nullptr) {
        return false;
    }
    CheckRun *check = runningCheck(event.round, event.result.name);
    if (check == nullptr) {
        proof->checks.append({.name = event.result.name, .output = {}, .result = {}});
        check = &proof->checks.last();
    }
    check->isRunning = false;
    check->result = event.result;
    return true;
}

bool Evidence::take(const ProofFinished &event)
{
    Proof *const proof = running(event.round);
    if (proof != nullptr) {
        proof->isFinished = true;
    }
    return proof != nullptr;
}

bool Evidence::take(const FindingsReached &event)
{
    m_findings.append(event);
    return true;
}

bool Evidence::take(const VerdictReached &event)
{
    m_verdicts.append(event);
    return true;
}

bool Evidence::take(const SentBack &event)
{
    m_sentBack.append(event);
    return true;
}

bool Evidence::take(const LoopEnded &event)
{
    m_loopEnd = event;
    return true;
}

bool Evidence::take(const ApprovalGiven &event)
{
    m_approvals.append(event);
    return true;
}

Proof *Evidence::running(int round)
{
    const bool isUnderWay = !m_proofs.isEmpty() && !m_proofs.constLast().isFinished
        && m_proofs.constLast().start.round == round;
    return isUnderWay ? &m_proofs.last() : nullptr;
}

CheckRun *Evidence::runningCheck(int round, const QString &name)
{
    Proof *const proof = running(round);
    if (proof == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(proof->checks, [&name](const CheckRun &check) {
        return check.name == name && check.isRunning;
    });
    return found != proof->checks.end() ? &*found : nullptr;
}

} // namespace roo::run
