// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/killed.h"

#ifdef Q_OS_LINUX
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace roo::test {

#ifdef Q_OS_LINUX

namespace {

bool changesSomething(const struct __ptrace_syscall_info &info)
{
    switch (info.entry.nr) {
    case SYS_openat:
        return (info.entry.args[2] & O_CREAT) != 0;
    case SYS_write:
    case SYS_renameat2:
#ifdef SYS_renameat
    case SYS_renameat:
#endif
#ifdef SYS_rename
    case SYS_rename:
    case SYS_unlink:
    case SYS_mkdir:
    case SYS_rmdir:
#endif
    case SYS_unlinkat:
    case SYS_mkdirat:
    case SYS_linkat:
    case SYS_fchmod:
    case SYS_fsync:
    case SYS_fdatasync:
        return true;
    default:
        return false;
    }
}

//! Lets the child go on from call to call, and ends it before the one that is counted last.
Killed watch(pid_t child, int calls)
{
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFSTOPPED(status)
        || ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL)
            != 0) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return Killed::Impossible;
    }
    for (int count = 0;;) {
        if (::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr) != 0
            || ::waitpid(child, &status, 0) != child) {
            return Killed::Impossible;
        }
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            return Killed::Never;
        }
        struct __ptrace_syscall_info info{};
        const bool isEntry = ::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) > 0
            && info.op == PTRACE_SYSCALL_INFO_ENTRY;
        if (isEntry && changesSomething(info) && ++count == calls) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return Killed::Yes;
        }
    }
}

} // namespace

Killed killedBefore(int calls, const std::function<void()> &work)
{
    const pid_t child = ::fork();
    if (child < 0) {
        return Killed::Impossible;
    }
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
            ::_exit(1);
        }
        ::raise(SIGSTOP);
        work();
        ::_exit(0);
    }
    return watch(child, calls);
}

#else

Killed killedBefore(int, const std::function<void()> &)
{
    return Killed::Impossible;
}

#endif

} // namespace roo::test
