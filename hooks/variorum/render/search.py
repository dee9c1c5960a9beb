"""Search: what a page gives to a search that reads HTML: its sections as plain text.

Searches that come with a theme parse whole pages. Ours are mostly tables and notes, which say over again what
stands in the prose; without them a page is read ten times faster, and found by what it is about.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

import nh3

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r'<h(1|[2-6](?=[^>]* id="))([^>]*)>(.*?)</h\1>', re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_MARK = re.compile(
    r'<sup[^>]* data-search-exclude>.*?</sup>|<sup id="fnref.*?</sup>|<a class="headerlink".*?</a>', re.DOTALL
)


def write_search_html(html: str) -> str:
    """Reduces a page to its headings and the plain text under each.

    Args:
        html: The page, as `write_html` makes it.

    Returns:
        HTML of headings with their ids and one paragraph under each. Headings marked `data-search-exclude`
        are left out with what is under them; of the title, which a search knows already, only itself.
    """
    return "\n".join(_sections(html))


def _sections(html: str) -> Iterator[str]:
    position, is_wanted = 0, False
    for match in _HEADING.finditer(html):
        yield _paragraph(html[position : match.start()], is_wanted=is_wanted)
        level, attributes, text = match.groups()
        is_wanted = level == "1" or "data-search-exclude" not in attributes
        if is_wanted and (anchor := _ID.search(attributes)) and level != "1":
            yield f'<h{level} id="{anchor[1]}">{_strip(text)}</h{level}>'
        position = match.end()
    yield _paragraph(html[position:], is_wanted=is_wanted)


def _paragraph(html: str, *, is_wanted: bool) -> str:
    text = _strip(html) if is_wanted else ""
    return f"<p>{text}</p>" if text else ""


def _strip(html: str) -> str:
    """The text of HTML, escaped; words in neighbouring cells stay apart."""
    bare = nh3.clean(_MARK.sub("", html).replace("<", " <"), tags=set())
    return escape(" ".join(unescape(bare).split()), quote=False)
