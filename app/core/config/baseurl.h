// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QUrl>

namespace roo::config {

//! A base URL as people paste it, made one form: blanks trimmed, repeated and trailing slashes and
//! a trailing /chat/completions dropped, /v1 kept if there and not added if not. Refused: no http
//! or https, no host, user information, a query, a fragment. Errors: UrlInvalid; its `subject` is
//! the text without what may be secret, or empty.
[[nodiscard]] Result<QUrl> normalisedBaseUrl(const QString &text);

//! This machine itself: localhost and its subdomains, 127.0.0.0/8, ::1, and the unspecified
//! addresses 0.0.0.0 and ::, which servers print as their own and which lead to this machine.
[[nodiscard]] bool isLoopback(const QUrl &url);

//! "https://host:443": scheme, host and port, which a key belongs to.
[[nodiscard]] QString endpointName(const QUrl &url);

//! Whether two URLs have the same scheme, host and port: what a key belongs to.
[[nodiscard]] bool isSameEndpoint(const QUrl &left, const QUrl &right);

} // namespace roo::config
