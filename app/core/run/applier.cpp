// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/applier.h"

#include "core/base/files.h"
#include "core/edit/pathrules.h"
#include "core/edit/workspace.h"

#include <QDir>
#include <QDirListing>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

QStringList pathsOf(const edit::FileChange &file)
{
    return file.to.isEmpty() ? QStringList{file.path} : QStringList{file.path, file.to};
}

//! A folder that may not be written to may hold others that may.
bool isReadOnly(const QString &folder)
{
#ifdef Q_OS_WIN
    Q_UNUSED(folder) // what may be written there is told by trying alone
    return false;
#else
    const auto canBeWritten = [](const auto &entry) { return entry.fileInfo().isWritable(); };
    return QFileInfo(folder).isDir() && !QFileInfo(folder).isWritable()
        && std::ranges::none_of(QDirListing(folder, QDirListing::IteratorFlag::DirsOnly),
                                canBeWritten);
#endif
}

//! A set that was read back from a file says of itself that its paths are right.
Result<void> checkPaths(edit::Workspace &workspace, const QList<edit::FileChange> &files)
{
    for (const edit::FileChange &file : files) {
        const QStringList paths = pathsOf(file);
        for (const QString &path : paths) {
            if (edit::judgedPath(path) != path || workspace.look(path).isIgnored) {
                return std::unexpected(
                    Error{.kind = ErrorKind::EditsRefused, .subject = u"1"_s, .detail = path});
            }
        }
    }
    return {};
}

} // namespace

std::optional<Error> obstacleTo(const edit::ChangeSet &changes, const QList<edit::Consent> &allowed)
{
    if (!changes.isComplete()) {
        const auto refused = std::ranges::count(changes.outcomes, edit::Verdict::Refused,
                                                &edit::EditOutcome::verdict);
        return Error{.kind = ErrorKind::EditsRefused,
                     .subject = QString::number(refused),
                     .expected = changes.faults.isEmpty()
                         ? QString()
                         : edit::editCodeName(changes.faults.constFirst().code)};
    }
    QStringList names;
    const QList<edit::Consent> consents = changes.consents();
    for (const edit::Consent consent : consents) {
        names.append(edit::consentName(consent));
    }
    const bool isAllowed = std::ranges::all_of(
        consents, [&allowed](edit::Consent consent) { return allowed.contains(consent); });
    if (!isAllowed) {
        return Error{.kind = ErrorKind::ConsentMissing, .subject = names.join(u',')};
    }
    return changes.edits.isEmpty() ? std::optional(Error{.kind = ErrorKind::ChangesMissing})
                                   : std::nullopt;
}

Result<void> checkTarget(const ApplyTarget &target)
{
    if (target.journal.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::HistoryUnwritable,
                                     .subject = u"the data folder"_s,
                                     .detail = u"there is no home folder"_s});
    }
    const QString folder = files::nearestThatIsThere(target.journal);
    if (!QFileInfo(folder).isWritable()) {
        return std::unexpected(Error{.kind = ErrorKind::HistoryUnwritable,
                                     .subject = folder,
                                     .detail = u"it is read-only"_s});
    }
    if (isReadOnly(target.folder)) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = target.folder,
                                     .detail = u"it is read-only"_s});
    }
    return {};
}

Result<EditsApplied> applyChanges(const edit::ChangeSet &changes, const ApplyTarget &target)
{
    if (const std::optional<Error> obstacle = obstacleTo(changes, target.allowed)) {
        return std::unexpected(*obstacle);
    }
    if (const Result<void> checked = checkTarget(target); !checked) {
        return std::unexpected(checked.error());
    }
    const auto workspace = edit::Workspace::open(target.folder);
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    if (const Result<void> checked = checkPaths(**workspace, changes.files); !checked) {
        return std::unexpected(checked.error());
    }
    EditsApplied applied{
        .folder = (*workspace)->folder(), .paths = {}, .consents = changes.consents()};
    for (const edit::FileChange &file : changes.files) {
        applied.paths += pathsOf(file);
    }
    if (applied.paths.isEmpty()) {
        return applied; // everything was there already
    }
    if (const auto written = (*workspace)->apply(changes.files, target.journal); !written) {
        return std::unexpected(written.error());
    }
    if (target.keepsJournal) {
        applied.journal = QFileInfo(target.journal).fileName();
    } else {
        QDir(target.journal).removeRecursively();
    }
    return applied;
}

} // namespace roo::run
