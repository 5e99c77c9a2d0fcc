// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace roo::files {

inline constexpr QFileDevice::Permissions ownerOnly
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

//! Makes a file that is not there; never through a link. Removes it again when it cannot be
//! written whole. Error: FileUnwritable.
[[nodiscard]] Result<void> createFile(const QString &path, const QByteArray &bytes,
                                      QFileDevice::Permissions permissions);

//! Puts new content in the place of a file, or of a link, in one step: a reader sees the old or the
//! new one. Error: FileUnwritable.
[[nodiscard]] Result<void> replaceFile(const QString &path, const QByteArray &bytes,
                                       QFileDevice::Permissions permissions);

} // namespace roo::files
