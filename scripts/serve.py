#!/usr/bin/env python3
"""Serve the encyclopedia on this machine, and build it again whenever a file changes. Ctrl-C ends it."""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _options
import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--address",
        metavar="HOST:PORT",
        default="127.0.0.1:8000",
        help="where to serve it (default: %(default)s)",
    )
    parser.add_argument("--open", action="store_true", help="open it in a browser")
    _options.add_config_file(parser)
    options = parser.parse_args()
    _setup.enter("run")

    from variorum.host.publish import serve_site

    sys.exit(serve_site(options.config_file, address=options.address, open_browser=options.open))
