# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# What has to be installed, under each distribution's names, and how.

# What goes into the Debian 13 build root: everything that building, testing, linting and packaging
# need.
# shellcheck disable=SC2034
ROOT_PACKAGES=(
    ca-certificates g++ cmake ninja-build ccache git pkgconf
    qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n qtkeychain-qt6-dev
    libkf6syntaxhighlighting-dev libtomlplusplus-dev libzip-dev libmd4c-dev zlib1g-dev
    clang clang-format clang-tidy clazy libclang-rt-19-dev llvm shellcheck mandoc
    python3 python3-venv python3-pytest bubblewrap
    xvfb xauth openbox xdotool imagemagick fonts-dejavu-core qt6-svg-plugins
    strace gdb procps openssl zsh fish
    dpkg-dev file rpm lintian desktop-file-utils appstream librsvg2-bin
)

# os_value NAME: a value of os-release. ROO_OS_RELEASE names another file, to try other systems.
os_value() {
    local file="${ROO_OS_RELEASE:-/etc/os-release}"
    # shellcheck disable=SC1090
    [[ -r $file ]] && (. "$file" && printf '%s' "${!1:-}")
}

at_least() { [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]; }

# The package manager family of this system: apt, dnf, pacman, zypper or unknown.
package_family() {
    case " $(os_value ID) $(os_value ID_LIKE) " in
        *" debian "* | *" ubuntu "*) echo apt ;;
        *" fedora "*) echo dnf ;;
        *" arch "*) echo pacman ;;
        *suse*) echo zypper ;;
        *) echo unknown ;;
    esac
}

apt_offers_qt() {
    local offered
    offered="$(apt-cache policy qt6-base-dev 2>/dev/null | sed -n 's/^ *Candidate: //p')"
    [[ -n $offered ]] && at_least "$offered" 6.8 \
        && apt-cache show libkf6syntaxhighlighting-dev >/dev/null 2>&1
}

# Whether this system's own packages offer Qt >= 6.8 and KF6SyntaxHighlighting.
system_offers_qt() {
    local id version
    id="$(os_value ID)" version="$(os_value VERSION_ID)"
    case "$id" in
        debian) [[ -z $version ]] || at_least "$version" 13 ;;
        ubuntu) at_least "$version" 25.10 ;;
        fedora) at_least "$version" 41 ;;
        arch | opensuse-tumbleweed) true ;;
        opensuse-leap) at_least "$version" 16 ;;
        *)
            case "$(package_family)" in
                apt) apt_offers_qt ;;
                pacman) true ;;
                *) system_has_qt ;;
            esac
            ;;
    esac
}

# Whether a system that we have no package names for has what a build needs all the same.
system_has_qt() {
    is_command cmake && is_command ninja && is_command c++ && is_command pkg-config \
        && pkg-config --exists 'Qt6Core >= 6.8' 2>/dev/null
}

# system_packages FAMILY PURPOSE: the names for build, test, lint or package. The others come on top
# of build.
system_packages() {
    case "$1-$2" in
        apt-build) echo g++ cmake ninja-build ccache pkgconf qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n qtkeychain-qt6-dev libkf6syntaxhighlighting-dev libtomlplusplus-dev libzip-dev libmd4c-dev zlib1g-dev ;;
        apt-test) echo git python3 python3-venv python3-pytest bubblewrap xvfb xauth openbox xdotool imagemagick fonts-dejavu-core qt6-svg-plugins strace procps openssl zsh fish desktop-file-utils appstream librsvg2-bin ;;
        apt-lint) echo clang clang-format clang-tidy clazy libclang-rt-dev llvm shellcheck mandoc binutils lintian mmdebstrap debian-archive-keyring ;;
        apt-package) echo dpkg-dev file rpm ;;
        dnf-build) echo gcc-c++ cmake ninja-build ccache pkgconf-pkg-config qt6-qtbase-devel qt6-qttools-devel qt6-qttranslations qtkeychain-qt6-devel kf6-syntax-highlighting-devel tomlplusplus-devel libzip-devel md4c-devel zlib-devel ;;
        dnf-test) echo git python3 python3-pytest bubblewrap xorg-x11-server-Xvfb xorg-x11-xauth openbox xdotool ImageMagick dejavu-sans-fonts qt6-qtsvg strace procps-ng openssl libasan libubsan zsh fish desktop-file-utils appstream librsvg2-tools ;;
        dnf-lint) echo clang clang-tools-extra clazy compiler-rt llvm ShellCheck mandoc binutils ;;
        dnf-package) echo rpm-build file ;;
        pacman-build) echo gcc cmake ninja ccache pkgconf qt6-base qt6-tools qt6-translations qtkeychain-qt6 syntax-highlighting tomlplusplus libzip md4c zlib ;;
        pacman-test) echo git python python-pytest bubblewrap xorg-server-xvfb xorg-xauth openbox xdotool imagemagick ttf-dejavu qt6-svg strace procps-ng openssl zsh fish desktop-file-utils appstream librsvg ;;
        pacman-lint) echo clang clazy compiler-rt llvm shellcheck mandoc binutils ;;
        pacman-package) echo rpm-tools file ;;
        zypper-build) echo gcc-c++ cmake ninja ccache pkgconf qt6-base-devel qt6-linguist-devel qt6-tools-linguist qt6-translations qtkeychain-qt6-devel kf6-syntax-highlighting-devel tomlplusplus-devel libzip-devel md4c-devel zlib-devel ;;
        zypper-test) echo git python3 python3-pytest bubblewrap xorg-x11-server-Xvfb xauth openbox xdotool ImageMagick dejavu-fonts libQt6Svg6 strace procps openssl zsh fish desktop-file-utils AppStream rsvg-convert ;;
        zypper-lint) echo clang clang-tools clazy llvm ShellCheck mandoc binutils ;;
        zypper-package) echo rpm-build file ;;
    esac
}

# missing_packages FAMILY NAME…: those of the names that are not installed.
missing_packages() {
    local family="$1" name
    shift
    case "$family" in
        apt) LC_ALL=C dpkg-query -W -f '${db:Status-Abbrev}${Package}\n${db:Status-Abbrev}${Provides}\n' 2>/dev/null | awk '
                BEGIN { for (i = 1; i < ARGC; ++i) wanted[ARGV[i]] = i; ARGC = 1 }
                /^.i/ { line = substr($0, 4); gsub(/\([^)]*\)|,/, " ", line); n = split(line, names, " ")
                        for (i = 1; i <= n; ++i) delete wanted[names[i]] }
                END { for (name in wanted) print name }' "$@" ;;
        dnf | zypper) for name; do rpm -q --whatprovides "$name" >/dev/null 2>&1 || echo "$name"; done ;;
        pacman) pacman -T "$@" || true ;;
    esac
}

# as_administrator COMMAND…: as root, or by sudo.
as_administrator() {
    if ((EUID == 0)); then
        "$@"
    elif [[ -t 2 ]]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

install_command() {
    case "$1" in
        apt) echo "apt-get install -y --no-install-recommends" ;;
        dnf) echo "dnf install -y" ;;
        pacman) echo "pacman -S --needed --noconfirm" ;;
        zypper) echo "zypper --non-interactive install --no-recommends" ;;
    esac
}

# Old package lists are the usual reason why an installation fails, so they are renewed then only.
install_now() {
    local family="$1" command
    shift
    read -ra command <<<"$(install_command "$family")"
    if [[ $family == apt ]]; then
        command=(env DEBIAN_FRONTEND=noninteractive "${command[@]}")
        as_administrator "${command[@]}" "$@" \
            || { as_administrator apt-get update && as_administrator "${command[@]}" "$@"; }
    else
        as_administrator "${command[@]}" "$@"
    fi
}

# install_packages WHY NAME…: says what and why, installs, ends with a sentence if it cannot.
install_packages() {
    local why="$1" family missing log="$ROO_LOGS/install.log"
    shift
    family="$(package_family)"
    mapfile -t missing < <(missing_packages "$family" "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) && { ! is_command sudo || { [[ ! -t 2 ]] && ! sudo -n true 2>/dev/null; }; }; then
        fail "$why, packages are needed that only an administrator can install. Ask for: sudo $(install_command "$family") ${missing[*]}"
    fi
    say "$why, installing ${missing[*]}$( ((EUID == 0)) || printf ' (with sudo)')"
    ((EUID == 0)) || as_administrator true || fail "sudo was refused. Have an administrator run: $(install_command "$family") ${missing[*]}"
    logged_step "$log" '^(Get:|Unpacking|Setting up|Installing|installing|\()' install_now "$family" "${missing[@]}" \
        || step_failed "$log" "installing ${missing[*]}"
    mapfile -t missing < <(missing_packages "$family" "$@")
    ((${#missing[@]} == 0)) || fail "after the installation these packages are still missing: ${missing[*]} (log: $log)."
}

# ensure_system_packages PURPOSE…: what this system itself needs to build, test or lint.
ensure_system_packages() {
    local family purpose names=() some why
    family="$(package_family)"
    if [[ $family == unknown || -z $(system_packages "$family" build) ]]; then
        system_has_qt || fail "this distribution ($(os_value PRETTY_NAME)) is not known here. Install cmake, ninja, ccache, a C++23 compiler, pkg-config, Qt >= 6.8, KF6SyntaxHighlighting, toml++, libzip, md4c and zlib with their development files, then try again."
        return 0
    fi
    for purpose; do
        read -ra some <<<"$(system_packages "$family" "$purpose")"
        names+=("${some[@]}")
    done
    why="$*"
    install_packages "to ${why// / and } Roo Harness (Qt >= 6.8, KF6 and tools, from this system's packages)" "${names[@]}"
}
