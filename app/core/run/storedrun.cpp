// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/storedrun.h"

#include "core/base/text.h"
#include "core/run/eventcodec.h"

#include <QDirListing>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qint64 eventsLimit = qint64{1024} * 1024 * 1024;
constexpr qint64 blobLimit = qint64{256} * 1024 * 1024;

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

} // namespace

Result<QList<RunEvent>> decodeEvents(const QByteArray &lines, const std::stop_token &stop)
{
    QList<RunEvent> events;
    qsizetype from = 0;
    int number = 0;
    for (qsizetype end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
        if (stop.stop_requested()) {
            return std::unexpected(Error{.kind = ErrorKind::Cancelled});
        }
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

Result<StoredRun> storedRun(const QByteArray &lines, const std::stop_token &stop)
{
    Result<QList<RunEvent>> events = decodeEvents(lines, stop);
    if (!events) {
        return std::unexpected(events.error());
    }
    if (events->isEmpty() || !std::holds_alternative<RunStarted>(events->constFirst().body)) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnreadable,
                                     .expected = u"run_started as its first event"_s});
    }
    return StoredRun{.lines = lines, .events = *std::move(events)};
}

Result<StoredRun> readRunFolder(const QString &folder, const std::stop_token &stop)
{
    const QString path = folder % u"/events.jsonl"_s;
    Result<StoredRun> stored
        = text::readFile(path, eventsLimit).and_then([&stop](const QByteArray &lines) {
              return storedRun(lines, stop);
          });
    if (!stored) {
        Error error = stored.error();
        error.kind = error.kind == ErrorKind::Cancelled ? error.kind : ErrorKind::RunUnreadable;
        error.subject = path;
        return std::unexpected(error);
    }
    stored->requests = blobsIn(folder % u"/requests"_s);
    stored->attachments = blobsIn(folder % u"/attachments"_s);
    return stored;
}

} // namespace roo::run
