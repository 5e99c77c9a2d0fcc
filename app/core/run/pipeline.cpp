// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/pipeline.h"

#include "core/base/sha256.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

Pipeline::Pipeline(const llm::ChatClient &client, Job job)
    : m_client(client)
    , m_job(std::move(job))
{
    Q_ASSERT(!m_job.stages.isEmpty());
    connect(&m_joiner, &TextJoiner::joined, this, [this](const TextDelta &delta) { tell(delta); });
}

Pipeline::~Pipeline() = default;

void Pipeline::start()
{
    startStage();
}

void Pipeline::cancel(ErrorKind why)
{
    if (m_finished) {
        return;
    }
    if (m_call) {
        m_call->cancel(why);
    } else {
        finish(Outcome::Cancelled, Error{.kind = why});
    }
}

void Pipeline::startStage()
{
    const StageSpec &spec = m_job.profile.stage(currentRole());
    if (!tell(StageStarted{.stage = spec.role, .round = 1})) {
        return;
    }
    m_call = m_client.call({.request = {.messages = fillPrompt(spec.promptTemplate, m_job.input),
                                        .temperature = spec.temperature,
                                        .maxTokens = spec.maxTokens},
                            .chain = spec.models,
                            .deadline = m_job.stageTimeout,
                            .limits = m_job.retries,
                            .keepsAnswer = m_stage + 1 < m_job.stages.size()}); // the next needs it
    connect(m_call.get(), &llm::ChatCall::attemptStarted, this, &Pipeline::attemptStarted);
    connect(m_call.get(), &llm::ChatCall::deltaReceived, this,
            [this](const QString &, const llm::ChatDelta &delta) { m_joiner.add(delta); });
    connect(m_call.get(), &llm::ChatCall::attemptFailed, this, &Pipeline::attemptFailed);
    connect(m_call.get(), &llm::ChatCall::finished, this, &Pipeline::callFinished);
    m_call->start();
}

void Pipeline::attemptStarted(const llm::StartedAttempt &attempt)
{
    m_attemptId = attempt.id;
    m_joiner.begin(attempt.id);
    const QString sha256 = sha256Hex(attempt.body);
    emit requestPrepared(sha256, attempt.body);
    tell(AttemptStarted{.stage = currentRole(),
                        .round = 1,
                        .attemptId = attempt.id,
                        .model = attempt.model,
                        .requestSha256 = sha256});
}

void Pipeline::attemptFailed(const llm::AttemptOutcome &outcome)
{
    m_joiner.flush();
    tell(AttemptFailed{.attemptId = outcome.id,
                       .error = outcome.error,
                       .action = outcome.decision.action,
                       .nextModel = outcome.nextModel,
                       .wait = outcome.decision.wait});
}

void Pipeline::callFinished(const Result<llm::ChatReply> &result)
{
    m_call.release()->deleteLater(); // it is the sender
    m_joiner.flush();
    if (result) {
        stageSucceeded(*result);
        return;
    }
    const ErrorKind kind = result.error().kind;
    const bool wasCancelled = kind == ErrorKind::Cancelled || kind == ErrorKind::Interrupted;
    finish(wasCancelled ? Outcome::Cancelled : Outcome::Failed, result.error());
}

void Pipeline::stageSucceeded(const llm::ChatReply &reply)
{
    const Role role = currentRole();
    switch (role) {
    case Role::Planner:
        m_job.input.plan = reply.answer;
        break;
    case Role::Coder:
        m_job.input.code = reply.answer;
        break;
    case Role::Reviewer:
        break;
    }
    const bool goesOn = tell(StageFinished{.stage = role,
                                           .round = 1,
                                           .attemptId = m_attemptId,
                                           .modelAsked = reply.modelAsked,
                                           .modelAnswered = reply.modelAnswered,
                                           .finishReason = reply.finishReason,
                                           .usage = reply.usage,
                                           .proxyVersion = reply.proxyVersion,
                                           .firstToken = reply.firstToken,
                                           .total = reply.total});
    if (!goesOn) {
        return;
    }
    if (m_job.isStrict && reply.finishReason == llm::FinishReason::Length) {
        finish(Outcome::Failed,
               Error{.kind = ErrorKind::AnswerTruncated, .subject = reply.modelAsked});
    } else if (++m_stage < m_job.stages.size()) {
        startStage();
    } else {
        finish(Outcome::Succeeded, std::nullopt);
    }
}

bool Pipeline::tell(const EventBody &event)
{
    if (!m_finished) {
        emit occurred(event);
    }
    return !m_finished;
}

void Pipeline::finish(Outcome outcome, const std::optional<Error> &error)
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    emit occurred(RunFinished{.outcome = outcome, .error = error});
}

} // namespace roo::run
