# shellcheck shell=sh
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The hook of mmdebstrap by which packaging/deb/prove tries the packages in a clean Debian root, whose
# folder is $1 and whose /roo holds the packages. PROVE_URL is the scripted server, PROVE_DISPLAY the
# display. apt works from outside, so that the root needs nothing for it.
set -eu
root="$1"

say() { echo "prove: $*"; }

fail() {
    say "$*"
    exit 1
}

apt() {
    APT_CONFIG="$MMDEBSTRAP_APT_CONFIG" apt-get --yes -o APT::Install-Recommends=false \
        -o DPkg::Chroot-Directory="$root" "$@"
}

# An ordinary user with a home and next to nothing in the environment.
as_user() {
    chroot "$root" setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs \
        env --ignore-environment --chdir=/home/ada HOME=/home/ada LANG=C.UTF-8 PATH=/usr/bin:/bin \
        LITELLM_BASE_URL="$PROVE_URL" DISPLAY="$PROVE_DISPLAY" XAUTHORITY=/roo/authority "$@"
}

# All files but those in which dpkg, apt and ldconfig keep what they did.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./roo \
        -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache/apt \
        -o -path ./var/cache/ldconfig -o -path ./var/log \) -prune -o -print) | LC_ALL=C sort
}

# install_needed DEB…: what they depend on, without them.
install_needed() {
    needed="$(apt --simulate install "$@" | sed -n 's/^Inst \([^ ]*\) .*/\1/p' | grep -v '^roo-harness')" || true
    # shellcheck disable=SC2086
    [ -z "$needed" ] || apt install $needed
}

expect_files() {
    for file; do
        [ -s "$root/usr/share/$file" ] || fail "the packages have no /usr/share/$file"
    done
}

window="$(echo "$root"/roo/roo-harness_*.deb)"
command_line="$(echo "$root"/roo/roo-harness-cli_*.deb)"
name=io.github.rooharness.RooHarness
chmod -R a+rX "$root/roo"
install -d -o 1000 -g 1000 "$root/home/ada"

install_needed "$command_line"
# shellcheck disable=SC2016
gui="$(chroot "$root" dpkg-query -W -f '${Package}\n' | grep -E 'qt6(gui|widgets)|libkf6|libx11|libxcb|wayland|libegl|libgl1')" || true
[ -z "$gui" ] || fail "the command line's package needs $gui"
say "the command line needs no Gui library"

install_needed "$window" "$command_line"
files >"$root/roo/before"
apt install "$window" "$command_line"
say "both are installed with what they depend on, and no more"
expect_files applications/$name.desktop metainfo/$name.metainfo.xml man/man1/roo-harness.1.gz \
    icons/hicolor/scalable/apps/$name.svg icons/hicolor/symbolic/apps/$name-symbolic.svg \
    icons/hicolor/48x48/apps/$name.png man/man1/orchestrator.1.gz \
    bash-completion/completions/orchestrator zsh/vendor-completions/_orchestrator \
    fish/vendor_completions.d/orchestrator.fish doc/roo-harness/copyright doc/roo-harness-cli/copyright

as_user orchestrator --version
as_user orchestrator run "Say who you are" >"$root/roo/answers"
[ "$(grep -c '^This is .* at work\.$' "$root/roo/answers")" = 3 ] \
    || fail "orchestrator did not print three answers, but: $(cat "$root/roo/answers")"
say "orchestrator runs all three stages against the scripted server"
# Whoever watches the display closes the window.
as_user timeout 120 roo-harness || fail "roo-harness ended with $? instead of being closed"
say "roo-harness opens its window and is closed"

apt purge roo-harness roo-harness-cli
files >"$root/roo/after"
left="$(LC_ALL=C comm -3 "$root/roo/before" "$root/roo/after" | grep -v '^	\./home/ada/')" || true
[ -z "$left" ] || fail "purging the packages leaves, or takes away: $left"
as_user sh -c 'ls .local/share/roo-harness/runs/*/events.jsonl' || fail "the user's history is gone"
say "purged, they leave nothing but the user's data"
