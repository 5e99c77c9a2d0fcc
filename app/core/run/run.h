// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/evidence.h"
#include "core/run/runevent.h"

#include <QList>
#include <QString>

#include <optional>

namespace roo::run {

//! One attempt at a stage, with all that came of it.
struct Attempt
{
    enum class State { Running, Failed, Succeeded };

    QString id;
    QString model;
    QString requestSha256;
    State state = State::Running;
    QString answer; //!< Also of an attempt that broke off: shown, never handed on.
    QString reasoning;
    std::optional<AttemptFailed> failure;
    QDateTime startedAt;

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

struct Stage
{
    Role role = Role::Planner;
    int round = 1;
    QList<Attempt> attempts;
    std::optional<StageFinished> result; //!< Set when the stage has succeeded.

    //! The answer of the attempt that succeeded; empty until then.
    [[nodiscard]] QString answer() const;

    friend bool operator==(const Stage &, const Stage &) = default;
};

//! "plan.md", "code.md", "review.md": the file that holds the answer of a role.
[[nodiscard]] QString answerFileName(Role role);

//! A change set that was written to a folder.
struct AppliedEdits
{
    EditsApplied what;
    std::optional<EditsReverted> reverted; //!< Set when it was taken back.

    friend bool operator==(const AppliedEdits &, const AppliedEdits &) = default;
};

//! The answer that an edit of the planned changes stands in.
struct EditOrigin
{
    int round = 0; //!< Of the Coder; 0: the answer was given with the task.
    QString attemptId;
    int attempt = 0; //!< Of its round, from 1.
    QString model; //!< That answered, or was asked where the proxy did not say.

    friend bool operator==(const EditOrigin &, const EditOrigin &) = default;
};

//! A run, as the fold of its events: live, loaded, replayed or in a test, it is the same.
class Run final
{
public:
    enum class State { Empty, Running, Finished };

    //! The only way a run changes. Events of another run, of an earlier number, after the end, or
    //! of an attempt that is not under way change nothing: then it is false. After the end its
    //! edits may still be planned, checked, applied and reverted.
    bool fold(const RunEvent &event);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const RunStarted &start() const { return m_start; }
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }
    [[nodiscard]] const QDateTime &finishedAt() const { return m_finishedAt; }
    [[nodiscard]] const QList<AttachmentsAdded::File> &attachments() const { return m_attachments; }
    [[nodiscard]] const QList<Stage> &stages() const { return m_stages; }
    [[nodiscard]] const std::optional<RunFinished> &finish() const { return m_finish; }
    //! What the models were shown of the workspace, stage by stage.
    [[nodiscard]] const QList<WorkspaceRead> &workspaceReads() const { return m_workspaceReads; }
    [[nodiscard]] const QList<SecretsFound> &secrets() const { return m_secrets; }
    [[nodiscard]] const QList<ConsentGiven> &consents() const { return m_consents; }
    //! The limits that were near or reached, in their order.
    [[nodiscard]] const QList<BudgetReached> &budgets() const { return m_budgets; }
    //! The change set as it was planned last.
    [[nodiscard]] const std::optional<EditsPlanned> &edits() const { return m_edits; }
    //! Those of the rounds before, that went back to the Coder, in their order.
    [[nodiscard]] const QList<EditsPlanned> &earlierEdits() const { return m_earlierEdits; }
    //! How the changes were checked and judged.
    [[nodiscard]] const Evidence &evidence() const { return m_evidence; }
    //! One for each edit of that change set.
    [[nodiscard]] const QList<EditOrigin> &editOrigins() const { return m_editOrigins; }
    //! In their order.
    [[nodiscard]] const QList<AppliedEdits> &applied() const { return m_applied; }
    [[nodiscard]] qint64 lastSequence() const { return m_lastSequence; }

    //! The latest round of a role, or nullptr if it has not begun.
    [[nodiscard]] const Stage *stage(Role role) const;
    //! The answer of a role: made by this run, or given with its task; empty if there is none.
    //! Those of several rounds one after the other.
    [[nodiscard]] QString answer(Role role) const;
    //! The Coder's answers of all rounds, as far as they have succeeded; or the one that was given.
    [[nodiscard]] QList<WholeAnswer> codeAnswers() const;

    friend bool operator==(const Run &, const Run &) = default;

private:
    //! Of all rounds that have succeeded.
    [[nodiscard]] QList<WholeAnswer> answersOf(Role role) const;
    [[nodiscard]] bool apply(const RunStarted &event);
    [[nodiscard]] bool apply(const AttachmentsAdded &event);
    [[nodiscard]] bool apply(const StageStarted &event);
    [[nodiscard]] bool apply(const WorkspaceRead &event);
    [[nodiscard]] bool apply(const SecretsFound &event);
    [[nodiscard]] bool apply(const ConsentGiven &event);
    [[nodiscard]] bool apply(const AttemptStarted &event);
    [[nodiscard]] bool apply(const TextDelta &event);
    [[nodiscard]] bool apply(const AttemptFailed &event);
    [[nodiscard]] bool apply(const StageFinished &event);
    [[nodiscard]] bool apply(const EditsPlanned &event);
    [[nodiscard]] bool apply(const SentBack &event);
    template <typename Event>
        requires requires(Evidence &evidence, const Event &event) { evidence.take(event); }
    [[nodiscard]] bool apply(const Event &event)
    {
        return m_evidence.take(event);
    }
    [[nodiscard]] bool apply(const EditsApplied &event);
    [[nodiscard]] bool apply(const EditsReverted &event);
    [[nodiscard]] bool apply(const RequestPaced &event);
    [[nodiscard]] bool apply(const BudgetReached &event);
    [[nodiscard]] bool apply(const RunFinished &event);
    [[nodiscard]] EditOrigin originOf(int round) const;
    [[nodiscard]] QList<EditOrigin> originsOf(const EditsPlanned &planned) const;
    [[nodiscard]] Attempt *runningAttempt(const QString &id);

    State m_state = State::Empty;
    QString m_id;
    qint64 m_lastSequence = 0;
    QDateTime m_now; //!< The time of the event being folded.
    QDateTime m_startedAt;
    QDateTime m_finishedAt;
    RunStarted m_start;
    QList<AttachmentsAdded::File> m_attachments;
    QList<Stage> m_stages;
    QList<WorkspaceRead> m_workspaceReads;
    QList<SecretsFound> m_secrets;
    QList<ConsentGiven> m_consents;
    QList<BudgetReached> m_budgets;
    std::optional<EditsPlanned> m_edits;
    QList<EditsPlanned> m_earlierEdits;
    Evidence m_evidence;
    QList<EditOrigin> m_editOrigins;
    QList<AppliedEdits> m_applied;
    std::optional<RunFinished> m_finish;
};

//! The rounds of changes that a run has gone through; 0: it has made none.
[[nodiscard]] int roundsOf(const Run &run);
//! What a round, from 1, has made of the state that the round before it left. `round` is one of the
//! run's.
[[nodiscard]] QList<edit::FileChange> changesOfRound(const Run &run, int round);

//! The run that these events make.
[[nodiscard]] Run foldAll(const QList<RunEvent> &events);

} // namespace roo::run
