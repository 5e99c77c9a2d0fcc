// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/interrupts.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace roo::cli {

namespace {

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP};

// A signal handler has nothing but the process to reach its object through.
std::array<int, 2> &wakeUpPipe()
{
    static std::array<int, 2> pipe{-1, -1};
    return pipe;
}

//! Since some moment in the past; may be asked for in a signal handler.
std::int64_t milliseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

void noteSignal(int number)
{
    static std::atomic<std::int64_t> first = 0;
    constexpr std::int64_t sameMoment = 100;
    const int saved = errno;
    std::int64_t never = 0;
    const std::int64_t now = milliseconds();
    if (!first.compare_exchange_strong(never, now) && now - first > sameMoment) {
        // The signal itself is what a shell wants to see; the first process of a container is
        // spared by it.
        ::signal(number, SIG_DFL);
        sigset_t unblocked;
        ::sigemptyset(&unblocked);
        ::sigaddset(&unblocked, number);
        ::raise(number);
        ::sigprocmask(SIG_UNBLOCK, &unblocked, nullptr);
        ::_exit(128 + number);
    }
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const auto written = ::write(wakeUpPipe()[1], &byte, 1);
    errno = saved;
}

} // namespace

Interrupts::Interrupts()
{
    std::array<int, 2> &pipe = wakeUpPipe();
    if (::pipe(pipe.data()) != 0) {
        return; // the system's own handling stays: Ctrl-C still ends the program
    }
    for (const int end : pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupts::take);

    struct sigaction action{};
    action.sa_handler = noteSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    for (const int number : handled) {
        struct sigaction before{};
        ::sigaction(number, nullptr, &before);
        if (before.sa_handler != SIG_IGN) { // nohup keeps its meaning
            ::sigaction(number, &action, nullptr);
        }
    }
}

Interrupts::~Interrupts() = default;

void Interrupts::take()
{
    unsigned char number = 0;
    while (::read(wakeUpPipe()[0], &number, 1) == 1) {
        if (m_received == 0) {
            m_received = number;
            emit interrupted(number);
        }
    }
}

} // namespace roo::cli
