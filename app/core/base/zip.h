// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QString>

#include <stop_token>

//! Zip files in memory. (libzip does the work.)
namespace roo::zip {

//! Files by their names in the archive, with forward slashes.
using Files = QMap<QString, QByteArray>;

//! How much of a foreign archive is unpacked.
struct Limits
{
    qint64 files = 4096;
    qint64 bytesOfAFile = qint64{256} * 1024 * 1024;
    qint64 bytes = qint64{512} * 1024 * 1024; //!< Of all together.
};

//! The same files and time give the same bytes. Error: FileUnwritable, when memory runs out.
[[nodiscard]] Result<QByteArray> pack(const Files &files, const QDateTime &time);

//! Names are given as they stand in the archive: they are no paths of ours. Folders are left out.
//! Errors: SyntaxInvalid for what is no zip or is damaged; FileTooLarge; Cancelled when it is told
//! to stop.
[[nodiscard]] Result<Files> unpack(const QByteArray &bytes, const Limits &limits = {},
                                   const std::stop_token &stop = {});

} // namespace roo::zip
