// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/transaction.h"
#include "core/run/applier.h"
#include "core/run/proposal.h"
#include "core/run/runstore.h"

#include <QString>

#include <optional>
#include <stop_token>

//! What happens to the changes of a run after its end, done and written down. What a killed program
//! did and could not write down any more comes first. Plain functions that touch many files: the
//! worker's to run.
namespace roo::run {

//! Which changes are to go where.
struct ApplicationRequest
{
    RunStore store;
    QString reference; //!< A run as it was named, or "-".
    QString answer; //!< Where the reference is "-".
    QString folder; //!< Empty: the one that the run was made for.
    QList<edit::Consent> allowed;
    bool keepsHistory = true;
};

//! Changes that are ready to be looked at, and then to be written.
struct Application
{
    EditsPlanned planned;
    QString runId; //!< The run that it is kept in; empty: in none.
    std::optional<Error> obstacle; //!< What stands in the way; see obstacleTo.
    QStringList objections = {}; //!< What speaks against them all the same; see objectionsTo.
    bool isAnew = false; //!< See ChangeProposal.
};

//! Looks the run up and holds its changes against the folder. An answer, and a run that is not
//! ours, are kept as a run of their own. Writes nothing into the folder. Errors: those of lookUpRun
//! and proposalOf; RunBusy; FolderMissing; HistoryUnwritable.
[[nodiscard]] Result<Application> planApplication(const ApplicationRequest &request,
                                                  const std::stop_token &stop);

//! The changes of a run, to be checked in a folder; empty: the one that it was made for. Nothing is
//! kept of a run that is not ours. Errors: those of planApplication; EditsRefused or ChangesMissing
//! where there is nothing that could be checked.
[[nodiscard]] Result<Application> planProof(const RunStore &store, const QString &reference,
                                            const QString &folder, const std::stop_token &stop);

//! Adds what happened when the changes of a run were checked after its end. `runId` is one of the
//! store's. Errors: those of reopen; HistoryUnwritable.
[[nodiscard]] Result<void> recordProof(const RunStore &store, const QString &runId,
                                       const EditsPlanned &planned,
                                       const QList<EventBody> &happened);

//! Keeps an answer that no run of ours has got as a run of its own, with what it would do.
//! Returns its ID. Errors: HistoryUnwritable.
[[nodiscard]] Result<QString> recordAnswer(RunStore &store, const RunStarted &start,
                                           const EditsPlanned &planned,
                                           const std::optional<Error> &obstacle);

//! What came of it, and what could not be written down.
struct Applied
{
    EditsApplied what;
    std::optional<Error> unrecorded; //!< The files are written; the history does not say so.
};

//! What a person has said of changes.
struct Approval
{
    QList<edit::Consent> allowed = {};
    QStringList despite = {}; //!< See ApprovalGiven; not empty: it is written down.
};

//! Writes the changes and adds to the run what was planned and done. Nothing is written where the
//! run cannot be added to. `runId` is one of the store's. Errors: those of reopen and applyChanges.
[[nodiscard]] Result<Applied> applyRecorded(const RunStore &store, const QString &runId,
                                            const EditsPlanned &planned, const Approval &approval);

//! Writes what was planned; with a run by `applyRecorded`, else without a way back.
//! Errors: those of applyRecorded and applyChanges.
[[nodiscard]] Result<Applied> carryOut(const Application &application, const RunStore &store,
                                       const Approval &approval);

//! What an undo takes back, and what would be lost by it.
struct UndoPlan
{
    QString runId;
    QString journal; //!< Its folder.
    edit::LaterChanges later;
};

//! Looks at what a run applied last, and changes nothing. Errors: JournalUnknown where nothing is;
//! those of laterChanges.
[[nodiscard]] Result<UndoPlan> planUndo(const RunStore &store, const QString &runId);

//! What an undo has taken back.
struct TakenBack
{
    EditsReverted what;
    std::optional<Error> unrecorded; //!< As in Applied.
};

//! Takes back what was planned, and loses no change that the plan does not name. Errors: those of
//! takeBack; RunBusy.
[[nodiscard]] Result<TakenBack> undoRecorded(const RunStore &store, const UndoPlan &plan);

//! Finishes what killed programs left half-way, as UndoFolder::recover, and writes it down in the
//! runs.
[[nodiscard]] QList<edit::Recovered> recoverApplications(const RunStore &store,
                                                         const std::stop_token &stop);

} // namespace roo::run
