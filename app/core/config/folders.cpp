// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/folders.h"

#include <QDir>
#include <QStandardPaths>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

constexpr auto programName = "roo-harness"_L1;

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
bool isHome(const QString &folder)
{
    return QDir::isAbsolutePath(folder) && QDir::cleanPath(folder) != u"/"_s;
}

//! QDir::homePath() would be the root of the file system where HOME is not set.
QString homeFolder()
{
    if (qEnvironmentVariableIsSet("HOME")) {
        const QString home = qEnvironmentVariable("HOME");
        if (isHome(home)) {
            return home;
        }
    }
    const passwd *const user = ::getpwuid(::getuid());
    const QString home = user != nullptr ? QFile::decodeName(user->pw_dir) : QString();
    return isHome(home) ? home : QString();
}

//! The variable, which counts only with an absolute path, or the place below the home folder.
QString xdgFolder(const char *variable, QLatin1StringView belowHome)
{
    const QString configured = qEnvironmentVariable(variable);
    if (QDir::isAbsolutePath(configured)) {
        return QDir::cleanPath(configured + u'/' + programName);
    }
    const QString home = homeFolder();
    return home.isEmpty() ? QString()
                          : QDir::cleanPath(home + u'/' + belowHome + u'/' + programName);
}
#endif

} // namespace

Folders standardFolders()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (!QStandardPaths::isTestModeEnabled()) {
        return {.config = xdgFolder("XDG_CONFIG_HOME", ".config"_L1),
                .data = xdgFolder("XDG_DATA_HOME", ".local/share"_L1),
                .cache = xdgFolder("XDG_CACHE_HOME", ".cache"_L1)};
    }
#endif
    const auto place = [](QStandardPaths::StandardLocation location) -> QString {
        return QStandardPaths::writableLocation(location) + u'/' + programName;
    };
    return {.config = place(QStandardPaths::GenericConfigLocation),
            .data = place(QStandardPaths::GenericDataLocation),
            .cache = place(QStandardPaths::GenericCacheLocation)};
}

} // namespace roo::config
