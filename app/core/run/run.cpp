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

void Run::fold(const RunEvent &event)
{
    const bool isStart = std::holds_alternative<RunStarted>(event.body);
    if (isStart != (m_state == State::Empty) || m_state == State::Finished) {
        return;
    }
    if (!isStart && (event.runId != m_id || event.sequence <= m_lastSequence)) {
        return;
    }
    m_id = event.runId;
    m_lastSequence = event.sequence;
    m_now = event.time;
    std::visit([this](const auto &body) { apply(body); }, event.body);
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

void Run::apply(const RunStarted &event)
{
    m_state = State::Running;
    m_startedAt = m_now;
    m_start = event;
}

void Run::apply(const AttachmentsAdded &event)
{
    m_attachments += event.files;
}

void Run::apply(const StageStarted &event)
{
    m_stages.append({.role = event.stage, .round = event.round});
}

void Run::apply(const AttemptStarted &event)
{
    if (m_stages.isEmpty()) {
        return;
    }
    m_stages.last().attempts.append({.id = event.attemptId,
                                     .model = event.model,
                                     .requestSha256 = event.requestSha256,
                                     .startedAt = m_now});
}

void Run::apply(const TextDelta &event)
{
    if (Attempt *attempt = runningAttempt(event.attemptId)) {
        (event.kind == TextKind::Answer ? attempt->answer : attempt->reasoning) += event.text;
    }
}

void Run::apply(const AttemptFailed &event)
{
    if (Attempt *attempt = runningAttempt(event.attemptId)) {
        attempt->state = Attempt::State::Failed;
        attempt->failure = event;
    }
}

void Run::apply(const StageFinished &event)
{
    if (Attempt *attempt = runningAttempt(event.attemptId)) {
        attempt->state = Attempt::State::Succeeded;
        m_stages.last().result = event;
    }
}

void Run::apply(const RunFinished &event)
{
    m_state = State::Finished;
    m_finishedAt = m_now;
    m_finish = event;
}

Attempt *Run::runningAttempt(const QString &id)
{
    if (m_stages.isEmpty() || m_stages.constLast().attempts.isEmpty()) {
        return nullptr;
    }
    Attempt &last = m_stages.last().attempts.last();
    return last.id == id && last.state == Attempt::State::Running ? &last : nullptr;
}

} // namespace roo::run
