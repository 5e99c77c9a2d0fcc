#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Measures and prints the table; started by tests/benchmark/run, which builds what it needs.

    measure.py PROGRAMS WORK [LAUNCHER…]

PROGRAMS has orchestrator and the bench_* programs. WORK keeps the history between runs, and has
the openai package in WORK/openai-npm if that is to be compared.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lab import Lab, Table

ANSWERS = {"chunks": 169_000, "large": 10_000_000}
REASONING = 10_000_000
MEGABYTE = 1e6
ROUNDS = int(os.environ.get("BENCHMARK_ROUNDS", "15"))


class Programs:
    """Everything that is compared, each as a function that measures one run on one stream."""

    def __init__(self, lab: Lab, work: Path):
        self.lab = lab
        client = work / "openai-npm" / "stream.mjs"
        self.client = client if (client.parent / "node_modules").is_dir() else None

    def orchestrator(self, stream: str, *options: str):
        """Without --no-history the run is kept in a folder that goes with it."""
        def measure() -> dict:
            with tempfile.TemporaryDirectory(dir=self.lab.home) as data:
                return self.lab.measure(
                    self.lab.own("orchestrator", "plan", "x", "--base-url", self.lab.url(stream),
                                 *options),
                    {"XDG_DATA_HOME": data})
        return measure

    def qnam(self, stream: str):
        return lambda: self.lab.measure(
            self.lab.own("bench_qnam", self.lab.url(stream) + "/chat/completions"))

    def curl(self, stream: str):
        return lambda: self.lab.measure(
            ["curl", "--silent", "--no-buffer", "--header", "content-type: application/json",
             "--data", '{"model":"a","messages":[{"role":"user","content":"x"}],"stream":true}',
             self.lab.url(stream) + "/chat/completions"])

    def openai(self, stream: str):
        return lambda: self.lab.measure(["node", str(self.client), self.lab.url(stream)])

    def all(self, stream: str) -> dict:
        programs = {"kept": self.orchestrator(stream),
                    "unkept": self.orchestrator(stream, "--no-history"),
                    "qnam": self.qnam(stream)}
        if shutil.which("curl"):
            programs["curl"] = self.curl(stream)
        if self.client:
            programs["openai"] = self.openai(stream)
        return programs


def start(programs: Programs, table: Table) -> dict:
    taken = programs.lab.compare(programs.all("short"), 2 * ROUNDS)
    for name, words in (("unkept", "--no-history"), ("kept", "with history")):
        ours = taken[name]
        what = f"start to first request, {words}"
        table.above(what, "ms", ours.request_ms, taken["qnam"].request_ms, "bare QNAM", 10)
        if "curl" in taken:
            table.ratio(what, "ms", ours.request_ms, taken["curl"].request_ms, "curl")
        if "openai" in taken:
            table.ratio(what, "ms", ours.request_ms, taken["openai"].request_ms, "openai", 1 / 3)
        what = f"peak memory, {words}"
        table.above(what, "MB", ours.peak_mb, taken["qnam"].peak_mb, "bare QNAM", 15)
        for other in ("curl", "openai"):
            if other in taken:
                table.ratio(what, "MB", ours.peak_mb, taken[other].peak_mb, other)
    return taken


def many_chunks(programs: Programs, table: Table, short: dict) -> None:
    measurements = programs.all("chunks")
    measurements["json"] = programs.orchestrator("chunks", "--json")
    taken = programs.lab.compare(measurements, ROUNDS)
    ours = taken["kept"].cpu_ms
    what = "20,000 chunks with history: CPU"
    if "openai" in taken:
        table.ratio(what, "ms", ours, taken["openai"].cpu_ms, "openai", 0.4)
    table.ratio(what, "ms", ours, taken["qnam"].cpu_ms, "bare QNAM, counting bytes", 1.5)
    if "curl" in taken:
        table.ratio(what, "ms", ours, taken["curl"].cpu_ms, "curl")
    ours -= short["kept"].cpu_ms
    what += ", less that of one chunk"
    for other in ("openai", "qnam"):
        if other in taken:
            table.ratio(what, "ms", ours, taken[other].cpu_ms - short[other].cpu_ms, other)
    table.ratio("20,000 chunks: size of --json", "MB", taken["json"].output_bytes / MEGABYTE,
                ANSWERS["chunks"] / MEGABYTE, "the answer", 4)


def large_answer(programs: Programs, table: Table) -> None:
    measurements = programs.all("large")
    measurements["json"] = programs.orchestrator("large", "--json")
    measurements.pop("curl", None)
    taken = programs.lab.compare(measurements, 3)
    kept = (ANSWERS["large"] + REASONING) / MEGABYTE
    most = 40 + 4 * kept
    for name, words in (("unkept", "--no-history"), ("kept", "with history"), ("json", "--json")):
        peak = taken[name].peak_mb
        table.row(f"10 MB of answer in 110 MB: peak memory, {words}", f"{peak:.1f} MB",
                  f"kept: {kept:.0f} MB", f"40 MB + {(peak - 40) / kept:.2f} times",
                  f"under {most:.0f} MB", peak < most)
    for name in ("qnam", "openai"):
        if name in taken:
            table.ratio("10 MB of answer in 110 MB: peak memory, with history", "MB",
                        taken["kept"].peak_mb, taken[name].peak_mb, name)
            table.ratio("10 MB of answer in 110 MB: CPU, with history", "ms",
                        taken["kept"].cpu_ms, taken[name].cpu_ms, name)
    table.ratio("10 MB of answer, 10 MB of reasoning: size of --json", "MB",
                taken["json"].output_bytes / MEGABYTE, ANSWERS["large"] / MEGABYTE,
                "the answer", 4)


def history(lab: Lab, work: Path, table: Table) -> None:
    runs = make_history(lab, work)
    index = runs / "index.jsonl"
    data = {"XDG_DATA_HOME": str(work / "history")}

    def listing(*options: str):
        return lambda: lab.measure(lab.own("orchestrator", "history", *options), data)

    def cold() -> dict:
        index.unlink()
        return listing()()

    def tool(*command: str):
        return lambda: lab.measure(list(command))

    listing()()  # makes the index, should it be missing
    taken = lab.compare({
        "list": listing(),
        "all": listing("--limit", "0"),
        "index": listing("--search", "quarterly"),
        "some": listing("--search", "marzipan", "--limit", "0"),
        "oldest": listing("--search", "nougat"),
        "cold": cold,
        "ls": tool("ls", str(runs)),
        "grep": tool("grep", "-rli", "--include=*.md", "nougat", str(runs)),
    }, max(5, ROUNDS // 3))

    def row(what: str, ours: float, other: str = "", most: float | None = 300) -> None:
        against = f"{other}: {taken[other].wall_ms:.0f} ms" if other else ""
        ratio = f"{ours / taken[other].wall_ms:.2f} times" if other else ""
        table.row(f"10,000 runs: {what}", f"{ours:.0f} ms", against, ratio,
                  "" if most is None else f"at most {most:.0f} ms",
                  None if most is None else ours <= most)

    row("history", taken["list"].wall_ms, "ls")
    row("history --limit 0", taken["all"].wall_ms, "ls")
    row("search, found in the index", taken["index"].wall_ms)
    row("search in the answers, first hit", taken["some"].first_output_ms)
    row("the same, to the end", taken["some"].wall_ms, "grep", None)
    row("the same, its only hit in the oldest run", taken["oldest"].first_output_ms, "grep", None)
    row("history, index deleted", taken["cold"].wall_ms, "ls", None)


def make_history(lab: Lab, work: Path) -> Path:
    """10,000 runs, made once."""
    folder = work / "history" / "roo-harness"
    if not folder.is_dir():
        print("writing 10,000 runs …", file=sys.stderr)
        making = work / "history-making"
        shutil.rmtree(making, ignore_errors=True)
        subprocess.run(lab.own("bench_history", str(making / "runs")), check=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        making.rename(folder)
    return folder / "runs"


def edits(lab: Lab, work: Path, table: Table) -> None:
    """10,000 edits of 5,000 files, beside git, which is given the same changes as a patch."""
    taken: dict[str, list[float]] = {}

    def note(name: str, milliseconds: float) -> None:
        taken.setdefault(name, []).append(milliseconds)

    def git(tree: Path, *options: str) -> float:
        begun = time.monotonic()
        # Of a work tree around it git would take the paths for others.
        subprocess.run(["git", "apply", *options, "../changes.patch"], cwd=tree, check=True,
                       env=lab.environment | {"GIT_CEILING_DIRECTORIES": str(work)})
        return (time.monotonic() - begun) * 1000

    for _ in range(max(3, ROUNDS // 3)):
        with tempfile.TemporaryDirectory(dir=work) as folder:
            for line in output_of(lab.own("bench_edits", folder)).splitlines():
                name, milliseconds = line.split()[:2]
                note(name, float(milliseconds))
            if shutil.which("git"):
                tree = Path(folder) / "tree"
                note("git check", git(tree, "--check"))
                note("git apply", git(tree))
                note("git undo", git(tree, "-R"))
    median = {name: statistics.median(values) for name, values in taken.items()}
    what = "10,000 edits of 5,000 files"
    found = median["parse"] + median["resolve"]
    table.row(f"{what}: read and resolved", f"{found:.0f} ms", "", "", "under 1000 ms",
              found < 1000)
    for name, ours, other in (("read and resolved", found, "git check"),
                              ("written, with journal and fsync", median["apply"], "git apply"),
                              ("taken back, with fsync", median["undo"], "git undo")):
        if other in median:
            table.ratio(f"{what}: {name}", "ms", ours, median[other], other)


def output_of(command: list[str]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def versions(lab: Lab, programs: Programs) -> str:
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (AttributeError, OSError, KeyError):
        system = platform.system()
    if lab.launcher:
        system += " with the libraries of the Debian 13 build root"
    source = Path(__file__).parent
    parts = [f"commit {output_of(['git', '-C', str(source), 'describe', '--always', '--dirty'])}",
             f"Qt {output_of(lab.own('bench_qnam', '--version'))}"]
    if shutil.which("curl"):
        parts.append(" ".join(output_of(["curl", "--version"]).split()[:2]))
    if programs.client:
        package = programs.client.parent / "node_modules" / "openai" / "package.json"
        parts.append(f"node {output_of(['node', '--version'])}")
        version = output_of(["node", "-p", f"require({str(package)!r}).version"])
        parts.append(f"openai {version}")
    return ", ".join([*parts, f"{os.cpu_count()} cores", system,
                      f"load {os.getloadavg()[0]:.1f} at the end"])


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    work = Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(dir=work) as home:
        lab = Lab(Path(sys.argv[1]).resolve(), sys.argv[3:], Path(home))
        programs = Programs(lab, work)
        table = Table()
        parts = os.environ.get("BENCHMARK_PARTS", "start chunks large history edits").split()
        short = start(programs, table) if {"start", "chunks"} & set(parts) else {}
        if "chunks" in parts:
            many_chunks(programs, table, short)
        if "large" in parts:
            large_answer(programs, table)
        if "history" in parts:
            history(lab, work, table)
        if "edits" in parts:
            edits(lab, work, table)
        print(table.text())
        print(f"\n{versions(lab, programs)}")
        print(f"bars that were missed: {table.missed}")
        lab.close()


if __name__ == "__main__":
    main()
