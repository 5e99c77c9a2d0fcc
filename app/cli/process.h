// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"

namespace roo::cli {

//! Brings the process into the state that the program counts on, before anything else runs:
//! descriptors 0 to 2 open, so that no socket ever gets one of their numbers; SIGPIPE ignored; no
//! core dump, which would hold the key; a UTF-8 locale. Says which streams there really are.
[[nodiscard]] Streams prepareProcess();

//! Whether every argument is UTF-8; what is not cannot be sent as it was meant.
[[nodiscard]] bool argumentsAreUtf8(int argc, char **argv);

} // namespace roo::cli
