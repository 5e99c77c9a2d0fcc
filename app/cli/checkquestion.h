// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"
#include "cli/editoptions.h"
#include "core/config/folders.h"
#include "core/run/pipelinejob.h"

namespace roo::cli {

//! How changes are proved, as the command line has it.
[[nodiscard]] run::ProofJob proofFor(const config::Folders &folders, const EditOptions &edits);

//! What is about to run, for whoever is asked: programs, arguments and folders.
void showChecks(Console &console, const run::ChecksPlanned &checks);

} // namespace roo::cli
