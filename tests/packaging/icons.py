#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Every icon is there, in the sizes that systems look for, and of the drawings as they are now.

    icons.py SOURCE_DIR
"""

import hashlib
import struct
import sys
from pathlib import Path

ID = "io.github.rooharness.RooHarness"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = {16, 24, 32, 48, 256}
MAC_SIZES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
             b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512}
PNG = b"\x89PNG\r\n\x1a\n"
RGBA = 6


def png_size(data):
    """Its width and height, or None where it is no picture with an alpha channel."""
    if data[:8] != PNG or data[12:16] != b"IHDR" or data[25] != RGBA:
        return None
    return struct.unpack(">II", data[16:24])


def pngs(icons):
    for size in SIZES:
        file = icons / f"hicolor/{size}x{size}/apps/{ID}.png"
        if png_size(file.read_bytes()) != (size, size):
            yield f"{file} is not {size} pixels wide and high"


def ico_entries(data):
    reserved, kind, count = struct.unpack("<HHH", data[:6])
    if (reserved, kind) != (0, 1):
        raise ValueError("this is no .ico file")
    for i in range(count):
        width, height, _, _, _, bits, size, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * i)
        yield width or 256, height or 256, bits, data[start:start + size]


def ico(file):
    found = set()
    for width, height, bits, content in ico_entries(file.read_bytes()):
        real = png_size(content)
        if real is None:
            # A bitmap's header counts the rows of its mask, too.
            _, columns, rows = struct.unpack_from("<III", content)
            real = (columns, rows // 2)
        if real != (width, height) or bits != 32:
            yield f"{file}: what is said to have {width} pixels has {real} with {bits} bits"
        found.add(width)
    if not found >= WINDOWS_SIZES:
        yield f"{file} lacks the sizes {sorted(WINDOWS_SIZES - found)}"


def icns(file):
    data = file.read_bytes()
    if data[:4] != b"icns" or struct.unpack(">I", data[4:8])[0] != len(data):
        yield f"{file} is no whole .icns file"
        return
    found = {}
    at = 8
    while at < len(data):
        kind, size = data[at:at + 4], struct.unpack_from(">I", data, at + 4)[0]
        found[kind] = png_size(data[at + 8:at + size])
        at += size
    for kind, size in MAC_SIZES.items():
        if found.get(kind) != (size, size):
            yield f"{file}: {kind.decode()} is {found.get(kind)}, and not {size}"


def drawings(icons):
    for line in (icons / "rendered.sha256").read_text("utf-8").splitlines():
        wanted, name = line.split()
        if hashlib.sha256((icons / name).read_bytes()).hexdigest() != wanted:
            yield f"{name} was changed after the icons were made: run packaging/icons"


def main(source):
    icons = source / "resources/icons"
    faults = [*pngs(icons), *ico(source / "packaging/windows/roo-harness.ico"),
              *icns(source / "packaging/macos/roo-harness.icns"), *drawings(icons)]
    print("\n".join(faults) or "all icons are there")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
