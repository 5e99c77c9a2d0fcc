// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace roo::edit {

class IgnoreFiles;
class Jail;

//! At most so many files are listed.
inline constexpr qsizetype mostListedFiles = 20'000;
//! At most so many names are looked at, ignored ones among them.
inline constexpr qsizetype mostSeenNames = 200'000;

struct ListedFile
{
    QString path;
    qint64 size = 0; //!< In bytes.
    bool isText = false; //!< By its name, and by the first 8 KiB of it.

    friend bool operator==(const ListedFile &, const ListedFile &) = default;
};

//! The files of a folder that a model may know of.
struct FileList
{
    QList<ListedFile> files; //!< Sorted by path.
    bool isCut = false; //!< There are more than the bounds allow; these are the first ones.
    QStringList unreadable; //!< Ignore files that could not be read: all in their folders is left
                            //!< out.

    friend bool operator==(const FileList &, const FileList &) = default;
};

//! All regular files but those that are ignored, that no path of an answer could name, or that
//! programs trust (`.git`, `.env`, keys); links are never entered. Error: Cancelled.
[[nodiscard]] Result<FileList> listedFiles(const Jail &jail, IgnoreFiles &ignore,
                                           const std::stop_token &stop = {});

} // namespace roo::edit
