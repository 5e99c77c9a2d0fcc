// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <concepts>
#include <memory>
#include <stop_token>
#include <utility>

namespace roo::run {

//! The one place where work leaves the main thread: plain functions over values, on threads of
//! their own, with a stop token; the result comes back through the event loop.
class Worker final
{
public:
    Worker() = default;
    Q_DISABLE_COPY_MOVE(Worker)
    //! Tells what runs to stop, and waits for it.
    ~Worker()
    {
        m_stop.request_stop();
        m_pool.waitForDone();
    }

    //! Calls `then` with what `work` returned, in the thread of `receiver`, unless that has gone or
    //! the worker was stopped meanwhile.
    template <typename Work, typename Then>
        requires std::invocable<Work, std::stop_token>
    void run(QObject *receiver, Work work, Then then)
    {
        using Value = std::invoke_result_t<Work, std::stop_token>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        promise->future().then(
            receiver, [then = std::move(then), token = m_stop.get_token()](const Value &value) {
                if (!token.stop_requested()) {
                    then(value);
                }
            });
        m_pool.start([promise, work = std::move(work), token = m_stop.get_token()] {
            promise->addResult(work(token));
            promise->finish();
        });
    }

    //! For good: nothing is delivered any more. False where it was stopped before.
    bool stop() { return m_stop.request_stop(); }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace roo::run
