#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Runs clang-tidy or clazy over the compile database and remembers what was clean.

    lint.py tidy|clazy BUILD_FOLDER CACHE_FOLDER ENVIRONMENT_ID [FILE…]

A file is looked at again when its content, that of a header of ours that it includes, its compile
command, the configuration, the tool or the environment (which stands for all system headers)
changed. Paths are kept relative, so a fresh clone elsewhere finds the results.
"""

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
KEPT_RESULTS = 8
CLAZY_CHECKS = "level1"
# In a test a copied list costs nothing, and a global value is made and used by one thread.
CLAZY_CHECKS_IN_TESTS = CLAZY_CHECKS + "".join(
    f",no-{check}" for check in ("range-loop-detach", "detaching-temporary", "non-pod-global-static"))


def digest(*parts):
    state = hashlib.sha256()
    for part in parts:
        state.update(part if isinstance(part, bytes) else str(part).encode())
        state.update(b"\0")
    return state.hexdigest()


def output_of(command, **options):
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        text=True, errors="replace", check=False, **options)


# What clang-tidy looks for a test that fails shows as well, and tests are half of the files.
FOLDERS = {"tidy": ("app",), "clazy": ("app", "tests")}


class Tool:
    """One linter: how it is called, and which of its lines are findings in our files."""

    def __init__(self, name, build):
        self.name = name
        self.build = build
        binary = {"tidy": "clang-tidy", "clazy": "clazy-standalone"}[name]
        self.command = {
            "tidy": [binary, "-p", str(build), "--quiet", "--use-color=false"],
            "clazy": [binary, "-p", str(build)],
        }[name]
        config = (SOURCE / ".clang-tidy").read_bytes() if name == "tidy" else b""
        version = output_of([binary, "--version"]).stdout
        self.identity = digest(version, config, " ".join(self.command[3:]), CLAZY_CHECKS_IN_TESTS)

    def findings(self, file):
        command = [*self.command]
        if self.name == "clazy":
            in_tests = file.startswith(f"{SOURCE}/tests/")
            command.append("--checks=" + (CLAZY_CHECKS_IN_TESTS if in_tests else CLAZY_CHECKS))
        result = output_of(["nice", *command, file], cwd=self.build)
        pattern = re.compile(r"^(/[^:\n]+):\d+:\d+: (?:warning|error|fatal error): .*$")
        kept, keep = [], False
        for line in result.stdout.splitlines():
            if match := pattern.match(line):
                path = os.path.realpath(match[1])
                ours = path.startswith(f"{SOURCE}/") and not path.startswith(f"{SOURCE}/build/")
                is_error = "error: " in line
                keep = is_error or (ours and (self.name == "tidy" or "[-Wclazy" in line))
            elif re.match(r"^\d+ (warning|error)s? ", line):
                keep = False
            if keep:
                kept.append(line.replace(f"{SOURCE}/", ""))
        if not kept and result.returncode != 0 and self.name == "tidy":
            kept.append(f"{self.command[0]} ended with {result.returncode} on {file}")
            kept += result.stdout.splitlines()[-20:]
        return kept


class Results:
    """What was clean, as lists of content hashes of our files that took part."""

    def __init__(self, folder):
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.hashes = {}

    def hash_of(self, relative):
        if relative not in self.hashes:
            try:
                self.hashes[relative] = digest((SOURCE / relative).read_bytes())
            except OSError:
                self.hashes[relative] = None
        return self.hashes[relative]

    def load(self, key):
        try:
            return json.loads((self.folder / f"{key}.json").read_text())
        except (OSError, ValueError):
            return []

    def is_clean(self, key):
        return any(all(self.hash_of(path) == value for path, value in entry.items())
                   for entry in self.load(key))

    def remember(self, key, paths):
        entries = [{path: self.hash_of(path) for path in paths}, *self.load(key)]
        temporary = self.folder / f"{key}.{os.getpid()}"
        temporary.write_text(json.dumps(entries[:KEPT_RESULTS]))
        temporary.replace(self.folder / f"{key}.json")


def compile_arguments(entry):
    arguments = entry.get("arguments") or shlex.split(entry["command"])
    if Path(arguments[0]).name == "ccache":
        arguments = arguments[1:]
    return arguments


def own_dependencies(entry):
    """Our files that the translation unit reads, or None if it does not compile."""
    arguments, kept = compile_arguments(entry), []
    skip = iter(arguments)
    for argument in skip:
        if argument == "-o":
            next(skip, None)
        elif argument != "-c":
            kept.append(argument)
    result = subprocess.run(
        [*kept, "-MM", "-MT", "unit"], cwd=entry["directory"], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if result.returncode != 0:
        return None
    names = result.stdout.replace("\\\n", " ").split(":", 1)[1]
    paths = {os.path.realpath(os.path.join(entry["directory"], name))
             for name in re.split(r"(?<!\\)\s+", names) if name}
    return sorted(os.path.relpath(path, SOURCE) for path in paths
                  if path.startswith(f"{SOURCE}/"))


def check(tool, results, environment, entry):
    arguments = " ".join(compile_arguments(entry)).replace(str(SOURCE), ".")
    file = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
    key = digest(tool.identity, environment, arguments)
    if results.is_clean(key):
        return file, []
    found = tool.findings(file)
    if not found and (paths := own_dependencies(entry)) is not None:
        results.remember(key, paths)
    return file, found


def main(name, build, cache, environment, *only):
    build = Path(build).resolve()
    tool, results = Tool(name, build), Results(Path(cache) / name)
    wanted = {os.path.realpath(path) for path in only}
    entries = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
        folders = tuple(f"{SOURCE}/{folder}/" for folder in FOLDERS[name])
        if file.startswith(folders) and (not wanted or file in wanted):
            entries.setdefault(file, entry)
    if not entries:
        sys.exit(f"{name}: the compile database {build}/compile_commands.json names no file of ours")
    seen, dirty, live = set(), 0, sys.stderr.isatty()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        jobs = pool.map(lambda entry: check(tool, results, environment, entry), entries.values())
        for number, (file, found) in enumerate(jobs, 1):
            dirty += bool(found)
            if live:
                print(f"\r\033[K  [{number}/{len(entries)}] {os.path.relpath(file, SOURCE)}",
                      end="", file=sys.stderr, flush=True)
            # A finding in a header comes back with every file that includes it.
            text = "\n".join(found)
            if text and text not in seen:
                seen.add(text)
                print(("\r\033[K" if live else "") + text, flush=True)
    if live:
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{name}: {len(entries)} files, {dirty} with findings")
    return 1 if dirty else 0


if __name__ == "__main__":
    if len(sys.argv) < 5 or sys.argv[1] not in ("tidy", "clazy"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
