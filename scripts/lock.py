#!/usr/bin/env python3
"""Write requirements/run.txt and requirements/dev.txt anew, from the dependencies in pyproject.toml.

Packages stay at the versions they have unless pyproject.toml asks for others.
"""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import subprocess
import sys

import _setup

COMPILE = (
    ["uv", "pip", "compile", "pyproject.toml", "--quiet"]
    # One list for every system and for every Python from the oldest on.
    + ["--universal", "--python-version", "3.11"]
    + ["--generate-hashes", "--only-binary", ":all:"]
    # Nothing of the machine on which it was made.
    + ["--no-config", "--no-emit-index-url", "--no-emit-find-links"]
    + ["--custom-compile-command", "python3 scripts/lock.py"]
)
LISTS = (
    ["--output-file", "requirements/run.txt"],
    ["--output-file", "requirements/dev.txt", "--group", "dev", "--constraint", "requirements/run.txt"],
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--upgrade",
        action="store_true",
        help="take the newest version of everything that pyproject.toml allows",
    )
    extra = ["--upgrade"] if parser.parse_args().upgrade else []
    _setup.enter("dev")

    for each in LISTS:
        command = [sys.executable, "-m"] + COMPILE + each + extra
        status = subprocess.run(command, cwd=_setup.ROOT, check=False).returncode
        if status:
            sys.exit(status)
