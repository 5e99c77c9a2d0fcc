// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/installationlock.h"

#ifdef Q_OS_WIN
#include <QLockFile>
#else
#include <QFile>
#include <sys/file.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::gui {

InstallationLock::InstallationLock() = default;
InstallationLock::~InstallationLock() = default;

bool InstallationLock::take(const QString &cache)
{
    const QString name = cache % u"/.lock-litellm"_s;
#ifdef Q_OS_WIN
    m_file = std::make_unique<QLockFile>(name);
    return m_file->tryLock();
#else
    m_file = std::make_unique<QFile>(name);
    return m_file->open(QFile::ReadWrite) && ::flock(m_file->handle(), LOCK_EX | LOCK_NB) == 0;
#endif
}

} // namespace roo::gui
