// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/rounds.h"

namespace roo::run {

RoundOutcome outcomeOf(const Evidence &evidence, bool hasChanged)
{
    const std::optional<proof::ProofReport> report = evidence.report();
    return {.newFailures = report ? report->newFailures() : QStringList(),
            .failureSignature = report ? report->failureSignature() : QString(),
            .verdict = evidence.verdict(),
            .findings = evidence.currentFindings(),
            .hasChanged = hasChanged};
}

SentBack sentBack(int round, const RoundOutcome &outcome)
{
    SentBack event{.round = round, .failures = outcome.newFailures, .findings = {}};
    for (qsizetype i = 0; i < outcome.findings.size(); ++i) {
        event.findings.append(i);
    }
    return event;
}

Rounds::Decision Rounds::next(const RoundOutcome &outcome)
{
    if (m_before && !outcome.hasChanged) {
        return {.goesBack = false, .end = LoopEnd::NothingChanged}; // nobody was asked again
    }
    if (!outcome.wantsMore() || m_limit == 0) {
        return {};
    }
    if (const std::optional<LoopEnd> end = endFor(outcome)) {
        return {.goesBack = false, .end = end};
    }
    m_before = outcome;
    ++m_round;
    return {.goesBack = true, .end = {}};
}

std::optional<LoopEnd> Rounds::endFor(const RoundOutcome &outcome) const
{
    const bool hasFailures = !outcome.newFailures.isEmpty();
    if (m_before && hasFailures && outcome.failureSignature == m_before->failureSignature) {
        return LoopEnd::SameFailure;
    }
    if (m_before && !hasFailures && !outcome.findings.isEmpty()
        && sameFindings(outcome.findings, m_before->findings)) {
        return LoopEnd::SameFindings;
    }
    return m_round > m_limit ? std::optional(LoopEnd::RoundsUsed) : std::nullopt;
}

} // namespace roo::run
