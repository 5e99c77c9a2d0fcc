// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/workspace.h"

#include "core/edit/filetext.h"
#include "core/edit/jail.h"
#include "core/edit/pathrules.h"
#include "core/edit/transaction.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

using Kind = TreeEntry::Kind;

Kind kindOf(Jail::Kind kind)
{
    switch (kind) {
    case Jail::Kind::Missing:
        return Kind::Missing;
    case Jail::Kind::Folder:
        return Kind::Folder;
    case Jail::Kind::File:
        return Kind::File;
    case Jail::Kind::Link:
        return Kind::Link;
    case Jail::Kind::Other:
        return Kind::Other;
    }
    Q_UNREACHABLE_RETURN(Kind::Other);
}

//! First what goes away: a name may come back in another letter case.
QList<FileStep> stepsOf(const QList<FileChange> &files)
{
    QList<FileStep> gone;
    QList<FileStep> come;
    for (const FileChange &file : files) {
        const FileState before{.bytes = file.before, .mode = file.mode};
        const FileState after{
            .bytes = file.after, .mode = file.mode, .isExecutable = file.isExecutable};
        switch (file.kind) {
        case FileChange::Kind::Create:
            come.append({.path = file.path, .before = {}, .after = after});
            break;
        case FileChange::Kind::Modify:
            come.append({.path = file.path, .before = before, .after = after});
            break;
        case FileChange::Kind::Delete:
            gone.append({.path = file.path, .before = before, .after = {}});
            break;
        case FileChange::Kind::Rename:
            gone.append({.path = file.path, .before = before, .after = {}});
            come.append({.path = file.to, .before = {}, .after = after});
            break;
        }
    }
    return gone + come;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    Result<std::unique_ptr<Jail>> jail = Jail::open(canonical.isEmpty() ? folder : canonical);
    if (!jail) {
        return std::unexpected(jail.error());
    }
    return std::unique_ptr<Workspace>(new Workspace(*std::move(jail)));
}

Workspace::Workspace(std::unique_ptr<Jail> jail)
    : m_jail(std::move(jail))
    , m_ignore(*m_jail)
{
}

Workspace::~Workspace() = default;

const QString &Workspace::folder() const
{
    return m_jail->folder();
}

TreeEntry Workspace::glanceAt(const QString &path)
{
    const Jail::Entry entry = m_jail->entry(path);
    TreeEntry found{.kind = kindOf(entry.kind), .decidedBy = entry.path};
    if (found.kind == Kind::File && entry.path != path) {
        found.kind = Kind::Other; // a file where a folder would have to be
    }
    found.isIgnored = m_ignore.isIgnored(path, found.kind == Kind::Folder);
    return found;
}

TreeEntry Workspace::look(const QString &path)
{
    TreeEntry found = glanceAt(path);
    // Where letter cases do not count, a name that is not listed is another one's.
    found.twin = twinOf(found.decidedBy);
    if (found.kind != Kind::File) {
        return found;
    }
    const Result<Jail::File> file = m_jail->readFile(path, largestText);
    if (!file) {
        found.kind = Kind::Unreadable;
        return found;
    }
    found.bytes = file->isTooLarge ? QByteArray() : file->bytes;
    found.isTooLarge = file->isTooLarge;
    found.mode = file->mode;
    found.hasOtherNames = file->hasOtherNames;
    return found;
}

//! The first part of a path that is there in another letter case only.
QString Workspace::twinOf(const QString &path)
{
    for (qsizetype slash = path.indexOf(u'/');; slash = path.indexOf(u'/', slash + 1)) {
        const QString part = slash < 0 ? path : path.first(slash);
        const QString name = part.section(u'/', -1);
        const QStringList alike = namesIn(parentOf(part)).value(folded(name));
        if (!alike.isEmpty() && !alike.contains(name)) {
            return part.chopped(name.size()) % alike.constFirst();
        }
        if (slash < 0) {
            return {};
        }
    }
}

const QHash<QString, QStringList> &Workspace::namesIn(const QString &folder)
{
    const auto known = m_listings.constFind(folder);
    if (known != m_listings.cend()) {
        return *known;
    }
    QHash<QString, QStringList> names;
    const QStringList present = m_jail->names(folder);
    for (const QString &name : present) {
        names[folded(name)].append(name);
    }
    return *m_listings.insert(folder, names);
}

Tree Workspace::tree()
{
    return [this](const QString &path) { return look(path); };
}

Result<FileList> Workspace::files(const std::stop_token &stop)
{
    return listedFiles(*m_jail, m_ignore, stop);
}

Result<void> Workspace::apply(const QList<FileChange> &files, const QString &journal)
{
    return carryOut(*m_jail, stepsOf(files), journal);
}

} // namespace roo::edit
