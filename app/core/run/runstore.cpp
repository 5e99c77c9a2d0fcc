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
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr auto ownerFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr qint64 eventsLimit = qint64{1024} * 1024 * 1024;
constexpr qint64 summaryLimit = qint64{1024} * 1024;
constexpr qint64 blobLimit = qint64{256} * 1024 * 1024;
constexpr auto doomedPrefix = ".deleted-"_L1;
constexpr auto idLetters = "0123456789abcdefghjkmnpqrstvwxyz"_L1;

std::unexpected<Error> failed(ErrorKind kind, const QString &subject, const QString &words = {})
{
    return std::unexpected(Error{.kind = kind, .subject = subject, .detail = words});
}

//! The files of a folder of blobs, by name without `.json`; what cannot be read is left out.
QMap<QString, QByteArray> blobsIn(const QString &folder)
{
    QMap<QString, QByteArray> blobs;
    for (const auto &entry : QDirListing(folder, QDirListing::IteratorFlag::FilesOnly)) {
        if (const auto bytes = text::readFile(entry.filePath(), blobLimit)) {
            blobs.insert(entry.baseName(), *bytes);
        }
    }
    return blobs;
}

Result<QList<RunEvent>> readEvents(const QString &folder)
{
    const QString path = folder % u"/events.jsonl"_s;
    const Result<QByteArray> lines = text::readFile(path, eventsLimit);
    if (!lines) {
        return failed(ErrorKind::RunUnreadable, path, lines.error().detail);
    }
    return RunStore::decodeEvents(*lines).transform_error([&path](Error error) {
        error.subject = path;
        return error;
    });
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
        isMade = parent.mkdir(folderOf(runId), ownerFolder);
    }
    if (!isMade) {
        return failed(ErrorKind::HistoryUnwritable, m_folder, qt_error_string());
    }
    std::unique_ptr<RunJournal> journal(new RunJournal(runId, folderOf(runId)));
    if (const Result<void> opened = journal->open(); !opened) {
        journal.reset();
        QDir(folderOf(runId)).removeRecursively();
        return std::unexpected(opened.error());
    }
    return journal;
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
        if (const auto found = known.find(id); found != known.end()) {
            all.append(std::move(*found));
        } else if (auto summary = summaryOf(id)) {
            if (summary->status != RunStatus::Running) {
                missing.append(*summary);
            }
            all.append(*std::move(summary));
        }
    }
    if (index.isWasteful(all.size()) && !stop.stop_requested()) {
        QList<RunSummary> finished = all;
        finished.removeIf([](const RunSummary &run) { return run.status == RunStatus::Running; });
        index.rewrite(finished);
    } else {
        index.add(missing);
    }
    return all;
}

std::optional<RunSummary> RunStore::summaryOf(const QString &runId) const
{
    const auto json = text::readFile(folderOf(runId) % u"/run.json"_s, summaryLimit);
    if (json) {
        auto summary = summaryFromJson(QJsonDocument::fromJson(*json).object());
        if (summary && summary->id == runId) {
            return summary;
        }
    }
    const bool isLive = isRunning(runId); // asked first: it may come to its end meanwhile
    const Result<QList<RunEvent>> events = load(runId);
    if (!events || events->isEmpty()) {
        return std::nullopt; // nothing of it was written, or nothing that can be read
    }
    Run run;
    for (const RunEvent &event : *events) {
        run.fold(event);
    }
    return run.id() == runId
        ? std::optional(summarize(run, isLive ? RunStatus::Running : RunStatus::Interrupted))
        : std::nullopt;
}

Result<QString> RunStore::resolve(const QString &reference) const
{
    const QStringList ids = runIds();
    if (reference == "last"_L1) {
        return ids.isEmpty() ? failed(ErrorKind::RunUnknown, reference)
                             : Result<QString>(ids.constFirst());
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

Result<QList<RunEvent>> RunStore::load(const QString &runId) const
{
    if (!isRunId(runId) || !QFileInfo(folderOf(runId)).isDir()) {
        return failed(ErrorKind::RunUnknown, runId);
    }
    return readEvents(folderOf(runId));
}

Result<StoredRun> RunStore::loadAll(const QString &runId) const
{
    if (!isRunId(runId) || !QFileInfo(folderOf(runId)).isDir()) {
        return failed(ErrorKind::RunUnknown, runId);
    }
    return readRunFolder(folderOf(runId));
}

bool RunStore::isRunning(const QString &runId) const
{
    return isBeingWritten(folderOf(runId));
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

Result<QList<RunEvent>> RunStore::decodeEvents(const QByteArray &lines)
{
    QList<RunEvent> events;
    qsizetype from = 0;
    int number = 0;
    for (qsizetype end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
        ++number;
        Result<RunEvent> event = eventcodec::decode(QByteArrayView(lines).sliced(from, end - from));
        from = end + 1;
        if (event) {
            events.append(*std::move(event));
        } else if (event.error().expected != "type"_L1) {
            Error error = event.error();
            error.kind = ErrorKind::RunUnreadable;
            error.line = number;
            return std::unexpected(error);
        }
    }
    return events;
}

Result<StoredRun> readRunFolder(const QString &folder)
{
    Result<QList<RunEvent>> events = readEvents(folder);
    if (!events) {
        return std::unexpected(events.error());
    }
    if (events->isEmpty() || !std::holds_alternative<RunStarted>(events->constFirst().body)) {
        Error error{.kind = ErrorKind::RunUnreadable, .subject = folder % u"/events.jsonl"_s};
        error.expected = u"run_started as its first event"_s;
        return std::unexpected(error);
    }
    return StoredRun{.events = *std::move(events),
                     .requests = blobsIn(folder % u"/requests"_s),
                     .attachments = blobsIn(folder % u"/attachments"_s)};
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
