// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/check.h"
#include "core/proof/testoutput.h"

#include <QString>

#include <chrono>
#include <optional>

namespace roo::proof {

enum class CheckVerdict { Passed, Failed, Skipped, TimedOut, CouldNotStart };

//! "passed", "failed", "skipped", "timed-out", "could-not-start": in events and `--json`.
[[nodiscard]] QString checkVerdictName(CheckVerdict verdict);
[[nodiscard]] std::optional<CheckVerdict> checkVerdictFromName(QStringView name);

//! What came of one check on one tree.
struct CheckResult
{
    QString name; //!< Of the check.
    CheckVerdict verdict = CheckVerdict::Skipped;
    //! Skipped: the name of the check that failed before it, or empty: it was stopped.
    //! CouldNotStart: the system's words. Failed: the name of the signal that ended it, or empty.
    QString reason = {};
    std::optional<int> exitCode = {}; //!< None where it did not end by itself.
    std::optional<TestCounts> tests = {}; //!< None where the runner is not known.
    std::optional<Problem> problem = {}; //!< The first place in a file that it complains of.
    std::chrono::milliseconds duration{0};
    bool isFlaky = false; //!< It failed, and passed on the same tree when it was run again.
    bool isOutputCut = false; //!< It printed more than is kept.
    QString tree = {}; //!< The hash of the tree that it ran on; empty: it did not run.

    friend bool operator==(const CheckResult &, const CheckResult &) = default;
};

} // namespace roo::proof
