// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/signalname.h"

#include "core/base/named.h"

#include <csignal>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

#ifdef Q_OS_UNIX
constexpr std::array fatal{Named{SIGILL, "SIGILL"_L1},   Named{SIGTRAP, "SIGTRAP"_L1},
                           Named{SIGABRT, "SIGABRT"_L1}, Named{SIGBUS, "SIGBUS"_L1},
                           Named{SIGFPE, "SIGFPE"_L1},   Named{SIGKILL, "SIGKILL"_L1},
                           Named{SIGSEGV, "SIGSEGV"_L1}, Named{SIGTERM, "SIGTERM"_L1},
                           Named{SIGXCPU, "SIGXCPU"_L1}, Named{SIGSYS, "SIGSYS"_L1}};

constexpr std::array others{Named{SIGHUP, "SIGHUP"_L1},   Named{SIGINT, "SIGINT"_L1},
                            Named{SIGQUIT, "SIGQUIT"_L1}, Named{SIGPIPE, "SIGPIPE"_L1},
                            Named{SIGALRM, "SIGALRM"_L1}, Named{SIGXFSZ, "SIGXFSZ"_L1}};
#else
constexpr std::array fatal{Named{SIGABRT, "SIGABRT"_L1}};
constexpr std::array others{Named{SIGINT, "SIGINT"_L1}};
#endif

template <typename Table>
QString nameOf(const Table &table, int number)
{
    const auto found = std::ranges::find(table, number, &Named<int>::value);
    return found == table.end() ? QString() : QString(found->name);
}

} // namespace

QString signalName(int number)
{
    if (number <= 0) {
        return u"crash"_s;
    }
    const QString name = fatalSignalName(number) + nameOf(others, number);
    return name.isEmpty() ? u"signal %1"_s.arg(number) : name;
}

QString fatalSignalName(int number)
{
    return nameOf(fatal, number);
}

} // namespace roo::proof
