# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Configuring and building one preset. Ninja decides what is up to date; CMake is run by hand only
# when something changed that ninja does not watch: presets, options, the environment.

BUILD_ID_FILE=.roo-build-id

# build_id PRESET ARG…
build_id() {
    printf '%s\n' "$ROO_SOURCE" "$(environment_id)" "$@"
    sha256sum <"$ROO_SOURCE/CMakePresets.json"
}

# configure PRESET FOLDER [CMAKE ARG…]
configure() {
    local preset="$1" folder="$2" id log fresh=() old
    shift 2
    id="$(build_id "$preset" "$@")"
    log="$ROO_LOGS/${folder##*/}-configure.log"
    old="$(cat "$folder/$BUILD_ID_FILE" 2>/dev/null || true)"
    [[ $old != "$id" || ! -f $folder/build.ninja ]] || return 0
    # What another environment compiled looks up to date to ninja and is not.
    if [[ -n $old && $(sed -n 2p <<<"$old") != "$(environment_id)" ]]; then
        say "${folder##*/} was built in another environment; building it anew"
        rm -rf -- "$folder"
    fi
    [[ ! -f $folder/CMakeCache.txt ]] || fresh=(--fresh)
    rm -f "$folder/$BUILD_ID_FILE"
    say "configuring ${folder##*/} …"
    logged_step "$log" '^-- (Configuring|Generating)' in_build_env cmake --preset "$preset" -B "$folder" "${fresh[@]}" "$@" \
        || step_failed "$log" "configuring ${folder##*/}"
    printf '%s\n' "$id" >"$folder/$BUILD_ID_FILE"
}

# Shows ninja's failed steps with their output, and not the hundreds that went well.
show_failures() {
    awk '/^FAILED: /{ failed = 1 } /^\[[0-9]+\/[0-9]+\]/{ failed = 0 } failed || /^ninja: (error|fatal)/ || /^CMake (Error|Warning)/' "$1" \
        | head -n 200 >&2
}

# run_ninja FOLDER TARGET…
run_ninja() {
    local folder="$1" log
    shift
    log="$ROO_LOGS/${folder##*/}-build.log"
    logged_step "$log" '^\[[0-9]+/[0-9]+\]' in_build_env ninja -C "$folder" "$@" && return 0
    show_failures "$log"
    ROO_LOG_LINES=5 step_failed "$log" "building ${folder##*/}"
}

# build PRESET [CMAKE ARG…] -- TARGET…: configures where needed and builds in build/PRESET.
build() {
    local preset="$1" folder options=() lock
    folder="${ROO_BUILD_FOLDER:-$ROO_SOURCE/build/$preset}"
    shift
    while (($#)) && [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift || true
    [[ -f $ROO_SOURCE/CMakePresets.json ]] || fail "$ROO_SOURCE has no CMakePresets.json: this is no complete source tree; clone it again."
    take_lock lock "$ROO_SOURCE/build/.lock" "build"
    configure "$preset" "$folder" "${options[@]}"
    run_ninja "$folder" "$@"
    release_lock "$lock"
}
