# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Starting a built program on the user's own system.

# Where Qt's plugins are inside the build root.
root_plugins() { echo "$1/usr/lib/$(root_triplet)/qt6/plugins"; }

library_path() { sed "s|^|$1|" "$1/.roo-harness-libraries" | paste -sd :; }

# launch PROGRAM ARG…: becomes the program. With a build root, its loader starts it with the root's
# libraries, so that processes, signals, exit codes, terminal and folders are the real ones.
# ROO_LAUNCHER_ENV names the variables set here, for the program to drop for its children.
launch() {
    local program="$1" loader
    shift
    [[ $ROO_ENVIRONMENT == root ]] || exec "$program" "$@"
    loader="$(root_loader "$ROO_ROOT")"
    QT_PLUGIN_PATH="$(root_plugins "$ROO_ROOT")" ROO_LAUNCHER_ENV=QT_PLUGIN_PATH,ROO_LAUNCHER_ENV \
        exec "$loader" --inhibit-cache --library-path "$(library_path "$ROO_ROOT")" \
        --argv0 "$program" "$program" "$@"
}
