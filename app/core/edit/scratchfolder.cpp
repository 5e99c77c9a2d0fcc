// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/scratchfolder.h"

#include "core/base/files.h"

#include <QDateTime>
#include <QDir>
#include <QDirListing>
#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! Not every system and not every disk can lock folders, so nothing of today is taken for left
//! over.
constexpr std::chrono::seconds leastAge = std::chrono::days(1);

bool isOld(const QFileInfo &folder)
{
    return folder.lastModified().secsTo(QDateTime::currentDateTime()) >= leastAge.count();
}

//! Also folders that nobody may write to: some programs protect what they have downloaded so.
void removeAll(const QString &path)
{
    if (QDir(path).removeRecursively()) {
        return;
    }
    using Flag = QDirListing::IteratorFlag;
    QStringList folders{path};
    while (!folders.isEmpty()) {
        const QString folder = folders.takeLast();
        QFile::setPermissions(folder, files::ownerOnlyFolder);
        for (const auto &entry : QDirListing(folder, Flag::DirsOnly | Flag::IncludeHidden)) {
            if (!entry.isSymLink()) {
                folders.append(entry.filePath());
            }
        }
    }
    QDir(path).removeRecursively();
}

} // namespace

ScratchFolder::ScratchFolder(const QString &pattern)
    : m_folder(pattern)
{
}

ScratchFolder::~ScratchFolder()
{
    if (m_lock) { // otherwise it is empty, or somebody else's
        removeAll(m_folder.path());
    }
}

Result<std::unique_ptr<ScratchFolder>> ScratchFolder::create(const ScratchPlace &place)
{
    const bool hasParent
        = !place.parent.isEmpty() && files::makePrivateFolder(place.parent).has_value();
    const QString parent = hasParent ? place.parent : QDir::tempPath();
    // A sweep may come between making and locking it; a few tries are more than enough.
    for (int tries = 0; tries < 8; ++tries) {
        std::unique_ptr<ScratchFolder> made(
            new ScratchFolder(parent % u'/' % place.prefix % u"XXXXXX"_s));
        if (!made->m_folder.isValid()) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                         .subject = parent,
                                         .detail = made->m_folder.errorString()});
        }
        auto lock = Jail::open(made->path());
        if (lock && (*lock)->tryLock() && QFileInfo::exists(made->path())) {
            made->m_lock = *std::move(lock);
            return made;
        }
    }
    return std::unexpected(Error{.kind = ErrorKind::FileUnwritable, .subject = parent});
}

void sweepScratch(const ScratchPlace &place, const std::stop_token &stop)
{
    if (place.parent.isEmpty()) {
        return;
    }
    for (const auto &entry : QDirListing(place.parent, QDirListing::IteratorFlag::DirsOnly)) {
        if (stop.stop_requested()) {
            return;
        }
        const bool isOurs
            = entry.fileName().startsWith(place.prefix) && !entry.fileInfo().isSymLink();
        if (!isOurs || !isOld(entry.fileInfo())) {
            continue;
        }
        const auto lock = Jail::open(entry.filePath());
        if (lock && (*lock)->tryLock()) {
            removeAll(entry.filePath());
        }
    }
}

} // namespace roo::edit
