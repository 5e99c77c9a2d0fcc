// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/scrubbedenvironment.h"

#include "core/base/secretscan.h"
#include "core/base/secretvalue.h"

#include <QDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

// Left out on purpose: XDG_RUNTIME_DIR, DBUS_*, DISPLAY, SSH_AUTH_SOCK and the like, which are ways
// to the person's session; LD_* and DYLD_*, which change every program; *_proxy, which may hold a
// password; npm's and pip's own variables, which may hold a token.
constexpr std::array names{
    // The person and the place.
    "HOME"_L1, "USER"_L1, "LOGNAME"_L1, "SHELL"_L1, "LANG"_L1, "LANGUAGE"_L1, "TZ"_L1, "TMPDIR"_L1,
    // C and C++.
    "CC"_L1, "CXX"_L1, "CPP"_L1, "LD"_L1, "AR"_L1, "NM"_L1, "RANLIB"_L1, "CFLAGS"_L1, "CXXFLAGS"_L1,
    "CPPFLAGS"_L1, "LDFLAGS"_L1, "LIBRARY_PATH"_L1, "CPATH"_L1, "C_INCLUDE_PATH"_L1,
    "CPLUS_INCLUDE_PATH"_L1, "PKG_CONFIG_PATH"_L1, "PKG_CONFIG_LIBDIR"_L1, "MAKEFLAGS"_L1,
    "CTEST_OUTPUT_ON_FAILURE"_L1, "CTEST_PARALLEL_LEVEL"_L1, "VCPKG_ROOT"_L1, "CONAN_HOME"_L1,
    "QTDIR"_L1, "QT_QPA_PLATFORM"_L1, "SDKROOT"_L1, "DEVELOPER_DIR"_L1,
    "MACOSX_DEPLOYMENT_TARGET"_L1, "SOURCE_DATE_EPOCH"_L1, "CCACHE_DIR"_L1, "CCACHE_BASEDIR"_L1,
    // Java.
    "JAVA_HOME"_L1, "JDK_HOME"_L1, "M2_HOME"_L1, "MAVEN_HOME"_L1, "GRADLE_HOME"_L1,
    "GRADLE_USER_HOME"_L1, "ANDROID_HOME"_L1, "ANDROID_SDK_ROOT"_L1, "ANDROID_NDK_HOME"_L1,
    // Rust and Go.
    "CARGO_HOME"_L1, "CARGO_TARGET_DIR"_L1, "RUSTUP_HOME"_L1, "RUSTUP_TOOLCHAIN"_L1, "RUSTFLAGS"_L1,
    "GOROOT"_L1, "GOPATH"_L1, "GOCACHE"_L1, "GOMODCACHE"_L1, "GOFLAGS"_L1, "GOTOOLCHAIN"_L1,
    "CGO_ENABLED"_L1,
    // Python, JavaScript, Ruby, .NET and others.
    "VIRTUAL_ENV"_L1, "CONDA_PREFIX"_L1, "CONDA_DEFAULT_ENV"_L1, "PYENV_ROOT"_L1,
    "PYENV_VERSION"_L1, "PYTHONPATH"_L1, "PYTHONHOME"_L1, "PYTHONUTF8"_L1, "NODE_PATH"_L1,
    "NODE_OPTIONS"_L1, "NVM_DIR"_L1, "NVM_BIN"_L1, "NVM_INC"_L1, "FNM_DIR"_L1, "VOLTA_HOME"_L1,
    "PNPM_HOME"_L1, "BUN_INSTALL"_L1, "DENO_DIR"_L1, "COREPACK_HOME"_L1, "ASDF_DIR"_L1,
    "ASDF_DATA_DIR"_L1, "MISE_DATA_DIR"_L1, "RBENV_ROOT"_L1, "GEM_HOME"_L1, "GEM_PATH"_L1,
    "DOTNET_ROOT"_L1, "NUGET_PACKAGES"_L1, "SDKMAN_DIR"_L1, "NIX_PATH"_L1, "NIX_PROFILES"_L1,
    "LOCALE_ARCHIVE"_L1, "SSL_CERT_FILE"_L1, "SSL_CERT_DIR"_L1,
    // Where programs keep things.
    "XDG_CONFIG_HOME"_L1, "XDG_DATA_HOME"_L1, "XDG_CACHE_HOME"_L1, "XDG_STATE_HOME"_L1,
    "XDG_CONFIG_DIRS"_L1, "XDG_DATA_DIRS"_L1,
    // Windows does not work without.
    "SYSTEMROOT"_L1, "SYSTEMDRIVE"_L1, "WINDIR"_L1, "COMSPEC"_L1, "PATHEXT"_L1, "TEMP"_L1, "TMP"_L1,
    "USERNAME"_L1, "USERPROFILE"_L1, "HOMEDRIVE"_L1, "HOMEPATH"_L1, "APPDATA"_L1, "LOCALAPPDATA"_L1,
    "PROGRAMDATA"_L1, "PROGRAMFILES"_L1, "PROGRAMFILES(X86)"_L1, "PROGRAMW6432"_L1,
    "COMMONPROGRAMFILES"_L1, "COMMONPROGRAMFILES(X86)"_L1, "NUMBER_OF_PROCESSORS"_L1,
    "PROCESSOR_ARCHITECTURE"_L1, "OS"_L1, "INCLUDE"_L1, "LIB"_L1, "LIBPATH"_L1, "VSINSTALLDIR"_L1,
    "VCINSTALLDIR"_L1, "VCTOOLSINSTALLDIR"_L1, "WINDOWSSDKDIR"_L1, "WINDOWSSDKVERSION"_L1,
    "UNIVERSALCRTSDKDIR"_L1, "UCRTVERSION"_L1};

constexpr std::array prefixes{"LC_"_L1, "CMAKE_"_L1};

// A word of the name is enough, whatever the value looks like.
constexpr std::array secretWords{"KEY"_L1,    "TOKEN"_L1,      "SECRET"_L1, "PASSWORD"_L1,
                                 "PASSWD"_L1, "PASSPHRASE"_L1, "AUTH"_L1,   "CREDENTIAL"_L1,
                                 "COOKIE"_L1, "SESSION"_L1};

bool isNamed(const QString &name)
{
#ifdef Q_OS_WIN
    const QString exact = name.toUpper();
#else
    const QString &exact = name;
#endif
    return std::ranges::contains(names, exact)
        || std::ranges::any_of(prefixes, [&](QLatin1StringView prefix) {
               return exact.startsWith(prefix) && exact.size() > prefix.size();
           });
}

bool mayBeSecret(const QString &name, const QString &value)
{
    const QString upper = name.toUpper();
    return namesSecret(name)
        || std::ranges::any_of(secretWords,
                               [&](QLatin1StringView word) { return upper.contains(word); })
        || !findSecrets(QString(name + u'=' + value)).isEmpty();
}

} // namespace

QProcessEnvironment scrubbedEnvironment(const QProcessEnvironment &whole)
{
    QProcessEnvironment scrubbed;
    const QStringList all = whole.keys();
    for (const QString &name : all) {
        const QString value = whole.value(name);
        if (isNamed(name) && !mayBeSecret(name, value)) {
            scrubbed.insert(name, value);
        }
    }
    scrubbed.insert(u"PATH"_s, searchPath(whole).join(QDir::listSeparator()));
    scrubbed.insert(u"TERM"_s, u"dumb"_s);
    scrubbed.insert(u"NO_COLOR"_s, u"1"_s);
    scrubbed.insert(u"CI"_s, u"1"_s);
    return scrubbed;
}

QStringList searchPath(const QProcessEnvironment &environment)
{
    const QStringList given
        = environment.value(u"PATH"_s).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    QStringList folders;
    for (const QString &folder : given) {
        if (QDir::isAbsolutePath(folder)) {
            folders.append(QDir::cleanPath(folder));
        }
    }
    folders.removeDuplicates();
#ifdef Q_OS_UNIX
    return folders.isEmpty() ? QStringList{u"/usr/local/bin"_s, u"/usr/bin"_s, u"/bin"_s} : folders;
#else
    return folders;
#endif
}

} // namespace roo::proof
