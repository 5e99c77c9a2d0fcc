# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Runs programs against the loopback server, turn and turn about, and says what each took."""

import json
import os
import queue
import statistics
import subprocess
import threading
from pathlib import Path


class Lab:
    """`launcher` stands before the programs of ours; see packaging/linux/launch.sh."""

    def __init__(self, programs: Path, launcher: list[str], home: Path):
        self.programs = programs
        self.launcher = launcher
        self.environment = {
            name: os.environ[name] for name in ("PATH", "QT_PLUGIN_PATH") if name in os.environ
        } | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "LANG": "C.UTF-8",
            "LITELLM_API_KEY": "none",
        }
        self.home = home
        self._requests: queue.Queue[int] = queue.Queue()
        self._server = subprocess.Popen(
            self.own("bench_server"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self._server.stdout.readline().strip()
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._server.stdin.close()
        self._server.wait()

    def own(self, program: str, *arguments: str) -> list[str]:
        return [*self.launcher, str(self.programs / program), *arguments]

    def url(self, path: str) -> str:
        return f"{self.address}/{path}"

    def measure(self, command: list[str], environment: dict[str, str] | None = None) -> dict:
        """What bench_spawn says, and `request_ms`: from the start to the first request."""
        while not self._requests.empty():
            self._requests.get()
        done = subprocess.run(
            [*self.own("bench_spawn"), *command], cwd=self.home, text=True, check=True,
            stdout=subprocess.PIPE, env=self.environment | (environment or {}))
        result = json.loads(done.stdout)
        if result["status"] != 0:
            raise SystemExit(f"{' '.join(command)} ended with {result['status']}")
        if any(self.address in word for word in command):
            result["request_ms"] = (self._requests.get(timeout=5) - result["start_ns"]) / 1e6
        return result

    def compare(self, measurements: dict, rounds: int) -> dict[str, "Taken"]:
        """Each measurement (a function) once a round, in an order that turns; the first round
        only warms up."""
        names = list(measurements)
        results: dict[str, list[dict]] = {name: [] for name in names}
        for number in range(rounds + 1):
            turn = number % len(names)
            for name in names[turn:] + names[:turn]:
                result = measurements[name]()
                if number > 0:
                    results[name].append(result)
        return {name: Taken(results[name]) for name in names}

    def _listen(self) -> None:
        for line in self._server.stdout:
            self._requests.put(int(line.split()[1]))


class Taken:
    """The medians of one program's results, by name: taken.cpu_ms."""

    def __init__(self, results: list[dict]):
        self._results = results

    def __getattr__(self, name: str) -> float:
        return statistics.median(result[name] for result in self._results)


def figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


class Table:
    """Rows as Markdown: what is measured, ours, the other's, how they compare, the bar."""

    def __init__(self):
        self.missed = 0
        self._lines = [("measured", "ours", "compared with", "result", "bar", "met")]

    def row(self, what: str, ours: str, other: str, result: str, bar: str = "",
            is_met: bool | None = None) -> None:
        met = "" if is_met is None else "yes" if is_met else "NO"
        self.missed += is_met is False
        self._lines.append((what, ours, other, result, bar, met))

    def ratio(self, what: str, unit: str, ours: float, other: float, name: str,
              most: float | None = None) -> None:
        value = ours / other
        self.row(what, f"{figure(ours)} {unit}", f"{name}: {figure(other)} {unit}",
                 f"{value:.2f} times",
                 "" if most is None else f"at most {most:.2f}",
                 None if most is None else value <= most)

    def above(self, what: str, unit: str, ours: float, other: float, name: str,
              most: float) -> None:
        value = ours - other
        self.row(what, f"{ours:.1f} {unit}", f"{name}: {other:.1f} {unit}", f"{value:+.1f} {unit}",
                 f"at most +{most:.0f} {unit}", value <= most)

    def text(self) -> str:
        widths = [max(map(len, column)) for column in zip(*self._lines)]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
                 for line in self._lines]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines)
