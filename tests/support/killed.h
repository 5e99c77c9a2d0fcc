// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <functional>

namespace roo::test {

enum class Killed {
    Never, //!< The work came to its end first.
    Yes,
    Impossible //!< No process can be watched here.
};

//! Does the work in a process of its own, which is killed (SIGKILL) just before its system call
//! number `calls` of those that change something on the disk, counted from 1.
[[nodiscard]] Killed killedBefore(int calls, const std::function<void()> &work);

} // namespace roo::test
