#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""What is made for macOS and Windows, as far as that can be seen on another system.

    deploy.py SOURCE_DIR CMAKE SCRATCH_DIR [CMAKE ARG…]
"""

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
    exceptions = plistlib.loads((source / "packaging/macos/entitlements.plist").read_bytes())
    yield "no exception from the hardened runtime", exceptions == {}


def windows(source, folder):
    script, comes_last = installation(folder)
    yield "both programs are deployed", re.search(r'"[^"]*/roo-harness"', script) is not None and \
        re.search(r'"[^"]*/orchestrator"', script) is not None
    yield "after they were installed", comes_last
    yield "with the highlighting", "SyntaxHighlighting" in \
        (folder / "cmake_install.cmake").read_text("utf-8")
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
              *windows(source, configure(cmake, source, scratch, "WIN32", options))]
    faults = [f"not so: {what}" for what, holds in claims if not holds]
    print("\n".join(faults) or f"{len(claims)} claims hold")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
