#!/usr/bin/env python3
"""Rate pages of the built site with Lighthouse: how quick, how accessible, how well made, how easily found.

It serves `site/` as a static host does, compressed. It needs Chromium, and npm, which fetches Lighthouse on
first use.
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
        "pages",
        nargs="*",
        metavar="PAGE",
        help="paths in the site, such as people/ (default: home, an entry, an index, the search)",
    )
    parser.add_argument(
        "--site",
        metavar="FOLDER",
        default=str(_setup.ROOT / "site"),
        help="the built site (default: that of this checkout)",
    )
    parser.add_argument(
        "--desktop", action="store_true", help="as on a desktop, not on a phone with a slow line"
    )
    options = parser.parse_args()
    _setup.enter("dev")

    import _audit

    sys.exit(_audit.main(options.pages, options.site, desktop=options.desktop))
