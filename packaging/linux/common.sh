# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# What every script here needs: where things are, how they talk, locks, logged steps.
# Standard output belongs to the program, to ctest or to the answer asked for: all talk goes to
# standard error.

ROO_SOURCE="$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd -P)"
if [[ -z ${HOME:-} ]]; then
    echo "${0##*/}: HOME is not set: set it to a folder that you own." >&2
    exit 1
fi
ROO_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/roo-harness"
ROO_LOGS="$ROO_SOURCE/build/logs"
ROO_LOCKS=()

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

is_command() { command -v "$1" >/dev/null 2>&1; }

# require_linux MACOS WINDOWS: what to do instead on those systems.
require_linux() {
    case "$(uname -s)" in
        Linux) ;;
        Darwin) fail "this script is for Linux. On macOS $1" ;;
        *) fail "this script is for Linux. On Windows $2" ;;
    esac
}

make_folder() {
    mkdir -p "$1" 2>/dev/null || fail "cannot make the folder $1: make its parent writable${2:+, or $2}."
    [[ -w $1 ]] || fail "cannot write in $1: make it writable${2:+, or $2}."
}

make_own_folders() {
    make_folder "$ROO_CACHE" "set XDG_CACHE_HOME to another folder"
    make_folder "$ROO_LOGS" "use a copy of the source tree that you own"
}

human_size() {
    local size
    size="$(du -sh -- "$1" 2>/dev/null)" || true
    printf '%s' "${size%%[[:space:]]*}"
}

# require_space FOLDER MEGABYTES WHAT_FOR
require_space() {
    local free
    free="$(df -Pm -- "$1" | awk 'NR == 2 { print $4 }')"
    ((free >= $2)) || fail "$1 has $free MB free, and $3 needs $2 MB: free some space${4:+, or $4}."
}

# take_lock VARIABLE FILE WHAT: holds FILE's lock by a descriptor whose number goes to VARIABLE,
# until release_lock or the end of the process.
take_lock() {
    local descriptor
    is_command flock || fail "the command flock is missing: install the package util-linux."
    exec {descriptor}>>"$2" || fail "cannot open the lock $2: make its folder writable."
    # Two ends of a pipe begin together; what takes a moment is not worth a word.
    if ! flock --timeout 2 "$descriptor"; then
        say "another $3 is at work here; waiting for it to finish …"
        flock "$descriptor"
    fi
    ROO_LOCKS+=("$descriptor")
    printf -v "$1" '%s' "$descriptor"
}

release_lock() {
    local descriptor="$1"
    exec {descriptor}>&-
}

# A process that outlives us must not keep our locks.
close_locks() {
    local descriptor
    for descriptor in "${ROO_LOCKS[@]}"; do
        exec {descriptor}>&-
    done
}

# Reads a step's output from standard input, keeps all of it in the log $1, and shows lines that
# match $2: one live line on a terminal, else one line each five seconds.
show_progress() {
    local log="$1" pattern="$2" line shown=0 last=$((SECONDS - 5)) columns=80
    [[ -t 2 ]] && columns="$(tput cols 2>/dev/null || echo 80)"
    exec 3>>"$log"
    while IFS= read -r line || [[ -n $line ]]; do
        printf '%s\n' "$line" >&3
        [[ $line =~ $pattern ]] || continue
        if [[ -t 2 ]]; then
            printf '\r\033[K  %.*s' $((columns - 3)) "$line" >&2
            shown=1
        elif ((SECONDS - last >= 5)); then
            printf '  %.100s\n' "$line" >&2
            last=$SECONDS
        fi
    done
    exec 3>&-
    ((shown)) && printf '\r\033[K' >&2
    return 0
}

# logged_step LOG PATTERN COMMAND…: runs COMMAND without standard input; its status is ours.
logged_step() {
    local log="$1" pattern="$2" status=0
    shift 2
    : >"$log" || fail "cannot write the log $log: free some space or make its folder writable."
    { "$@" </dev/null 2>&1 && printf 0 >"$log.status" || printf '%s' $? >"$log.status"; } \
        | show_progress "$log" "$pattern"
    status="$(cat "$log.status" 2>/dev/null || echo 1)"
    rm -f "$log.status"
    return "$status"
}

# step_failed LOG WHAT: shows what went wrong, ends with one sentence that says what to do.
step_failed() {
    local log="$1" what="$2"
    tail -n "${ROO_LOG_LINES:-60}" "$log" >&2 || true
    if grep -qiE 'no space left on device|not enough free space|disk quota exceeded' "$log"; then
        fail "$what failed because the disk is full: free some space and try again (log: $log)."
    elif grep -qiE 'could not resolve|temporary failure (in name )?resol|name or service not known|network is unreachable|could not connect|connection (refused|timed out)|failed to establish a new connection|no route to host' "$log"; then
        fail "$what failed because a package server cannot be reached: check the network and the proxy settings, then try again (log: $log)."
    fi
    fail "$what failed; the reason is above, the whole log is $log."
}
