// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/eventcodec.h"
#include "core/run/runstore.h"

#include "eventsamples.h"
#include "support/files.h"

#include <QJsonDocument>

namespace roo::test {

//! As events.jsonl holds them.
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
