"""Addresses: where every page is, and how one page links to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.catalog import Catalog
    from variorum.model.ids import EntryId

ALPHABET = "a-z/index.md"
BIBLIOGRAPHY = "bibliography.md"
BROWSE = "browse/index.md"
DISPUTES = "disputes.md"
EDITION = "edition.md"
READING = "reading.md"
SEARCH = "search.md"
WANTED = "wanted.md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where pages are.

    A page is named by its path in the Markdown tree (`people/x.md`), its *uri*.

    Attributes:
        folders: The folder of every entry.
        directory_urls: Pages are folders (`people/x/`) and not files (`people/x.html`).
    """

    folders: Mapping[EntryId, str]
    directory_urls: bool = True

    def page_of(self, entry: EntryId) -> str:
        """The uri of the page of an entry."""
        return f"{self.folders[entry]}/{entry}.md"

    def card_of(self, entry: EntryId) -> str:
        """The path of the card of an entry, beside its page: `people/x/card.json` or `people/x.card.json`."""
        separator = "/" if self.directory_urls else "."
        return f"{self.folders[entry]}/{entry}{separator}card.json"

    def url(self, uri: str) -> str:
        """The address of a page or file, relative to the root of the site."""
        return _write_url(uri, self.directory_urls)

    def link(self, source: str, target: str, anchor: str = "") -> str:
        """The relative address of a page, as a link in another page: up to the root, and down from there."""
        up = "../" * self.url(source).removeprefix("./").count("/")
        down = quote(self.url(target)).removeprefix("./")
        return (up + down or "./") + (f"#{quote(anchor)}" if anchor else "")


@lru_cache(maxsize=65536)
def _write_url(uri: str, directory_urls: bool) -> str:  # noqa: FBT001 - arguments by position are found faster
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    if posixpath.basename(stem) != "index":
        return f"{stem}/" if directory_urls else f"{stem}.html"
    folder = posixpath.dirname(stem)
    if not folder:
        return "./"
    return f"{folder}/" if directory_urls else f"{stem}.html"


def address_entries(catalog: Catalog, *, directory_urls: bool) -> Addresses:
    """Makes the addresses of a catalog's pages."""
    folders = {entry.id: catalog.types[entry.type].folder for entry in catalog.entries.values()}
    return Addresses(folders, directory_urls)


def relative_markdown(source: str, target: str) -> str:
    """The link from one Markdown file to another, as every Markdown-based builder resolves it."""
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."))
