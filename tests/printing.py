"""Printing: a small encyclopedia made into pages in memory, without a host or a citation processor."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from selectolax.lexbor import LexborHTMLParser

from variorum.build.reading import read_encyclopedia
from variorum.compile.edition import compile_edition
from variorum.compile.imprint import Imprint
from variorum.model.settings import Site
from variorum.render.addresses import Addresses, address_entries
from variorum.render.articles import write_article
from variorum.render.bibliography import Citations
from variorum.render.citations import FormattedCitations
from variorum.render.dialect import Dialect
from variorum.render.entry_citations import EntryCitations
from variorum.render.overviews import write_overviews
from variorum.render.pages import write_html
from variorum.render.permalinks import Permalinks
from variorum.render.press import Press

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.catalog import Catalog

GOLDEN = Path(__file__).resolve().parent / "golden" / "render"
LOCALE = "en-GB"
BARE = Citations(FormattedCitations({}, ()), {}, {})
"""Citations as "source, locator"."""


def load(path: Path) -> dict[str, Any]:
    """Read a YAML file of ours, every scalar as text."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))  # noqa: S506 - a file of our own


BASE: dict[str, str] = load(GOLDEN / "_base.yml")
"""Types, three sources, two people and two states to stand on."""


def read_files(files: Mapping[str, str]) -> Catalog:
    """Read an encyclopedia that must be without error: path below `entries/` → contents."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / "entries" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        report = read_encyclopedia(root / "entries", root)
    errors = [str(each) for each in report.diagnostics if each.code.name.startswith("E")]
    assert errors == []
    return report.catalog


def print_pages(catalog: Catalog, *, split_above: int = 1500) -> dict[str, str]:
    """Write every page of a catalog as HTML, by its path in the Markdown tree."""
    edition = compile_edition(catalog, LOCALE)
    press = set_press(catalog)
    pages = [write_article(each, press) for each in edition.articles.values()]
    pages += write_overviews(edition, press, split_above)
    return {page.uri: write_html(page, press.dialect)[0] for page in pages}


def set_press(
    catalog: Catalog,
    addresses: Addresses | None = None,
    dialect: Dialect | None = None,
    imprint: Imprint | None = None,
    permalinks: Permalinks | None = None,
) -> Press:
    """Make ready what pages of a catalog are written with, citations bare."""
    return Press(
        catalog=catalog,
        addresses=addresses or address_entries(catalog, directory_urls=True),
        citations=BARE,
        dialect=dialect or Dialect(),
        site=Site(title="A small encyclopedia"),
        imprint=imprint or Imprint(),
        permalinks=permalinks or Permalinks(),
        entry_citations=EntryCitations({}),
    )


def tidy(html: str) -> str:
    """Give HTML with the white space that nobody sees made single, so that it can be compared."""
    return " ".join(html.split()).replace("> <", "><")


def select(html: str, selector: str) -> list[str]:
    """Give the elements that a CSS selector finds, tidied."""
    return [tidy(node.html or "") for node in LexborHTMLParser(html).css(selector)]


def texts(html: str, selector: str) -> list[str]:
    """Give the texts of the elements that a CSS selector finds."""
    return [" ".join(node.text().split()) for node in LexborHTMLParser(html).css(selector)]
