#!/usr/bin/env bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# packaging/litellm reads keys out of .env, and never executes it.
#   dotenv_value.sh SOURCE_DIR
set -euo pipefail

folder="$(mktemp -d)"
trap 'rm -rf -- "$folder"' EXIT
export ROO_CACHE="$folder/cache"
# shellcheck source=/dev/null
. "$1/packaging/linux/proxy.sh"
export ROO_SOURCE="$folder"

failures=0
# expect VALUE LINE…: what A is in a file of these lines.
expect() {
    local wanted="$1" found
    shift
    printf '%s\n' "$@" >"$folder/.env"
    found="$(dotenv_value A)"
    [[ $found == "$wanted" ]] && return
    printf 'expected "%s", found "%s", in: %s\n' "$wanted" "$found" "$*"
    failures=$((failures + 1))
}

expect 'sk-1' 'A=sk-1'
expect 'sk-1' '  export A = sk-1  '
expect 'sk-1' $'A=sk-1\r'
expect 'sk-1' 'A=sk-1 # mine'
expect 'sk' 'A=sk#1'
expect 'sk#1 x' 'A="sk#1 x" # mine'
expect "it's" 'A="it'"'"'s"'
expect 'sk-1' "A='sk-1'"
expect 'sk-2' 'A=sk-1' 'B=3' 'A=sk-2'
expect '' 'A='
expect '' 'AB=1' '# A=1' 'B="A=1"'
expect "\$(touch $folder/executed)" "A='\$(touch $folder/executed)'"
expect "\`touch" "A=\`touch"
[[ ! -e $folder/executed ]] || {
    echo "a value was executed"
    failures=$((failures + 1))
}
rm "$folder/.env"
[[ -z "$(dotenv_value A)" ]] || failures=$((failures + 1))
exit $((failures > 0))
