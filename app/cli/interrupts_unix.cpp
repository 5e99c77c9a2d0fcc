// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/interrupts.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
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

void noteSignal(int number)
{
    const int saved = errno;
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
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
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
