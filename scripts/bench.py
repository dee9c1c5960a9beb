#!/usr/bin/env python3
"""Measure how long a build takes, beside plain MkDocs with Material on the same prose, in the same run.

Encyclopedias are made for it, from a fixed seed, in a temporary folder. Each build is a whole process;
builds of the two kinds take turns, and the median counts.
"""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes",
        metavar="N,N",
        default="500,2000",
        help="how many entries the encyclopedias have, each at least 12 (default: %(default)s)",
    )
    parser.add_argument(
        "--runs",
        metavar="N",
        type=int,
        default=3,
        help="builds of each kind that count (default: %(default)s)",
    )
    parser.add_argument(
        "--keep", metavar="FOLDER", help="make them in this folder, which is new, and leave them there"
    )
    parser.add_argument("--json", metavar="FILE", help="write the figures to this file too")
    options = parser.parse_args()
    _setup.enter("run")

    import _bench

    sys.exit(_bench.main(options.sizes, options.runs, options.keep, options.json))
