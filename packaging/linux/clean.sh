# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# --clean: removes what the scripts made.

remove_shown() {
    if [[ ! -e $1 ]]; then
        say "$1: not there"
        return 0
    fi
    say "removing $1 ($(human_size "$1"))"
    remove_tree "$1"
    [[ ! -e $1 ]] || fail "could not remove all of $1: look at its owners and permissions."
}

clean_all() {
    local lock locks=()
    require_build_system
    [[ ${ROO_CACHE##*/} == roo-harness && ! -L $ROO_CACHE ]] || fail "$ROO_CACHE is not a folder of these scripts: remove it by hand."
    # All that may be at work there, in the order in which the others take them.
    for lock in "$ROO_SOURCE/build/.lock-tests" "$ROO_SOURCE/build/.lock" \
        "$ROO_CACHE/.lock-buildroot" "$ROO_CACHE/.lock-litellm"; do
        [[ -e $lock ]] || continue
        take_lock lock "$lock" "run of these scripts"
        locks+=("$lock")
    done
    [[ ! -d $ROO_CACHE/proxy ]] || "$ROO_SOURCE/packaging/litellm" --stop-all
    remove_shown "$ROO_SOURCE/build"
    remove_shown "$ROO_CACHE"
    for lock in "${locks[@]}"; do
        release_lock "$lock"
    done
    say "done. Packages that were installed on the system were left there, and so were your settings and history."
}
