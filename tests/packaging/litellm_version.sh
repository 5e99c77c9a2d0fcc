#!/usr/bin/env bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The LiteLLM that the compose file starts is the one that everything else is tested with.
#   litellm_version.sh SOURCE_DIR
set -euo pipefail

locked="$(sed -n 's/^litellm\(\[[a-z,-]*\]\)\?==\([0-9.]*\).*/\2/p' "$1/resources/litellm/requirements.txt")"
[[ -n $locked ]] || {
    echo "requirements.txt locks no litellm"
    exit 1
}
grep -q "image: ghcr.io/berriai/litellm:v$locked\$" "$1/packaging/docker/compose.yaml" || {
    echo "compose.yaml does not start litellm $locked"
    exit 1
}
