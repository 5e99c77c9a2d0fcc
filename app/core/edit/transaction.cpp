// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/transaction.h"

#include "core/base/sha256.h"
#include "core/edit/applyjournal.h"
#include "core/edit/pathrules.h"

#include <QScopeGuard>
#include <QUuid>

#include <algorithm>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! A file that somebody made this large after it was written is no text of ours any more.
constexpr qint64 largestHashed = qint64{256} * 1024 * 1024;

std::unexpected<Error> failed(ErrorKind kind, const QString &subject, const QString &detail = {})
{
    return std::unexpected(Error{.kind = kind, .subject = subject, .detail = detail});
}

QString hashOf(const std::optional<FileState> &state)
{
    return state ? sha256Hex(state->bytes) : QString();
}

QString beside(const QString &path, const QString &name)
{
    return path.contains(u'/') ? QString(parentOf(path) % u'/' % name) : name;
}

//! The hash of the file at a path; empty where there is none; nothing where it is no file.
std::optional<QString> present(const Jail &jail, const QString &path)
{
    const Jail::Entry entry = jail.entry(path);
    if (entry.kind == Jail::Kind::Missing) {
        return QString();
    }
    const auto file = entry.kind == Jail::Kind::File
        ? jail.readFile(path, largestHashed)
        : Result<Jail::File>(failed(ErrorKind::FileUnreadable, path));
    return file && !file->isTooLarge ? std::optional(sha256Hex(file->bytes)) : std::nullopt;
}

//! Whether it is known what lies there, and that it is this.
bool isIn(const LaterChanges &changes, const QString &path, const std::optional<QString> &now)
{
    const auto known = changes.constFind(path);
    return now && known != changes.cend() && *known == now;
}

//! The folders that have to be made for the steps, outer ones first.
QStringList missingFolders(const Jail &jail, const QList<FileStep> &steps)
{
    QStringList folders;
    for (const FileStep &step : steps) {
        for (qsizetype slash = step.after ? step.path.indexOf(u'/') : -1; slash >= 0;
             slash = step.path.indexOf(u'/', slash + 1)) {
            const QString folder = step.path.first(slash);
            if (!folders.contains(folder) && jail.entry(folder).kind == Jail::Kind::Missing) {
                folders.append(folder);
            }
        }
    }
    return folders;
}

//! Whether the folder has everything as the steps expect it.
Result<void> checkSteps(const Jail &jail, const QList<FileStep> &steps)
{
    for (const FileStep &step : steps) {
        if (present(jail, step.path) != hashOf(step.before)) {
            return failed(ErrorKind::FileStale, step.path);
        }
    }
    return {};
}

Result<ApplyJournal> journalFor(const Jail &jail, const QList<FileStep> &steps,
                                const QString &folder)
{
    const QString prefix = u".roo-"_s % QUuid::createUuid().toString(QUuid::Id128).first(12);
    QList<JournalStep> written;
    QList<QByteArray> originals;
    for (const FileStep &step : steps) {
        written.append({.path = step.path,
                        .before = hashOf(step.before),
                        .mode = step.before ? step.before->mode : -1,
                        .after = hashOf(step.after),
                        .temporary = prefix % u'-' % QString::number(written.size())});
        if (step.before) {
            originals.append(step.before->bytes);
        }
    }
    return ApplyJournal::create(folder, jail.folder(), written, missingFolders(jail, steps),
                                originals);
}

//! Puts every file back to what the journal says it was. Gives those that are neither as they were
//! nor as they were made nor as it says that they may be lost: they stay.
class Restorer final
{
public:
    Restorer(Jail &jail, const ApplyJournal &journal)
        : m_jail(jail)
        , m_journal(journal)
    {
    }

    //! Errors: Cancelled, and those of the files; then it can be done once more.
    [[nodiscard]] Result<QStringList> restore(const std::stop_token &stop = {})
    {
        QStringList left;
        for (const JournalStep &step : m_journal.steps() | std::views::reverse) {
            if (stop.stop_requested()) {
                return failed(ErrorKind::Cancelled, m_jail.folder());
            }
            m_jail.remove(beside(step.path, step.temporary)); // of a program that was killed
            const std::optional<QString> now = present(m_jail, step.path);
            if (now == step.before) {
                continue;
            }
            if (now != step.after && (!now || now != step.lost)) {
                left.append(step.path);
                continue;
            }
            if (const Result<void> restored = restore(step); !restored) {
                return std::unexpected(restored.error());
            }
        }
        for (const QString &folder : m_journal.newFolders() | std::views::reverse) {
            m_jail.remove(folder); // unless somebody put something there
        }
        return left;
    }

private:
    [[nodiscard]] Result<void> restore(const JournalStep &step)
    {
        if (step.before.isEmpty()) {
            return m_jail.removeFile(step.path);
        }
        const Result<QByteArray> bytes = m_journal.original(step.before);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        return m_jail.placeFile({.path = step.path, .mode = step.mode, .temporary = step.temporary},
                                *bytes);
    }

    Jail &m_jail;
    const ApplyJournal &m_journal;
};

Result<void> write(Jail &jail, const QList<FileStep> &steps, const ApplyJournal &journal)
{
    for (const QString &folder : journal.newFolders()) {
        if (const Result<void> made = jail.makeFolder(folder); !made) {
            return made;
        }
    }
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const FileStep &step = steps.at(i);
        // Once more, as late as can be: somebody may have written since the check.
        if (present(jail, step.path) != hashOf(step.before)) {
            return failed(ErrorKind::FileStale, step.path);
        }
        const Result<void> done = step.after
            ? jail.placeFile({.path = step.path,
                              .mode = step.before ? step.before->mode : step.after->mode,
                              .isExecutable = step.after->isExecutable,
                              .isFree = !step.before,
                              .temporary = journal.steps().at(i).temporary},
                             step.after->bytes)
            : jail.removeFile(step.path);
        if (!done) {
            return done;
        }
    }
    return {};
}

//! The journal with its folder open and locked.
struct Opened
{
    ApplyJournal journal;
    std::unique_ptr<Jail> jail;
};

Result<Opened> open(const QString &folder)
{
    Result<ApplyJournal> journal = ApplyJournal::read(folder);
    if (!journal) {
        return std::unexpected(journal.error());
    }
    Result<std::unique_ptr<Jail>> jail = Jail::open(journal->root());
    if (!jail) {
        return std::unexpected(jail.error());
    }
    if (!(*jail)->tryLock()) {
        return failed(ErrorKind::WorkspaceBusy, journal->root());
    }
    journal = ApplyJournal::read(folder); // it may have been finished meanwhile
    return journal
        ? Result<Opened>(Opened{.journal = *std::move(journal), .jail = *std::move(jail)})
        : std::unexpected(journal.error());
}

//! As `open`, what can be taken back.
Result<Opened> openApplied(const QString &journal)
{
    Result<Opened> opened = open(journal);
    if (opened && opened->journal.state() == ApplyJournal::State::Undone) {
        return failed(ErrorKind::JournalUnknown, journal);
    }
    return opened;
}

LaterChanges changesSince(const Opened &opened)
{
    LaterChanges changes;
    for (const JournalStep &step : opened.journal.steps()) {
        const std::optional<QString> now = present(*opened.jail, step.path);
        if (now != step.after && now != step.before) {
            changes.insert(step.path, now);
        }
    }
    return changes;
}

QStringList withoutThose(const LaterChanges &changes, const LaterChanges &known)
{
    QStringList paths;
    for (const auto &[path, now] : changes.asKeyValueRange()) {
        if (!isIn(known, path, now)) {
            paths.append(path);
        }
    }
    return paths;
}

std::unexpected<Error> stale(const QStringList &paths)
{
    return failed(ErrorKind::FileStale, paths.constFirst(), paths.join(u'\n'));
}

} // namespace

Result<void> carryOut(Jail &jail, const QList<FileStep> &steps, const QString &journal)
{
    if (!jail.tryLock()) {
        return failed(ErrorKind::WorkspaceBusy, jail.folder());
    }
    const auto unlock = qScopeGuard([&jail] { jail.unlock(); });
    if (const Result<void> checked = checkSteps(jail, steps); !checked) {
        return checked;
    }
    Result<ApplyJournal> kept = journalFor(jail, steps, journal);
    if (!kept) {
        return std::unexpected(kept.error());
    }
    Result<void> written = write(jail, steps, *kept);
    if (written) {
        written = kept->setState(ApplyJournal::State::Applied);
    }
    if (!written) {
        // What cannot be taken back now is taken back at the next start.
        // So is what somebody changed meanwhile: then it is said as well.
        const Result<QStringList> restored = Restorer(jail, *kept).restore();
        if (restored && restored->isEmpty()) {
            kept->discard();
        }
    }
    return written;
}

Result<LaterChanges> laterChanges(const QString &journal)
{
    return openApplied(journal).transform(changesSince);
}

Result<QStringList> takeBack(const QString &journal, const LaterChanges &mayBeLost)
{
    Result<Opened> opened = openApplied(journal);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    auto &[kept, jail] = *opened;
    const LaterChanges changes = changesSince(*opened);
    if (const QStringList others = withoutThose(changes, mayBeLost); !others.isEmpty()) {
        return stale(others);
    }
    QMap<QString, QString> lost;
    for (const auto &[path, now] : changes.asKeyValueRange()) {
        lost.insert(path, now.value_or(QString()));
    }
    if (const Result<void> begun = kept.beginUndo(lost); !begun) {
        return std::unexpected(begun.error());
    }
    const Result<QStringList> left = Restorer(*jail, kept).restore();
    if (!left) {
        return std::unexpected(left.error());
    }
    // What somebody wrote just now stays, and can still be asked about.
    const Result<void> settled = kept.setState(left->isEmpty() ? ApplyJournal::State::Undone
                                                               : ApplyJournal::State::Applied);
    if (!settled) {
        return std::unexpected(settled.error());
    }
    return left->isEmpty() ? Result<QStringList>(changes.keys()) : stale(*left);
}

QList<Recovered> recover(const QString &journals, const std::stop_token &stop)
{
    QList<Recovered> all;
    const QStringList folders = ApplyJournal::unfinished(journals);
    for (const QString &folder : folders) {
        Result<Opened> opened = stop.stop_requested()
            ? std::unexpected(Error{.kind = ErrorKind::Cancelled})
            : open(folder);
        if (!opened) {
            continue; // somebody is at work, or the folder is not there just now
        }
        auto &[kept, jail] = *opened;
        using State = ApplyJournal::State;
        if (kept.state() != State::Applying && kept.state() != State::Undoing) {
            [[maybe_unused]] const auto settled = kept.setState(kept.state());
            continue;
        }
        const Result<QStringList> restored = Restorer(*jail, kept).restore(stop);
        if (!restored) {
            continue;
        }
        all.append({.journal = folder, .folder = kept.root(), .left = *restored});
        // What somebody changed since can still be asked about, if it was an undo.
        const bool isHalfUndone = kept.state() == State::Undoing && !restored->isEmpty();
        [[maybe_unused]] const Result<void> settled
            = kept.setState(isHalfUndone ? State::Applied : State::Undone);
    }
    return all;
}

} // namespace roo::edit
