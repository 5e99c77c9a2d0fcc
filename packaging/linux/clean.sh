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
    local lock=""
    require_build_system
    [[ ${ROO_CACHE##*/} == roo-harness && ! -L $ROO_CACHE ]] || fail "$ROO_CACHE is not a folder of these scripts: remove it by hand."
    [[ ! -e $ROO_SOURCE/build/.lock ]] || take_lock lock "$ROO_SOURCE/build/.lock" "build"
    [[ ! -d $ROO_CACHE/proxy ]] || "$ROO_SOURCE/packaging/litellm" --stop-all
    remove_shown "$ROO_SOURCE/build"
    remove_shown "$ROO_CACHE"
    [[ -z $lock ]] || release_lock "$lock"
    say "done. Packages that were installed on the system were left there, and so were your settings and history."
}
