# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Running a preset's tests in the build environment.

# The integration tests run a real LiteLLM proxy, also with the local model; ROO_TEST_LITELLM tells
# them where its program is.
# Without it they are skipped, or fail where ROO_REQUIRE_LITELLM=1.
prepare_litellm() {
    local program
    [[ -f $ROO_SOURCE/resources/litellm/requirements.txt ]] || return 0
    if program="$(in_build_env packaging/litellm --local --prepare </dev/null)"; then
        export ROO_TEST_LITELLM="$program"
    elif [[ ${ROO_REQUIRE_LITELLM:-0} == 1 ]]; then
        say "LiteLLM could not be installed, so the tests against the real proxy will fail. ALLOW_NO_PYPI=1 allows them to be skipped."
    else
        say "LiteLLM could not be installed, so the tests against the real proxy are skipped."
    fi
}

# run_tests PRESET [CTEST ARG…]: standard output is ctest's.
run_tests() {
    local preset="$1"
    shift
    CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$(nproc)}" \
        in_build_env ctest --preset "$preset" --no-tests=error "$@" </dev/null
}
