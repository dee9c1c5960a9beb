#!/usr/bin/env python3
"""Write the encyclopedia as a tree of Markdown files, for any builder that reads MkDocs' layout."""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", metavar="FOLDER", help="the folder to write; an older tree there is replaced"
    )
    parser.add_argument(
        "--config-file",
        metavar="FILE",
        default=str(_setup.ROOT / "mkdocs.yml"),
        help="the site's configuration (default: the mkdocs.yml of this checkout)",
    )
    options = parser.parse_args()
    _setup.enter("run")

    from variorum.host.publish import prebuild_site

    sys.exit(prebuild_site(options.config_file, options.folder))
