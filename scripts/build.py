#!/usr/bin/env python3
"""Build the encyclopedia into site/. On first use this sets up what it needs, in .venv."""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _options
import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument("--pdf", action="store_true", help="put the book on the site, as book.pdf")
    _options.add_config_file(parser)
    options = parser.parse_args()
    _setup.enter("run")

    from variorum.host.publish import build_site

    sys.exit(build_site(options.config_file, strict=options.strict, with_book=options.pdf))
