// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "core/run/runjournal.h"
#include "core/run/runsummary.h"
#include "core/run/storedrun.h"
#include "core/run/undofolder.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace roo::run {

//! The runs folder: one folder a run, of plain files that a person can read, and an index beside
//! them. Folders are 0700, files 0600. A value without a state of its own: it may be used in any
//! thread, and by several programs at once.
class RunStore final
{
public:
    //! `folder` need not exist; it is made with the first run.
    explicit RunStore(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    //! What is needed to undo what these runs have applied; beside them.
    [[nodiscard]] UndoFolder undo() const;

    //! A new folder, whose name begins with the UTC time and is the run's ID.
    //! Error: HistoryUnwritable.
    [[nodiscard]] Result<std::unique_ptr<RunJournal>> create();

    //! A run that has ended, with its journal, for what may still happen to it.
    struct Reopened
    {
        std::unique_ptr<RunJournal> journal;
        Run run;
    };

    //! Errors: those of `load`; RunBusy where it is being written; HistoryUnwritable.
    [[nodiscard]] Result<Reopened> reopen(const QString &runId) const;

    //! Tells the index what became of a run after its end.
    void noteLater(const Run &run) const;

    //! Newest first.
    [[nodiscard]] QStringList runIds() const;

    //! All runs, newest first, from the index, which is mended on the way. Ends early, with what it
    //! has, when it is told to stop.
    [[nodiscard]] QList<RunSummary> summaries(const std::stop_token &stop = {}) const;

    //! Whether the runs can be listed; there need not be any. Error: HistoryUnreadable, also
    //! where something that is no folder is in the way.
    [[nodiscard]] Result<void> checkFolder() const;

    //! The ID that a person means: an ID, the beginning or the last six characters of one, or
    //! "last", which is no measurement. Errors: RunUnknown; RunAmbiguous; those of checkFolder.
    [[nodiscard]] Result<QString> resolve(const QString &reference) const;

    //! One row of the history; empty for a run of which nothing was written yet. What cannot be
    //! read is Unreadable.
    [[nodiscard]] std::optional<RunSummary> summary(const QString &runId) const;

    //! The events, as decodeEvents. Errors: RunUnknown; RunUnreadable; Cancelled.
    [[nodiscard]] Result<QList<RunEvent>> load(const QString &runId,
                                               const std::stop_token &stop = {}) const;

    //! Everything that is kept of a run. Errors: those of `load`.
    [[nodiscard]] Result<StoredRun> loadAll(const QString &runId,
                                            const std::stop_token &stop = {}) const;

    //! Whether a program writes this run just now.
    [[nodiscard]] bool isRunning(const QString &runId) const;

    //! Bytes on disk.
    [[nodiscard]] qint64 size(const QString &runId) const;

    //! Removes a run for good, and what is needed to undo what it has applied. Errors: RunUnknown;
    //! RunBusy where it is being written; FileUnwritable.
    [[nodiscard]] Result<void> remove(const QString &runId) const;

private:
    [[nodiscard]] QString folderOf(const QString &runId) const;
    [[nodiscard]] bool hasBegun(const QString &runId) const;
    [[nodiscard]] bool isMeasurement(const QString &runId) const;

    QString m_folder;
};

//! So many characters at the end of an ID are enough to name a run.
inline constexpr qsizetype shortIdLength = 6;

//! A new run ID: UTC time to the second, and six characters that hold the milliseconds and chance,
//! so that names sort by time.
[[nodiscard]] QString newRunId();
//! Whether a name has the form of a run ID, and so is safe as part of a path.
[[nodiscard]] bool isRunId(const QString &name);

} // namespace roo::run
