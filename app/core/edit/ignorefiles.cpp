// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/ignorefiles.h"

#include "core/edit/jail.h"
#include "core/edit/pathrules.h"

using namespace Qt::StringLiterals;

namespace roo::edit {

bool isIgnoreFile(const QString &path)
{
    const QString name = path.section(u'/', -1);
    return name == ".gitignore"_L1 || name == ".rooignore"_L1;
}

bool IgnoreFiles::isIgnored(const QString &path, bool isFolder)
{
    return isShut(parentOf(path)) || m_rules.isIgnoredItself(path, isFolder);
}

//! What is in it is ignored, for a file in an ignored folder cannot be taken back.
bool IgnoreFiles::isShut(const QString &folder)
{
    if (const auto known = m_folders.constFind(folder); known != m_folders.cend()) {
        return *known;
    }
    const bool isIt = !folder.isEmpty() && isIgnored(folder, true);
    if (!isIt) {
        read(folder);
    }
    m_folders.insert(folder, isIt);
    return isIt;
}

void IgnoreFiles::read(const QString &folder)
{
    for (const QString &name : {u".gitignore"_s, u".rooignore"_s}) {
        const QString path = folder.isEmpty() ? name : QString(folder % u'/' % name);
        if (!isRead(folder, path)) {
            m_unreadable.append(path);
            m_rules.shut(folder);
            return;
        }
    }
}

//! False: nobody knows what it says.
bool IgnoreFiles::isRead(const QString &folder, const QString &path)
{
    if (const auto known = m_instead.constFind(path); known != m_instead.cend()) {
        return !*known || m_rules.add(folder, **known);
    }
    const Jail::Entry entry = m_jail.entry(path);
    const bool isAbsent = entry.kind == Jail::Kind::Missing || entry.path != path;
    if (isAbsent || (entry.kind != Jail::Kind::File && path.endsWith(".gitignore"_L1))) {
        return true;
    }
    const Result<Jail::File> file = m_jail.readFile(path, largestIgnoreFile);
    return file && !file->isTooLarge && m_rules.add(folder, file->bytes);
}

} // namespace roo::edit
