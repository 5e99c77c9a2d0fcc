# shellcheck shell=bash
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Making packages of build/release by cpack.

ROO_PACKAGES="$ROO_SOURCE/build/packages"

# The time of every file in a package: the last entry of Debian's change log.
package_time() {
    date -d "$(sed -n 's/^ -- .*>  //p' "$ROO_SOURCE/packaging/deb/changelog" | head -n 1)" +%s
}

# generators_of KIND…: cpack's names.
generators_of() {
    local kind names=()
    for kind; do
        case "$kind" in
            deb) names+=(DEB) ;;
            rpm) names+=(RPM) ;;
            tgz) names+=(TGZ) ;;
            *) fail "\"$kind\" is no kind of package: it makes deb, rpm and tgz." ;;
        esac
    done
    (IFS=';' && printf '%s' "${names[*]}")
}

# require_packager KIND…: what the build environment must have, for each.
require_packager() {
    local kind tool
    for kind; do
        case "$kind" in
            deb) tool=dpkg-shlibdeps ;;
            rpm) tool=rpmbuild ;;
            *) continue ;;
        esac
        # shellcheck disable=SC2016
        in_build_env sh -c 'command -v "$1" >/dev/null' - "$tool" \
            || fail "this system has no $tool to make a .$kind: name another kind, or set ROO_BUILD_ENV=root to build for Debian 13."
    done
}

# pack FOLDER GENERATORS: what is built must be up to date.
pack() {
    local folder="$1" log="$ROO_LOGS/package.log"
    remove_tree "$folder"
    mkdir -p "$folder"
    SOURCE_DATE_EPOCH="$(package_time)" \
        logged_step "$log" '^CPack: (Create|- package)' in_build_env sh -c 'umask 022 && exec "$@"' - \
        cpack --config build/release/CPackConfig.cmake -G "$2" -B "$folder" \
        || step_failed "$log" "making packages"
    remove_tree "$folder/_CPack_Packages"
}

# make_packages KIND…: in build/packages, in the place of older ones of these kinds.
make_packages() {
    local generators kind
    generators="$(generators_of "$@")"
    require_packager "$@"
    build release "-DROO_WERROR=${ROO_WERROR:-OFF}" -- installable
    say "making packages in $ROO_PACKAGES …"
    pack "$ROO_PACKAGES.new" "$generators"
    mkdir -p "$ROO_PACKAGES"
    for kind; do
        rm -f "$ROO_PACKAGES"/*".${kind/tgz/tar.gz}"
    done
    mv "$ROO_PACKAGES.new"/* "$ROO_PACKAGES"
    rmdir "$ROO_PACKAGES.new"
}
