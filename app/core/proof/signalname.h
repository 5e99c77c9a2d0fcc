// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace roo::proof {

//! "SIGSEGV"; "signal 40" for one without a name here, "crash" where the system has no signals.
[[nodiscard]] QString signalName(int number);

//! The name of one that ends programs that are broken, or are ended; empty for others.
[[nodiscard]] QString fatalSignalName(int number);

} // namespace roo::proof
