#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Runs clang-tidy or clazy over the compile database and remembers what was clean.

    lint.py tidy|clazy BUILD_FOLDER CACHE_FOLDER ENVIRONMENT_ID [FILE…]

Headers are nine tenths of a linter's work, so files that are compiled alike are read in batches, as
one text. A batch is looked at again when the content of a file of ours in it, its compile command,
the configuration, the tool or the environment (which stands for all system headers) changed. Paths
are kept relative, so a fresh clone elsewhere finds the results.
"""

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from bisect import bisect
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
KEPT_RESULTS = 8
CLAZY_CHECKS = "level1"
# In a test a copied list costs nothing, and a global value is made and used by one thread.
CLAZY_CHECKS_IN_TESTS = CLAZY_CHECKS + "".join(
    f",no-{check}" for check in ("range-loop-detach", "detaching-temporary", "non-pod-global-static"))
BATCH_SIZE = 32
# What only one file of a program may define.
ENTRY_POINTS = ("main", "LLVMFuzzerTestOneInput")


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


class Batch:
    """Files that are compiled alike and read as one text."""

    def __init__(self, build, arguments, files):
        self.build, self.arguments, self.files = build, arguments, files
        self.starts = []
        self.path = files[0] if len(files) == 1 else self.write()

    def write(self):
        text = ""
        for number, file in enumerate(self.files):
            # A macro that changes also lets clang-tidy begin its search for doubled includes anew.
            text += "".join(f"#undef {name}\n#define {name} {name}_{number}\n"
                            for name in ENTRY_POINTS)
            self.starts.append(text.count("\n") + 1)
            text += Path(file).read_text() + "\n"
        folder = self.build / "batches"
        folder.mkdir(exist_ok=True)
        path = folder / f"{digest(*self.files)}.cpp"
        path.write_text(text)
        return str(path)

    def place(self, path, line):
        """Where that is in a file of ours."""
        if path != self.path or len(self.files) == 1:
            return path, line
        number = max(bisect(self.starts, line), 1) - 1
        return self.files[number], line - self.starts[number] + 1

    def flags(self):
        if len(self.files) == 1:
            return self.arguments
        # What is global in one file is no fault of the next; all files with clashes are wanted.
        folders = sorted({f"-I{Path(file).parent}" for file in self.files})
        return [*self.arguments, *folders, "-Wno-shadow", "-ferror-limit=0"]

    def split(self, files):
        return Batch(self.build, self.arguments, files)


class Tool:
    """One linter: how it is called, and which of its lines are findings in our files."""

    def __init__(self, name, build):
        self.name, self.build = name, build
        binary = {"tidy": "clang-tidy", "clazy": "clazy-standalone"}[name]
        self.command = [binary, "--quiet", "--use-color=false"] if name == "tidy" else [binary]
        config = (SOURCE / ".clang-tidy").read_bytes() if name == "tidy" else b""
        version = output_of([binary, "--version"]).stdout
        self.identity = digest(version, config, " ".join(self.command), CLAZY_CHECKS_IN_TESTS)

    def run(self, batch):
        command = ["nice", *self.command]
        if self.name == "clazy":
            in_tests = batch.files[0].startswith(f"{SOURCE}/tests/")
            command.append("--checks=" + (CLAZY_CHECKS_IN_TESTS if in_tests else CLAZY_CHECKS))
        return output_of([*command, batch.path, "--", *batch.flags()[1:]], cwd=self.build)

    def findings(self, batch):
        """The findings, each with the lines that explain it, and the files that do not compile."""
        result = self.run(batch)
        pattern = re.compile(r"^(/[^:\n]+):(\d+):(\d+: (warning|error|fatal error|note): .*)$")
        kept, keep, broken = [], False, set()
        for line in result.stdout.splitlines():
            if match := pattern.match(line):
                path, number = batch.place(os.path.realpath(match[1]), int(match[2]))
                line = f"{path}:{number}:{match[3]}"
                if match[4] != "note":
                    ours = path.startswith(f"{SOURCE}/") and not path.startswith(f"{SOURCE}/build/")
                    is_error = match[4] != "warning"
                    if is_error and (line.endswith("[clang-diagnostic-error]") or line[-1] != "]"):
                        broken.add(path)
                    keep = is_error or (ours and (self.name == "tidy" or "[-Wclazy" in line))
                    if keep:
                        kept.append([])
            elif re.match(r"^\d+ (warning|error)s? ", line):
                keep = False
            elif len(batch.files) > 1:
                line = re.sub(r"^ *\d+ \|", "      |", line)
            if keep:
                kept[-1].append(line.replace(f"{SOURCE}/", ""))
        if not kept and result.returncode != 0 and self.name == "tidy":
            kept.append([f"{self.command[0]} ended with {result.returncode} on {batch.path}",
                         *result.stdout.splitlines()[-20:]])
        return ["\n".join(lines) for lines in kept], broken


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
    """Without the launcher, the input and the output, and what each target has generated apart."""
    arguments, generated = entry.get("arguments") or shlex.split(entry["command"]), []
    if Path(arguments[0]).name == "ccache":
        arguments = arguments[1:]
    kept, rest = [], iter(arguments)
    for argument in rest:
        if argument in ("-o", "-c"):
            next(rest, None)
        elif re.fullmatch(r"-I.*_autogen/include", argument):
            generated.append(argument)
        else:
            kept.append(argument)
    return kept, generated


def whole_namespaces(file):
    return sorted(set(re.findall(r"^using namespace [\w:]+;", Path(file).read_text(), re.MULTILINE)))


def batches(tool, entries):
    """Files that differ at most in what is generated for them. Those with the same using directives
    are together, since with other files' directives their names may be ambiguous."""
    alike, batched = defaultdict(list), []
    for file in sorted(entries, key=lambda file: (whole_namespaces(file), file)):
        folder = Path(file).relative_to(SOURCE).parts[0]
        arguments, generated = compile_arguments(entries[file])
        alike[folder, tuple(arguments)].append((file, generated))
    for (_, arguments), members in alike.items():
        for begin in range(0, len(members), BATCH_SIZE):
            files = members[begin:begin + BATCH_SIZE]
            generated = dict.fromkeys(flag for _, flags in files for flag in flags)
            batched.append(Batch(tool.build, [*arguments, *generated], [file for file, _ in files]))
    return batched


def own_dependencies(batch):
    """Our files that the batch reads, or None if they cannot be told."""
    result = subprocess.run(
        [*batch.flags(), "-MM", "-MT", "unit", batch.path], cwd=batch.build, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if result.returncode != 0:
        return None
    names = result.stdout.replace("\\\n", " ").split(":", 1)[1]
    paths = {os.path.realpath(os.path.join(batch.build, name))
             for name in re.split(r"(?<!\\)\s+", names) if name}
    paths = (paths - {batch.path}) | set(batch.files)
    return sorted(os.path.relpath(path, SOURCE) for path in paths
                  if path.startswith(f"{SOURCE}/"))


def findings_in(tool, batch):
    """The batch's findings; files with names that clash with other files' are read once more."""
    found, broken = tool.findings(batch)
    if not broken or len(batch.files) == 1:
        return found
    clashing = [file for file in batch.files if file in broken]
    others = [file for file in batch.files if file not in broken]
    if not 0 < len(clashing) <= len(others):
        again, found = [[file] for file in batch.files], []
    elif tool.name == "tidy" and broken == set(clashing):
        prefixes = tuple(f"{os.path.relpath(file, SOURCE)}:" for file in clashing)
        again, found = [clashing], [text for text in found if not text.startswith(prefixes)]
    else:
        # clazy says nothing about a text with errors.
        again, found = [others, clashing], []
    return found + [text for files in again for text in findings_in(tool, batch.split(files))]


def check(tool, results, environment, batch):
    names = " ".join([*batch.arguments, *batch.files]).replace(str(SOURCE), ".")
    key = digest(tool.identity, environment, names)
    if results.is_clean(key):
        return []
    found = findings_in(tool, batch)
    if not found and (paths := own_dependencies(batch)) is not None:
        results.remember(key, paths)
    return found


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
    every = batches(tool, entries)
    seen, live = set(), sys.stderr.isatty()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        jobs = pool.map(lambda batch: check(tool, results, environment, batch), every)
        for number, found in enumerate(jobs, 1):
            if live:
                print(f"\r\033[K  [{number}/{len(every)}]", end="", file=sys.stderr, flush=True)
            # A finding in a header comes back with every batch that includes it.
            for text in found:
                place_and_kind = text.split("\n", 1)[0]
                if place_and_kind not in seen:
                    seen.add(place_and_kind)
                    print(("\r\033[K" if live else "") + text, flush=True)
    if live:
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{name}: {len(entries)} files, {len(seen)} findings")
    return 1 if seen else 0


if __name__ == "__main__":
    if len(sys.argv) < 5 or sys.argv[1] not in ("tidy", "clazy"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
