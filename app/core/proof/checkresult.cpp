// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/checkresult.h"

#include "core/base/named.h"

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

constexpr std::array verdicts{
    Named{CheckVerdict::Passed, "passed"_L1}, Named{CheckVerdict::Failed, "failed"_L1},
    Named{CheckVerdict::Skipped, "skipped"_L1}, Named{CheckVerdict::TimedOut, "timed-out"_L1},
    Named{CheckVerdict::CouldNotStart, "could-not-start"_L1}};

} // namespace

QString checkVerdictName(CheckVerdict verdict)
{
    return nameIn(verdicts, verdict);
}

std::optional<CheckVerdict> checkVerdictFromName(QStringView name)
{
    return valueIn(verdicts, name);
}

} // namespace roo::proof
