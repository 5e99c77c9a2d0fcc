// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace roo::edit {

//! What lies at a path of a folder: read once, as the ground that edits are resolved on.
struct TreeEntry
{
    enum class Kind {
        Missing,
        File,
        Folder,
        Link, //!< It, or a folder on the way to it.
        Other, //!< No regular file, or something that is no folder is on the way.
        Unreadable
    };

    Kind kind = Kind::Missing;
    QString decidedBy = {}; //!< The path, or the part of it that is a link or no folder.
    QString twin = {}; //!< A name that is there and differs in its letter case only.
    QByteArray bytes = {}; //!< Of a file that is not too large.
    bool isTooLarge = false;
    int mode = -1; //!< POSIX permissions.
    bool hasOtherNames = false; //!< Hard links.
    bool isIgnored = false; //!< By an ignore file, whether it is there or not.
};

//! Looks at a path that `checkedPath` has left.
using Tree = std::function<TreeEntry(const QString &path)>;

} // namespace roo::edit
