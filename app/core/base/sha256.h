// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace roo {

//! The SHA-256 of the bytes as 64 hexadecimal digits, as `sha256sum` prints it: what names a file
//! whose content never changes.
[[nodiscard]] inline QString sha256Hex(QByteArrayView bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace roo
