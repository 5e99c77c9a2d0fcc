// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/outputwriter.h"

#include <cerrno>
#include <utility>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <poll.h>
#include <unistd.h>
#endif

namespace roo::cli {

namespace {

//! The bytes written, at least one, or -1 with errno set.
qsizetype writeSome(int descriptor, const char *data, qsizetype size)
{
#ifdef Q_OS_WIN
    return ::_write(descriptor, data,
                    static_cast<unsigned int>(std::min<qsizetype>(size, 1 << 20)));
#else
    for (;;) {
        const ssize_t written = ::write(descriptor, data, static_cast<size_t>(size));
        if (written >= 0) {
            return written;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            // The other end made the pipe non-blocking; wait for room as a blocking one would.
            pollfd ready{.fd = descriptor, .events = POLLOUT, .revents = 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return -1;
        }
    }
#endif
}

int writeAll(int descriptor, const QByteArray &bytes)
{
    if (descriptor < 0) {
        return EBADF;
    }
    qsizetype position = 0;
    while (position < bytes.size()) {
        const qsizetype written
            = writeSome(descriptor, bytes.constData() + position, bytes.size() - position);
        if (written < 0) {
            return errno;
        }
        position += written;
    }
    return 0;
}

} // namespace

OutputWriter::OutputWriter(int descriptor)
    : m_queue(std::make_shared<Queue>())
{
    m_queue->descriptor = descriptor;
    m_thread = std::thread([queue = m_queue, this] { run(queue, this); });
}

OutputWriter::~OutputWriter()
{
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->isAbandoned = true;
        m_queue->pending.clear();
    }
    m_queue->changed.notify_all();
    if (m_isDrained) {
        m_thread.join();
    } else {
        m_thread.detach(); // it may sit in a write for ever
    }
}

void OutputWriter::write(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    {
        const std::lock_guard lock(m_queue->mutex);
        if (m_queue->isEnded) {
            return;
        }
        m_queue->pending.push_back(bytes);
    }
    m_queue->changed.notify_one();
}

void OutputWriter::end()
{
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->isEnded = true;
    }
    m_queue->changed.notify_one();
}

void OutputWriter::run(const std::shared_ptr<Queue> &queue, OutputWriter *writer)
{
    // Results go back through the event loop, under the lock: once abandoned, there is no writer.
    const auto report = [&](void (OutputWriter::*note)(int), int value) {
        const std::lock_guard lock(queue->mutex);
        if (!queue->isAbandoned) {
            QMetaObject::invokeMethod(
                writer, [writer, note, value] { (writer->*note)(value); }, Qt::QueuedConnection);
        }
    };
    bool hasFailed = false;
    for (;;) {
        std::deque<QByteArray> batch;
        {
            std::unique_lock lock(queue->mutex);
            queue->changed.wait(lock, [&] {
                return queue->isAbandoned || queue->isEnded || !queue->pending.empty();
            });
            if (queue->isAbandoned) {
                return;
            }
            if (queue->pending.empty()) {
                break;
            }
            batch.swap(queue->pending);
        }
        for (const QByteArray &bytes : batch) {
            const int error = hasFailed ? 0 : writeAll(queue->descriptor, bytes);
            if (error != 0) {
                hasFailed = true;
                report(&OutputWriter::noteFailure, error);
            }
        }
    }
    report(&OutputWriter::noteDrained, 0);
}

void OutputWriter::noteFailure(int error)
{
    m_failure = error;
    emit failed(error);
}

void OutputWriter::noteDrained(int)
{
    m_isDrained = true;
    emit drained();
}

} // namespace roo::cli
