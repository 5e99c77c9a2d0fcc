#!/usr/bin/env bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The AppStream metainfo is valid in strict mode.
#   metainfo.sh SOURCE_DIR
set -euo pipefail

version="$(appstreamcli --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1 || true)"
# Before 1.0 it knows no <developer>, which stores ask for.
((${version:-0} >= 1)) || {
    echo "appstreamcli of AppStream 1.0 or newer is not installed"
    exit 77
}
appstreamcli validate --strict --no-net --explain "$1"/packaging/linux/*.metainfo.xml
