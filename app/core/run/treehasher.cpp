// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/treehasher.h"

#include "core/edit/sourcelist.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSet>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using edit::FileChange;
using edit::Jail;

constexpr int ownerMayRun = 0100;

//! Some file systems count times in whole seconds, or in two: who writes so soon after reading may
//! leave no trace.
constexpr qint64 coarsestTime = 2'000'000'000;

qint64 now()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

const QString &pathAfter(const FileChange &change)
{
    return change.kind == FileChange::Kind::Rename ? change.to : change.path;
}

//! The ignore files that the changes make, change or remove.
edit::IgnoreFiles::Contents ignoreFilesAfter(const QList<FileChange> &changes)
{
    edit::IgnoreFiles::Contents contents;
    for (const FileChange &change : changes) {
        if (edit::isIgnoreFile(change.path)) {
            contents.insert(change.path, std::nullopt);
        }
    }
    for (const FileChange &change : changes) {
        if (change.kind != FileChange::Kind::Delete && edit::isIgnoreFile(pathAfter(change))) {
            contents.insert(pathAfter(change), change.after);
        }
    }
    return contents;
}

//! Whether the files are not what a change is for. `gone` are those that the changes take away; of
//! what is not among the files nothing can be said.
bool isStale(const SourceFiles &files, const QSet<QString> &gone, const FileChange &change)
{
    const bool comes
        = change.kind == FileChange::Kind::Create || change.kind == FileChange::Kind::Rename;
    if (comes && files.contains(pathAfter(change)) && !gone.contains(pathAfter(change))) {
        return true;
    }
    const auto file = files.constFind(change.path);
    return change.kind != FileChange::Kind::Create && file != files.cend()
        && file->sha256 != sha256(change.before);
}

SourceFile sourceAfter(const FileChange &change, const SourceFile &before)
{
    const bool wasExecutable = change.mode >= 0 && (change.mode & ownerMayRun) != 0;
    return {.sha256 = sha256(change.after),
            .isExecutable = change.isExecutable || wasExecutable || before.isExecutable,
            .mode = change.mode < 0 ? before.mode : change.mode};
}

} // namespace

QString treeHash(const SourceFiles &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[path, file] : files.asKeyValueRange()) {
        hash.addData(path.toUtf8());
        hash.addData(file.isExecutable ? QByteArrayView("\0x", 2) : QByteArrayView("\0-", 2));
        hash.addData(file.sha256);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<SourceFiles> changedFiles(SourceFiles files, const QList<FileChange> &changes)
{
    QSet<QString> gone;
    for (const FileChange &change : changes) {
        if (change.kind == FileChange::Kind::Delete || change.kind == FileChange::Kind::Rename) {
            gone.insert(change.path);
        }
    }
    SourceFiles come;
    for (const FileChange &change : changes) {
        if (isStale(files, gone, change)) {
            return std::unexpected(Error{.kind = ErrorKind::FileStale, .subject = change.path});
        }
        if (change.kind != FileChange::Kind::Delete) {
            come.insert(pathAfter(change), sourceAfter(change, files.value(change.path)));
        }
    }
    files.removeIf([&gone](const auto &file) { return gone.contains(file.key()); });
    files.insert(come);
    return files;
}

Result<std::unique_ptr<TreeHasher>> TreeHasher::open(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    return Jail::open(canonical.isEmpty() ? folder : canonical)
        .transform([](std::unique_ptr<Jail> jail) {
            return std::unique_ptr<TreeHasher>(new TreeHasher(std::move(jail)));
        });
}

TreeHasher::TreeHasher(std::unique_ptr<Jail> jail)
    : m_jail(std::move(jail))
{
}

Result<SourceFiles> TreeHasher::files(const std::stop_token &stop)
{
    edit::IgnoreFiles ignore(*m_jail);
    return files(ignore, stop);
}

Result<SourceFiles> TreeHasher::files(edit::IgnoreFiles &ignore, const std::stop_token &stop)
{
    const Result<edit::SourceList> list = edit::listedSources(*m_jail, ignore, stop);
    if (!list) {
        return std::unexpected(list.error());
    }
    SourceFiles files;
    QHash<QString, Known> known;
    for (const Jail::Named &entry : list->entries) {
        if (stop.stop_requested()) {
            return std::unexpected(
                Error{.kind = ErrorKind::Cancelled, .subject = m_jail->folder()});
        }
        const Result<QByteArray> sum
            = entry.kind == Jail::Kind::File ? digest(entry) : std::unexpected(Error());
        if (sum) {
            files.insert(entry.name,
                         {.sha256 = *sum,
                          .isExecutable = (entry.mode & ownerMayRun) != 0,
                          .mode = entry.mode});
            known.insert(entry.name, m_known.value(entry.name));
        }
    }
    m_known = std::move(known);
    return files;
}

Result<QByteArray> TreeHasher::digest(const Jail::Named &file)
{
    const auto known = m_known.constFind(file.name);
    if (known != m_known.cend() && known->stamp == file.stamp && known->size == file.size
        && file.stamp.changed + coarsestTime < known->readAt) {
        return known->sha256;
    }
    const qint64 readAt = now();
    const Result<QByteArray> sum = m_jail->digest(file.name);
    if (sum) {
        m_known.insert(file.name,
                       {.stamp = file.stamp, .size = file.size, .readAt = readAt, .sha256 = *sum});
    }
    return sum;
}

Result<QString> TreeHasher::hash(const std::stop_token &stop)
{
    return files(stop).transform(&treeHash);
}

Result<QString> TreeHasher::hashAfter(const QList<FileChange> &changes, const std::stop_token &stop)
{
    edit::IgnoreFiles ignore(*m_jail, ignoreFilesAfter(changes));
    const Result<SourceFiles> now = files(ignore, stop);
    if (!now) {
        return std::unexpected(now.error());
    }
    return changedFiles(*now, changes).transform([&ignore](SourceFiles after) {
        after.removeIf([&ignore](const auto &file) { return ignore.isIgnored(file.key(), false); });
        return treeHash(after);
    });
}

} // namespace roo::run
