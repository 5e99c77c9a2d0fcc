// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

namespace roo::test {

//! While it lives, no file of this process grows beyond so many bytes, as on a full disk; for root
//! too.
class SizeLimit final
{
    Q_DISABLE_COPY_MOVE(SizeLimit)

public:
#ifdef Q_OS_UNIX
    static constexpr bool isPossible = true;

    explicit SizeLimit(qint64 bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
#else
    static constexpr bool isPossible = false;

    explicit SizeLimit(qint64) {}
#endif
};

} // namespace roo::test
