# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The build environment: this system itself, or the build root. Everything that compiles, tests or
# lints runs by in_build_env and so is the same for packaging/run, packaging/test and .ci/run.

# What a build or a test may see of the caller's environment. Keys and proxies' addresses of the
# model server are not among it: no test can spend money or depend on who runs it.
ROO_PASSED='^(HOME|USER|LOGNAME|TERM|COLORTERM|NO_COLOR|CI|TMPDIR|XDG_CACHE_HOME|[a-z]+_proxy|[A-Z]+_PROXY|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO|PIP_.*|UV_.*|ROO_.*|ALLOW_NO_PYPI|QT_LOGGING_RULES|QTEST_.*|CTEST_.*|CMAKE_BUILD_PARALLEL_LEVEL|(A|T|L|UB)SAN_OPTIONS|SOURCE_DATE_EPOCH|CC|CXX)$'

ROO_ENVIRONMENT="" # "system" or "root", set by choose_environment
ROO_ROOT=""        # the build root, where one is used

require_build_system() {
    require_linux "build with Homebrew (core and command line) or KDE Craft: see README.md." \
        "build with vcpkg or KDE Craft: see README.md."
}

# ROO_BUILD_ENV=system or root overrides what the distribution says.
choose_environment() {
    require_build_system
    case "${ROO_BUILD_ENV:-}" in
        system | root) ROO_ENVIRONMENT="$ROO_BUILD_ENV" ;;
        "") if system_offers_qt; then ROO_ENVIRONMENT=system; else ROO_ENVIRONMENT=root; fi ;;
        *) fail "ROO_BUILD_ENV is \"$ROO_BUILD_ENV\": set it to system or root, or leave it out." ;;
    esac
    [[ $ROO_ENVIRONMENT == system ]] || ROO_ROOT="$(root_folder)"
}

# ensure_environment PURPOSE…: build, test, lint.
ensure_environment() {
    choose_environment
    make_own_folders
    if [[ $ROO_ENVIRONMENT == system ]]; then
        ensure_system_packages "$@"
    else
        ensure_root "$ROO_ROOT"
        collect_binds
    fi
}

# Names the environment: a build folder made in another one is of no use.
environment_id() {
    if [[ $ROO_ENVIRONMENT == root ]]; then
        echo "${ROO_ROOT##*/}"
    else
        echo "system $(os_value ID) $(os_value VERSION_ID)"
    fi
}

host_ca_bundle() {
    local file
    for file in "${SSL_CERT_FILE:-}" /etc/ssl/certs/ca-certificates.crt \
        /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem /etc/ssl/cert.pem; do
        if [[ -n $file && -s $file ]]; then
            realpath -- "$file"
            return
        fi
    done
}

# bind MODE SOURCE [TARGET]: adds a bind to ROO_BINDS; the root is read-only, so a place for it
# under its system folders is made beforehand.
bind() {
    local mode="$1" source="$2" target="${3:-$2}"
    case "$target" in
        /usr/* | /etc/* | /var/*)
            if [[ -d $source ]]; then
                mkdir -p "$ROO_ROOT$target"
            elif [[ ! -e $ROO_ROOT$target ]]; then
                mkdir -p "$ROO_ROOT${target%/*}" && : >"$ROO_ROOT$target"
            fi
            ;;
    esac
    ROO_BINDS+=("--$mode" "$source" "$target")
}

# What the caller's settings for pip and TLS point at, wherever that is.
bind_named_files() {
    local name value
    for name in SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE GIT_SSL_CAINFO \
        PIP_CERT PIP_CLIENT_CERT PIP_CONFIG_FILE PIP_FIND_LINKS PIP_CONSTRAINT; do
        value="${!name:-}"
        if [[ $value == /* && -e $value && ! -e $ROO_ROOT$value ]]; then
            bind ro-bind "$value"
        fi
    done
    for value in "$HOME/.config/pip" "$HOME/.pip" "$HOME/.netrc"; do
        [[ ! -e $value ]] || bind ro-bind "$value"
    done
}

collect_binds() {
    local file common
    ROO_BINDS=()
    for file in resolv.conf hosts passwd group pip.conf; do
        [[ ! -e /etc/$file ]] || bind ro-bind "$(realpath "/etc/$file")" "/etc/$file"
    done
    file="$(host_ca_bundle)"
    [[ -z $file ]] || bind ro-bind "$file" /etc/ssl/certs/ca-certificates.crt
    bind_named_files
    [[ -z ${TMPDIR:-} || $TMPDIR == /tmp || ! -d $TMPDIR ]] || bind bind "$TMPDIR"
    # A linked git work tree keeps its repository elsewhere.
    if [[ -f $ROO_SOURCE/.git ]] && is_command git \
        && common="$(git -C "$ROO_SOURCE" rev-parse --path-format=absolute --git-common-dir 2>/dev/null)"; then
        bind ro-bind "$common"
    fi
    bind bind "$ROO_CACHE"
    bind bind "$ROO_SOURCE"
}

# Leaves in the environment what ROO_PASSED names, and adds what the tools need.
narrow_environment() {
    local name path="$PATH" local_hosts="127.0.0.1,localhost,::1"
    for name in $(compgen -e); do
        [[ $name =~ $ROO_PASSED ]] || unset "$name" 2>/dev/null || true
    done
    [[ $ROO_ENVIRONMENT == system ]] || path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    export PATH="$path" LANG=C.UTF-8
    # Loopback servers of the tests are not to be asked for by way of a proxy.
    export no_proxy="${no_proxy:+$no_proxy,}$local_hosts" NO_PROXY="${NO_PROXY:+$NO_PROXY,}$local_hosts"
    export CCACHE_DIR="$ROO_CACHE/ccache" CCACHE_MAXSIZE="${CCACHE_MAXSIZE:-6G}"
    # A fresh clone in another folder finds what was compiled before.
    export CCACHE_BASEDIR="$ROO_SOURCE" CCACHE_NOHASHDIR=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
}

# Processes that a test leaves behind end with it, since they live in its process namespace.
enter_root() {
    local folder=(--symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib)
    [[ ! -e $ROO_ROOT/usr/lib64 ]] || folder+=(--symlink usr/lib64 /lib64)
    exec bwrap --die-with-parent --unshare-pid --proc /proc --dev /dev \
        --ro-bind "$ROO_ROOT/usr" /usr --ro-bind "$ROO_ROOT/etc" /etc --bind "$ROO_ROOT/var" /var \
        "${folder[@]}" --dir /run --dir "$HOME" --bind /tmp /tmp \
        "${ROO_BINDS[@]}" --chdir "$ROO_SOURCE" -- "$@"
}

# in_build_env COMMAND…: runs it in the source folder, with standard input as it is.
in_build_env() (
    close_locks
    narrow_environment
    if [[ $ROO_ENVIRONMENT == root ]]; then
        enter_root "$@"
    fi
    cd "$ROO_SOURCE" || exit 1
    exec "$@"
)
