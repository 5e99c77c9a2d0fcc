#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Measures the window on an X server without a screen; started by tests/benchmark/run.

    window.py PROGRAMS WORK

PROGRAMS has roo-harness, the bench_* programs, pauses and windowpauses. WORK keeps the history.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lab import Table, Taken, figure

ROUNDS = int(os.environ.get("BENCHMARK_ROUNDS", "15"))


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    programs, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    display = f":{server.stdout.readline().strip()}"
    table = Table()
    try:
        with tempfile.TemporaryDirectory(dir=work) as home:
            environment = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8",
                           "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            first_paint(programs, environment, table)
            pauses(programs, work, environment, table)
    finally:
        server.terminate()
        server.wait()
    print(table.text())
    print(f"load {os.getloadavg()[0]:.1f} at the end; bars that were missed: {table.missed}")


def run(command: list, environment: dict) -> str:
    return subprocess.run([str(word) for word in command], env=environment, text=True, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def first_paint(programs: Path, environment: dict, table: Table) -> None:
    """Turn and turn about; the first round only warms up."""
    names = ["roo-harness", "bench_empty_window"]
    results = {name: [] for name in names}
    for number in range(ROUNDS + 1):
        for name in names if number % 2 else reversed(names):
            result = json.loads(
                run([programs / "bench_first_paint", programs / name], environment))
            if number > 0:
                results[name].append(result)
    ours, other = (Taken(results[name]) for name in names)
    for what, unit, bar, name in (("first paint", "ms", 150, "first_paint_ms"),
                                  ("peak memory", "MB", 70, "peak_mb"),
                                  ("memory, shared pages divided", "MB", None, "proportional_mb")):
        mine, theirs = getattr(ours, name), getattr(other, name)
        table.row(what, f"{figure(mine)} {unit}", f"empty window: {figure(theirs)} {unit}",
                  f"{mine / theirs:.2f} times", "" if bar is None else f"at most {bar} {unit}",
                  None if bar is None else mine <= bar)


def pauses(programs: Path, work: Path, environment: dict, table: Table) -> None:
    """Each line is "NAME: MILLISECONDS ms (WHAT)"."""
    bars = {"history-open": 300, "history-filter": 50, "stop": 100, "stop-socket": 100}
    for command in (["pauses"], ["windowpauses", "history", make_history(programs, work)],
                    ["windowpauses", "stop"]):
        out = run([programs / command[0], *command[1:]], environment)
        for name, taken, what in re.findall(r"^([\w-]+): ([\d.]+) ms \((.*)\)$", out, re.M):
            bar = bars.get(name, 50)
            table.row(name, f"{figure(float(taken))} ms", what, "", f"at most {bar} ms",
                      float(taken) <= bar)


def make_history(programs: Path, work: Path) -> Path:
    """10,000 runs, made once; measure.py uses the same."""
    folder = work / "history" / "roo-harness"
    if not folder.is_dir():
        making = work / "history-making"
        subprocess.run([programs / "bench_history", making / "runs"], check=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        making.rename(folder)
    return folder


if __name__ == "__main__":
    main()
