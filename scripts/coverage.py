#!/usr/bin/env python3
"""Report which lines of the texts that the entries were written from are used, and check their use."""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--transcript",
        action="append",
        default=[],
        metavar="SOURCE=FILE",
        help="the full text of a source; it may stand outside the project: quotations are looked up in it",
    )
    parser.add_argument(
        "--record",
        action="store_true",
        help="write down what has to be known of these texts, so that all else can be checked without them",
    )
    parser.add_argument(
        "--entries",
        metavar="FOLDER",
        default=str(_setup.ROOT / "entries"),
        help="the folder of the entries (default: that of this checkout)",
    )
    options = parser.parse_args()
    pairs = [each.partition("=") for each in options.transcript]
    for name, _, file in pairs:
        if not name or not file:
            parser.error("--transcript: write SOURCE=FILE, as in khasan-compilation=texts.txt")
    _setup.enter("run")

    from pathlib import Path

    from variorum.build.coverage import report_coverage

    folder = Path(options.entries).resolve()
    files = {name: Path(file) for name, _, file in pairs}
    report = report_coverage(folder, folder.parent, files, record=options.record)
    print("\n".join(report.lines))
    for problem in report.diagnostics:
        sys.stderr.write("%s\n" % problem)
    sys.exit(1 if report.diagnostics else 0)
