// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/checkresult.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace roo::proof {

//! A result beside that of the folder as it was.
enum class Comparison {
    Unknown, //!< It did not run, or there is nothing to compare with.
    StillPassing,
    NewFailure, //!< Also where nothing is known of the folder as it was.
    Fixed,
    StillFailing
};

//! "unknown", "still-passing", "new-failure", "fixed", "still-failing": in `--json`.
[[nodiscard]] QString comparisonName(Comparison comparison);

//! What a report is made of.
struct ProofGround
{
    QList<Check> checks;
    QList<CheckResult> results; //!< By their names; a check without one has not run.
    QList<CheckResult> baseline = {}; //!< Of the folder as it was; may be empty.
    QString tree; //!< The hash of what would be written.
};

//! The proof table. Pure, without words: those are made at the edge.
class ProofReport final
{
public:
    struct Row
    {
        Check check;
        CheckResult result;
        Comparison comparison = Comparison::Unknown;
        bool isStale = false; //!< It ran on other files than those that would be written.

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit ProofReport(const ProofGround &ground);

    //! Something is known of the folder as it was.
    [[nodiscard]] bool isCompared() const { return m_isCompared; }
    //! One for each check, in their order.
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] qsizetype passed() const;
    //! The names of the checks that compare so.
    [[nodiscard]] QStringList named(Comparison comparison) const;
    [[nodiscard]] QStringList newFailures() const { return named(Comparison::NewFailure); }
    [[nodiscard]] bool hasStale() const;
    //! Nothing speaks against what would be written: no new failure, nothing stale, and nothing
    //! that did not run but for a failure that was there before.
    [[nodiscard]] bool isGood() const;
    //! Equal for two proofs whose checks newly fail alike: the same checks, with the same exit and
    //! the same first problem, whatever its line. Empty without a new failure.
    [[nodiscard]] QString failureSignature() const;

    friend bool operator==(const ProofReport &, const ProofReport &) = default;

private:
    QList<Row> m_rows;
    bool m_isCompared = false;
};

} // namespace roo::proof
