// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/pipeline.h"

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

Pipeline::Pipeline(const llm::ChatClient &client, Job job)
    : m_client(client)
    , m_job(std::move(job))
    , m_gate(gateFor(m_job.spending, [this](const BudgetMark &mark) { tell(eventOf(mark)); }))
{
    Q_ASSERT(!m_job.stages.isEmpty());
    connect(&m_joiner, &TextJoiner::joined, this, [this](const TextDelta &delta) { tell(delta); });
}

Pipeline::~Pipeline() = default;

void Pipeline::start()
{
    // Before anything is paid for.
    if (m_job.workspace && m_job.workspace->applies) {
        if (const Result<void> checked = checkTarget(target()); !checked) {
            finish(Outcome::Failed, checked.error());
            return;
        }
    }
    if (m_job.workspace && m_job.workspace->planned) {
        m_changes = m_job.workspace->planned->changes;
        if (!tell(*m_job.workspace->planned)) {
            return;
        }
    }
    startStage();
}

void Pipeline::cancel(ErrorKind why)
{
    if (m_finished || m_isApplying) {
        return; // what is being written comes to its end
    }
    m_worker.stop();
    if (m_call) {
        m_call->cancel(why);
    } else {
        finish(Outcome::Cancelled, Error{.kind = why});
    }
}

QString Pipeline::currentTemplate() const
{
    const StageSpec &spec = m_job.profile.stage(currentRole());
    if (!m_job.workspace || spec.role != Role::Coder) {
        return spec.promptTemplate;
    }
    const EditSpec &edits = m_job.profile.edits;
    if (isRepair()) {
        return m_round - 1 > edits.rounds ? edits.wholeFilesTemplate : edits.repairTemplate;
    }
    return spec.workspaceTemplate.isEmpty() ? spec.promptTemplate : spec.workspaceTemplate;
}

void Pipeline::startStage()
{
    if (tell(StageStarted{.stage = currentRole(), .round = m_round})) {
        prepare();
    }
}

void Pipeline::prepare()
{
    const StageSpec &spec = m_job.profile.stage(currentRole());
    StageDraft draft{.promptTemplate = currentTemplate(),
                     .input = m_job.input,
                     .temperature = spec.temperature,
                     .maxTokens = spec.maxTokens,
                     .model = spec.models.constFirst(),
                     .key = m_client.endpoint().key};
    // The Reviewer judges the changes, and a repair has the lines that it needs.
    if (m_job.workspace && spec.role == Role::Reviewer && !m_changes.edits.isEmpty()) {
        draft.changes = m_changes.files;
        draft.limits = m_job.workspace->limits;
    } else if (m_job.workspace && spec.role != Role::Reviewer && !isRepair()) {
        draft.workspace = m_job.workspace->folder;
        draft.limits = m_job.workspace->limits;
    }
    m_worker.run(
        this,
        [draft = std::move(draft)](const std::stop_token &stop) {
            return prepareStage(draft, stop);
        },
        [this](const Result<PreparedStage> &stage) { prepared(stage); });
}

void Pipeline::prepared(const Result<PreparedStage> &stage)
{
    if (!stage) {
        finish(Outcome::Failed, stage.error());
        return;
    }
    m_request = stage->request;
    if (stage->folder) {
        WorkspaceRead read = readOf(*stage->folder);
        read.stage = currentRole();
        read.round = m_round;
        read.limit = m_job.workspace->limits.total;
        if (!tell(read)) {
            return;
        }
    }
    look(*stage);
}

void Pipeline::look(const PreparedStage &stage)
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
    SecretsFound event{.stage = currentRole(), .findings = {}};
    for (const FoundSecret &found : std::as_const(m_asked)) {
        event.findings.append(found.finding);
    }
    if (!tell(event)) {
        return;
    }
    // Nobody is asked about what cannot be allowed.
    if (m_job.allowsSecrets || std::ranges::any_of(event.findings, &isOwnKey)) {
        consent(m_job.allowsSecrets);
    } else {
        emit consentWanted();
    }
}

void Pipeline::consent(bool isGiven)
{
    if (m_finished || m_asked.isEmpty()) {
        return;
    }
    const QList<FoundSecret> asked = std::exchange(m_asked, {});
    // It would be kept with the request, and no person can want that.
    const auto own = std::ranges::find_if(asked, &isOwnKey, &FoundSecret::finding);
    const bool hasOwnKey = own != asked.cend();
    if (!isGiven || hasOwnKey) {
        const SecretsFound::Finding first = (hasOwnKey ? *own : asked.constFirst()).finding;
        finish(Outcome::Failed,
               Error{.kind = ErrorKind::SecretsRefused,
                     .subject = first.where,
                     .detail = hasOwnKey ? QString(connectionKey) : QString(),
                     .line = first.line});
        return;
    }
    for (const FoundSecret &found : asked) {
        m_allowed.insert(found.digest);
    }
    if (tell(ConsentGiven{.what = u"secrets"_s})) {
        call();
    }
}

void Pipeline::call()
{
    const StageSpec &spec = m_job.profile.stage(currentRole());
    const bool isLast = m_stage + 1 == m_job.stages.size();
    const bool isNeeded = !isLast || (m_job.workspace && spec.role == Role::Coder);
    m_call = m_client.call({.request = std::exchange(m_request, {}),
                            .chain = spec.models,
                            .deadline = m_job.stageTimeout,
                            .limits = m_job.retries,
                            .keepsAnswer = isNeeded,
                            .gate = m_gate});
    connect(m_call.get(), &llm::ChatCall::attemptStarted, this, &Pipeline::attemptStarted);
    connect(m_call.get(), &llm::ChatCall::deltaReceived, this,
            [this](const QString &, const llm::ChatDelta &delta) { m_joiner.add(delta); });
    connect(m_call.get(), &llm::ChatCall::attemptFailed, this, &Pipeline::attemptFailed);
    connect(m_call.get(), &llm::ChatCall::paced, this,
            [this](const QString &model, std::chrono::milliseconds wait) {
                tell(RequestPaced{
                    .stage = currentRole(), .round = m_round, .model = model, .wait = wait});
            });
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
                        .round = m_round,
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
                                           .round = m_round,
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
    } else if (m_job.workspace && role == Role::Coder) {
        planEdits(reply);
    } else {
        nextStage();
    }
}

void Pipeline::nextStage()
{
    m_round = 1;
    if (++m_stage < m_job.stages.size()) {
        startStage();
    } else {
        conclude();
    }
}

void Pipeline::planEdits(const llm::ChatReply &reply)
{
    const WholeAnswer answer{.text = reply.answer,
                             .wasCut = reply.finishReason == llm::FinishReason::Length};
    const ProposalGround ground{.folder = m_job.workspace->folder,
                                .shownBytes = m_job.workspace->limits.total};
    m_worker.run(
        this,
        [ground, soFar = m_changes, answer](const std::stop_token &stop) {
            return propose(ground, soFar, answer, stop);
        },
        [this](const Result<ChangeProposal> &proposal) {
            if (proposal) {
                editsPlanned(*proposal);
            } else {
                finish(Outcome::Failed, proposal.error());
            }
        });
}

void Pipeline::editsPlanned(const ChangeProposal &proposal)
{
    m_changes = proposal.changes;
    // Code without changes stays asked for, whatever comes in its place.
    m_lacksChanges = proposal.lacksChanges || (m_lacksChanges && proposal.changes.edits.isEmpty());
    if (!m_lacksChanges || !proposal.failures.isEmpty()) {
        m_job.input.failures = proposal.failures;
    }
    if (!tell(EditsPlanned{.round = m_round,
                           .folder = proposal.folder,
                           .changes = proposal.changes.withoutTexts()})) {
        return;
    }
    if (!asksAgain(proposal)) {
        nextStage();
        return;
    }
    ++m_round;
    if (m_round - 1 > m_job.profile.edits.rounds) {
        m_job.input.failures = proposal.wholeFiles;
    }
    startStage();
}

bool Pipeline::asksAgain(const ChangeProposal &proposal) const
{
    if ((proposal.isComplete() && !m_lacksChanges) || !proposal.canBeMended()) {
        return false;
    }
    const EditSpec &edits = m_job.profile.edits;
    if (m_round <= edits.rounds) {
        return !edits.repairTemplate.isEmpty();
    }
    const bool isFirstTime = m_round == edits.rounds + 1;
    return isFirstTime && !edits.wholeFilesTemplate.isEmpty() && !proposal.wholeFiles.isEmpty();
}

void Pipeline::conclude()
{
    // What is wrong with an answer as a whole needs no change in it that could be told.
    const bool hasChanges = m_job.workspace
        && (!m_changes.edits.isEmpty() || !m_changes.isComplete() || m_lacksChanges);
    const QList<edit::Consent> allowed
        = hasChanges && m_job.workspace->applies ? m_job.workspace->allowed : m_changes.consents();
    const std::optional<Error> obstacle
        = hasChanges ? obstacleTo(m_changes, allowed) : std::nullopt;
    if (obstacle) {
        finish(Outcome::Failed, obstacle);
    } else if (hasChanges && m_job.workspace->applies && !m_changes.files.isEmpty()) {
        applyEdits();
    } else {
        finish(Outcome::Succeeded, std::nullopt);
    }
}

ApplyTarget Pipeline::target() const
{
    return {.folder = m_job.workspace->folder,
            .journal = m_job.journal,
            .allowed = m_job.workspace->allowed,
            .keepsJournal = m_job.keepsJournal};
}

void Pipeline::applyEdits()
{
    m_isApplying = true;
    m_worker.run(
        this,
        [changes = m_changes, target = target()](const std::stop_token &) {
            return applyChanges(changes, target);
        },
        [this](const Result<EditsApplied> &applied) {
            if (!applied) {
                finish(Outcome::Failed, applied.error());
            } else if (tell(*applied)) {
                finish(Outcome::Succeeded, std::nullopt);
            }
        });
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
