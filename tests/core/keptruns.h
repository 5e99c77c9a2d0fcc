// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/text.h"
#include "core/run/eventcodec.h"
#include "core/run/runstore.h"

#include "eventsamples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace roo::test {

inline QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

inline QByteArray contentOf(const QString &path)
{
    return text::readFile(path, 100'000'000).value_or("unreadable");
}

//! Writes a file and the folders that lead to it.
inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QFile::WriteOnly)
        && file.write(bytes) == bytes.size();
}

inline QByteArray linesOf(const QList<run::RunEvent> &events)
{
    QByteArray lines;
    for (const run::RunEvent &event : events) {
        lines += run::eventcodec::encode(event) + '\n';
    }
    return lines;
}

//! What is read from a file with these events.
inline run::StoredRun storedOf(const QList<run::RunEvent> &events,
                               const QMap<QString, QByteArray> &requests = {},
                               const QMap<QString, QByteArray> &attachments = {})
{
    return {.lines = linesOf(events),
            .events = events,
            .requests = requests,
            .attachments = attachments};
}

//! The bodies as the events of this run.
inline QList<run::RunEvent> eventsOf(const QString &runId, const QList<run::EventBody> &bodies)
{
    QList<run::RunEvent> events = numbered(bodies);
    for (run::RunEvent &event : events) {
        event.runId = runId;
    }
    return events;
}

//! Lays a run into the store, as it lies there when its program has gone: the answers and run.json
//! only if it came to its end.
inline bool layDown(const run::RunStore &store, const QString &runId,
                    const QList<run::EventBody> &bodies)
{
    const QString folder = store.folder() + u'/' + runId;
    const QList<run::RunEvent> events = eventsOf(runId, bodies);
    const run::Run run = folded(events);
    bool isWritten = writeFile(folder + QStringLiteral("/events.jsonl"), linesOf(events));
    if (!run.finish()) {
        return isWritten;
    }
    for (const run::Stage &stage : run.stages()) {
        isWritten = isWritten
            && (!stage.result
                || writeFile(folder + u'/' + run::answerFileName(stage.role),
                             stage.answer().toUtf8()));
    }
    const QJsonDocument summary(run::summaryToJson(run::summarize(run)));
    return isWritten && writeFile(folder + QStringLiteral("/run.json"), summary.toJson());
}

} // namespace roo::test
