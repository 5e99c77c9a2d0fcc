// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/pipeline.h"

#include "core/edit/composition.h"
#include "core/run/objections.h"
#include "core/run/prooftext.h"
#include "core/run/stagedraft.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

Pipeline::Pipeline(const llm::ChatClient &client, Job job)
    : m_client(client)
    , m_job(std::move(job))
    , m_coder(m_job.profile.edits)
    , m_rounds(m_job.rounds())
    , m_call(client, m_job.allowsSecrets, m_job.spending)
{
    Q_ASSERT(!m_job.stages.isEmpty());
    if (m_job.workspace && m_job.workspace->proof && m_job.stages.contains(Role::Coder)) {
        m_proving
            = std::make_unique<Proving>(ProvingJob{.folder = m_job.workspace->folder,
                                                   .profileChecks = m_job.profile.proof.checks,
                                                   .folders = m_job.workspace->proof->folders});
    }
    connectParts();
}

Pipeline::~Pipeline() = default;

void Pipeline::connectParts()
{
    connect(&m_call, &StageCall::occurred, this, &Pipeline::tell);
    connect(&m_call, &StageCall::requestPrepared, this, &Pipeline::requestPrepared);
    connect(&m_call, &StageCall::consentWanted, this,
            [this] { emit consentWanted(ConsentFor::Secrets); });
    connect(&m_call, &StageCall::finished, this, &Pipeline::stageEnded);
    if (!m_proving) {
        return;
    }
    connect(m_proving.get(), &Proving::planned, this, &Pipeline::checksPlanned);
    connect(m_proving.get(), &Proving::occurred, this, &Pipeline::tell);
    connect(m_proving.get(), &Proving::proved, this, &Pipeline::proved);
    connect(m_proving.get(), &Proving::brought, this, [this](const Result<QString> &folder) {
        m_tree = folder.value_or(QString());
        folder ? startStage() : finish(Outcome::Failed, folder.error());
    });
}

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
        m_coder.begin(m_job.workspace->planned->changes);
        if (!tell(*m_job.workspace->planned)) {
            return;
        }
    }
    if (m_proving && m_job.workspace->proof->hasChecks) {
        m_proving->plan();
    } else {
        begin();
    }
}

void Pipeline::cancel(ErrorKind why)
{
    if (m_finished || m_isApplying) {
        return; // what is being written comes to its end
    }
    m_worker.stop();
    if (m_call.cancel(why)) {
        return;
    }
    finish(Outcome::Cancelled, Error{.kind = why});
    if (m_proving) {
        m_proving->stop();
    }
}

void Pipeline::checksPlanned(const Result<ChecksPlanned> &checks, bool isAllowed)
{
    if (!checks) {
        finish(Outcome::Failed, checks.error());
        return;
    }
    if (checks->checks.isEmpty()) {
        begin();
        return;
    }
    if (!tell(*checks)) {
        return;
    }
    const ProofJob &proof = *m_job.workspace->proof;
    if (isAllowed || proof.isAllowed) {
        m_mayCheck = true;
        begin();
    } else if (checks->source == CheckSource::Offered) {
        if (tell(ProofSkipped{.why = NoProof::Offered})) {
            begin();
        }
    } else if (proof.canAsk) {
        m_asksForChecks = true;
        emit consentWanted(ConsentFor::Checks);
    } else {
        finish(Outcome::Failed, Error{.kind = ErrorKind::ConsentMissing, .subject = u"checks"_s});
    }
}

void Pipeline::consent(bool isGiven)
{
    if (m_finished) {
        return;
    }
    if (std::exchange(m_asksForChecks, false)) {
        allowChecks(isGiven);
    } else {
        m_call.consent(isGiven);
    }
}

void Pipeline::allowChecks(bool isGiven)
{
    m_mayCheck = isGiven;
    if (isGiven) {
        m_proving->allow();
    }
    const EventBody answer = isGiven ? EventBody(ConsentGiven{.what = u"checks"_s})
                                     : EventBody(ProofSkipped{.why = NoProof::Refused});
    if (tell(answer)) {
        begin();
    }
}

void Pipeline::begin()
{
    if (m_proving && m_job.workspace->planned && !m_job.workspace->revises.isEmpty()) {
        revise(m_job.workspace->revises);
    } else {
        startStage();
    }
}

void Pipeline::startStage()
{
    const StageSpec &spec = m_job.profile.stage(currentRole());
    const bool isLast = m_stage + 1 == m_job.stages.size();
    const bool isJudged = spec.role == Role::Reviewer && (m_job.workspace || m_job.isStrict);
    const bool isNeeded = !isLast || isJudged || (m_job.workspace && spec.role == Role::Coder);
    StageDraft draft = draftFor(m_job, spec.role, m_coder, m_tree);
    draft.key = m_client.endpoint().key;
    m_call.start({.stage = spec.role,
                  .round = spec.role == Role::Coder ? m_coder.answer() : m_rounds.round(),
                  .draft = draft,
                  .chain = spec.models,
                  .deadline = m_job.stageTimeout,
                  .retries = m_job.retries,
                  .keepsAnswer = isNeeded});
}

void Pipeline::stageEnded(const Result<llm::ChatReply> &reply)
{
    if (m_finished) {
        return;
    }
    if (reply) {
        stageSucceeded(*reply);
        return;
    }
    const ErrorKind kind = reply.error().kind;
    const bool wasCancelled = kind == ErrorKind::Cancelled || kind == ErrorKind::Interrupted;
    finish(wasCancelled ? Outcome::Cancelled : Outcome::Failed, reply.error());
}

void Pipeline::stageSucceeded(const llm::ChatReply &reply)
{
    const Role role = currentRole();
    if (m_job.isStrict && reply.finishReason == llm::FinishReason::Length) {
        finish(Outcome::Failed,
               Error{.kind = ErrorKind::AnswerTruncated, .subject = reply.modelAsked});
        return;
    }
    switch (role) {
    case Role::Planner:
        m_job.input.plan = reply.answer;
        break;
    case Role::Coder:
        m_job.input.code = reply.answer;
        break;
    case Role::Reviewer:
        readReview(reply.answer);
        break;
    }
    if (m_job.workspace && role == Role::Coder) {
        planEdits(reply);
    } else {
        nextStage();
    }
}

void Pipeline::readReview(const QString &answer)
{
    const Review review = parseReview(answer, edit::placesAfter(m_coder.changes().files));
    const int round = m_rounds.round();
    if (!review.findings.isEmpty()) {
        tell(FindingsReached{.round = round, .findings = review.findings});
    }
    if (review.verdict) {
        tell(VerdictReached{.round = round, .verdict = *review.verdict});
    }
}

void Pipeline::nextStage()
{
    if (m_finished) {
        return;
    }
    if (++m_stage < m_job.stages.size()) {
        startStage();
    } else {
        judge();
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
        [ground, soFar = m_coder.changes(), answer](const std::stop_token &stop) {
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
    const int answer = m_coder.answer();
    const bool asksAgain = m_coder.take(proposal);
    if (!tell(EditsPlanned{.round = answer,
                           .folder = proposal.folder,
                           .changes = proposal.changes.withoutTexts()})) {
        return;
    }
    asksAgain ? startStage() : proveEdits();
}

void Pipeline::proveEdits()
{
    if (m_rounds.round() > 1 && !m_coder.hasChanged()) {
        judge(); // checks and Reviewer would say the same again
        return;
    }
    m_job.input.proof.clear();
    const bool isUsable = m_coder.isUsable();
    if (m_mayCheck && isUsable) {
        m_proving->prove(m_rounds.round(), m_coder.changes().files);
        return;
    }
    if (m_mayCheck && m_coder.hasChanges()) {
        tell(ProofSkipped{.why = NoProof::Incomplete});
    }
    nextStage();
}

void Pipeline::proved(const Result<QString> &words)
{
    if (m_finished) {
        return;
    }
    if (!words) {
        finish(Outcome::Failed, words.error());
        return;
    }
    m_job.input.proof = *words;
    nextStage();
}

bool Pipeline::canGoBack() const
{
    return m_proving && !m_job.profile.proof.reviseTemplate.isEmpty() && m_coder.isUsable();
}

void Pipeline::judge()
{
    if (!canGoBack()) {
        conclude();
        return;
    }
    const RoundOutcome outcome = outcomeOf(m_evidence, m_coder.hasChanged());
    const int round = m_rounds.round();
    const Rounds::Decision decision = m_rounds.next(outcome);
    if (decision.goesBack) {
        if (tell(sentBack(round, outcome))) {
            revise(outcome.findings);
        }
    } else if (!decision.end || tell(LoopEnded{.round = round, .why = *decision.end})) {
        conclude();
    }
}

void Pipeline::revise(const QList<Finding> &findings)
{
    m_stage = m_job.stages.indexOf(Role::Coder);
    m_coder.revise();
    m_job.input.findings = findingsText(findings);
    m_proving->bring(m_coder.changes().files);
}

void Pipeline::conclude()
{
    // What is wrong with an answer as a whole needs no change in it that could be told.
    const bool hasChanges = m_job.workspace && m_coder.hasChanges();
    const QList<edit::Consent> allowed = hasChanges && m_job.workspace->applies
        ? m_job.workspace->allowed
        : m_coder.changes().consents();
    std::optional<Error> obstacle
        = hasChanges ? obstacleTo(m_coder.changes(), allowed) : std::nullopt;
    if (!obstacle && (m_job.workspace || m_job.isStrict)) {
        obstacle = objectionTo(m_evidence);
    }
    if (obstacle) {
        finish(Outcome::Failed, obstacle);
    } else if (hasChanges && m_job.workspace->applies && !m_coder.changes().files.isEmpty()) {
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
        [changes = m_coder.changes(), target = target()](const std::stop_token &) {
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
        std::visit(
            [this](const auto &body) {
                if constexpr (requires { m_evidence.take(body); }) {
                    m_evidence.take(body);
                }
            },
            event);
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
