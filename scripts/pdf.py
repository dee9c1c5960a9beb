#!/usr/bin/env python3
"""Make the book: the encyclopedia, or some of its entries, as a PDF."""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import sys

import _options
import _setup

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--entry",
        action="append",
        default=[],
        metavar="ID",
        help="only this entry, by id or name; can be given several times",
    )
    parser.add_argument(
        "--type",
        action="append",
        default=[],
        metavar="TYPE",
        help="only the entries of this type; can be given several times",
    )
    parser.add_argument("--list", metavar="FILE", help="only the entries that a file names, one on each line")
    parser.add_argument(
        "--by-type", action="store_true", help="entries stand type by type, and not from A to Z"
    )
    parser.add_argument(
        "--output", metavar="FILE", default="book.pdf", help="the PDF to write (default: book.pdf)"
    )
    parser.add_argument(
        "--strict", action="store_true", help="treat warnings as errors: there is no book then"
    )
    _options.add_config_file(parser)
    options = parser.parse_args()
    _setup.enter("run")

    from variorum.build.book import select
    from variorum.host.publish import publish_book

    try:
        selection = select(options.entry, options.type, options.list, by_type=options.by_type)
    except OSError as problem:
        sys.exit("Variorum: the list %s cannot be read: %s." % (options.list, problem.strerror))
    sys.exit(publish_book(options.config_file, selection, options.output, strict=options.strict))
