"""Redirects: an address that an entry once had leads to the one that it has now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.render.fragments import render_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.render.addresses import Addresses


def write_redirects(catalog: Catalog, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Writes a page for every former id.

    Yields:
        Path in the site, and content.
    """
    for former, entry_id in sorted(catalog.names.former.items()):
        target = addresses.page_of(entry_id)
        uri = f"{addresses.folders[entry_id]}/{former}.md"
        url = addresses.url(uri)
        path = f"{url}index.html" if url.endswith("/") else url
        title = catalog.entries[entry_id].title
        yield path, render_template("redirect", target=addresses.link(uri, target), title=title)
