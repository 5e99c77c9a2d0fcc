#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""What releases are built from is pinned, and is the same wherever it is named.

    sources.py SOURCE_DIR
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ID = "io.github.rooharness.RooHarness"
# With Qt 6.8, KDE Frameworks can be at most these, and the program asks for at least those.
NEWEST_FRAMEWORKS = {"6.8": (6, 24)}
OLDEST_FRAMEWORKS = (6, 8)
EVERYWHERE = "-DCMAKE_POSITION_INDEPENDENT_CODE=ON"


def numbers(version):
    return tuple(int(part) for part in version.split(".")[:2])


def pins_are_whole(pins):
    for source in pins["sources"]:
        what = f"{source['name']} in sources.json"
        yield f"the hash of {what}", bool(re.fullmatch("[0-9a-f]{64}", source["sha256"]))
        yield f"the version in the URL of {what}", source["version"] in source["url"]
        yield f"the URL of {what}", source["url"].startswith("https://")
    for name, tool in pins["tools"].items():
        yield f"the hashes of {name}", set(tool["sha256"]) == {"x86_64", "aarch64"} and \
            all(re.fullmatch("[0-9a-f]{64}", value) for value in tool["sha256"].values())
        yield f"the URL of {name}", "/continuous/" not in tool["url"]


def frameworks_fit(pins):
    versions = {source["name"]: source["version"] for source in pins["sources"]}
    found = numbers(versions["syntax-highlighting"])
    qt = ".".join(pins["qt"]["version"].split(".")[:2])
    yield "KSyntaxHighlighting is new enough", found >= OLDEST_FRAMEWORKS
    yield f"KSyntaxHighlighting is made for Qt {qt}", found <= NEWEST_FRAMEWORKS[qt]
    yield "the CMake modules are of its version", \
        versions["extra-cmake-modules"] == versions["syntax-highlighting"]


def flatpak_modules(manifest):
    """Name, URL, hash and options of each module that is fetched."""
    for module in re.split(r"^  - name: ", manifest, flags=re.MULTILINE)[1:]:
        url = re.search(r"^ +url: (\S+)$", module, re.MULTILINE)
        if url:
            hash_ = re.search(r"^ +sha256: (\S+)$", module, re.MULTILINE)
            options = re.findall(r"^ +- (-D\S+)$", module, re.MULTILINE)
            yield module.split()[0], url[1], hash_ and hash_[1], set(options) - {EVERYWHERE}


def flatpak_agrees(source, pins):
    manifest = (source / f"packaging/flatpak/{ID}.yml").read_text("utf-8")
    yield "the Flatpak's id", f"\nid: {ID}\n" in manifest
    known = {pin["name"]: pin for pin in pins["sources"]}
    modules = [*flatpak_modules(manifest)]
    yield "the Flatpak's modules", {module[0] for module in modules} == \
        {"libzip", "md4c", "tomlplusplus", "qtkeychain"}
    for name, url, hash_, options in modules:
        pin = known.get(name, {})
        yield f"{name} in the Flatpak", (url, hash_, options) == \
            (pin.get("url"), pin.get("sha256"), set(pin.get("options", ())))


def workflows_agree(source, pins):
    qt = pins["qt"]["version"]
    for workflow in sorted((source / ".github/workflows").glob("*.yml")):
        text = workflow.read_text("utf-8")
        for found in re.findall(r"install-qt \w+ desktop ([0-9.]+)", text):
            yield f"Qt {found} in {workflow.name}", found == qt
        for action in re.findall(r"uses: (\S+)", text):
            yield f"{action} in {workflow.name} is a commit", \
                bool(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action))


def sboms(source, pins):
    for system in ("Linux", "macOS", "Windows"):
        made = subprocess.run([source / "packaging/dependencies/pins", "sbom", "1.2.3", system],
                              stdout=subprocess.PIPE, check=True).stdout
        names = {package["name"] for package in json.loads(made)["packages"]}
        wanted = {pin["name"] for pin in pins["sources"] if pin.get("purpose") != "build"
                  and pin.get("systems", system) == system}
        yield f"what the SBOM for {system} names", names == wanted | {"roo-harness", "qt"}


def main(source):
    pins = json.loads((source / "packaging/dependencies/sources.json").read_text("utf-8"))
    claims = [*pins_are_whole(pins), *frameworks_fit(pins), *flatpak_agrees(source, pins),
              *workflows_agree(source, pins), *sboms(source, pins)]
    faults = [f"not so: {what}" for what, holds in claims if not holds]
    print("\n".join(faults) or f"{len(claims)} claims hold")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
