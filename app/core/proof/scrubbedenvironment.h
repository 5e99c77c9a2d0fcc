// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace roo::proof {

//! What checks see of our environment: the variables that a build needs, by a list of names, and
//! none that a key could be in, neither by its name nor by its value. No terminal (TERM=dumb,
//! NO_COLOR=1), no person (CI=1), and only absolute folders in PATH.
[[nodiscard]] QProcessEnvironment scrubbedEnvironment(const QProcessEnvironment &whole);

//! The folders that programs are looked for in, in their order; never a relative one.
[[nodiscard]] QStringList searchPath(const QProcessEnvironment &environment);

} // namespace roo::proof
