// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

namespace roo::files {

inline constexpr QFileDevice::Permissions ownerOnly
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
inline constexpr QFileDevice::Permissions ownerOnlyFolder = ownerOnly | QFileDevice::ExeOwner;

//! Writes all of the bytes to a file opened without a buffer. On an error part of them may stand.
//! Error: FileUnwritable.
[[nodiscard]] Result<void> writeAll(QFile &file, const QByteArray &bytes);

//! Makes a folder that only its owner may enter, and the ones that lead to it where they are not
//! there. Error: FileUnwritable.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path);

//! Makes a file that is not there; never through a link. Removes it again when it cannot be
//! written whole. Error: FileUnwritable.
[[nodiscard]] Result<void> createFile(const QString &path, const QByteArray &bytes,
                                      QFileDevice::Permissions permissions);

//! Puts new content in the place of a file, or of a link, in one step: a reader sees the old or the
//! new one. Error: FileUnwritable.
[[nodiscard]] Result<void> replaceFile(const QString &path, const QByteArray &bytes,
                                       QFileDevice::Permissions permissions);

//! `replaceFile`, and waits until the disk has it. Error: FileUnwritable.
[[nodiscard]] Result<void> replaceFileForGood(const QString &path, const QByteArray &bytes,
                                              QFileDevice::Permissions permissions);

//! The same for a text, which is never held as UTF-8 as a whole. Error: FileUnwritable.
[[nodiscard]] Result<void> replaceFile(const QString &path, QStringView text,
                                       QFileDevice::Permissions permissions);

struct NewContent
{
    QString path;
    QByteArray bytes;
};

//! `replaceFileForGood` for files that belong together, in their order: no name changes before all
//! of the bytes are on the disk. Where one cannot be replaced those before it are taken back. A
//! file that is there keeps its permissions. Error: FileUnwritable.
[[nodiscard]] Result<void> replaceFiles(const QList<NewContent> &contents,
                                        QFileDevice::Permissions permissions);

//! Gives a folder another name beside the old one, which nothing has, and waits until the disk has
//! it. Error: FileUnwritable.
[[nodiscard]] Result<void> renameFolderForGood(const QString &from, const QString &to);

//! The path, or the nearest one above it at which something lies.
[[nodiscard]] QString nearestThatIsThere(const QString &path);

} // namespace roo::files
