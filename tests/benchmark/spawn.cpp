// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Runs a program, reads its standard output to the end and prints what it took, as JSON. A small
// process of its own: the peak of a child counts from the size of the process that forked it.
//     bench_spawn PROGRAM [ARG…]

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

//! Nanoseconds; the clock that the server tells the times of requests by.
long long now()
{
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

[[noreturn]] void become(char **arguments, int output)
{
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, 0);
    ::dup2(output, 1);
    ::dup2(nothing, 2);
    ::execvp(arguments[0], arguments);
    std::_Exit(127);
}

struct Output
{
    long long bytes = 0;
    long long firstAt = 0; //!< 0: there was none.
};

Output readAll(int descriptor)
{
    static std::array<char, 65536> buffer;
    Output output;
    for (;;) {
        const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) {
            continue;
        }
        if (size <= 0) {
            return output;
        }
        if (output.bytes == 0) {
            output.firstAt = now();
        }
        output.bytes += size;
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::array<int, 2> ends = {};
    if (argc < 2 || ::pipe(ends.data()) != 0) {
        return 2;
    }
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    const long long start = now();
    const pid_t child = ::fork();
    if (child == 0) {
        become(argv + 1, ends[1]);
    }
    ::close(ends[1]);
    const Output output = readAll(ends[0]);
    int status = 0;
    rusage usage = {};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child) {
        return 2;
    }
    const long long end = now();
#ifdef __APPLE__
    const double peak = static_cast<double>(usage.ru_maxrss) / 1e6;
#else
    const double peak = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
#endif
    std::printf(R"({"status":%d,"start_ns":%lld,"first_output_ms":%.3f,"wall_ms":%.3f,)"
                R"("cpu_ms":%.3f,"peak_mb":%.3f,"output_bytes":%lld})"
                "\n",
                WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), start,
                output.bytes > 0 ? static_cast<double>(output.firstAt - start) / 1e6 : -1.0,
                static_cast<double>(end - start) / 1e6,
                milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), peak, output.bytes);
    return 0;
}
