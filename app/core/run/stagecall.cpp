// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/stagecall.h"

#include "core/base/sha256.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

bool isOwnKey(const SecretsFound::Finding &finding)
{
    return finding.kind == connectionKey;
}

} // namespace

StageCall::StageCall(const llm::ChatClient &client, bool allowsSecrets, const Spending &spending)
    : m_client(client)
    , m_allowsSecrets(allowsSecrets)
    , m_gate(gateFor(spending, [this](const BudgetMark &mark) { tell(eventOf(mark)); }))
{
    connect(&m_joiner, &TextJoiner::joined, this, [this](const TextDelta &delta) { tell(delta); });
}

StageCall::~StageCall() = default;

void StageCall::start(Job job)
{
    Q_ASSERT(!m_isActive);
    m_isActive = true;
    m_job = std::move(job);
    if (!tell(StageStarted{.stage = m_job.stage, .round = m_job.round})) {
        return;
    }
    m_worker.run(
        this,
        [draft = m_job.draft](const std::stop_token &stop) { return prepareStage(draft, stop); },
        [this](const Result<PreparedStage> &stage) { prepared(stage); });
}

bool StageCall::cancel(ErrorKind why)
{
    if (!m_isActive) {
        return false;
    }
    if (m_call) {
        m_call->cancel(why);
        return true;
    }
    m_isActive = false;
    m_worker.stop();
    return false;
}

void StageCall::prepared(const Result<PreparedStage> &stage)
{
    if (!stage) {
        finish(std::unexpected(stage.error()));
        return;
    }
    m_request = stage->request;
    if (stage->folder) {
        WorkspaceRead read = readOf(*stage->folder);
        read.stage = m_job.stage;
        read.round = m_job.round;
        read.limit = m_job.draft.limits.total;
        if (!tell(read)) {
            return;
        }
    }
    look(*stage);
}

void StageCall::look(const PreparedStage &stage)
{
    m_asked.clear();
    for (const FoundSecret &found : stage.findings) {
        if (!m_allowed.contains(found.digest)) {
            m_asked.append(found);
        }
    }
    if (m_asked.isEmpty()) {
        call();
        return;
    }
    SecretsFound event{.stage = m_job.stage, .findings = {}};
    for (const FoundSecret &found : std::as_const(m_asked)) {
        event.findings.append(found.finding);
    }
    if (!tell(event)) {
        return;
    }
    // Nobody is asked about what cannot be allowed.
    if (m_allowsSecrets || std::ranges::any_of(event.findings, &isOwnKey)) {
        consent(m_allowsSecrets);
    } else {
        emit consentWanted();
    }
}

void StageCall::consent(bool isGiven)
{
    if (!m_isActive || m_asked.isEmpty()) {
        return;
    }
    const QList<FoundSecret> asked = std::exchange(m_asked, {});
    // It would be kept with the request, and no person can want that.
    const auto own = std::ranges::find_if(asked, &isOwnKey, &FoundSecret::finding);
    const bool hasOwnKey = own != asked.cend();
    if (!isGiven || hasOwnKey) {
        const SecretsFound::Finding first = (hasOwnKey ? *own : asked.constFirst()).finding;
        finish(std::unexpected(Error{.kind = ErrorKind::SecretsRefused,
                                     .subject = first.where,
                                     .detail = hasOwnKey ? QString(connectionKey) : QString(),
                                     .line = first.line}));
        return;
    }
    for (const FoundSecret &found : asked) {
        m_allowed.insert(found.digest);
    }
    if (tell(ConsentGiven{.what = u"secrets"_s})) {
        call();
    }
}

void StageCall::call()
{
    m_call = m_client.call({.request = std::exchange(m_request, {}),
                            .chain = m_job.chain,
                            .deadline = m_job.deadline,
                            .limits = m_job.retries,
                            .keepsAnswer = m_job.keepsAnswer,
                            .gate = m_gate});
    connect(m_call.get(), &llm::ChatCall::attemptStarted, this, &StageCall::attemptStarted);
    connect(m_call.get(), &llm::ChatCall::deltaReceived, this,
            [this](const QString &, const llm::ChatDelta &delta) { m_joiner.add(delta); });
    connect(m_call.get(), &llm::ChatCall::attemptFailed, this, &StageCall::attemptFailed);
    connect(m_call.get(), &llm::ChatCall::paced, this,
            [this](const QString &model, std::chrono::milliseconds wait) {
                tell(RequestPaced{
                    .stage = m_job.stage, .round = m_job.round, .model = model, .wait = wait});
            });
    connect(m_call.get(), &llm::ChatCall::finished, this, &StageCall::callFinished);
    m_call->start();
}

void StageCall::attemptStarted(const llm::StartedAttempt &attempt)
{
    m_attemptId = attempt.id;
    m_joiner.begin(attempt.id);
    const QString sha256 = sha256Hex(attempt.body);
    emit requestPrepared(sha256, attempt.body);
    tell(AttemptStarted{.stage = m_job.stage,
                        .round = m_job.round,
                        .attemptId = attempt.id,
                        .model = attempt.model,
                        .requestSha256 = sha256});
}

void StageCall::attemptFailed(const llm::AttemptOutcome &outcome)
{
    m_joiner.flush();
    tell(AttemptFailed{.attemptId = outcome.id,
                       .error = outcome.error,
                       .action = outcome.decision.action,
                       .nextModel = outcome.nextModel,
                       .wait = outcome.decision.wait});
}

void StageCall::callFinished(const Result<llm::ChatReply> &result)
{
    m_call.release()->deleteLater(); // it is the sender
    m_joiner.flush();
    if (result
        && !tell(StageFinished{.stage = m_job.stage,
                               .round = m_job.round,
                               .attemptId = m_attemptId,
                               .modelAsked = result->modelAsked,
                               .modelAnswered = result->modelAnswered,
                               .finishReason = result->finishReason,
                               .usage = result->usage,
                               .proxyVersion = result->proxyVersion,
                               .firstToken = result->firstToken,
                               .total = result->total})) {
        return;
    }
    finish(result);
}

bool StageCall::tell(const EventBody &event)
{
    if (m_isActive) {
        emit occurred(event);
    }
    return m_isActive;
}

void StageCall::finish(const Result<llm::ChatReply> &reply)
{
    m_isActive = false;
    emit finished(reply);
}

} // namespace roo::run
