# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Starting, finding and stopping the local LiteLLM proxy.

ROO_PROXY_STATE="$ROO_CACHE/proxy"
PROXY_START_SECONDS=120

proxy_url() { echo "http://127.0.0.1:$1"; }
proxy_log() { echo "$ROO_PROXY_STATE/$1.log"; }
proxy_pid_file() { echo "$ROO_PROXY_STATE/$1.pid"; }

# A process is the one we started if its start time is the noted one, since numbers are reused.
process_start_time() {
    local stat
    stat="$(cat "/proc/$1/stat" 2>/dev/null)" || return 1
    stat="${stat##*) }"
    # shellcheck disable=SC2086
    set -- $stat
    echo "${20}"
}

# Prints the process id of the proxy that we started on port $1, if it still runs.
own_proxy() {
    local pid started
    read -r pid started _ 2>/dev/null <"$(proxy_pid_file "$1")" || return 1
    [[ -n $started && $(process_start_time "$pid") == "$started" ]] || return 1
    echo "$pid"
}

port_is_taken() { (exec 9<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

proxy_is_alive() (
    answer=""
    exec 9<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET /health/liveliness HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&9
    IFS= read -r -d '' -t 5 answer <&9 || true
    [[ $answer == *" 200 "*alive* ]]
) 2>/dev/null

# dotenv_value NAME: NAME's value in the source tree's .env. The file is read, never executed.
dotenv_value() {
    local line value="" pattern
    pattern="^[[:space:]]*(export[[:space:]]+)?$1[[:space:]]*=[[:space:]]*(.*)\$"
    [[ -r $ROO_SOURCE/.env ]] || return 0
    while IFS= read -r line || [[ -n $line ]]; do
        [[ ${line%$'\r'} =~ $pattern ]] || continue
        value="${BASH_REMATCH[2]}"
        case "$value" in
            \"*\"* | \'*\'* | \`*\`*) value="${value#?}" value="${value%%"${BASH_REMATCH[2]:0:1}"*}" ;;
            *) value="${value%%#*}" value="${value%"${value##*[![:space:]]}"}" ;;
        esac
    done <"$ROO_SOURCE/.env"
    printf '%s' "$value"
}

# The environment wins over .env; an empty key is no key.
load_keys() {
    local name value
    for name in OPENAI_API_KEY OPENROUTER_API_KEY LITELLM_API_KEY; do
        value="${!name:-$(dotenv_value "$name")}"
        unset "$name"
        if [[ -n $value ]]; then
            export "$name=$value"
        fi
    done
}

say_missing_keys() {
    if [[ -z ${OPENAI_API_KEY:-} ]]; then
        say "OPENAI_API_KEY is not set: gpt-4o-mini-2024-07-18 will not answer, so the baseline's Planner and Reviewer fail."
    fi
    if [[ -z ${OPENROUTER_API_KEY:-} ]]; then
        say "OPENROUTER_API_KEY is not set: the four openrouter/… models will not answer, so the baseline's Coder fails."
    fi
    if [[ -z ${OPENAI_API_KEY:-} || -z ${OPENROUTER_API_KEY:-} ]]; then
        say "set missing keys in the environment or in $ROO_SOURCE/.env, then: packaging/litellm --stop && packaging/litellm"
    fi
    if [[ -z ${LITELLM_API_KEY:-} ]]; then
        say "LITELLM_API_KEY is not set: the proxy asks for no key (it listens on this machine only)."
    fi
}

# What serves KIND (providers or local), one word a line.
proxy_command() {
    if [[ $1 == local ]]; then
        printf '%s\n' "$ROO_VENV/bin/python" "$ROO_LOCAL/serve.py" --config "$ROO_LOCAL/config.yaml"
    else
        printf '%s\n' "$ROO_VENV/bin/litellm" --config "$ROO_LITELLM/config.yaml"
    fi
}

# Becomes the proxy, with a session of its own. Everything it would fetch at start it has on disk.
become_proxy() {
    local port="$1" kind="$2" command
    mapfile -t command < <(proxy_command "$kind")
    [[ $kind != local ]] || unset OPENAI_API_KEY OPENROUTER_API_KEY
    umask 077
    unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME PYTHONSTARTUP
    export LITELLM_LOCAL_MODEL_COST_MAP=True LITELLM_LOCAL_POLICY_TEMPLATES=true \
        LITELLM_LOCAL_BLOG_POSTS=True LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS=True \
        LITELLM_LOCAL_AUTOROUTER_PRESETS=True NO_DOCS=True DISABLE_ADMIN_UI=True \
        LITELLM_MODE=PRODUCTION
    # Only here, where nothing but this machine can reach it, may it run without a key.
    [[ -n ${LITELLM_API_KEY:-} ]] || export LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY=true
    cd "$ROO_PROXY_STATE" || exit 1
    exec setsid "${command[@]}" --host 127.0.0.1 --port "$port" --num_workers 1
}

wait_until_ready() {
    local port="$1" pid="$2" begun=$SECONDS said=0
    until proxy_is_alive "$port"; do
        if ! own_proxy "$port" >/dev/null; then
            tail -n 20 "$(proxy_log "$port")" >&2
            rm -f "$(proxy_pid_file "$port")"
            fail "the LiteLLM proxy ended while it started; its last words are above, the rest in $(proxy_log "$port")."
        elif ((SECONDS - begun > PROXY_START_SECONDS)); then
            tail -n 20 "$(proxy_log "$port")" >&2
            stop_proxy "$port"
            fail "the LiteLLM proxy was not ready after $PROXY_START_SECONDS s and was stopped; its last words are above, the rest in $(proxy_log "$port")."
        elif ((SECONDS - begun >= said + 5)); then
            said=$((SECONDS - begun))
            say "waiting for the proxy to answer (process $pid, $said s) …"
        fi
        sleep 0.2
    done
}

refuse_foreign() {
    if proxy_is_alive "$1"; then
        fail "a LiteLLM proxy that this script did not start already answers at $(proxy_url "$1"). Use that one, or stop it, or start another with --port N."
    fi
    fail "another program already listens on port $1 of 127.0.0.1. Stop it, or use --port N."
}

# Which models the proxy that we started on port $1 serves.
proxy_kind() {
    local kind
    read -r _ _ kind <"$(proxy_pid_file "$1")"
    echo "${kind:-providers}"
}

# A port of this machine that nothing listens on.
free_port() {
    local tries port
    for ((tries = 0; tries < 100; ++tries)); do
        port=$((20000 + RANDOM % 10000))
        port_is_taken "$port" || break
    done
    echo "$port"
}

# start_proxy PORT KIND: with the providers' models, or with the local one. Where
# ROO_PROXY_ENDS_WITH is set, the local one ends with the process of that number.
start_proxy() {
    local port="$1" kind="$2" pid started start_lock=
    take_lock start_lock "$ROO_PROXY_STATE/.lock" "start or stop of the proxy"
    if pid="$(own_proxy "$port")"; then
        [[ $(proxy_kind "$port") == "$kind" ]] || fail "the proxy that runs at $(proxy_url "$port") serves other models. Stop it (packaging/litellm --stop --port $port), or use --port N."
        wait_until_ready "$port" "$pid"
        say "the LiteLLM proxy already runs at $(proxy_url "$port") (process $pid). New keys or settings need --stop first."
        release_lock "$start_lock"
        return 0
    fi
    ! port_is_taken "$port" || refuse_foreign "$port"
    say "starting LiteLLM at $(proxy_url "$port") …"
    (umask 077 && : >"$(proxy_log "$port")")
    (close_locks && become_proxy "$port" "$kind") </dev/null >>"$(proxy_log "$port")" 2>&1 &
    pid=$!
    started="$(process_start_time "$pid")" || true
    echo "$pid $started $kind" >"$(proxy_pid_file "$port")"
    wait_until_ready "$port" "$pid"
    say "the LiteLLM proxy is ready at $(proxy_url "$port")/v1 (process $pid, log $(proxy_log "$port"))."
    release_lock "$start_lock"
}

say_small_model() {
    say "the model behind it has 135 million parameters: it shows how the program works, and its answers are poor. Use it with the profile \"local\"."
}

stop_proxy() {
    local port="$1" pid tries
    pid="$(own_proxy "$port")" || return 1
    kill -TERM "$pid" 2>/dev/null || true
    for ((tries = 0; tries < 100; ++tries)); do
        own_proxy "$port" >/dev/null || break
        sleep 0.1
    done
    if own_proxy "$port" >/dev/null; then
        kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$(proxy_pid_file "$port")"
}

stop_all_proxies() {
    local file port
    for file in "$ROO_PROXY_STATE"/*.pid; do
        [[ -e $file ]] || continue
        port="${file##*/}" port="${port%.pid}"
        ! stop_proxy "$port" || say "stopped the LiteLLM proxy at $(proxy_url "$port")."
    done
}

# Those of an earlier --local, each of which had a port of its own.
forget_ended_proxies() {
    local file port
    for file in "$ROO_PROXY_STATE"/*.pid; do
        port="$(basename "$file" .pid)"
        [[ -e $file && $(proxy_kind "$port") == local ]] || continue
        own_proxy "$port" >/dev/null || rm -f "$file" "$(proxy_log "$port")"
    done
}

# The program that this process is about to become finds a proxy with the local model, which ends
# with it.
use_local_model() {
    local port
    forget_ended_proxies
    port="$(free_port)"
    ROO_PROXY_ENDS_WITH=$$ start_proxy "$port" local
    say_small_model
    export LITELLM_BASE_URL ROO_PROFILE=local
    LITELLM_BASE_URL="$(proxy_url "$port")/v1"
}
