// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"

#include <QStringList>

namespace roo::cli {

struct ProofDetail
{
    int width = 0; //!< Of the terminal; 0: there is none.
    bool hasOutput = false; //!< With what the checks print.
};

//! What is said on standard error of an event that is about checks, findings and rounds, a line
//! each; nothing for other events. `run` has folded it already.
[[nodiscard]] QStringList proofProgress(const run::RunEvent &event, const run::Run &run,
                                        const ProofDetail &detail);

} // namespace roo::cli
