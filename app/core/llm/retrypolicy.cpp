// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/retrypolicy.h"

#include "core/llm/codec.h"
#include "core/llm/failure.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {
namespace {

using std::chrono::milliseconds;

constexpr qsizetype attemptsPerModel = 2;

//! What a kind of error asks for.
enum class Course {
    RetryThenNext, //!< The same model once more, then the next.
    NextThenRetry, //!< The next model at once; this one once more when the chain is through.
    NextModel, //!< Never this model again.
    NextPaidModel, //!< Never a model of the free tier again.
    RetryThenStop, //!< Once more, and then no model: they share what failed.
    DropParameter, //!< Once more without what was refused.
    Stop,
};

Course courseFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::ServerFailed:
    case ErrorKind::TimedOut:
    case ErrorKind::StreamBroken:
    case ErrorKind::StreamCut:
    case ErrorKind::AnswerEmpty:
    case ErrorKind::ConnectionClosed:
        return Course::RetryThenNext;
    case ErrorKind::RateLimited:
        return Course::NextThenRetry;
    case ErrorKind::ContextOverflow:
    case ErrorKind::ModelUnknown:
    case ErrorKind::ContentRefused:
    case ErrorKind::AccessDenied:
    case ErrorKind::AnswerTooLarge:
        return Course::NextModel;
    case ErrorKind::DailyLimitReached:
        return Course::NextPaidModel;
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
        return Course::RetryThenStop;
    case ErrorKind::ParameterRefused:
        return Course::DropParameter;
    case ErrorKind::BadKey:
    case ErrorKind::BudgetExceeded:
    case ErrorKind::Redirected:
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::TlsFailed:
    case ErrorKind::StageTimedOut:
    case ErrorKind::Cancelled:
    case ErrorKind::Interrupted:
    case ErrorKind::FileUnreadable:
    case ErrorKind::FileUnwritable:
    case ErrorKind::FileExists:
    case ErrorKind::FileNotUtf8:
    case ErrorKind::FileTooLarge:
    case ErrorKind::SyntaxInvalid:
    case ErrorKind::KeyUnknown:
    case ErrorKind::ValueInvalid:
    case ErrorKind::ProfileUnknown:
    case ErrorKind::TemplateInvalid:
    case ErrorKind::UrlInvalid:
    case ErrorKind::KeyRefused:
    case ErrorKind::AllModelsFailed:
    case ErrorKind::BudgetReached:
    case ErrorKind::AnswerTruncated:
    case ErrorKind::HistoryUnwritable:
    case ErrorKind::HistoryUnreadable:
    case ErrorKind::RunUnknown:
    case ErrorKind::RunUnreadable:
    case ErrorKind::RunAmbiguous:
    case ErrorKind::RunBusy:
    case ErrorKind::FileStale:
    case ErrorKind::WorkspaceBusy:
    case ErrorKind::JournalUnknown:
    case ErrorKind::SecretsRefused:
    case ErrorKind::EditsRefused:
    case ErrorKind::ConsentMissing:
    case ErrorKind::ProofFailed:
    case ErrorKind::ReviewRejected:
    case ErrorKind::ApprovalMissing:
    case ErrorKind::ChangesMissing:
    case ErrorKind::RoundUnknown:
    case ErrorKind::ChecksMissing:
    case ErrorKind::CodeMissing:
    case ErrorKind::FolderMissing:
    case ErrorKind::RunComplete:
    case ErrorKind::StageNotReached:
        return Course::Stop;
    }
    Q_UNREACHABLE_RETURN(Course::Stop);
}

qsizetype attemptsOf(const QList<FailedAttempt> &history, qsizetype model)
{
    return std::ranges::count(history, model, &FailedAttempt::model);
}

bool hasCourse(const FailedAttempt &attempt, Course course)
{
    return courseFor(attempt.error.kind) == course;
}

//! The free tier's requests are counted for the whole account, whichever of its models is asked.
bool isUsedUp(const QString &model, const QList<FailedAttempt> &history)
{
    return model.endsWith(":free"_L1)
        && std::ranges::any_of(history, [](const FailedAttempt &attempt) {
               return hasCourse(attempt, Course::NextPaidModel);
           });
}

} // namespace

RetryPolicy::RetryPolicy(QStringList chain, Limits limits)
    : m_chain(std::move(chain))
    , m_limits(limits)
{
}

RetryPolicy::RetryPolicy(QStringList chain)
    : RetryPolicy(std::move(chain), Limits{})
{
}

Decision RetryPolicy::next(const QList<FailedAttempt> &history, milliseconds now,
                           double jitter) const
{
    const auto pause = std::chrono::round<milliseconds>(
        m_limits.pause * (1 + 0.25 * std::clamp(jitter, -1.0, 1.0)));
    if (history.isEmpty()) {
        return nextModel(history, now, pause);
    }
    const FailedAttempt &last = history.last();
    Q_ASSERT(last.model >= 0 && last.model < m_chain.size());
    const bool hasRetry = hasRetryLeft(history, last.model);

    switch (courseFor(last.error.kind)) {
    case Course::RetryThenNext:
        return hasRetry ? retry(last.model, pause) : nextModel(history, now, pause);
    case Course::NextThenRetry:
    case Course::NextModel:
    case Course::NextPaidModel:
        return nextModel(history, now, pause);
    case Course::RetryThenStop:
        return hasRetry ? refusedAgain(history, retry(last.model, pause), pause)
                        : refusedAgain(history, nextModel(history, now, pause), pause);
    case Course::DropParameter:
        return withoutParameter(history, now, pause);
    case Course::Stop:
        break;
    }
    return {};
}

void RetryPolicy::leaveOut(qsizetype model)
{
    m_leftOut.insert(model);
}

bool RetryPolicy::hasRetryLeft(const QList<FailedAttempt> &history, qsizetype model) const
{
    return attemptsOf(history, model) < attemptsPerModel && !m_leftOut.contains(model);
}

Decision RetryPolicy::retry(qsizetype model, milliseconds wait) const
{
    return {.action = Decision::Action::Retry, .model = model, .wait = wait};
}

Decision RetryPolicy::nextModel(const QList<FailedAttempt> &history, milliseconds now,
                                milliseconds pause) const
{
    for (qsizetype model = 0; model < m_chain.size(); ++model) {
        if (attemptsOf(history, model) == 0 && !m_leftOut.contains(model)
            && !isUsedUp(m_chain.at(model), history)) {
            return {.action = Decision::Action::Fallback, .model = model};
        }
    }
    return rateLimitedAgain(history, now, pause);
}

Decision RetryPolicy::rateLimitedAgain(const QList<FailedAttempt> &history, milliseconds now,
                                       milliseconds pause) const
{
    for (const FailedAttempt &attempt : history) {
        const milliseconds asked = attempt.error.wait.value_or(pause);
        if (!hasCourse(attempt, Course::NextThenRetry) || !hasRetryLeft(history, attempt.model)
            || isUsedUp(m_chain.at(attempt.model), history)
            || (attempt.error.wait && asked > m_limits.longestWait)) {
            continue;
        }
        Decision decision
            = retry(attempt.model, std::max(attempt.failedAt + asked - now, milliseconds(0)));
        if (attempt.model != history.last().model) {
            decision.action = Decision::Action::Fallback;
        }
        return decision;
    }
    return {};
}

Decision RetryPolicy::refusedAgain(const QList<FailedAttempt> &history, Decision decision,
                                   milliseconds pause) const
{
    const auto refusals = std::ranges::count_if(history, [](const FailedAttempt &attempt) {
        return hasCourse(attempt, Course::RetryThenStop);
    });
    if (refusals > 1 || decision.action == Decision::Action::Stop) {
        return {};
    }
    decision.wait = std::max(decision.wait, pause);
    return decision;
}

Decision RetryPolicy::withoutParameter(const QList<FailedAttempt> &history, milliseconds now,
                                       milliseconds pause) const
{
    const FailedAttempt &last = history.last();
    if (hasRetryLeft(history, last.model)
        && codec::droppableParameters().contains(last.error.expected)) {
        Decision decision = retry(last.model, milliseconds(0));
        decision.dropParameter = last.error.expected;
        return decision;
    }
    return failure::isFromProvider(last.error.detail) ? nextModel(history, now, pause) : Decision{};
}

} // namespace roo::llm
