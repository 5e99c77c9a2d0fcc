# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The build root: a Debian 13 tree in the user's cache folder, for systems whose own packages are
# too old. It is made by mmdebstrap, entered by bubblewrap, and never changed afterwards.

ROOT_SUITE=trixie

root_architecture() {
    case "$(uname -m)" in
        x86_64) echo amd64 ;;
        aarch64) echo arm64 ;;
        *) fail "there is no build root for $(uname -m); only x86_64 and aarch64 are known. Use a system that has Qt >= 6.8 itself, such as Debian 13." ;;
    esac
}

root_triplet() { echo "$(uname -m)-linux-gnu"; }

root_loader() {
    case "$(uname -m)" in
        aarch64) echo "$1/usr/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1" ;;
        *) echo "$1/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" ;;
    esac
}

# A changed package list is another root, so that an old one is never taken for the new.
root_folder() {
    local key
    key="$(printf '%s\n' 2 "$ROOT_SUITE" "$(root_architecture)" "${ROOT_PACKAGES[@]}" | sha256sum)"
    echo "$ROO_CACHE/buildroot-$ROOT_SUITE-${key:0:12}"
}

kernel_setting() { cat "/proc/sys/$1" 2>/dev/null || true; }

# Why bubblewrap cannot work here, and the cure, in one sentence.
explain_no_namespaces() {
    local detail="$1" why="the build root needs user namespaces, and"
    if ((EUID != 0)) && [[ $(kernel_setting kernel/apparmor_restrict_unprivileged_userns) == 1 ]]; then
        fail "$why AppArmor forbids them to ordinary users here. Have an administrator run: echo kernel.apparmor_restrict_unprivileged_userns=0 | sudo tee /etc/sysctl.d/60-userns.conf && sudo sysctl --system"
    elif ((EUID != 0)) && [[ $(kernel_setting kernel/unprivileged_userns_clone) == 0 ]]; then
        fail "$why this kernel forbids them to ordinary users. Have an administrator run: sudo sysctl -w kernel.unprivileged_userns_clone=1"
    elif [[ $(kernel_setting user/max_user_namespaces) == 0 ]]; then
        fail "$why this kernel allows none. Have an administrator run: sudo sysctl -w user.max_user_namespaces=15000"
    elif [[ -e /.dockerenv || -e /run/.containerenv ]]; then
        fail "$why this container allows none ($detail). Use an image that has Qt >= 6.8 itself (debian:trixie), or start this one with --privileged."
    fi
    fail "$why bubblewrap cannot make them here: $detail. Ask the administrator of this machine to allow them."
}

probe_namespaces() {
    local detail
    detail="$(bwrap --ro-bind / / --unshare-pid --proc /proc true 2>&1)" || explain_no_namespaces "$detail"
}

# mmdebstrap as an ordinary user maps a whole range of user ids.
probe_subordinate_ids() {
    local user
    user="$(id -un)"
    if ! grep -qsE "^($user|$EUID):" /etc/subuid || ! grep -qsE "^($user|$EUID):" /etc/subgid; then
        fail "making the build root needs subordinate user ids, and $user has none. Have an administrator run: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
    fi
}

# ensure_root_tools ROOT: what entering the root needs, and making it where it is missing, in one go.
ensure_root_tools() {
    local needed=(bubblewrap) why="to build inside a Debian 13 root (this system's Qt is older than 6.8)"
    if ! root_is_complete "$1"; then
        needed+=(mmdebstrap debian-archive-keyring)
        ((EUID == 0)) || needed+=(uidmap)
    fi
    if [[ $(package_family) == apt ]]; then
        { is_command bwrap && root_is_complete "$1"; } || install_packages "$why" "${needed[@]}"
    elif ! is_command bwrap || { ! is_command mmdebstrap && ! root_is_complete "$1"; }; then
        fail "this system ($(os_value PRETTY_NAME)) offers no Qt >= 6.8, and building in a Debian 13 root needs ${needed[*]}: install these, or build on Debian 13, Ubuntu 25.10, Fedora 41 or newer."
    fi
    is_command bwrap || fail "building here needs bubblewrap (the command bwrap): have its folder in PATH."
    probe_namespaces
    root_is_complete "$1" || ((EUID == 0)) || probe_subordinate_ids
}

# The first mirror that this system itself uses, of the wanted kind (debian or debian-security).
own_mirror() {
    [[ $(os_value ID) == debian ]] || return 0
    # Only those that are there: mawk stops at the first that is not.
    local file files=()
    for file in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
        [[ ! -r $file ]] || files+=("$file")
    done
    ((${#files[@]})) || return 0
    awk -v security="$([[ $1 == debian-security ]] && echo 1 || echo 0)" '
        function offer(uri) {
            if (uri ~ /^https?:/ && (uri ~ /security/) == security && !found) { found = 1; print uri }
        }
        FNR == 1 { types = "" }
        /^[[:space:]]*$/ { types = "" }
        /^Types:/ { types = $0 }
        /^URIs:/ && (types == "" || types ~ /deb([[:space:]]|$)/) { for (i = 2; i <= NF; ++i) offer($i) }
        /^deb[[:space:]]/ { sub(/\[[^]]*\]/, ""); offer($2) }
    ' "${files[@]}" || true
}

root_sources() {
    local mirror security
    mirror="$(own_mirror debian)" security="$(own_mirror debian-security)"
    [[ -n $mirror ]] || security="${security:-http://deb.debian.org/debian-security}"
    echo "deb ${mirror:-http://deb.debian.org/debian} $ROOT_SUITE main"
    # A system with a mirror of its own but no security archive has none for the root either.
    [[ -z $security ]] || echo "deb $security $ROOT_SUITE-security main"
}

# How this system's apt reaches the network, as options of mmdebstrap.
carried_apt_options() {
    is_command apt-config || return 0
    LC_ALL=C apt-config dump --no-empty --format '%f "%v"%n' 2>/dev/null \
        | grep -E '^Acquire::(https?|ftp|socks|Retries|ForceIPv[46]|Check-Valid-Until|Check-Date|Max-ValidTime)(::[^ ]*)? "' \
        | sed 's/^/--aptopt=/' || true
}

# Fills the folder $1. An ordinary user's mmdebstrap works under other user ids, which cannot reach
# into a private home folder, so it writes a tar stream that is unpacked by the user.
fill_root() {
    local target="$1" options sources packages
    mapfile -t options < <(carried_apt_options)
    mapfile -t sources < <(root_sources)
    packages="$(IFS=,; echo "${ROOT_PACKAGES[*]}")"
    options+=(--variant=apt --architectures="$(root_architecture)" --include="$packages"
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
        --dpkgopt='path-exclude=/usr/share/info/*')
    [[ ! -r /usr/share/keyrings/debian-archive-keyring.gpg ]] \
        || options+=(--keyring=/usr/share/keyrings/debian-archive-keyring.gpg)
    if ((EUID == 0)); then
        mmdebstrap --mode=root --format=directory "${options[@]}" "$ROOT_SUITE" "$target" "${sources[@]}"
    else
        TMPDIR=/var/tmp mmdebstrap --mode=unshare --format=tar "${options[@]}" "$ROOT_SUITE" - "${sources[@]}" \
            | tar -x -C "$target" --exclude='./dev/*'
    fi
}

# Places that bubblewrap puts the host's own files on; the root is read-only by then.
prepare_mount_points() {
    local file
    for file in resolv.conf hosts passwd group pip.conf; do
        if [[ -L $1/etc/$file || ! -e $1/etc/$file ]]; then
            rm -f "$1/etc/$file"
            : >"$1/etc/$file"
        fi
    done
    # For hosts without the file: tests talk to localhost.
    printf '127.0.0.1 localhost\n::1 localhost\n' >"$1/etc/hosts"
}

# Libraries in private folders (libproxy's backend) are found by an absolute run path, which outside
# the root means the host's folder. So the folders that any library names are listed once.
list_library_folders() {
    local root="$1" triplet folder
    triplet="$(root_triplet)"
    echo "/usr/lib/$triplet"
    in_bare_root "$root" sh -c 'readelf -d /usr/lib/*-linux-gnu/*.so.* 2>/dev/null' \
        | sed -n 's/.*(R[UN]*PATH).*\[\(.*\)\]/\1/p' | tr : '\n' | sort -u \
        | while IFS= read -r folder; do
            [[ $folder != /usr/lib/* || ! -d $root$folder ]] || echo "$folder"
        done
}

in_bare_root() {
    local root="$1"
    shift
    bwrap --ro-bind "$root/usr" /usr --symlink usr/bin /bin --symlink usr/lib /lib \
        --symlink usr/lib64 /lib64 --dev /dev -- "$@"
}

remove_tree() {
    [[ -e $1 ]] || return 0
    chmod -R u+rwX -- "$1" 2>/dev/null || true
    rm -rf --one-file-system -- "$1"
}

make_root() {
    local root="$1" making="$1.making" log="$ROO_LOGS/buildroot.log" begun=$SECONDS
    remove_tree "$making"
    require_space "$ROO_CACHE" 3000 "the build root" "set XDG_CACHE_HOME to another disk"
    ((EUID == 0)) || require_space /var/tmp 2500 "making the build root"
    say "this system's packages offer no Qt >= 6.8, so a Debian 13 build root is made once in $root (about 500 MB to download, 1.8 GB on disk, some minutes)."
    mkdir -m 755 "$making"
    logged_step "$log" '^(I:|Get:|Unpacking|Setting up)' fill_root "$making" || {
        remove_tree "$making"
        step_failed "$log" "making the build root"
    }
    prepare_mount_points "$making"
    [[ -x $(root_loader "$making") ]] || fail "the new build root has no program loader; see $log."
    list_library_folders "$making" >"$making/.roo-harness-libraries"
    printf '%s\n' "$ROOT_SUITE" "${ROOT_PACKAGES[@]}" >"$making/.roo-harness-root"
    remove_tree "$root"
    mv -T "$making" "$root"
    say "the build root is ready ($((SECONDS - begun)) s, $(human_size "$root"))."
}

root_is_complete() { [[ -f $1/.roo-harness-root ]]; }

ensure_root() {
    local root="$1" lock
    ensure_root_tools "$root"
    root_is_complete "$root" && return 0
    take_lock lock "$ROO_CACHE/.lock-buildroot" "run that makes the build root"
    root_is_complete "$root" || make_root "$root"
    release_lock "$lock"
}
