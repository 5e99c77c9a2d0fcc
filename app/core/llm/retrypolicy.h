// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <chrono>

namespace roo::llm {

//! One attempt that failed.
struct FailedAttempt
{
    qsizetype model = 0; //!< Index into the chain.
    Error error;
    std::chrono::milliseconds failedAt{0}; //!< On the call's own clock.
};

//! What happens next.
struct Decision
{
    enum class Action { Retry, Fallback, Stop };

    Action action = Action::Stop;
    qsizetype model = 0; //!< Index into the chain; the same one for Retry, another for Fallback.
    std::chrono::milliseconds wait{0};
    QString dropParameter; //!< Leave this request parameter out, if not empty.

    friend bool operator==(const Decision &, const Decision &) = default;
};

//! When a call is sent again, and to whom. Pure: no clock, no chance, no network.
//!
//! Each model gets one retry, after `pause`, when its server fails, times out, or its stream breaks
//! or is empty; then comes the next model. On 429 the next model comes at once; when the chain is
//! through, the models that said 429 get their one retry in order, after the wait they asked for if
//! that is at most `longestWait`. A bad key, an exhausted budget, a redirect or a wrong URL stops
//! everything; a refused connection is retried once and then stops, because all models share the
//! proxy. A parameter that a model refuses is left out of that model's retry, which comes at once.
//! Once the free tier's day is used up, no model whose name ends in ":free" is asked any more.
//! A model that is left out is passed over as if it were not in the chain.
//! Never more than twice per model, so never more than twice the chain's length. Models of equal
//! name are told apart by their place in the chain.
class RetryPolicy final
{
public:
    struct Limits
    {
        std::chrono::milliseconds pause{1000};
        std::chrono::milliseconds longestWait{60000};
    };

    RetryPolicy(QStringList chain, Limits limits);
    explicit RetryPolicy(QStringList chain);

    //! Says that this model, an index into the chain, must not be asked any more.
    void leaveOut(qsizetype model);

    //! Without a history, the first model. `now` is on the clock of `failedAt`; `jitter` lies in
    //! [-1, 1] and moves `pause` by up to a quarter.
    [[nodiscard]] Decision next(const QList<FailedAttempt> &history, std::chrono::milliseconds now,
                                double jitter) const;

private:
    [[nodiscard]] bool hasRetryLeft(const QList<FailedAttempt> &history, qsizetype model) const;
    [[nodiscard]] Decision retry(qsizetype model, std::chrono::milliseconds wait) const;
    [[nodiscard]] Decision nextModel(const QList<FailedAttempt> &history,
                                     std::chrono::milliseconds now,
                                     std::chrono::milliseconds pause) const;
    [[nodiscard]] Decision rateLimitedAgain(const QList<FailedAttempt> &history,
                                            std::chrono::milliseconds now,
                                            std::chrono::milliseconds pause) const;
    [[nodiscard]] Decision refusedAgain(const QList<FailedAttempt> &history, Decision decision,
                                        std::chrono::milliseconds pause) const;
    [[nodiscard]] Decision withoutParameter(const QList<FailedAttempt> &history,
                                            std::chrono::milliseconds now,
                                            std::chrono::milliseconds pause) const;

    QStringList m_chain;
    Limits m_limits;
    QSet<qsizetype> m_leftOut;
};

} // namespace roo::llm
