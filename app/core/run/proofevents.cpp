// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proofevents.h"

#include "core/base/named.h"

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr std::array skips{Named{NoProof::Refused, "refused"_L1},
                           Named{NoProof::Offered, "offered"_L1},
                           Named{NoProof::Incomplete, "incomplete"_L1}};

constexpr std::array loopEnds{Named{LoopEnd::RoundsUsed, "rounds-used"_L1},
                              Named{LoopEnd::SameFailure, "same-failure"_L1},
                              Named{LoopEnd::SameFindings, "same-findings"_L1},
                              Named{LoopEnd::NothingChanged, "nothing-changed"_L1}};

} // namespace

QString noProofName(NoProof why)
{
    return nameIn(skips, why);
}

std::optional<NoProof> noProofFromName(QStringView name)
{
    return valueIn(skips, name);
}

QString loopEndName(LoopEnd why)
{
    return nameIn(loopEnds, why);
}

std::optional<LoopEnd> loopEndFromName(QStringView name)
{
    return valueIn(loopEnds, name);
}

} // namespace roo::run
