// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <memory>

namespace roo::run {

//! The open folder of one run that is being written: events.jsonl, requests/, and at the end
//! run.json and the answers. After an error nothing more is written, and what stands is whole.
class RunJournal final
{
public:
    [[nodiscard]] const QString &runId() const { return m_runId; }
    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! One write, one line. At the end of a stage and of the run the disk is waited for.
    //! Error: HistoryUnwritable.
    [[nodiscard]] Result<void> append(const RunEvent &event);

    //! Writes requests/<sha256>.json, unless it is there. Error: HistoryUnwritable.
    [[nodiscard]] Result<void> storeRequest(const QString &sha256, const QByteArray &body);

    //! run.json, and plan.md, code.md, review.md of the stages that have succeeded.
    //! Error: HistoryUnwritable.
    [[nodiscard]] Result<void> finish(const Run &run);

private:
    friend class RunStore;
    RunJournal(QString runId, QString folder);

    QString m_runId;
    QString m_folder;
    QFile m_events;
};

//! The runs folder: one folder a run, of plain files that a person can read. Folders are 0700,
//! files 0600.
class RunStore final
{
public:
    //! `folder` need not exist; it is made with the first run.
    explicit RunStore(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! A new folder, whose name begins with the UTC time and is the run's ID.
    //! Error: HistoryUnwritable.
    [[nodiscard]] Result<std::unique_ptr<RunJournal>> create();

    //! Newest first.
    [[nodiscard]] QStringList runIds() const;

    //! The events as far as they can be read: a last line that was cut by a crash is left out, a
    //! type of a newer version too. Errors: RunUnknown, RunUnreadable.
    [[nodiscard]] Result<QList<RunEvent>> load(const QString &runId) const;

    //! The events of a file, as `load`. Error: RunUnreadable.
    [[nodiscard]] static Result<QList<RunEvent>> decodeEvents(const QByteArray &lines);

private:
    QString m_folder;
};

//! A new run ID: UTC time to the second and a random part, so that names sort by time.
[[nodiscard]] QString newRunId();

} // namespace roo::run
