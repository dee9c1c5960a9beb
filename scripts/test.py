#!/usr/bin/env python3
"""Run all tests, with the checks of style, types and layers among them.

On first use this sets up what it needs, in .venv. All other arguments go to pytest, for example
`tests/test_scripts.py`, `-k layers`, `-x` or `--lf`; `python3 scripts/test.py --version` asks pytest too.
"""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import os
import sys

import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="%(prog)s [-h] [PYTEST ARGUMENT ...]",
        allow_abbrev=False,
    )
    arguments = parser.parse_known_args()[1]
    _setup.enter("dev")

    import pytest

    os.chdir(_setup.ROOT)  # where pytest finds its configuration, and what paths in arguments are relative to
    sys.exit(pytest.main(["-q"] + arguments))
