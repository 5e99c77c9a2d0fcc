// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/run.h"

#include "core/edit/composition.h"

#include <algorithm>
#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! What may still happen to a run that has ended.
//! What is done with the changes of a run after its end.
struct FollowsTheEnd
{
    template <typename Event>
    bool operator()(const Event &) const
    {
        return std::is_same_v<Event, EditsPlanned> || std::is_same_v<Event, ChecksPlanned>
            || std::is_same_v<Event, ProofSkipped> || std::is_same_v<Event, ProofStarted>
            || std::is_same_v<Event, CheckStarted> || std::is_same_v<Event, CheckOutput>
            || std::is_same_v<Event, CheckFinished> || std::is_same_v<Event, ProofFinished>
            || std::is_same_v<Event, ApprovalGiven> || std::is_same_v<Event, EditsApplied>
            || std::is_same_v<Event, EditsReverted>;
    }
};

} // namespace

QList<WholeAnswer> givenAnswer(const QString &text)
{
    return text.isEmpty() ? QList<WholeAnswer>() : QList<WholeAnswer>{{.text = text}};
}

QString joined(const QList<WholeAnswer> &answers)
{
    QStringList texts;
    for (const WholeAnswer &answer : answers) {
        texts.append(answer.text);
    }
    return texts.join(u"\n\n"_s);
}

QString answerFileName(Role role)
{
    switch (role) {
    case Role::Planner:
        return u"plan.md"_s;
    case Role::Coder:
        return u"code.md"_s;
    case Role::Reviewer:
        return u"review.md"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString Stage::answer() const
{
    for (const Attempt &attempt : attempts) {
        if (attempt.state == Attempt::State::Succeeded) {
            return attempt.answer;
        }
    }
    return {};
}

bool Run::fold(const RunEvent &event)
{
    const bool isStart = std::holds_alternative<RunStarted>(event.body);
    if (isStart != (m_state == State::Empty)
        || (m_state == State::Finished && !std::visit(FollowsTheEnd{}, event.body))) {
        return false;
    }
    if (!isStart && (event.runId != m_id || event.sequence <= m_lastSequence)) {
        return false;
    }
    m_id = event.runId;
    const QDateTime before = std::exchange(m_now, event.time);
    const bool isTaken = std::visit([this](const auto &body) { return apply(body); }, event.body);
    if (isTaken) {
        m_lastSequence = event.sequence;
    } else {
        m_now = before;
    }
    return isTaken;
}

const Stage *Run::stage(Role role) const
{
    for (qsizetype i = m_stages.size() - 1; i >= 0; --i) {
        if (m_stages.at(i).role == role) {
            return &m_stages.at(i);
        }
    }
    return nullptr;
}

QString Run::answer(Role role) const
{
    if (stage(role) != nullptr) {
        return joined(answersOf(role));
    }
    switch (role) {
    case Role::Planner:
        return m_start.plan;
    case Role::Coder:
        return joined(m_start.code);
    case Role::Reviewer:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

QList<WholeAnswer> Run::codeAnswers() const
{
    const QList<WholeAnswer> answers = answersOf(Role::Coder);
    return answers.isEmpty() ? m_start.code : answers;
}

QList<WholeAnswer> Run::answersOf(Role role) const
{
    QList<WholeAnswer> answers;
    for (const Stage &each : m_stages) {
        if (each.role == role && each.result) {
            answers.append({.text = each.answer(),
                            .wasCut = each.result->finishReason == llm::FinishReason::Length});
        }
    }
    return answers;
}

bool Run::apply(const RunStarted &event)
{
    m_state = State::Running;
    m_startedAt = m_now;
    m_start = event;
    return true;
}

bool Run::apply(const AttachmentsAdded &event)
{
    m_attachments += event.files;
    return true;
}

bool Run::apply(const StageStarted &event)
{
    m_stages.append({.role = event.stage, .round = event.round});
    return true;
}

bool Run::apply(const WorkspaceRead &event)
{
    m_workspaceReads.append(event);
    return true;
}

bool Run::apply(const SecretsFound &event)
{
    m_secrets.append(event);
    return true;
}

bool Run::apply(const ConsentGiven &event)
{
    m_consents.append(event);
    return true;
}

bool Run::apply(const AttemptStarted &event)
{
    if (m_stages.isEmpty()) {
        return false;
    }
    m_stages.last().attempts.append({.id = event.attemptId,
                                     .model = event.model,
                                     .requestSha256 = event.requestSha256,
                                     .startedAt = m_now});
    return true;
}

bool Run::apply(const TextDelta &event)
{
    Attempt *const attempt = runningAttempt(event.attemptId);
    if (attempt != nullptr) {
        (event.kind == TextKind::Answer ? attempt->answer : attempt->reasoning) += event.text;
    }
    return attempt != nullptr;
}

bool Run::apply(const AttemptFailed &event)
{
    Attempt *const attempt = runningAttempt(event.attemptId);
    if (attempt != nullptr) {
        attempt->state = Attempt::State::Failed;
        attempt->failure = event;
    }
    return attempt != nullptr;
}

bool Run::apply(const StageFinished &event)
{
    Attempt *const attempt = runningAttempt(event.attemptId);
    if (attempt == nullptr || m_stages.constLast().role != event.stage) {
        return false;
    }
    attempt->state = Attempt::State::Succeeded;
    m_stages.last().result = event;
    return true;
}

bool Run::apply(const EditsPlanned &event)
{
    m_editOrigins = originsOf(event);
    m_edits = event;
    return true;
}

bool Run::apply(const SentBack &event)
{
    if (m_edits) {
        m_earlierEdits.append(*m_edits);
    }
    return m_evidence.take(event);
}

EditOrigin Run::originOf(int round) const
{
    for (const Stage &stage : m_stages) {
        if (stage.role == Role::Coder && stage.round == round && stage.result) {
            const QString &model = stage.result->modelAnswered;
            return {.round = round,
                    .attemptId = stage.result->attemptId,
                    .attempt = static_cast<int>(stage.attempts.size()),
                    .model = model.isEmpty() ? stage.result->modelAsked : model};
        }
    }
    return {};
}

//! A set of changes takes over edits of the one before, in their order and before its own.
QList<EditOrigin> Run::originsOf(const EditsPlanned &planned) const
{
    const edit::ChangeSet before = m_edits ? m_edits->changes : edit::ChangeSet();
    QList<EditOrigin> origins;
    qsizetype next = 0;
    for (qsizetype i = 0; i < planned.changes.edits.size(); ++i) {
        qsizetype known = next;
        while (
            known < before.edits.size()
            && (before.edits.at(known) != planned.changes.edits.at(i)
                || before.outcomes.at(known).verdict != planned.changes.outcomes.at(i).verdict)) {
            ++known;
        }
        const bool isNew = known >= before.edits.size();
        origins.append(isNew ? originOf(planned.round) : m_editOrigins.at(known));
        next = isNew ? next : known + 1;
    }
    return origins;
}

bool Run::apply(const EditsApplied &event)
{
    m_applied.append({.what = event, .reverted = {}});
    return true;
}

//! The last one that it may mean.
bool Run::apply(const EditsReverted &event)
{
    for (qsizetype i = m_applied.size() - 1; i >= 0; --i) {
        AppliedEdits &applied = m_applied[i];
        if (!applied.reverted && applied.what.journal == event.journal
            && applied.what.folder == event.folder) {
            applied.reverted = event;
            return true;
        }
    }
    return false;
}

//! Told as it happens, and gone when the request is sent.
bool Run::apply(const RequestPaced &)
{
    return !m_stages.isEmpty();
}

bool Run::apply(const BudgetReached &event)
{
    m_budgets.append(event);
    return true;
}

bool Run::apply(const RunFinished &event)
{
    m_state = State::Finished;
    m_finishedAt = m_now;
    m_finish = event;
    return true;
}

Attempt *Run::runningAttempt(const QString &id)
{
    if (m_stages.isEmpty() || m_stages.constLast().attempts.isEmpty()) {
        return nullptr;
    }
    Attempt &last = m_stages.last().attempts.last();
    return last.id == id && last.state == Attempt::State::Running ? &last : nullptr;
}

int roundsOf(const Run &run)
{
    return run.edits() ? static_cast<int>(run.earlierEdits().size()) + 1 : 0;
}

QList<edit::FileChange> changesOfRound(const Run &run, int round)
{
    const auto filesAfter = [&run](int which) {
        const bool isLast = which > run.earlierEdits().size();
        return (isLast ? *run.edits() : run.earlierEdits().at(which - 1)).changes.files;
    };
    return round > 1 ? edit::composed(edit::reversed(filesAfter(round - 1)), filesAfter(round))
                     : filesAfter(round);
}

Run foldAll(const QList<RunEvent> &events)
{
    Run run;
    for (const RunEvent &event : events) {
        run.fold(event);
    }
    return run;
}

} // namespace roo::run
