"""What the search costs: the size of its index, and what a browser loads until the first results.

A browser is needed for the second. Where there is none it is said, and not guessed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import _setup
from _browser import launch_browser
from _measure import run_measured
from _serving import Served, serve_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUERIES = ("Ka", "Battle", "Kakiku", "ammunition supply", "師団")
"""A beginning, a word of very many names, a name, plain words, Han."""
_FOLDERS = ("pagefind", "search")
_WAIT = 60_000
_INDEX = """
import os, sys
from pathlib import Path
from tempfile import TemporaryDirectory
from variorum.build.publication import prepare_publication
from variorum.build.reading import read_encyclopedia
from variorum.build.settings import read_settings
from variorum.build.text_index import write_text_index
from variorum.model.settings import Site
from variorum.render.dialect import Dialect
folder = Path(sys.argv[1])
catalog = read_encyclopedia(folder / "entries", folder).catalog
settings, _ = read_settings({"entries": "entries"}, "", "")
publication = prepare_publication(catalog, {}, settings, Site(), Dialect(), folder / ".cache" / "citations")
with TemporaryDirectory() as site:
    before = os.times()
    write_text_index(publication.record_entries(), Path(site), "en")
    after = os.times()
print(sum(after[:4]) - sum(before[:4]))
"""


@dataclass(frozen=True, slots=True)
class SearchCost:
    """What the search of a site costs.

    Attributes:
        index_bytes: All files of it.
        index_time: CPU seconds to make the index of the text.
        sent: Bytes sent, compressed, until the first results, by query; empty without a browser.
    """

    index_bytes: int
    index_time: float
    sent: dict[str, int]


def measure_search(folder: Path, site: Path) -> SearchCost:
    """Measure the search of a built site.

    Args:
        folder: The encyclopedia that it was built from.
        site: The site.

    Raises:
        RunError: The index could not be made.
    """
    files = [path for name in _FOLDERS for path in (site / name).rglob("*") if path.is_file()]
    log = folder / "index.log"
    run_measured([sys.executable, "-c", _INDEX, str(folder)], log)
    time = float(log.read_text(encoding="utf-8").split()[-1])
    with serve_folder(site) as served, _open_browser() as browser:
        sent = {query: _measure_query(query, served, browser) for query in QUERIES} if browser else {}
    return SearchCost(sum(path.stat().st_size for path in files), time, sent)


@contextmanager
def _open_browser() -> Iterator["Browser | None"]:
    """Open a browser if one can be had."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        _setup.say("Playwright is not installed (test.py brings it): what a search loads is not measured.")
        yield None
        return
    with sync_playwright() as playwright:
        try:
            browser = launch_browser(playwright)
        except Error:
            _setup.say("There is no Chromium: what a search loads is not measured.")
            yield None
            return
        yield browser
        browser.close()


def _measure_query(query: str, served: Served, browser: "Browser") -> int:
    """Give the bytes sent from the focus on the box to the first results, to a browser that knows nothing."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.url, wait_until="networkidle")
    before = len(served.sent)
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    page.locator(".vr-search-panel [role=status]:not(:empty)").wait_for(timeout=_WAIT)
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(size for _, size in served.sent[before:])
