#!/usr/bin/env python3
"""Write the encyclopedia as a tree of Markdown files, for any builder that reads MkDocs' layout."""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _options
import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", metavar="FOLDER", help="the folder to write; an older tree there is replaced"
    )
    _options.add_config_file(parser)
    options = parser.parse_args()
    _setup.enter("run")

    from variorum.host.publish import prebuild_site

    sys.exit(prebuild_site(options.config_file, options.folder))
