// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "core/run/runlock.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace roo::run {

//! The open folder of one run that is being written: events.jsonl, requests/, and at the end
//! run.json and the answers. After an error nothing more is written, and what stands is whole; the
//! folder goes with the journal when not even the first event could be written.
class RunJournal final
{
public:
    Q_DISABLE_COPY_MOVE(RunJournal)
    ~RunJournal();

    [[nodiscard]] const QString &runId() const { return m_runId; }
    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! One write, one line. At the end of a stage and of the run the disk is waited for.
    //! Error: HistoryUnwritable.
    [[nodiscard]] Result<void> append(const RunEvent &event);

    //! Writes requests/<sha256>.json, unless it is there. Error: HistoryUnwritable.
    [[nodiscard]] Result<void> storeRequest(const QString &sha256, const QByteArray &body);

    //! Writes attachments/<sha256>, unless it is there: a run that goes on with this one needs it.
    //! Error: HistoryUnwritable.
    [[nodiscard]] Result<void> storeAttachment(const QString &sha256, const QByteArray &content);

    //! run.json, changes.patch where changes were planned, and plan.md, code.md, review.md of the
    //! stages that have succeeded. Error: HistoryUnwritable.
    [[nodiscard]] Result<void> finish(const Run &run);

private:
    friend class RunStore;
    RunJournal(QString runId, QString folder);
    //! Makes what is missing of the folder's content. Error: HistoryUnwritable.
    [[nodiscard]] Result<void> open();
    //! Opens what is there, behind its last whole line. Error: HistoryUnwritable.
    [[nodiscard]] Result<void> openAgain();
    [[nodiscard]] Result<void> storeOnce(const QString &name, const QByteArray &bytes);

    QString m_runId;
    QString m_folder;
    QFile m_events;
    RunLock m_lock; //!< Held as long as the run is written.
    bool m_isEmpty = true; //!< No event was written yet.
};

} // namespace roo::run
