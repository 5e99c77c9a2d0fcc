// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runlock.h"

#include <cerrno>
#include <sys/file.h>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! A signal may come between.
int lock(int descriptor, int operation)
{
    int result = 0;
    do {
        result = ::flock(descriptor, operation);
    } while (result != 0 && errno == EINTR);
    return result;
}

} // namespace

RunLock::RunLock(const QString &) {}

void RunLock::take(const QFile &events)
{
    // Others hold the file for the moment of a look at it, and never longer.
    [[maybe_unused]] const int taken = lock(events.handle(), LOCK_EX);
}

void RunLock::release() {} // it goes with the open file

bool RunLock::isHeld(const QString &runFolder)
{
    QFile events(runFolder % u"/events.jsonl"_s);
    return events.open(QFile::ReadOnly | QFile::Unbuffered)
        && lock(events.handle(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace roo::run
