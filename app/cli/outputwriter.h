// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace roo::cli {

//! Writes to a file descriptor from a thread of its own, so that a slow reader never stops the
//! program, and nothing is lost to it either: what is queued is written down to the last byte.
class OutputWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutputWriter)

public:
    //! `descriptor` stays open; -1 stands for one that was closed when the program began.
    explicit OutputWriter(int descriptor);
    //! Does not wait for a reader that does not read: what it has not taken by now is dropped.
    ~OutputWriter() override;

    //! Queues; never blocks. After a failure, or the end, it drops.
    void write(const QByteArray &bytes);
    //! No more comes. `drained` follows, also after a failure.
    void end();
    [[nodiscard]] int failure() const { return m_failure; } //!< An errno, or 0.
    [[nodiscard]] bool isDrained() const { return m_isDrained; }

signals:
    //! Once, at the first failure: the errno. EPIPE means that the reader has gone.
    void failed(int error);
    void drained();

private:
    //! What the thread shares with us; it may outlive us in a write that never returns.
    struct Queue
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<QByteArray> pending;
        bool isEnded = false;
        bool isAbandoned = false;
        int descriptor = -1;
    };

    static void run(const std::shared_ptr<Queue> &queue, OutputWriter *writer);
    void noteFailure(int error);
    void noteDrained(int);

    std::shared_ptr<Queue> m_queue;
    std::thread m_thread;
    int m_failure = 0;
    bool m_isDrained = false;
};

} // namespace roo::cli
