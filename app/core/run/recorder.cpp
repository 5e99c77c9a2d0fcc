// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/recorder.h"

#include "core/edit/applyjournal.h"
#include "core/run/objections.h"
#include "core/run/runlookup.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! Adds events to a run, each behind the last.
class Writer final
{
public:
    Writer(std::unique_ptr<RunJournal> journal, Run run)
        : m_journal(std::move(journal))
        , m_run(std::move(run))
    {
    }

    [[nodiscard]] const Run &run() const { return m_run; }

    [[nodiscard]] Result<void> add(const EventBody &body)
    {
        const RunEvent event{.runId = m_journal->runId(),
                             .sequence = m_run.lastSequence() + 1,
                             .time = QDateTime::currentDateTimeUtc(),
                             .body = body};
        const Result<void> written = m_journal->append(event);
        if (written) {
            m_run.fold(event);
        }
        return written;
    }

    //! The files beside the events.
    [[nodiscard]] Result<void> finish() { return m_journal->finish(m_run); }

private:
    std::unique_ptr<RunJournal> m_journal;
    Run m_run;
};

//! What a journal says of the workspace and the run's events do not: the program was killed after
//! the one, and before the other.
std::optional<EventBody> missedEvent(const QString &folder, const Run &run)
{
    using State = edit::ApplyJournal::State;
    const auto journal = edit::ApplyJournal::read(folder);
    if (!journal) {
        return std::nullopt;
    }
    const QString name = QFileInfo(folder).fileName();
    const auto known = std::ranges::find(
        run.applied(), name, [](const AppliedEdits &applied) { return applied.what.journal; });
    const bool isKnown = known != run.applied().cend();
    if (journal->state() == State::Applied && !isKnown) {
        EditsApplied applied{.folder = journal->root(), .paths = {}, .journal = name};
        for (const edit::JournalStep &step : journal->steps()) {
            applied.paths.append(step.path);
        }
        if (run.edits()) {
            applied.consents = run.edits()->changes.consents();
        }
        return applied;
    }
    // What is undone and was never said to be applied has not come to the end of being applied.
    return journal->state() == State::Undone && isKnown && !known->reverted
        ? std::optional<EventBody>(EditsReverted{.folder = journal->root(), .journal = name})
        : std::nullopt;
}

//! Behind the last event, and behind what should have been written before.
Result<Writer> writerFor(const RunStore &store, const QString &runId)
{
    Result<RunStore::Reopened> reopened = store.reopen(runId);
    if (!reopened) {
        return std::unexpected(reopened.error());
    }
    Writer writer(std::move(reopened->journal), std::move(reopened->run));
    QStringList journals = store.undo().journalsOf(runId);
    std::ranges::reverse(journals);
    for (const QString &journal : std::as_const(journals)) {
        if (const std::optional<EventBody> missed = missedEvent(journal, writer.run())) {
            if (const Result<void> added = writer.add(*missed); !added) {
                return std::unexpected(added.error());
            }
        }
    }
    return writer;
}

std::optional<Error> errorOf(const Result<void> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

//! What lies beside the events. The summary of an interrupted run is not final: it has no end.
Result<void> settle(const RunStore &store, Writer &writer)
{
    const bool hasEnded = writer.run().state() == Run::State::Finished;
    const Result<void> settled = hasEnded ? writer.finish() : Result<void>();
    store.noteLater(writer.run());
    return settled;
}

//! The run that is meant; of an answer one that is nothing but it.
Result<Run> meantBy(const ApplicationRequest &request, const std::stop_token &stop)
{
    if (request.reference == "-"_L1) {
        Run run;
        run.fold({.runId = request.reference,
                  .sequence = 1,
                  .time = QDateTime::currentDateTimeUtc(),
                  .body = RunStarted{.task = u"An answer from standard input"_s,
                                     .profile = {},
                                     .stages = {},
                                     .plan = {},
                                     .code = givenAnswer(request.answer),
                                     .baseUrl = {},
                                     .version = QStringLiteral(ROO_VERSION),
                                     .parentRun = {}}});
        return run;
    }
    const Result<StoredRun> stored = lookUpRun(request.store, request.reference, stop);
    if (!stored) {
        return std::unexpected(stored.error());
    }
    const Run run = foldAll(stored->events);
    return stored->isBeingWritten
        ? Result<Run>(std::unexpected(Error{.kind = ErrorKind::RunBusy, .subject = run.id()}))
        : Result<Run>(run);
}

//! What the run of an answer says that is not ours.
RunStarted startOf(const Run &run, const QString &folder, bool isAnswer)
{
    RunStarted start = run.start();
    start.stages.clear();
    start.plan = run.answer(Role::Planner);
    start.code = run.codeAnswers();
    start.workspace = folder;
    start.parentRun = isAnswer ? QString() : run.id();
    start.version = QStringLiteral(ROO_VERSION);
    return start;
}

} // namespace

Result<Application> planApplication(const ApplicationRequest &request, const std::stop_token &stop)
{
    const bool isAnswer = request.reference == "-"_L1;
    const bool isOthers = isAnswer || isForeign(request.reference);
    const Result<Run> run = meantBy(request, stop);
    if (!run) {
        return std::unexpected(run.error());
    }
    const QString own = isOthers ? QString() : run->start().workspace;
    const QString planned = run->edits() && !isOthers ? run->edits()->folder : own;
    const QString folder = request.folder.isEmpty() ? planned : request.folder;
    if (folder.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::FolderMissing, .subject = run->id()});
    }
    const Result<ChangeProposal> proposal = proposalOf(*run, folder, isOthers, stop);
    if (!proposal) {
        return std::unexpected(proposal.error());
    }
    const EditsPlanned changes{.round = run->edits() && !isOthers ? run->edits()->round : 1,
                               .folder = proposal->folder,
                               .changes = proposal->changes.withoutTexts()};
    // What somebody else's run says of its own proof is no proof.
    const Result<QStringList> objections
        = isOthers ? QStringList() : objectionsTo(*run, changes, stop);
    if (!objections) {
        return std::unexpected(objections.error());
    }
    Application application{.planned = changes,
                            .runId = isOthers ? QString() : run->id(),
                            .obstacle = obstacleTo(proposal->changes, request.allowed),
                            .objections = *objections,
                            .isAnew = proposal->isAnew};
    if (isOthers && request.keepsHistory) {
        RunStore store = request.store;
        const Result<QString> recorded
            = recordAnswer(store, startOf(*run, proposal->folder, isAnswer), application.planned,
                           application.obstacle);
        if (!recorded) {
            return std::unexpected(recorded.error());
        }
        application.runId = *recorded;
    }
    return application;
}

Result<Applied> carryOut(const Application &application, const RunStore &store,
                         const Approval &approval)
{
    if (!application.runId.isEmpty()) {
        return applyRecorded(store, application.runId, application.planned, approval);
    }
    return applyChanges(application.planned.changes,
                        {.folder = application.planned.folder,
                         .journal = store.undo().newPassingJournal(newRunId()),
                         .allowed = approval.allowed,
                         .keepsJournal = false})
        .transform(
            [](const EditsApplied &applied) { return Applied{.what = applied, .unrecorded = {}}; });
}

Result<QString> recordAnswer(RunStore &store, const RunStarted &start, const EditsPlanned &planned,
                             const std::optional<Error> &obstacle)
{
    auto journal = store.create();
    if (!journal) {
        return std::unexpected(journal.error());
    }
    const QString runId = (*journal)->runId();
    Writer writer(*std::move(journal), {});
    const RunFinished end{.outcome = obstacle ? Outcome::Failed : Outcome::Succeeded,
                          .error = obstacle};
    return writer.add(start)
        .and_then([&] { return writer.add(planned); })
        .and_then([&] { return writer.add(end); })
        .and_then([&] { return writer.finish(); })
        .transform([&] { return runId; });
}

Result<Applied> applyRecorded(const RunStore &store, const QString &runId,
                              const EditsPlanned &planned, const Approval &approval)
{
    Result<Writer> writer = writerFor(store, runId);
    if (!writer) {
        return std::unexpected(writer.error());
    }
    if (writer->run().edits() != planned) {
        if (const Result<void> added = writer->add(planned); !added) {
            return std::unexpected(added.error());
        }
    }
    if (!approval.despite.isEmpty()) {
        if (const auto added = writer->add(ApprovalGiven{.despite = approval.despite}); !added) {
            return std::unexpected(added.error());
        }
    }
    const auto applied = applyChanges(planned.changes,
                                      {.folder = planned.folder,
                                       .journal = store.undo().newJournal(runId),
                                       .allowed = approval.allowed});
    if (!applied) {
        // The files beside the events say what was planned, all the same.
        [[maybe_unused]] const Result<void> settled = settle(store, *writer);
        return std::unexpected(applied.error());
    }
    const Result<void> recorded
        = writer->add(*applied).and_then([&] { return settle(store, *writer); });
    return Applied{.what = *applied, .unrecorded = errorOf(recorded)};
}

Result<Application> planProof(const RunStore &store, const QString &reference,
                              const QString &folder, const std::stop_token &stop)
{
    return planApplication({.store = store,
                            .reference = reference,
                            .answer = {},
                            .folder = folder,
                            .allowed = edit::allConsents(),
                            .keepsHistory = false},
                           stop)
        .and_then([](const Application &application) {
            return application.obstacle
                ? Result<Application>(std::unexpected(*application.obstacle))
                : Result<Application>(application);
        });
}

Result<void> recordProof(const RunStore &store, const QString &runId, const EditsPlanned &planned,
                         const QList<EventBody> &happened)
{
    Result<Writer> writer = writerFor(store, runId);
    if (!writer) {
        return std::unexpected(writer.error());
    }
    Result<void> added;
    if (writer->run().edits() != planned) {
        added = writer->add(planned);
    }
    for (qsizetype i = 0; i < happened.size() && added; ++i) {
        added = writer->add(happened.at(i));
    }
    return added.and_then([&] { return settle(store, *writer); });
}

Result<UndoPlan> planUndo(const RunStore &store, const QString &runId)
{
    const Result<QString> journal = store.undo().lastApplied(runId);
    if (!journal) {
        return std::unexpected(journal.error());
    }
    return edit::laterChanges(*journal).transform([&](const edit::LaterChanges &later) {
        return UndoPlan{.runId = runId, .journal = *journal, .later = later};
    });
}

Result<TakenBack> undoRecorded(const RunStore &store, const UndoPlan &plan)
{
    Result<Writer> writer = writerFor(store, plan.runId);
    // What cannot be written down can be taken back all the same.
    if (!writer && writer.error().kind == ErrorKind::RunBusy) {
        return std::unexpected(writer.error());
    }
    const auto kept = edit::ApplyJournal::read(plan.journal);
    if (!kept) {
        return std::unexpected(kept.error());
    }
    const Result<QStringList> overwritten = edit::takeBack(plan.journal, plan.later);
    if (!overwritten) {
        if (writer) {
            [[maybe_unused]] const Result<void> settled = settle(store, *writer);
        }
        return std::unexpected(overwritten.error());
    }
    const EditsReverted reverted{.folder = kept->root(),
                                 .journal = QFileInfo(plan.journal).fileName(),
                                 .overwritten = *overwritten};
    const Result<void> recorded = writer
        ? writer->add(reverted).and_then([&] { return settle(store, *writer); })
        : std::unexpected(writer.error());
    return TakenBack{.what = reverted, .unrecorded = errorOf(recorded)};
}

QList<edit::Recovered> recoverApplications(const RunStore &store, const std::stop_token &stop)
{
    QList<edit::Recovered> all = store.undo().recover(stop);
    for (const edit::Recovered &recovered : std::as_const(all)) {
        const QString runId = UndoFolder::runOf(recovered.journal);
        Result<Writer> writer = runId.isEmpty()
            ? std::unexpected(Error{.kind = ErrorKind::RunUnknown})
            : writerFor(store, runId);
        if (writer) { // what cannot be written now is written with the next event
            [[maybe_unused]] const Result<void> settled = settle(store, *writer);
        }
    }
    return all;
}

} // namespace roo::run
