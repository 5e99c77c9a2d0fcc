// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/process.h"

#include <QCoreApplication>
#include <QProcess>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace roo {

void hardenProcess()
{
#ifdef Q_OS_UNIX
    ::signal(SIGPIPE, SIG_IGN);
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
}

void forgetLauncher()
{
    QCoreApplication::libraryPaths(); // reads QT_PLUGIN_PATH, once
    const QList<QByteArray> names = qgetenv("ROO_LAUNCHER_ENV").split(',');
    for (const QByteArray &name : names) {
        if (!name.isEmpty()) {
            qunsetenv(name.constData());
        }
    }
}

void endWithThisProgram(QProcess &child)
{
#ifdef Q_OS_UNIX
    child.setChildProcessModifier(
        [parent = QCoreApplication::applicationPid()] { endWithParent(parent); });
#else
    Q_UNUSED(child)
#endif
}

void endWithParent(qint64 parent)
{
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != static_cast<pid_t>(parent)) {
        ::raise(SIGTERM);
    }
#else
    Q_UNUSED(parent)
#endif
}

} // namespace roo
