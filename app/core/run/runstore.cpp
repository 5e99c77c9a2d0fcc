// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runstore.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/run/eventcodec.h"
#include "core/run/runindex.h"

#include <QDateTime>
#include <QDir>
#include <QDirListing>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qint64 summaryLimit = qint64{1024} * 1024;
constexpr auto summaryName = "/run.json"_L1;
constexpr auto doomedPrefix = ".deleted-"_L1;
constexpr auto idLetters = "0123456789abcdefghjkmnpqrstvwxyz"_L1;

std::unexpected<Error> failed(ErrorKind kind, const QString &subject, const QString &words = {})
{
    return std::unexpected(Error{.kind = kind, .subject = subject, .detail = words});
}

//! What can be said of a run whose events cannot be read.
RunSummary unreadable(const QString &runId)
{
    QDateTime started = QDateTime::fromString(runId.first(15), u"yyyyMMdd-HHmmss"_s);
    started.setTimeZone(QTimeZone::UTC);
    return {.id = runId, .startedAt = started, .status = RunStatus::Unreadable};
}

bool isForGood(RunStatus status)
{
    return status != RunStatus::Running && status != RunStatus::Unreadable;
}

//! What a link leads to is not ours.
bool removeTree(const QString &path)
{
    return QFileInfo(path).isSymLink() ? QFile::remove(path) : QDir(path).removeRecursively();
}

} // namespace

RunStore::RunStore(QString folder)
    : m_folder(std::move(folder))
{
}

UndoFolder RunStore::undo() const
{
    return UndoFolder(QFileInfo(m_folder).path() % u"/undo"_s);
}

QString RunStore::folderOf(const QString &runId) const
{
    return m_folder % u'/' % runId;
}

Result<std::unique_ptr<RunJournal>> RunStore::create()
{
    if (const Result<void> made = files::makePrivateFolder(m_folder); !made) {
        return failed(ErrorKind::HistoryUnwritable, made.error().subject, made.error().detail);
    }
    const QDir parent;
    QString runId;
    bool isMade = false;
    // Another program may take a name at the same second; a few tries are more than enough.
    for (int tries = 0; tries < 8 && !isMade; ++tries) {
        runId = newRunId();
        isMade = parent.mkdir(folderOf(runId), files::ownerOnlyFolder);
    }
    if (!isMade) {
        return failed(ErrorKind::HistoryUnwritable, m_folder, qt_error_string());
    }
    std::unique_ptr<RunJournal> journal(new RunJournal(runId, folderOf(runId)));
    if (const Result<void> opened = journal->open(); !opened) {
        return std::unexpected(opened.error());
    }
    return journal;
}

Result<RunStore::Reopened> RunStore::reopen(const QString &runId) const
{
    if (!isRunId(runId) || !QFileInfo(folderOf(runId)).isDir()) {
        return failed(ErrorKind::RunUnknown, runId);
    }
    if (isRunning(runId)) {
        return failed(ErrorKind::RunBusy, runId);
    }
    std::unique_ptr<RunJournal> journal(new RunJournal(runId, folderOf(runId)));
    if (const Result<void> opened = journal->openAgain(); !opened) {
        return std::unexpected(opened.error());
    }
    // Behind the lock: nobody adds to it any more.
    Result<QList<RunEvent>> events = load(runId);
    if (!events) {
        return std::unexpected(events.error());
    }
    return Reopened{.journal = std::move(journal), .run = foldAll(*events)};
}

void RunStore::noteLater(const Run &run) const
{
    RunIndex(m_folder).add({summarize(run, RunStatus::Interrupted)});
}

QStringList RunStore::runIds() const
{
    QStringList ids;
    for (const auto &entry : QDirListing(m_folder, QDirListing::IteratorFlag::DirsOnly)) {
        if (isRunId(entry.fileName())) {
            ids.append(entry.fileName());
        }
    }
    std::ranges::sort(ids, std::greater());
    return ids;
}

QList<RunSummary> RunStore::summaries(const std::stop_token &stop) const
{
    RunIndex index(m_folder);
    QHash<QString, RunSummary> known = index.read();
    QList<RunSummary> all;
    QList<RunSummary> missing;
    const QStringList ids = runIds();
    for (const QString &id : ids) {
        if (stop.stop_requested()) {
            break;
        }
        const auto found = known.find(id);
        // On a disk without locks a run at work is taken for an interrupted one until its end.
        const bool isKnown = found != known.end()
            && (found->status != RunStatus::Interrupted
                || !QFileInfo::exists(folderOf(id) % summaryName));
        if (isKnown) {
            all.append(std::move(*found));
        } else if (auto summary = this->summary(id)) {
            if (isForGood(summary->status)) {
                missing.append(*summary);
            }
            all.append(*std::move(summary));
        }
    }
    if (index.isWasteful(all.size()) && !stop.stop_requested()) {
        QList<RunSummary> finished = all;
        finished.removeIf([](const RunSummary &run) { return !isForGood(run.status); });
        index.rewrite(finished);
    } else {
        index.add(missing);
    }
    return all;
}

std::optional<RunSummary> RunStore::summary(const QString &runId) const
{
    if (const auto json = text::readFile(folderOf(runId) % summaryName, summaryLimit)) {
        auto summary = summaryFromJson(QJsonDocument::fromJson(*json).object());
        if (summary && summary->id == runId) {
            return summary;
        }
    }
    if (!hasBegun(runId)) {
        return std::nullopt;
    }
    const bool isLive = isRunning(runId); // asked first: it may come to its end meanwhile
    const Run run = foldAll(load(runId).value_or(QList<RunEvent>()));
    if (isLive && run.id() != runId) {
        // A lock of a network's disk may keep others from reading, too.
        RunSummary summary = unreadable(runId);
        summary.status = RunStatus::Running;
        return summary;
    }
    return run.id() == runId ? summarize(run, isLive ? RunStatus::Running : RunStatus::Interrupted)
                             : unreadable(runId);
}

bool RunStore::hasBegun(const QString &runId) const
{
    return QFileInfo(folderOf(runId) % u"/events.jsonl"_s).size() > 0;
}

//! From the first event alone: there may be many of them before the run that is looked for.
bool RunStore::isMeasurement(const QString &runId) const
{
    QFile events(folderOf(runId) % u"/events.jsonl"_s);
    if (!events.open(QFile::ReadOnly)) {
        return false;
    }
    const auto first = eventcodec::decode(events.readLine(summaryLimit).trimmed());
    const auto *started = first ? std::get_if<RunStarted>(&first->body) : nullptr;
    return started != nullptr && started->profile.name == measuringProfile;
}

Result<void> RunStore::checkFolder() const
{
    const QFileInfo nearest(files::nearestThatIsThere(m_folder));
    if (!nearest.isDir()) {
        return failed(ErrorKind::HistoryUnreadable, m_folder,
                      u"%1 is no folder"_s.arg(nearest.filePath()));
    }
    const bool isOurs = nearest.filePath() == m_folder;
    return !nearest.isExecutable() || (isOurs && !nearest.isReadable())
        ? failed(ErrorKind::HistoryUnreadable, m_folder, qt_error_string(EACCES))
        : Result<void>();
}

Result<QString> RunStore::resolve(const QString &reference) const
{
    if (const Result<void> checked = checkFolder(); !checked) {
        return std::unexpected(checked.error());
    }
    const QStringList ids = runIds();
    if (reference == "last"_L1) {
        const auto last = std::ranges::find_if(
            ids, [this](const QString &id) { return hasBegun(id) && !isMeasurement(id); });
        return last == ids.end() ? failed(ErrorKind::RunUnknown, reference)
                                 : Result<QString>(*last);
    }
    if (ids.contains(reference)) {
        return reference;
    }
    QStringList meant;
    for (const QString &id : ids) {
        const bool isTail = reference.size() == shortIdLength && id.endsWith(reference);
        if (isTail || (!reference.isEmpty() && id.startsWith(reference))) {
            meant.append(id);
        }
    }
    if (meant.isEmpty()) {
        return failed(ErrorKind::RunUnknown, reference);
    }
    return meant.size() == 1
        ? Result<QString>(meant.constFirst())
        : failed(ErrorKind::RunAmbiguous, reference,
                 meant.first(std::min<qsizetype>(5, meant.size())).join(u", "));
}

Result<QList<RunEvent>> RunStore::load(const QString &runId, const std::stop_token &stop) const
{
    return loadAll(runId, stop).transform([](const StoredRun &stored) { return stored.events; });
}

Result<StoredRun> RunStore::loadAll(const QString &runId, const std::stop_token &stop) const
{
    if (!isRunId(runId) || !QFileInfo(folderOf(runId)).isDir()) {
        return failed(ErrorKind::RunUnknown, runId);
    }
    const bool isLive = isRunning(runId); // asked first: it may come to its end meanwhile
    Result<StoredRun> stored = readRunFolder(folderOf(runId), stop);
    if (stored) {
        stored->isBeingWritten = isLive;
    }
    return stored;
}

bool RunStore::isRunning(const QString &runId) const
{
    return RunLock::isHeld(folderOf(runId));
}

qint64 RunStore::size(const QString &runId) const
{
    using Flag = QDirListing::IteratorFlag;
    qint64 bytes = 0;
    constexpr auto everyFile = Flag::FilesOnly | Flag::Recursive | Flag::IncludeHidden;
    for (const auto &entry : QDirListing(folderOf(runId), everyFile)) {
        bytes += entry.size();
    }
    return bytes;
}

Result<void> RunStore::remove(const QString &runId) const
{
    if (!isRunId(runId) || !QFileInfo(folderOf(runId)).isDir()) {
        return failed(ErrorKind::RunUnknown, runId);
    }
    if (isRunning(runId)) {
        return failed(ErrorKind::RunBusy, runId);
    }
    // Out of the way at once, so that nobody sees half a run.
    const QString doomed
        = m_folder % u'/' % doomedPrefix % QUuid::createUuid().toString(QUuid::Id128);
    if (!QDir().rename(folderOf(runId), doomed)) {
        return failed(ErrorKind::FileUnwritable, folderOf(runId), qt_error_string());
    }
    undo().removeOf(runId);
    // What an earlier deletion could not finish goes, too.
    using Flag = QDirListing::IteratorFlag;
    for (const auto &entry : QDirListing(m_folder, Flag::DirsOnly | Flag::IncludeHidden)) {
        if (entry.fileName().startsWith(doomedPrefix) && entry.filePath() != doomed) {
            [[maybe_unused]] const bool isGone = removeTree(entry.filePath());
        }
    }
    return removeTree(doomed) ? Result<void>()
                              : failed(ErrorKind::FileUnwritable, doomed, qt_error_string());
}

QString newRunId()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    // Two letters for the milliseconds, of which there are 32 x 32: the letters are in their order.
    const int milliseconds = now.time().msec();
    QString tail(idLetters.at(milliseconds / idLetters.size()));
    tail += idLetters.at(milliseconds % idLetters.size());
    while (tail.size() < shortIdLength) {
        tail += idLetters.at(QRandomGenerator::global()->bounded(idLetters.size()));
    }
    return now.toString(u"yyyyMMdd-HHmmss-"_s) % tail;
}

bool isRunId(const QString &name)
{
    static const QRegularExpression form(u"\\A[0-9]{8}-[0-9]{6}-[0-9a-z]{6}\\z"_s);
    return form.match(name).hasMatch();
}

} // namespace roo::run
