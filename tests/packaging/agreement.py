#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Names, ids, versions and pictures are the same wherever they stand.

    agreement.py SOURCE_DIR [--release VERSION]

With --release also: this version may be released, since the change log and the metainfo date it.
"""

import configparser
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ID = "io.github.rooharness.RooHarness"
PNG = b"\x89PNG\r\n\x1a\n"
UNRELEASED = "not released yet"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RAW = "https://raw.githubusercontent.com/rooharness/roo-harness/main/"


class Tree:
    """The files in question, each read once."""

    def __init__(self, source):
        self.source = source
        self.metainfo = ET.parse(source / f"packaging/linux/{ID}.metainfo.xml").getroot()
        self.desktop = configparser.ConfigParser(interpolation=None, strict=True)
        self.desktop.optionxform = str
        self.desktop.read_string(self.text(f"packaging/linux/{ID}.desktop"))
        self.entry = self.desktop["Desktop Entry"]

    def text(self, name):
        return (self.source / name).read_text("utf-8")

    def found(self, name, pattern):
        match = re.search(pattern, self.text(name), re.MULTILINE)
        return match.groups() if match else (None,)

    def tag(self, path):
        element = self.metainfo.find(path)
        return None if element is None else element.text

    def languages(self, path):
        return {element.get(LANG) for element in self.metainfo.findall(path)}


def names(tree):
    yield "the metainfo's id", tree.tag("id"), ID
    yield "its launchable", tree.tag("launchable"), f"{ID}.desktop"
    yield "its icon", tree.tag("icon"), ID
    yield "its name", tree.tag("name"), tree.entry["Name"]
    yield "the desktop file's icon", tree.entry["Icon"], ID
    yield "the window's desktop file", *tree.found("app/gui/main.cpp",
                                                   r'setDesktopFileName\(u"(.*?)"_s\)'), ID
    yield "the window's name", *tree.found("app/gui/main.cpp",
                                           r'setApplicationDisplayName\(u"(.*?)"_s\)'), \
        tree.entry["Name"]
    programs = {element.text for element in tree.metainfo.findall("provides/binary")}
    yield "the metainfo's programs", programs, {"roo-harness", "orchestrator"}
    for section in tree.desktop.values():
        if "Exec" in section:
            yield f"the program of [{section.name}]", section["Exec"].split()[0], "roo-harness"
    yield "the metainfo's file types", tree.tag("provides/mediatype"), \
        tree.entry["MimeType"].rstrip(";")
    for path in ("summary", "description/p", "screenshots/screenshot/caption",
                 "releases/release/description/p"):
        yield f"the languages of {path}", tree.languages(path), {None, "tr"}


def versions(tree):
    (version,) = tree.found("CMakeLists.txt", r"^project\(roo-harness VERSION (\S+)")
    heading = re.findall(r"^## (\S+), (.+)$", tree.text("CHANGELOG.md"), re.MULTILINE)
    releases = tree.metainfo.findall("releases/release")
    yield "the change log's newest version", heading[0][0], version
    yield "the newest version of Debian's change log", *tree.found("packaging/deb/changelog",
                                                                   r"^roo-harness \((\S+)-\d+\)"), \
        version
    yield "the metainfo's versions", [release.get("version") for release in releases], \
        [number for number, _ in heading]
    for (number, date), release in zip(heading, releases):
        open_ended = date == UNRELEASED
        yield f"the kind of {number} in the metainfo", release.get("type", "stable"), \
            "development" if open_ended else "stable"
        if not open_ended:
            yield f"the date of {number} in the metainfo", release.get("date"), date


def release(tree, wanted):
    (version,) = tree.found("CMakeLists.txt", r"^project\(roo-harness VERSION (\S+)")
    _, date = tree.found("CHANGELOG.md", r"^## (\S+), (.+)$")
    yield "the version in CMakeLists.txt", version, wanted
    yield f"whether the change log dates {version}", date != UNRELEASED, True


def pictures(tree):
    for image in tree.metainfo.iter("image"):
        yield "where a screenshot lies", image.text.startswith(RAW), True
        head = (tree.source / image.text.removeprefix(RAW)).read_bytes()[:8]
        yield f"the beginning of {image.text}", head, PNG


def main(source, *options):
    tree = Tree(Path(source))
    claims = [*names(tree), *versions(tree), *pictures(tree)]
    if options:
        claims += release(tree, options[1])
    faults = [f"{what} is {found}, and not {wanted}" for what, found, wanted in claims
              if found != wanted]
    print("\n".join(faults) or f"{len(claims)} claims agree")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
