#!/usr/bin/env bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The man pages are well-formed, and the window's names the options that it has, and no others.
#   manpages.sh SOURCE_DIR [PROGRAM]
set -euo pipefail

pages="$1/resources/docs"
status=0
if [[ -n ${2:-} ]]; then
    help="$("$2" --help)"
    grep -q "^Usage: $(basename "$2") " <<<"$help" || { echo "--help does not say how $(basename "$2") is used"; status=1; }
    offered="$(grep -oE '^  (-[a-z], )?--[a-z-]+' <<<"$help" | grep -oE -- '--[a-z-]+' | sort)"
    named="$(grep -E '^\.It Fl' "$pages/roo-harness.1" | grep -oE -- ' -[a-z-]+' | sed 's/^ /-/' | sort)"
    diff -u --label "--help" <(echo "$offered") --label "the man page" <(echo "$named") || status=1
fi
if command -v mandoc >/dev/null; then
    mandoc -Tlint -W warning "$pages"/*.1 || status=1
elif ((status == 0)); then
    echo "mandoc is not installed"
    status=77
fi
exit "$status"
