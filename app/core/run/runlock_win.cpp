// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runlock.h"

#include "core/base/files.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

QString lockPath(const QString &runFolder)
{
    return runFolder % u"/lock"_s;
}

constexpr std::chrono::milliseconds onlyWhenItsProcessHasGone{0};
constexpr std::chrono::milliseconds atOnce{0};

} // namespace

RunLock::RunLock(const QString &runFolder)
    : m_file(lockPath(runFolder))
{
    m_file.setStaleLockTime(onlyWhenItsProcessHasGone);
}

void RunLock::take(const QFile &)
{
    if (m_file.tryLock(atOnce)) {
        QFile::setPermissions(m_file.fileName(), files::ownerOnly);
    }
}

void RunLock::release()
{
    m_file.unlock();
}

bool RunLock::isHeld(const QString &runFolder)
{
    if (!QFileInfo::exists(lockPath(runFolder))) {
        return false;
    }
    QLockFile file(lockPath(runFolder));
    file.setStaleLockTime(onlyWhenItsProcessHasGone);
    return !file.tryLock(atOnce) && file.error() == QLockFile::LockFailedError;
}

} // namespace roo::run
