// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/chatcall.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace roo::llm {

namespace {

//! The gate's waits keep the deadline back up to here: who waits behind others has an end, too.
constexpr milliseconds longestPacing = std::chrono::minutes(10);

} // namespace

ChatCall::ChatCall(Endpoint endpoint, Plan plan)
    : m_endpoint(std::move(endpoint))
    , m_plan(std::move(plan))
    , m_policy(m_plan.chain, m_plan.limits)
{
    Q_ASSERT(!m_plan.chain.isEmpty());
    m_redactor.addSecret(m_endpoint.key);
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, [this] { attempt(m_model); });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ChatCall::deadlinePassed);
}

ChatCall::~ChatCall()
{
    dropAttempt();
}

void ChatCall::start()
{
    Q_ASSERT(!m_clock.isValid()); // once only
    if (m_finished) {
        return;
    }
    m_clock.start();
    m_deadline.start(m_plan.deadline);
    m_pause.start(0);
}

void ChatCall::cancel(ErrorKind why)
{
    finish(std::unexpected(Error{.kind = why}));
}

void ChatCall::attempt(qsizetype model)
{
    m_model = model;
    if (m_deadlineLeft.count() > 0) {
        m_deadline.start(std::exchange(m_deadlineLeft, milliseconds(0)));
    }
    if (!m_plan.gate) {
        send();
        return;
    }
    const QPointer<ChatCall> guard(this);
    const std::shared_ptr<Gate> gate = m_plan.gate; // the call may go meanwhile
    const GateAnswer answer = gate->beforeAttempt(m_plan.chain.at(model));
    if (!guard || m_finished) {
        return;
    }
    switch (answer.kind) {
    case GateAnswer::Kind::Go:
        send();
        return;
    case GateAnswer::Kind::Wait:
        waitForGate(answer.wait);
        return;
    case GateAnswer::Kind::Refuse:
        refused(answer);
        return;
    }
}

void ChatCall::waitForGate(milliseconds wait)
{
    if (m_paced + wait <= longestPacing) {
        m_paced += wait;
        m_deadlineLeft = std::max(m_deadline.remainingTimeAsDuration(), milliseconds(1));
        m_deadline.stop();
    }
    m_pause.start(wait);
    emit paced(QString(m_plan.chain.at(m_model)), wait); // a copy: the call may go meanwhile
}

void ChatCall::refused(const GateAnswer &answer)
{
    if (!answer.isOfThisModel) {
        finish(std::unexpected(answer.error));
        return;
    }
    m_policy.leaveOut(m_model);
    const Decision decision = nextStep();
    if (decision.action == Decision::Action::Stop) {
        finish(std::unexpected(answer.error));
    } else {
        follow(decision);
    }
}

Decision ChatCall::nextStep() const
{
    const double jitter = QRandomGenerator::global()->bounded(2.0) - 1.0;
    return m_policy.next(m_history, milliseconds(m_clock.elapsed()), jitter);
}

void ChatCall::follow(const Decision &decision)
{
    if (!decision.dropParameter.isEmpty()) {
        m_dropped[decision.model].append(decision.dropParameter);
    }
    m_model = decision.model;
    m_pause.start(decision.wait);
}

void ChatCall::send()
{
    m_attemptId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString name = m_plan.chain.at(m_model);
    const QByteArray body = codec::encodeRequest(m_plan.request, name, m_dropped.value(m_model));
    m_attempt = std::make_unique<ChatAttempt>(
        m_endpoint,
        ChatAttempt::Job{
            .id = m_attemptId, .model = name, .body = body, .keepsAnswer = m_plan.keepsAnswer});
    connect(m_attempt.get(), &ChatAttempt::deltaReceived, this, &ChatCall::forward);
    connect(m_attempt.get(), &ChatAttempt::finished, this, &ChatCall::attemptEnded);
    const QPointer<ChatCall> guard(this);
    emit attemptStarted({.id = m_attemptId, .model = name, .body = body});
    if (!guard || m_finished) { // a listener has ended the call
        return;
    }
    if (m_plan.gate) {
        m_isCounted = true;
        m_sentAt = milliseconds(m_clock.elapsed());
        m_plan.gate->attemptStarted(name);
    }
    m_attempt->start();
}

void ChatCall::forward(const ChatDelta &delta)
{
    const QPointer<ChatCall> guard(this);
    m_isForwarding = true;
    emit deltaReceived(QString(m_attemptId), delta); // a copy: the call may go meanwhile
    if (guard) {
        m_isForwarding = false;
    }
}

void ChatCall::attemptEnded(const Result<ChatReply> &result)
{
    m_attempt.release()->deleteLater(); // it is the sender
    if (!settle(result ? result->usage : TokenUsage())) {
        return;
    }
    if (result) {
        finish(redacted(*result));
        return;
    }
    m_history.append({.model = m_model,
                      .error = m_redactor.redact(result.error()),
                      .failedAt = milliseconds(m_clock.elapsed())});
    const Decision decision = nextStep();
    if (!report(m_history.last().error, decision)) {
        return;
    }
    if (decision.action == Decision::Action::Stop) {
        finish(std::unexpected(finalError()));
    } else {
        follow(decision);
    }
}

bool ChatCall::settle(const TokenUsage &usage)
{
    if (!std::exchange(m_isCounted, false)) {
        return !m_finished;
    }
    const QPointer<ChatCall> guard(this);
    const std::shared_ptr<Gate> gate = m_plan.gate;
    gate->attemptEnded(usage, milliseconds(m_clock.elapsed()) - m_sentAt);
    return guard && !m_finished;
}

void ChatCall::deadlinePassed()
{
    const Error error{.kind = ErrorKind::StageTimedOut,
                      .subject = m_plan.chain.at(m_model),
                      .wait = m_plan.deadline};
    if (m_attempt) {
        dropAttempt();
        if (!report(error, {.action = Decision::Action::Stop, .model = m_model})) {
            return;
        }
    }
    finish(std::unexpected(error));
}

bool ChatCall::report(const Error &error, const Decision &decision)
{
    const QPointer<ChatCall> guard(this);
    const bool goesOn = decision.action != Decision::Action::Stop;
    emit attemptFailed({.id = m_attemptId,
                        .error = error,
                        .decision = decision,
                        .nextModel = goesOn ? m_plan.chain.at(decision.model) : QString()});
    return guard && !m_finished;
}

void ChatCall::finish(const Result<ChatReply> &result)
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_pause.stop();
    m_deadline.stop();
    dropAttempt();
    const QPointer<ChatCall> guard(this);
    (void)settle({});
    if (guard) {
        emit finished(result);
    }
}

void ChatCall::dropAttempt()
{
    if (!m_attempt) {
        return;
    }
    m_attempt->disconnect(this);
    m_attempt->abort();
    if (m_isForwarding) {
        m_attempt.release()->deleteLater(); // it is the sender
    } else {
        m_attempt.reset();
    }
}

ChatReply ChatCall::redacted(ChatReply reply) const
{
    reply.modelAnswered = m_redactor.redact(reply.modelAnswered);
    reply.proxyVersion = m_redactor.redact(reply.proxyVersion);
    reply.callId = m_redactor.redact(reply.callId);
    return reply;
}

Error ChatCall::finalError() const
{
    const Error &last = m_history.last().error;
    switch (last.kind) {
    case ErrorKind::BadKey:
    case ErrorKind::BudgetExceeded:
    case ErrorKind::Redirected:
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::TlsFailed:
    case ErrorKind::FileUnreadable:
    case ErrorKind::FileTooLarge:
    case ErrorKind::SyntaxInvalid:
        return last; // the same for every model, so it says more than "all models failed"
    default:
        break;
    }
    Error all{.kind = ErrorKind::AllModelsFailed,
              .subject = m_plan.chain.join(u", "),
              .detail = last.detail};
    all.httpStatus = last.httpStatus;
    return all;
}

} // namespace roo::llm
