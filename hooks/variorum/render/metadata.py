"""Metadata: what the head of an entry's page tells search engines, reference managers and other sites.

In: an article. Out: HTML for the head. Zotero takes an item's kind from `z:itemType`, its title, date and
language from Dublin Core, and the name of the encyclopedia from `DC.source`; social sites read Open Graph;
`cite-as` is the link relation of RFC 8574 for the address to cite by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.render.colophon import refer_to_entry
from variorum.render.fragments import render_template
from variorum.render.linked_data import write_linked_data
from variorum.render.trails import write_trail_data

if TYPE_CHECKING:
    from variorum.compile.article import Article
    from variorum.render.press import Press


def write_metadata(article: Article, press: Press) -> str:
    """Writes the metadata of an entry's page.

    Args:
        article: The article.
        press: What it is written with.

    Returns:
        `<meta>` and `<link>` elements, one a line, and its linked data.
    """
    url = press.addresses.url(press.addresses.page_of(article.id))
    html = render_template(
        "metadata",
        reference=refer_to_entry(article, press),
        summary=article.summary,
        permanent=press.permalinks.page(url),
        canonical=press.permalinks.site_page(url),
        locale=press.locale.replace("-", "_"),
        license=press.license,
        contributors=press.imprint.of_entry(article.id).contributors,
    )
    lines = [line.strip() for line in html.splitlines() if line.strip()]
    return "\n".join([*lines, write_linked_data(article, press), write_trail_data(article, press)])
