// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/evidence.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::run {

//! What stands against the changes at the end of a round.
struct RoundOutcome
{
    QStringList newFailures; //!< The checks that newly fail.
    QString failureSignature; //!< See ProofReport; empty without a new failure.
    std::optional<ReviewVerdict> verdict = {};
    QList<Finding> findings = {};
    bool hasChanged = true; //!< The changes are not those of the round before.

    [[nodiscard]] bool wantsMore() const
    {
        return !newFailures.isEmpty() || verdict == ReviewVerdict::Revise;
    }
};

//! By what is known of the changes as they are now.
[[nodiscard]] RoundOutcome outcomeOf(const Evidence &evidence, bool hasChanged);
//! The changes of this round go back, with all that stands against them.
[[nodiscard]] SentBack sentBack(int round, const RoundOutcome &outcome);

//! How often changes go back to the Coder. Pure: no clock, no network.
class Rounds final
{
public:
    //! `limit`: so often at most; 0: never.
    explicit Rounds(int limit)
        : m_limit(limit)
    {
    }

    struct Decision
    {
        bool goesBack = false;
        std::optional<LoopEnd> end = {}; //!< Why not, although something stands.

        friend bool operator==(const Decision &, const Decision &) = default;
    };

    //! At the end of each round, in their order.
    [[nodiscard]] Decision next(const RoundOutcome &outcome);
    //! The one under way, from 1.
    [[nodiscard]] int round() const { return m_round; }

private:
    [[nodiscard]] std::optional<LoopEnd> endFor(const RoundOutcome &outcome) const;

    int m_limit = 0;
    int m_round = 1;
    std::optional<RoundOutcome> m_before;
};

} // namespace roo::run
