// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/run.h"

using namespace Qt::StringLiterals;

namespace roo::run {

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
    if (isStart != (m_state == State::Empty) || m_state == State::Finished) {
        return false;
    }
    if (!isStart && (event.runId != m_id || event.sequence <= m_lastSequence)) {
        return false;
    }
    m_id = event.runId;
    m_now = event.time;
    const bool isTaken = std::visit([this](const auto &body) { return apply(body); }, event.body);
    if (isTaken) {
        m_lastSequence = event.sequence;
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
    if (const Stage *made = stage(role)) {
        return made->answer();
    }
    switch (role) {
    case Role::Planner:
        return m_start.plan;
    case Role::Coder:
        return m_start.code;
    case Role::Reviewer:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
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

Run foldAll(const QList<RunEvent> &events)
{
    Run run;
    for (const RunEvent &event : events) {
        run.fold(event);
    }
    return run;
}

} // namespace roo::run
