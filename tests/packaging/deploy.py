#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""What is made for macOS and Windows, as far as that can be seen on another system.

    deploy.py SOURCE_DIR CMAKE SCRATCH_DIR [CMAKE ARG…]
"""

import os
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ID = "io.github.rooharness.RooHarness"
WINDOWS_SETTINGS = {"activeCodePage": "UTF-8", "longPathAware": "true", "dpiAwareness": "PerMonitorV2"}


def configure(cmake, source, scratch, system, options):
    folder = scratch / system
    shutil.rmtree(folder, ignore_errors=True)
    command = [cmake, "-S", source / "tests/packaging/deploy", "-B", folder, f"-DROO_SYSTEM={system}",
               f"-DROO_PACKAGING={source / 'packaging'}", "-Wno-dev", *options]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    if made.returncode != 0:
        sys.exit(f"{system}: {made.stdout}")
    return folder


def installation(folder):
    """The deploy script, and whether it comes after the programs."""
    text = (folder / "cmake_install.cmake").read_text("utf-8")
    if '"Unspecified"' in text:
        sys.exit(f"{folder.name}: something belongs to no component, and so to no package")
    script = re.search(r'include\("(.*/\.qt/deploy_.*\.cmake)"\)', text)
    last_program = text.rindex("file(INSTALL DESTINATION")
    return Path(script[1]).read_text("utf-8"), script.start() > last_program


def mac(source, folder):
    script, comes_last = installation(folder)
    yield "the bundle is deployed", '\n    EXECUTABLE "Roo Harness.app"\n' in script
    yield "the command line in it, too", \
        '"Roo Harness.app/Contents/MacOS/orchestrator"' in script
    yield "after it was installed", comes_last
    values = plistlib.loads((folder / "Info.plist").read_bytes())
    yield "the bundle's id", values["CFBundleIdentifier"] == ID
    yield "its versions", values["CFBundleVersion"] == values["CFBundleShortVersionString"] == "1.2.3"
    yield "its program", values["CFBundleExecutable"] == "Roo Harness"
    yield "its icon", (source / "packaging/macos" / values["CFBundleIconFile"]).is_file()
    yield "its oldest system", values["LSMinimumSystemVersion"] == "13.3"
    yield "nothing is left to fill in", not any("${" in str(value) for value in values.values())
    places = re.findall(r'file\(INSTALL DESTINATION "\$\{CMAKE_INSTALL_PREFIX\}/([^"]*)"',
                        (folder / "cmake_install.cmake").read_text("utf-8"))
    # The bundle itself goes to bin where this system is no Mac.
    yield "nothing is beside the bundle", \
        all(place.startswith("Roo Harness.app/") for place in places if place != "bin")
    yield "the disk image has the bundle alone", cpack_says(folder, 'set(CPACK_COMPONENTS_ALL "gui")')
    yield "it is signed first", cpack_says(
        folder, f'set(CPACK_PRE_BUILD_SCRIPTS "{source}/packaging/macos/sign.cmake")')
    exceptions = plistlib.loads((source / "packaging/macos/entitlements.plist").read_bytes())
    yield "no exception from the hardened runtime", exceptions == {}


def cpack_says(folder, line):
    return f"{line}\n" in (folder / "CPackConfig.cmake").read_text("utf-8")


BUNDLE = "Roo Harness.app"
CODE = ("MacOS/Roo Harness", "MacOS/orchestrator", "Frameworks/libKF6SyntaxHighlighting.6.dylib",
        "Frameworks/QtCore.framework/Versions/A/QtCore", "PlugIns/platforms/libqcocoa.dylib")
# Says what it was asked to do, and refuses what it is told to.
CODESIGN = """#!/bin/sh
for last; do :; done
printf '%s\\n' "$*" >> "$ROO_SIGNED"
[ "$last" != "$ROO_REFUSED" ]
"""


def sign(source, cmake, scratch, **environment):
    """The calls of codesign for a bundle with code in all its places, and whether all went well."""
    shutil.rmtree(scratch, ignore_errors=True)
    for name in CODE:
        file = scratch / "staged/window" / BUNDLE / "Contents" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    tool = scratch / "bin/codesign"
    tool.parent.mkdir()
    tool.write_text(CODESIGN, "utf-8")
    tool.chmod(0o755)
    log = scratch / "signed"
    log.touch()
    done = subprocess.run(
        [cmake, f"-DCPACK_TEMPORARY_INSTALL_DIRECTORY={scratch / 'staged'}",
         "-P", source / "packaging/macos/sign.cmake"],
        env=os.environ | {"PATH": f"{tool.parent}:{os.environ['PATH']}", "ROO_SIGNED": str(log),
                          "ROO_REFUSED": "", "ROO_CODESIGN_IDENTITY": ""} | environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return log.read_text("utf-8").splitlines(), done.returncode == 0


def signing(source, cmake, scratch):
    calls, went_well = sign(source, cmake, scratch)
    signed = [call for call in calls if "--sign" in call]
    yield "a bundle is signed", went_well
    yield "each part of it, and then itself", len(signed) == 5 and signed[-1].endswith(BUNDLE)
    yield "its libraries first", all("/MacOS/" not in call for call in signed[:3])
    yield "ad hoc without an identity", all("--sign - " in call for call in signed)
    yield "which may load libraries of no team", \
        all("--options runtime" not in call for call in signed)
    yield "and looked at again", "--verify" in calls[-1]
    calls, _ = sign(source, cmake, scratch, ROO_CODESIGN_IDENTITY="Developer ID: X (Y)")
    yield "with an identity and a time, under the hardened runtime", \
        all("--options runtime --timestamp --sign Developer ID: X (Y) " in call
            for call in calls[:-1])
    library = scratch / "staged/window" / BUNDLE / "Contents" / CODE[2]
    _, went_well = sign(source, cmake, scratch, ROO_REFUSED=str(library))
    yield "what cannot be signed is no disk image", not went_well


def windows(source, folder):
    script, comes_last = installation(folder)
    yield "both programs are deployed", re.search(r'"[^"]*/roo-harness"', script) is not None and \
        re.search(r'"[^"]*/orchestrator"', script) is not None
    yield "after they were installed", comes_last
    yield "with the highlighting", "SyntaxHighlighting" in \
        (folder / "cmake_install.cmake").read_text("utf-8")
    yield "the installer has both programs", cpack_says(folder, 'set(CPACK_COMPONENTS_ALL "cli;gui")')
    yield "and the libraries in any case", cpack_says(folder, 'set(CPACK_COMPONENT_GUI_REQUIRED "ON")')
    for name in ("roo-harness", "orchestrator"):
        resources = (folder / f"{name}.rc").read_text("utf-8")
        yield f"{name}'s version", "FILEVERSION 1, 2, 3, 0" in resources and '"1.2.3"' in resources
        files = re.findall(r'^1 (?:ICON|24) "(.*)"', resources, re.MULTILINE)
        yield f"{name}'s icon and manifest", len(files) == 2 and \
            all(Path(file).is_file() for file in files)
        yield f"nothing is left to fill in for {name}", "@" not in resources
    manifest = ET.parse(source / "packaging/windows/roo-harness.manifest")
    found = {element.tag.split("}")[1]: element.text for element in manifest.iter()}
    for name, value in WINDOWS_SETTINGS.items():
        yield f"the manifest's {name}", found.get(name) == value


def main(source, cmake, scratch, *options):
    source, scratch = Path(source), Path(scratch)
    claims = [*mac(source, configure(cmake, source, scratch, "APPLE", options)),
              *signing(source, cmake, scratch / "signing"),
              *windows(source, configure(cmake, source, scratch, "WIN32", options))]
    faults = [f"not so: {what}" for what, holds in claims if not holds]
    print("\n".join(faults) or f"{len(claims)} claims hold")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
