#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""CPU time of the `openai` package on the streams of bench_stream, from the same server.

    python3 -m venv VENV && VENV/bin/pip install openai
    VENV/bin/python tests/benchmark/compare_openai.py BUILD/bin/bench_stream

Optional: nothing else in the project needs it. Runs bench_stream for its own numbers first.
"""

import subprocess
import sys
import time

import openai

STREAMS = (20003, 100000)
RUNS = 3


def read_stream(client: openai.OpenAI) -> int:
    """The number of pieces of text."""
    pieces = 0
    stream = client.chat.completions.create(
        model="a", messages=[{"role": "user", "content": "x"}], stream=True)
    for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            pieces += 1
    return pieces


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    subprocess.run([program], check=True)
    server = subprocess.Popen(
        [program, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin and server.stdout
    address = server.stdout.readline().strip()
    for chunks in STREAMS:
        client = openai.OpenAI(base_url=f"{address}/{chunks}", api_key="none", max_retries=0)
        times = []
        for _ in range(RUNS):
            before = time.process_time()
            pieces = read_stream(client)
            times.append(time.process_time() - before)
            assert pieces == chunks - 3, pieces
        print(f"{chunks} chunks: openai {openai.__version__} {min(times) * 1000:.1f} ms of CPU")
    server.stdin.close()
    server.wait()


if __name__ == "__main__":
    main()
