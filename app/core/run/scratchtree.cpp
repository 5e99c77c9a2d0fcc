// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/scratchtree.h"

#include "core/run/treestate.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using edit::FileChange;
using edit::Jail;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

//! What the changes write, by path.
QHash<QString, QByteArray> contentsOf(const QList<FileChange> &changes)
{
    QHash<QString, QByteArray> contents;
    for (const FileChange &change : changes) {
        if (change.kind != FileChange::Kind::Delete) {
            contents.insert(change.kind == FileChange::Kind::Rename ? change.to : change.path,
                            change.after);
        }
    }
    return contents;
}

} // namespace

edit::ScratchPlace scratchTreePlace(const QString &cache)
{
    return {.parent = cache.isEmpty() ? QString() : cache % u"/proof/trees"_s,
            .prefix = u"roo-proof-"_s};
}

Result<std::unique_ptr<ScratchTree>> ScratchTree::create(const QString &workspace,
                                                         const edit::ScratchPlace &place,
                                                         const std::stop_token &stop,
                                                         const CopyBounds &bounds)
{
    auto folder = edit::ScratchFolder::create(place);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    std::unique_ptr<ScratchTree> tree(new ScratchTree);
    tree->m_folder = *std::move(folder);
    return tree->take(workspace, bounds, stop).transform([&tree] { return std::move(tree); });
}

Result<void> ScratchTree::take(const QString &workspace, const CopyBounds &bounds,
                               const std::stop_token &stop)
{
    const QString from = QFileInfo(workspace).canonicalFilePath();
    const QString to = QFileInfo(m_folder->path()).canonicalFilePath();
    if (to.startsWith(from.endsWith(u'/') ? from : QString(from % u'/'))) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = to,
                                     .detail = u"it lies in the folder that is to be copied"_s});
    }
    auto source = Jail::open(from.isEmpty() ? workspace : from);
    auto copy = source ? Jail::open(to) : std::unexpected(source.error());
    auto hasher = copy ? TreeHasher::open(to) : std::unexpected(copy.error());
    if (!hasher) {
        return std::unexpected(hasher.error());
    }
    m_workspace = *std::move(source);
    m_jail = *std::move(copy);
    m_hasher = *std::move(hasher);
    auto copied = copyTree(*m_workspace, *m_jail, bounds, stop);
    auto files = copied ? m_hasher->files(stop) : std::unexpected(copied.error());
    if (!files) {
        return std::unexpected(files.error());
    }
    m_copy = *std::move(copied);
    m_snapshot = *std::move(files);
    m_snapshotHash = treeHash(m_snapshot);
    for (const QString &path : std::as_const(m_copy.ignoreFiles)) {
        if (const auto file = m_jail->readFile(path, std::numeric_limits<int>::max())) {
            m_snapshot.insert(path, {.sha256 = sha256(file->bytes), .mode = file->mode});
        }
    }
    return {};
}

Result<void> ScratchTree::bringTo(const QList<FileChange> &changes, const std::stop_token &stop)
{
    Result<SourceFiles> files = changedFiles(m_snapshot, changes);
    if (!files) {
        return std::unexpected(files.error());
    }
    remember(changes);
    const QHash<QString, QByteArray> contents = contentsOf(changes);
    TreeState state{
        .files = *std::move(files), .links = m_copy.links, .folders = m_copy.folders, .absent = {}};
    QSet<QString> taken;
    for (const FileChange &change : changes) {
        taken << change.path << change.to;
    }
    for (const auto &[path, before] : std::as_const(m_before).asKeyValueRange()) {
        if (!taken.contains(path) && m_beyond.contains(path)) {
            state.files.insert(path, m_beyond.value(path));
        } else if (!state.files.contains(path)) {
            state.absent.append(path);
        }
    }
    return establish(
        *m_jail, *m_hasher, state,
        [&](const QString &path, const SourceFile &file) -> Result<QByteArray> {
            const auto content = contents.constFind(path);
            return content != contents.cend() ? Result<QByteArray>(*content)
                                              : contentBefore(path, file);
        },
        stop);
}

//! Of each path what was there before any change.
void ScratchTree::remember(const QList<FileChange> &changes)
{
    for (const FileChange &change : changes) {
        if (change.kind == FileChange::Kind::Create || m_before.contains(change.path)) {
            continue;
        }
        m_before.insert(change.path, change.before);
        if (!m_snapshot.contains(change.path)) {
            m_beyond.insert(change.path,
                            {.sha256 = sha256(change.before),
                             .isExecutable = change.mode >= 0 && (change.mode & 0100) != 0,
                             .mode = change.mode});
        }
    }
    for (const FileChange &change : changes) {
        const QString &path = change.kind == FileChange::Kind::Rename ? change.to : change.path;
        if (change.kind != FileChange::Kind::Delete && !m_before.contains(path)) {
            m_before.insert(path, std::nullopt);
        }
    }
}

//! From a change that was for it, or else from the workspace, if that still has it.
Result<QByteArray> ScratchTree::contentBefore(const QString &path, const SourceFile &file) const
{
    if (const auto before = m_before.value(path)) {
        return *before;
    }
    const auto there = m_workspace->readFile(path, std::numeric_limits<int>::max());
    if (!there || sha256(there->bytes) != file.sha256) {
        return std::unexpected(Error{.kind = ErrorKind::FileStale, .subject = path});
    }
    return there->bytes;
}

Result<QString> ScratchTree::hash(const std::stop_token &stop)
{
    return m_hasher->hash(stop);
}

} // namespace roo::run
