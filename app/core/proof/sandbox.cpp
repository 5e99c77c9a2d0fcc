// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/sandbox.h"

#include "core/proof/scrubbedenvironment.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

//! People's files, and ways to what runs outside: sockets of Docker, of the session and of others,
//! which a network namespace does not close.
constexpr std::array maskedFolders{"/home"_L1,  "/root"_L1,     "/run"_L1,
                                   "/tmp"_L1,   "/var/tmp"_L1,  "/mnt"_L1,
                                   "/media"_L1, "/var/mail"_L1, "/var/spool"_L1};

//! What a NixOS or a Homebrew has its programs in.
constexpr std::array systemTools{"/run/current-system"_L1, "/run/wrappers"_L1,
                                 "/run/opengl-driver"_L1, "/home/linuxbrew/.linuxbrew"_L1};

//! Programs and packages that builds use, below the home folder. Not the folders around them:
//! ~/.cargo, ~/.m2, ~/.gradle and ~/.npmrc have files with passwords and tokens. Caches that a
//! build writes to are left out as well; it gets empty ones.
constexpr std::array homeTools{".cargo/bin"_L1,
                               ".cargo/registry"_L1,
                               ".cargo/git"_L1,
                               ".rustup"_L1,
                               "go/bin"_L1,
                               "go/pkg"_L1,
                               "sdk"_L1,
                               ".local/bin"_L1,
                               ".local/lib"_L1,
                               ".local/share/pipx/venvs"_L1,
                               ".local/share/uv"_L1,
                               ".local/share/virtualenvs"_L1,
                               ".local/share/pnpm"_L1,
                               ".local/share/fnm"_L1,
                               ".local/share/mise"_L1,
                               ".pyenv"_L1,
                               ".virtualenvs"_L1,
                               ".cache/pypoetry/virtualenvs"_L1,
                               "miniconda3"_L1,
                               "miniforge3"_L1,
                               "anaconda3"_L1,
                               ".nvm"_L1,
                               ".volta/bin"_L1,
                               ".volta/tools"_L1,
                               ".bun/bin"_L1,
                               ".deno/bin"_L1,
                               ".yarn/berry/cache"_L1,
                               ".rbenv"_L1,
                               ".asdf"_L1,
                               ".m2/repository"_L1,
                               ".m2/wrapper"_L1,
                               ".gradle/wrapper"_L1,
                               ".sdkman/candidates"_L1,
                               ".dotnet"_L1,
                               ".nuget/packages"_L1,
                               ".ghcup/bin"_L1,
                               ".ghcup/ghc"_L1,
                               ".opam"_L1,
                               ".conan2/p"_L1,
                               ".nix-profile"_L1,
                               ".linuxbrew"_L1};

//! Variables that say where such a folder lies instead, and what of it is meant.
constexpr std::array namedTools{std::pair{"CARGO_HOME"_L1, "bin"_L1},
                                std::pair{"CARGO_HOME"_L1, "registry"_L1},
                                std::pair{"CARGO_HOME"_L1, "git"_L1},
                                std::pair{"RUSTUP_HOME"_L1, ""_L1},
                                std::pair{"GOROOT"_L1, ""_L1},
                                std::pair{"GOPATH"_L1, "bin"_L1},
                                std::pair{"GOPATH"_L1, "pkg"_L1},
                                std::pair{"GOMODCACHE"_L1, ""_L1},
                                std::pair{"JAVA_HOME"_L1, ""_L1},
                                std::pair{"VIRTUAL_ENV"_L1, ""_L1},
                                std::pair{"CONDA_PREFIX"_L1, ""_L1},
                                std::pair{"PYENV_ROOT"_L1, ""_L1},
                                std::pair{"NVM_DIR"_L1, ""_L1},
                                std::pair{"FNM_DIR"_L1, ""_L1},
                                std::pair{"VOLTA_HOME"_L1, "bin"_L1},
                                std::pair{"VOLTA_HOME"_L1, "tools"_L1},
                                std::pair{"PNPM_HOME"_L1, ""_L1},
                                std::pair{"ASDF_DATA_DIR"_L1, ""_L1},
                                std::pair{"RBENV_ROOT"_L1, ""_L1},
                                std::pair{"DOTNET_ROOT"_L1, ""_L1},
                                std::pair{"NUGET_PACKAGES"_L1, ""_L1},
                                std::pair{"SDKMAN_DIR"_L1, "candidates"_L1},
                                std::pair{"QTDIR"_L1, ""_L1},
                                std::pair{"VCPKG_ROOT"_L1, ""_L1},
                                std::pair{"ANDROID_HOME"_L1, "platforms"_L1}};

//! Folders that a build writes to, or that are not there: with the default it finds one in the
//! empty home folder.
constexpr std::array droppedVariables{
    "TMPDIR"_L1,         "XDG_CONFIG_HOME"_L1,  "XDG_DATA_HOME"_L1,
    "XDG_CACHE_HOME"_L1, "XDG_STATE_HOME"_L1,   "GOCACHE"_L1,
    "CCACHE_DIR"_L1,     "GRADLE_USER_HOME"_L1, "CARGO_TARGET_DIR"_L1};

//! A folder of ours, or of keys, in the home folder: what contains one is never shown whole.
constexpr std::array secretPlaces{
    ".ssh"_L1,  ".gnupg"_L1,  ".config"_L1, ".aws"_L1,     ".azure"_L1,
    ".kube"_L1, ".docker"_L1, ".netrc"_L1,  ".mozilla"_L1, ".local/share/keyrings"_L1};

QString canonical(const QString &path)
{
    return path.isEmpty() ? QString() : QFileInfo(path).canonicalFilePath();
}

bool isWithin(const QString &path, const QString &folder)
{
    return !folder.isEmpty()
        && (path == folder || folder == "/"_L1 || path.startsWith(folder + u'/'));
}

bool isWithinAny(const QString &path, const QStringList &folders)
{
    return std::ranges::any_of(folders,
                               [&](const QString &folder) { return isWithin(path, folder); });
}

//! Without what lies in another one of them.
QStringList outermost(QStringList folders)
{
    folders.sort();
    QStringList kept;
    for (const QString &folder : std::as_const(folders)) {
        if (!folder.isEmpty() && !isWithinAny(folder, kept)) {
            kept.append(folder);
        }
    }
    return kept;
}

QStringList masksFor(const QString &home)
{
    QStringList folders{home};
    for (const QLatin1StringView folder : maskedFolders) {
        const QString path = canonical(folder);
        if (path != "/"_L1 && QFileInfo(path).isDir()) {
            folders.append(path);
        }
    }
    return outermost(folders);
}

//! With it somebody's home folder or its secrets would be shown again.
bool showsTooMuch(const QString &path, const QString &home)
{
    if (home.isEmpty()) {
        return false;
    }
    return isWithin(home, path) || std::ranges::any_of(secretPlaces, [&](QLatin1StringView place) {
               const QString secret = home % u'/' % place;
               return isWithin(secret, path) || isWithin(path, secret);
           });
}

QStringList candidates(const QProcessEnvironment &environment, const QString &home)
{
    QStringList paths;
    for (const QLatin1StringView path : systemTools) {
        paths.append(path);
    }
    for (const QLatin1StringView path : homeTools) {
        paths.append(home.isEmpty() ? QString() : QString(home % u'/' % path));
    }
    for (const auto &[variable, part] : namedTools) {
        const QStringList folders
            = environment.value(variable).split(QDir::listSeparator(), Qt::SkipEmptyParts);
        for (const QString &folder : folders) {
            const QString path = canonical(folder);
            paths.append(path.isEmpty() || part.isEmpty() ? path : QString(path % u'/' % part));
        }
    }
    return paths;
}

} // namespace

Sandbox::Sandbox(Setup setup)
    : m_setup(std::move(setup))
    , m_home(canonical(m_setup.environment.value(u"HOME"_s)))
    , m_masked(masksFor(m_home))
{
    QStringList tools;
    const QStringList paths = candidates(m_setup.environment, m_home);
    for (const QString &path : paths) {
        if (QDir::isAbsolutePath(path) && QFileInfo::exists(path) && isWithinAny(path, m_masked)
            && !m_masked.contains(path) && !showsTooMuch(path, m_home)
            && !showsTooMuch(canonical(path), m_home)) {
            tools.append(QDir::cleanPath(path));
        }
    }
    m_tools = outermost(tools);
    for (const QString &path : std::as_const(m_setup.hidden)) {
        const QString real = canonical(path);
        if (!real.isEmpty() && (!isWithinAny(real, m_masked) || isWithinAny(real, m_tools))) {
            m_hidden.append(real);
        }
    }
}

QStringList Sandbox::arguments() const
{
    QStringList arguments{u"--unshare-net"_s,
                          u"--unshare-pid"_s,
                          u"--unshare-ipc"_s,
                          u"--unshare-uts"_s,
                          u"--new-session"_s,
                          u"--die-with-parent"_s,
                          u"--cap-drop"_s,
                          u"ALL"_s,
                          u"--ro-bind"_s,
                          u"/"_s,
                          u"/"_s,
                          u"--dev"_s,
                          u"/dev"_s,
                          u"--proc"_s,
                          u"/proc"_s};
    for (const QString &folder : m_masked) {
        arguments += {u"--tmpfs"_s, folder};
    }
    if (!m_home.isEmpty()) {
        arguments += {u"--dir"_s, m_home};
    }
    for (const QString &path : m_tools) {
        arguments += {u"--ro-bind"_s, canonical(path), path};
    }
    for (const QString &path : m_hidden) {
        arguments += QFileInfo(path).isDir() ? QStringList{u"--tmpfs"_s, path}
                                             : QStringList{u"--ro-bind"_s, u"/dev/null"_s, path};
    }
    return arguments;
}

QStringList Sandbox::arguments(const Ground &ground, const QString &folder) const
{
    const QString real = canonical(ground.shownAs);
    const QString shown = real.isEmpty() ? QDir::cleanPath(ground.shownAs) : real;
    QStringList all = arguments() + QStringList{u"--bind"_s, canonical(ground.scratch), shown};
    const QFileInfo repository(shown + "/.git"_L1);
    if (repository.exists() && !repository.isSymLink()) {
        all += {u"--ro-bind"_s, repository.filePath(), repository.filePath()};
    }
    return all
        + QStringList{u"--chdir"_s, folder.isEmpty() ? shown : QString(shown % u'/' % folder)};
}

QProcessEnvironment Sandbox::environment(const Ground &ground) const
{
    QProcessEnvironment environment = m_setup.environment;
    for (const QLatin1StringView name : droppedVariables) {
        environment.remove(name);
    }
    QStringList folders;
    const QStringList given = searchPath(environment);
    for (const QString &folder : given) {
        if (isWithin(folder, ground.shownAs) || shows(folder)) {
            folders.append(folder);
        }
    }
    environment.insert(u"PATH"_s, folders.join(QDir::listSeparator()));
    return environment;
}

bool Sandbox::shows(const QString &path) const
{
    const QString real = canonical(path);
    if (real.isEmpty() || isWithinAny(real, m_hidden)) {
        return false;
    }
    // A tool's folder that is a link is bound as what it leads to, at its own path.
    const auto showsIn = [&](const QString &tool) {
        return isWithin(real, tool)
            || (isWithin(QDir::cleanPath(path), tool) && isWithin(real, canonical(tool)));
    };
    return !isWithinAny(real, m_masked) || std::ranges::any_of(m_tools, showsIn);
}

} // namespace roo::proof
