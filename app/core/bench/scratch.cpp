// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/scratch.h"

#include "core/base/files.h"

#include <QDateTime>
#include <QDir>
#include <QDirListing>
#include <QFileInfo>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::bench {

namespace {

constexpr auto prefix = "roo-conformance-"_L1;

//! Not every system and not every disk can lock folders, so nothing of today is taken for left
//! over.
constexpr std::chrono::seconds leastAge = std::chrono::days(1);

bool isOld(const QFileInfo &folder)
{
    return folder.lastModified().secsTo(QDateTime::currentDateTime()) >= leastAge.count();
}

} // namespace

ScratchFolder::ScratchFolder(const QString &pattern)
    : m_folder(pattern)
{
}

Result<std::unique_ptr<ScratchFolder>> ScratchFolder::create(const QString &parent)
{
    const bool hasParent = !parent.isEmpty() && files::makePrivateFolder(parent).has_value();
    const QString place = hasParent ? parent : QDir::tempPath();
    // A sweep may come between making and locking it; a few tries are more than enough.
    for (int tries = 0; tries < 8; ++tries) {
        std::unique_ptr<ScratchFolder> made(new ScratchFolder(place % u'/' % prefix % u"XXXXXX"_s));
        if (!made->m_folder.isValid()) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                         .subject = place,
                                         .detail = made->m_folder.errorString()});
        }
        auto lock = edit::Jail::open(made->path());
        if (lock && (*lock)->tryLock() && QFileInfo::exists(made->path())) {
            made->m_lock = *std::move(lock);
            return made;
        }
    }
    return std::unexpected(Error{.kind = ErrorKind::FileUnwritable, .subject = place});
}

QString scratchParent(const QString &cache)
{
    return cache.isEmpty() ? QString() : cache % u"/conformance"_s;
}

void sweepScratch(const QString &parent, const std::stop_token &stop)
{
    if (parent.isEmpty()) {
        return;
    }
    for (const auto &entry : QDirListing(parent, QDirListing::IteratorFlag::DirsOnly)) {
        if (stop.stop_requested()) {
            return;
        }
        const bool isOurs = entry.fileName().startsWith(prefix) && !entry.fileInfo().isSymLink();
        if (!isOurs || !isOld(entry.fileInfo())) {
            continue;
        }
        const auto lock = edit::Jail::open(entry.filePath());
        if (lock && (*lock)->tryLock()) {
            QDir(entry.filePath()).removeRecursively();
        }
    }
}

} // namespace roo::bench
