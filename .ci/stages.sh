# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The stages of .ci/run, in their order. Each is a function stage_NAME that fails by its status.

FUZZ_SECONDS="${FUZZ_SECONDS:-5}"

# shellcheck disable=SC2034
STAGES=(test sanitizers format shellcheck core-only packages local fuzz tidy clazy)

stage_title() {
    case "$1" in
        test) echo "release build and every test (packaging/test)" ;;
        sanitizers) echo "every test under AddressSanitizer and UndefinedBehaviorSanitizer" ;;
        format) echo "clang-format" ;;
        shellcheck) echo "shellcheck" ;;
        core-only) echo "core and command line alone, without Gui libraries" ;;
        packages) echo "packages: lintian, the same bytes twice, installed in a clean Debian 13" ;;
        local) echo "three stages of the model on this machine (packaging/run --local)" ;;
        fuzz) echo "fuzz targets, $FUZZ_SECONDS s each" ;;
        tidy) echo "clang-tidy over app/" ;;
        clazy) echo "clazy, level 1" ;;
    esac
}

stage_test() { ROO_WERROR=ON "$ROO_SOURCE/packaging/test"; }

stage_sanitizers() {
    take_lock test_lock "$ROO_SOURCE/build/.lock-tests" "test run"
    build asan -DROO_WERROR=ON --
    prepare_litellm
    export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}"
    export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}"
    run_tests asan
}

own_sources() {
    find "$ROO_SOURCE/app" "$ROO_SOURCE/tests" -path "$ROO_SOURCE/tests/data" -prune -o \
        -type f \( -name '*.cpp' -o -name '*.h' \) -print0
}

stage_format() {
    own_sources | in_build_env xargs -0 clang-format --dry-run --Werror
    echo "clang-format: $(own_sources | tr -dc '\0' | wc -c) files are formatted"
}

# Every bash script, by its first line, and the parts they share.
own_scripts() {
    local file
    while IFS= read -r -d '' file; do
        if [[ $file == *.sh || $(head -c 64 "$file" | head -n 1 | tr -d '\0') == '#!'*bash* ]]; then
            printf '%s\0' "$file"
        fi
    done < <(find "$ROO_SOURCE/packaging" "$ROO_SOURCE/.ci" "$ROO_SOURCE/tests" \
        -path "$ROO_SOURCE/tests/data" -prune -o -type f -print0)
}

stage_shellcheck() {
    own_scripts | in_build_env xargs -0 shellcheck
    echo "shellcheck: $(own_scripts | tr -dc '\0' | wc -c) scripts are clean"
}

# No program without a window may need what only windows need.
refuse_gui_libraries() {
    local found
    found="$(in_build_env ldd "$1" | grep -oE 'libQt6(Gui|Widgets)[^ ]*|libKF6[^ ]*|libX11[^ ]*|libwayland[^ ]*' | sort -u)" || true
    if [[ -n $found ]]; then
        echo "$1 needs these libraries, directly or through others: ${found//$'\n'/ }"
        return 1
    fi
    echo "${1#"$ROO_SOURCE"/} needs no Gui library"
}

stage_core-only() {
    ROO_BUILD_FOLDER="$ROO_SOURCE/build/core-only" \
        build release -DROO_GUI=OFF -DROO_WERROR=ON -DBUILD_TESTING=OFF --
    refuse_gui_libraries "$ROO_SOURCE/build/core-only/bin/orchestrator"
    # The one that users get is built together with the window.
    [[ ! -x $ROO_SOURCE/build/release/bin/orchestrator ]] \
        || refuse_gui_libraries "$ROO_SOURCE/build/release/bin/orchestrator"
}

# Made a second time, from files installed a second time, the packages are the same; and nothing in
# them knows when or where it was built.
compare_packages() {
    local again="$ROO_SOURCE/build/packages-again" file named
    # From its second version on, the format of resources holds the times of their files.
    if named="$(grep -rlE --include='qrc_*.cpp' 'int version = [^1]' "$ROO_SOURCE/build/release/app")"; then
        echo "qt_add_resources without the options for no times made: ${named//"$ROO_SOURCE"\//}"
        return 1
    fi
    pack "$again" "$(generators_of deb rpm tgz)"
    for file in "$again"/*; do
        cmp "$file" "$ROO_PACKAGES/${file##*/}" || return 1
    done
    for file in "$again"/*.deb; do
        in_build_env dpkg-deb -x "$file" "$again/content"
    done
    if named="$(grep -rlaF -e "$ROO_SOURCE" -e "$ROO_CACHE" "$again/content")"; then
        echo "the folder of the build stands in: ${named//"$again/content"/}"
        return 1
    fi
    remove_tree "$again"
    echo "the packages are the same byte for byte when they are made again"
}

stage_packages() {
    ROO_WERROR=ON "$ROO_SOURCE/packaging/package" >/dev/null
    (cd "$ROO_PACKAGES" && ls -l)
    in_build_env lintian --allow-root --fail-on error,warning "$ROO_PACKAGES"/*.deb
    echo "lintian: no error and no warning"
    compare_packages
    ROO_WERROR=ON "$ROO_SOURCE/packaging/deb/prove"
}

# The ports at which a proxy of ours with the local model runs.
local_proxies() {
    local file port
    # shellcheck source=/dev/null
    . "$ROO_SOURCE/packaging/linux/proxy.sh"
    for file in "$ROO_PROXY_STATE"/*.pid; do
        port="$(basename "$file" .pid)"
        [[ -e $file && $(proxy_kind "$port") == local ]] || continue
        ! own_proxy "$port" >/dev/null || echo "$port"
    done
}

# The way to a first answer without a key, as users go it.
stage_local() {
    local answers heading before tries scratch
    if [[ ${ALLOW_NO_PYPI:-0} == 1 ]]; then
        echo "not tried, since ALLOW_NO_PYPI=1"
        return 0
    fi
    before="$(local_proxies)"
    scratch="$(mktemp -d)"
    answers="$(XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" ROO_WERROR=ON "$ROO_SOURCE/packaging/run" --local run --no-history "A Python function that doubles a number")"
    rm -rf -- "$scratch"
    printf '%s\n' "$answers"
    for heading in Plan Code Review; do
        grep -qx "# $heading" <<<"$answers" || { echo "there is no heading \"$heading\" in what it wrote"; return 1; }
    done
    for ((tries = 50; tries > 0; --tries)); do
        [[ $(local_proxies) != "$before" ]] || break
        sleep 0.1
    done
    ((tries)) || { echo "the proxy did not end with the program"; return 1; }
    echo "all three stages have answered, and the proxy has ended with the program"
}

fuzz_targets() {
    in_build_env ninja -C build/fuzz -t targets all 2>/dev/null | sed -n 's/^\(fuzz_[A-Za-z0-9_]*\): phony$/\1/p' | grep -v '_autogen' | sort -u
}

# First every sample of the corpus once, then FUZZ_SECONDS of new ones, kept out of the tree.
run_fuzz_target() {
    local name="$1" scratch="build/fuzz/found/$1" corpus
    for corpus in "tests/fuzz/corpus/$name" "tests/fuzz/corpus/${name#fuzz_}"; do
        [[ ! -d $ROO_SOURCE/$corpus ]] || break
    done
    [[ -d $ROO_SOURCE/$corpus ]] || { echo "$name has no corpus: tests/fuzz/corpus/$name is missing"; return 1; }
    mkdir -p "$ROO_SOURCE/$scratch"
    if ! in_build_env "build/fuzz/bin/$name" -max_total_time="$FUZZ_SECONDS" -timeout=10 \
        -rss_limit_mb=2048 -verbosity=0 -artifact_prefix="build/fuzz/found/$name-" \
        "$scratch" "$corpus" </dev/null; then
        echo "$name: failed; the input is the newest build/fuzz/found/$name-*. Run it by: build/fuzz/bin/$name FILE"
        return 1
    fi
    echo "$name: no crash in $FUZZ_SECONDS s and $(find "$ROO_SOURCE/$corpus" -type f | wc -l) samples"
}

stage_fuzz() {
    local targets name status=0
    build fuzz -- help
    mapfile -t targets < <(fuzz_targets)
    ((${#targets[@]})) || { echo "the fuzz preset has no target fuzz_*"; return 1; }
    build fuzz -- "${targets[@]}"
    for name in "${targets[@]}"; do
        run_fuzz_target "$name" || status=1
    done
    return "$status"
}

# The linters need clang's own flags, no precompiled headers, and what moc and rcc generate.
prepare_lint() {
    ROO_BUILD_FOLDER="$ROO_SOURCE/build/lint" build dev -DCMAKE_CXX_COMPILER=clang++ \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DROO_FUZZ=ON -DCMAKE_GLOBAL_AUTOGEN_TARGET=ON \
        -DCMAKE_AUTOGEN_ORIGIN_DEPENDS=OFF \
        -- autogen
}

lint() { in_build_env python3 .ci/lint.py "$1" build/lint "$ROO_CACHE/lint" "$(environment_id)"; }

stage_tidy() {
    prepare_lint
    lint tidy
}

stage_clazy() {
    prepare_lint
    lint clazy
}
