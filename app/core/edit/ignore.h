// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/wildcard.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace roo::edit {

//! A larger ignore file is not read.
inline constexpr qsizetype largestIgnoreFile = qsizetype{256} * 1024;
//! More rules than this, in all ignore files together, are not kept.
inline constexpr qsizetype mostIgnoreRules = 20'000;

//! The rules of ignore files, as gitignore(5) has them. Paths are relative to the root, with
//! slashes between their names; letter cases count. What git knows besides such files
//! (`.git/info/exclude`, the user's own list, what is tracked) does not.
class IgnoreRules final
{
public:
    //! Adds the rules of a file in `folder` ("" is the root), after those that are there for this
    //! folder; later ones win. False: the file has more than the bounds allow, and as nobody knows
    //! what it says, everything in the folder is ignored.
    [[nodiscard]] bool add(const QString &folder, const QByteArray &content);
    //! Everything in the folder is ignored, whatever other rules say.
    void shut(const QString &folder);

    //! It, or a folder on the way to it.
    [[nodiscard]] bool isIgnored(const QString &path, bool isFolder) const;
    //! The same for a path none of whose folders is ignored.
    [[nodiscard]] bool isIgnoredItself(const QString &path, bool isFolder) const;

private:
    struct Rule
    {
        Wildcard pattern;
        bool isNegated = false; //!< It takes back what earlier rules say.
        bool isForFolders = false;
        bool isForNames = false; //!< At any depth; otherwise it is for paths from the folder on.
    };

    void addLine(const QByteArray &folder, QByteArrayView line);
    [[nodiscard]] bool isIgnoredItself(const QByteArray &path, bool isFolder) const;

    QHash<QByteArray, QList<Rule>> m_rules; //!< By folder.
    QSet<QByteArray> m_shut;
    qsizetype m_count = 0;
};

} // namespace roo::edit
