// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace roo::hosts {

//! This machine itself: localhost and its subdomains, with or without a dot at the end,
//! 127.0.0.0/8,
//! ::1, and the unspecified addresses 0.0.0.0 and ::, which servers print as their own.
[[nodiscard]] bool isLoopback(const QString &host);

} // namespace roo::hosts
