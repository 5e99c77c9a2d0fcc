#!/usr/bin/env bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The desktop file is valid, without a warning or a hint.
#   desktop_file.sh SOURCE_DIR
set -euo pipefail

command -v desktop-file-validate >/dev/null || {
    echo "desktop-file-validate is not installed"
    exit 77
}
said="$(desktop-file-validate "$1"/packaging/linux/*.desktop)"
[[ -z $said ]] || {
    echo "$said"
    exit 1
}
