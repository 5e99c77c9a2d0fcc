// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace roo::test {

//! The content of a file, or "(unreadable)", which is what no test expects.
[[nodiscard]] QByteArray contentOf(const QString &path);

//! Writes a file, and makes the folders that lead to it.
[[nodiscard]] bool writeFile(const QString &path, const QByteArray &bytes);

//! In hexadecimal digits, as what is stored by its content is named.
[[nodiscard]] QString sha256(const QByteArray &bytes);

} // namespace roo::test
