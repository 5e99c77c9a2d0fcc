// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/pipereader.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace roo::test {

PipeReader::PipeReader()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0) {
        qFatal("no pipe");
    }
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    m_readEnd = ends[0];
    m_writeEnd = ends[1];
    connect(&m_timer, &QTimer::timeout, this, &PipeReader::step);
}

PipeReader::~PipeReader()
{
    close();
    if (m_writeEnd >= 0) {
        ::close(m_writeEnd);
    }
}

int PipeReader::takeWriteEnd()
{
    return std::exchange(m_writeEnd, -1);
}

void PipeReader::read(qsizetype bytes, std::chrono::milliseconds every)
{
    m_amount = bytes;
    m_timer.start(every);
}

void PipeReader::close()
{
    m_timer.stop();
    if (m_readEnd >= 0) {
        ::close(std::exchange(m_readEnd, -1));
    }
}

void PipeReader::step()
{
    QByteArray block(m_amount, Qt::Uninitialized);
    const ssize_t count = ::read(m_readEnd, block.data(), static_cast<std::size_t>(block.size()));
    if (count > 0) {
        m_bytes.append(block.constData(), count);
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        m_isAtEnd = true;
        m_timer.stop();
    }
    emit stepped();
}

} // namespace roo::test
