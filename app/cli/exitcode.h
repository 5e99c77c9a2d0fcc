// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

namespace roo::cli {

//! What the program says to the shell. Where several apply, the first in the order of
//! `orchestrator --help` is said: interrupted, usage, configuration, unreachable, failed, output,
//! then from 5 upwards.
enum class ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Configuration = 3, //!< Also credentials, the proxy's budget, redirects and wrong endpoints.
    Unreachable = 4,
    NotApplied = 5, //!< An edit was refused or did not resolve, somebody else was writing, or the
                    //!< answer was no.
    ProofFailed = 6, //!< A check fails that did not before.
    Rejected = 7, //!< By the Reviewer.
    BudgetReached = 8, //!< One of ours; the proxy's is a matter of configuration.
    OutputNotWritable = 9,
    Interrupted = 130, //!< 128 + SIGINT
    ReaderGone = 141, //!< 128 + SIGPIPE
    Terminated = 143, //!< 128 + SIGTERM
};

//! Whether an output that could not be written is said in its place.
[[nodiscard]] bool comesAfterOutput(ExitCode code);

[[nodiscard]] ExitCode exitCodeFor(const Error &error);
//! The same for what changes a folder: a run that is busy is a folder that stays as it is.
[[nodiscard]] ExitCode exitCodeForWriting(const Error &error);
//! The same for what the command line named: a file that cannot be read is a wrong use.
[[nodiscard]] ExitCode exitCodeForNamed(const Error &error);

} // namespace roo::cli
