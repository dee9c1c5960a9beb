"""The text index: Pagefind is run over the records of all pages, and leaves its index in the site.

In: records and the folder of a site. Out: the folder `pagefind/` in it, the same bytes for the same records.

Pagefind's command is run, and not its Python API: that answers each request after a tenth of a second, so
that 2,000 pages take minutes, and ends its service when files may not be written yet.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from variorum.build.steady_index import steady_index
from variorum.render.search_records import write_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.render.search_records import SearchRecord

FOLDER: Final = "pagefind"
"""Where the index stands in the site."""

FILES: Final = (f"{FOLDER}/pagefind.js", f"{FOLDER}/pagefind-worker.js", f"{FOLDER}/pagefind-entry.json")
"""What it certainly has."""

_NOT_NEEDED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind brings for sites without a search box of their own."""


class TextIndexError(Exception):
    """Pagefind did not make an index."""


def write_text_index(records: Iterable[SearchRecord], site: Path, language: str) -> None:
    """Indexes records.

    Args:
        records: What there is to be found.
        site: The folder of the site.
        language: The language of the site, as BCP 47, whose rules of inflection hold for all records.

    Raises:
        TextIndexError: Pagefind failed.
    """
    output = site / FOLDER
    with tempfile.TemporaryDirectory(prefix="variorum-search-", ignore_cleanup_errors=True) as folder:
        for record in records:
            _put(record.url, write_record(record), Path(folder))
        _run_pagefind(folder, output, language.partition("-")[0])
    for pattern in _NOT_NEEDED:
        for path in output.glob(pattern):
            path.unlink()
    steady_index(output)


def _run_pagefind(records: str, output: Path, language: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", records, "--output-path", str(output)]
    done = subprocess.run(  # noqa: S603 - a program of our own choice, no shell
        [*command, "--force-language", language, "--silent"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode or not (output / "pagefind-entry.json").is_file():
        last = done.stdout.strip().splitlines()[-1:]
        raise TextIndexError("".join(("Pagefind failed", *(f": {line}" for line in last))))


def _put(url: str, html: str, folder: Path) -> None:
    path = folder / (f"{url}index.html" if url.endswith("/") or not url else url)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", newline="\n")
