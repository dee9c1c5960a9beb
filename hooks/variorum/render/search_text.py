"""Search text: what a page says, as plain text by section; no markup, no tables, no notes.

In: prose as it was compiled, or the HTML of a page that others wrote. Out: sections, each with the anchor
that its heading has on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import nh3

from variorum.compile.pieces import BlockPiece, CrossReference, InlineCitation, Words
from variorum.names import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from variorum.compile.pieces import ProsePiece


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page.

    Attributes:
        anchor: Where it begins; empty for what stands before the first heading.
        heading: Its heading; empty likewise.
        text: Its text.
    """

    anchor: str
    heading: str
    text: str


_MARKDOWN_HEADING = re.compile(r"^#{2,6} +(.*?) *#* *(?:\{:?([^}]*)\})? *$", re.MULTILINE)
_EXPLICIT_ID = re.compile(r"#([\w.-]+)")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_SYNTAX = re.compile(
    r"<[^<>]+>"  # tags
    r"|^ *(?:[-*+]|\d+\.|>|:|[|: -]+$|~~~.*|```.*) *"  # what lines begin with, rules, fences
    r"|\{:?[^{}\n]*\}"  # attributes
    r"|\|",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"[*`]|(?<!\w)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")
_HTML_HEADING = re.compile(r'<h([2-6])(?=[^>]* id="([^"]*)")([^>]*)>(.*?)</h\1>', re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>.*?</h1>", re.DOTALL)
_MARK = re.compile(
    r'<sup[^>]* data-search-exclude>.*?</sup>|<sup id="fnref.*?</sup>|<a[^>]* class="headerlink".*?</a>',
    re.DOTALL,
)


def split_prose(pieces: Iterable[ProsePiece]) -> Iterator[Section]:
    """Splits compiled prose into sections.

    What blocks show is left out: it is made of claims, which the search is told of once.
    """
    text = "".join(map(_spell, pieces))
    anchor, heading, position = "", "", 0
    seen: set[str] = set()
    for match in _MARKDOWN_HEADING.finditer(text):
        yield from _section(anchor, heading, _strip_markdown(text[position : match.start()]))
        heading = _strip_markdown(match[1])
        explicit = _EXPLICIT_ID.search(match[2] or "")
        anchor = _make_unique(explicit[1] if explicit else slugify(heading), seen)
        position = match.end()
    yield from _section(anchor, heading, _strip_markdown(text[position:]))


def split_html(html: str) -> Iterator[Section]:
    """Splits the HTML of a page into sections, without those that are marked `data-search-exclude`."""
    anchor, heading, position, is_wanted = "", "", 0, True
    body = _MARK.sub("", _TITLE.sub("", html, count=1))
    for match in _HTML_HEADING.finditer(body):
        if is_wanted:
            yield from _section(anchor, heading, _strip_html(body[position : match.start()]))
        is_wanted = "data-search-exclude" not in match[3]
        anchor, heading, position = unescape(match[2]), _strip_html(match[4]), match.end()
    if is_wanted:
        yield from _section(anchor, heading, _strip_html(body[position:]))


def strip_html(html: str) -> str:
    """The text of HTML; words in neighbouring cells stay apart."""
    return _strip_html(html)


def _section(anchor: str, heading: str, text: str) -> Iterator[Section]:
    if heading or text:
        yield Section(anchor, heading, text)


def _spell(piece: ProsePiece) -> str:
    match piece:
        case Words():
            return piece.markdown
        case CrossReference():
            return piece.text
        case InlineCitation():
            return "; ".join(title for _, title, _ in piece.sources)
        case BlockPiece():
            return "\n\n"
        case _:
            return ""


def _strip_markdown(text: str) -> str:
    bare = _EMPHASIS.sub(r"\1", _SYNTAX.sub(" ", _LINK.sub(r"\1", text)))
    return " ".join(unescape(bare).split()).replace(" .", ".")


def _strip_html(html: str) -> str:
    return " ".join(unescape(nh3.clean(html.replace("<", " <"), tags=set())).split())


def _make_unique(anchor: str, seen: set[str]) -> str:
    """An anchor as Python-Markdown gives it: the second of a name gets `_1`."""
    number, unique = 0, anchor
    while unique in seen:
        number += 1
        unique = f"{anchor}_{number}"
    seen.add(unique)
    return unique
