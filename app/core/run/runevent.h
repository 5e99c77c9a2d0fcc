// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/changeset.h"
#include "core/llm/chat.h"
#include "core/llm/retrypolicy.h"
#include "core/run/profile.h"
#include "core/run/proofevents.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace roo::run {

enum class Outcome { Succeeded, Failed, Cancelled };

//! An answer as a whole, and whether the token limit cut it.
struct WholeAnswer
{
    QString text;
    bool wasCut = false;

    friend bool operator==(const WholeAnswer &, const WholeAnswer &) = default;
};

//! An answer that is given with a task: none where it is empty.
[[nodiscard]] QList<WholeAnswer> givenAnswer(const QString &text);
//! The texts, one after the other.
[[nodiscard]] QString joined(const QList<WholeAnswer> &answers);

struct RunStarted
{
    QString task;
    Profile profile; //!< A snapshot: what was asked, whatever the files say later.
    QList<Role> stages; //!< Those that this run goes through, in order.
    QString plan; //!< Given with the task, not made by this run; empty otherwise.
    QList<WholeAnswer> code; //!< As `plan`; that of each round, where there were several.
    QString baseUrl;
    QString version; //!< Of this program.
    QString parentRun; //!< The run this one goes on with; empty: none.
    QString workspace = {}; //!< The folder that the changes are for; empty: none.

    friend bool operator==(const RunStarted &, const RunStarted &) = default;
};

struct AttachmentsAdded
{
    struct File
    {
        QString path;
        qint64 size = 0; //!< Bytes of UTF-8.
        QString sha256;

        friend bool operator==(const File &, const File &) = default;
    };
    QList<File> files;

    friend bool operator==(const AttachmentsAdded &, const AttachmentsAdded &) = default;
};

//! What a stage is shown of the workspace.
struct WorkspaceRead
{
    struct Shown
    {
        QString path;
        qint64 size = 0; //!< Bytes of UTF-8.

        friend bool operator==(const Shown &, const Shown &) = default;
    };
    struct NotShown
    {
        QString path;
        QString why; //!< "too-large", "over-budget", …: see foldercontext.h.
        qint64 size = -1; //!< Bytes; -1 where nobody has looked.

        friend bool operator==(const NotShown &, const NotShown &) = default;
    };

    Role stage = Role::Planner;
    int round = 1;
    qint64 listed = 0; //!< So many files are named in the list.
    qint64 unlisted = 0; //!< So many more it has no room for.
    QList<Shown> shown; //!< Whole.
    QList<NotShown> notShown; //!< Named in the task or the plan, and left out.
    qint64 bytes = 0; //!< Of the list and the contents.
    qint64 limit = 0; //!< Of `bytes`.

    friend bool operator==(const WorkspaceRead &, const WorkspaceRead &) = default;
};

//! What looks like a secret in a request that was about to be sent.
struct SecretsFound
{
    struct Finding
    {
        QString where; //!< A file, "task", "plan", or "request".
        int line = 0; //!< There, from 1.
        QString kind; //!< As in secretscan.h.
        QString masked;

        friend bool operator==(const Finding &, const Finding &) = default;
    };

    Role stage = Role::Planner;
    QList<Finding> findings;

    friend bool operator==(const SecretsFound &, const SecretsFound &) = default;
};

//! The kind of a finding that is never sent, whoever allows it: the connection's own key.
inline constexpr QLatin1StringView connectionKey{"proxy-key"};

//! A person's word that something may be done.
struct ConsentGiven
{
    QString what; //!< "secrets": what was found may be sent; "checks": what was planned may run.

    friend bool operator==(const ConsentGiven &, const ConsentGiven &) = default;
};

struct StageStarted
{
    Role stage = Role::Planner;
    int round = 1;

    friend bool operator==(const StageStarted &, const StageStarted &) = default;
};

struct AttemptStarted
{
    Role stage = Role::Planner;
    int round = 1;
    QString attemptId; //!< Unique in the run; the proxy's log has it as its call id.
    QString model;
    QString requestSha256; //!< Names requests/<sha256>.json, written before.

    friend bool operator==(const AttemptStarted &, const AttemptStarted &) = default;
};

//! The minute's requests to free models are used up: the next one is sent when it may be.
struct RequestPaced
{
    Role stage = Role::Planner;
    int round = 1;
    QString model;
    std::chrono::milliseconds wait{0};

    friend bool operator==(const RequestPaced &, const RequestPaced &) = default;
};

//! A limit of what may be spent is near or reached.
struct BudgetReached
{
    QString what; //!< As in budget.h: "run/requests", "day/cost", …
    QString limit; //!< In requests, tokens, US dollars or milliseconds.
    QString spent; //!< Likewise.
    bool isStop = false; //!< A request was refused for it; false: four fifths are spent.

    friend bool operator==(const BudgetReached &, const BudgetReached &) = default;
};

enum class TextKind { Answer, Reasoning };

struct TextDelta
{
    QString attemptId;
    TextKind kind = TextKind::Answer;
    QString text;

    friend bool operator==(const TextDelta &, const TextDelta &) = default;
};

struct AttemptFailed
{
    QString attemptId;
    Error error;
    llm::Decision::Action action = llm::Decision::Action::Stop;
    QString nextModel; //!< Empty when the stage stops.
    std::chrono::milliseconds wait{0}; //!< Before the next attempt.

    friend bool operator==(const AttemptFailed &, const AttemptFailed &) = default;
};

struct StageFinished
{
    Role stage = Role::Planner;
    int round = 1;
    QString attemptId;
    QString modelAsked;
    QString modelAnswered; //!< Empty where the proxy did not say.
    llm::FinishReason finishReason = llm::FinishReason::Stop;
    llm::TokenUsage usage;
    QString proxyVersion;
    std::chrono::milliseconds firstToken{0};
    std::chrono::milliseconds total{0};

    friend bool operator==(const StageFinished &, const StageFinished &) = default;
};

//! What the Coder's answers up to here make of the workspace. Nothing is written yet.
struct EditsPlanned
{
    int round = 1; //!< The last one that is in it.
    QString folder; //!< The workspace, as an absolute path.
    //! From the folder as it was to what all edits make of it. The edits are without their texts,
    //! which stand in the answers.
    edit::ChangeSet changes;

    friend bool operator==(const EditsPlanned &, const EditsPlanned &) = default;
};

//! The change set that was planned last is in the workspace.
struct EditsApplied
{
    QString folder;
    QStringList paths; //!< Those that were made, changed or taken away.
    QList<edit::Consent> consents = {}; //!< Those that it needed.
    QString journal = {}; //!< The name of what is needed to take it back; empty: nothing is.

    friend bool operator==(const EditsApplied &, const EditsApplied &) = default;
};

//! It is taken back: the workspace is as it was.
struct EditsReverted
{
    QString folder;
    QString journal;
    QStringList overwritten = {}; //!< Files that had been changed since.

    friend bool operator==(const EditsReverted &, const EditsReverted &) = default;
};

struct RunFinished
{
    Outcome outcome = Outcome::Succeeded;
    std::optional<Error> error;

    friend bool operator==(const RunFinished &, const RunFinished &) = default;
};

using EventBody
    = std::variant<RunStarted, AttachmentsAdded, StageStarted, WorkspaceRead, SecretsFound,
                   ConsentGiven, AttemptStarted, TextDelta, AttemptFailed, StageFinished,
                   EditsPlanned, ChecksPlanned, ProofSkipped, ProofStarted, CheckStarted,
                   CheckOutput, CheckFinished, ProofFinished, FindingsReached, VerdictReached,
                   SentBack, LoopEnded, ApprovalGiven, EditsApplied, EditsReverted, RequestPaced,
                   BudgetReached, RunFinished>;

//! Everything that happens in a run is one of these, and a run is nothing but their fold.
struct RunEvent
{
    QString runId;
    qint64 sequence = 0; //!< From 1, without gaps.
    QDateTime time; //!< UTC, milliseconds.
    EventBody body;

    friend bool operator==(const RunEvent &, const RunEvent &) = default;
};

//! `std::visit` with one lambda for each kind.
template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};

} // namespace roo::run

Q_DECLARE_METATYPE(roo::run::RunEvent)
