"""Render stage: formatted citations as HTML.

In come the inline elements of pandoc's document tree (its JSON form:
https://pandoc.org/using-the-pandoc-api.html); out goes inline HTML made of `<em>`, `<strong>`, `<sup>`,
`<sub>`, `<span>` and `<a>`. All text is escaped, and links lead to the web only, whatever the bibliographic
data holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import Any, Final

_TAGS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "Emph": ("<em>", "</em>"),
        "Strong": ("<strong>", "</strong>"),
        "Underline": ("<span>", "</span>"),
        "SmallCaps": ('<span class="small-caps">', "</span>"),
        "Superscript": ("<sup>", "</sup>"),
        "Subscript": ("<sub>", "</sub>"),
        "Strikeout": ("", ""),
    },
)
_SPACES: Final = frozenset({"Space", "SoftBreak", "LineBreak"})
_WEB_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)

Element = Mapping[str, Any]
"""One element of pandoc's tree: its kind under `t`, what it holds under `c`."""


def write_inlines(inlines: Iterable[Element]) -> str:
    """Writes inline elements as HTML."""
    return "".join(_write_inline(inline) for inline in inlines)


def _write_inline(inline: Element) -> str:
    """Writes one element; one that formatted citations do not have is left out."""
    kind, content = inline["t"], inline.get("c", ())
    if kind in _SPACES:
        return " "
    if kind in _TAGS:
        opening, closing = _TAGS[kind]
        return f"{opening}{write_inlines(content)}{closing}"
    writer = _WRITERS.get(kind)
    return "" if writer is None else writer(content)


def _write_quoted(content: Any) -> str:  # noqa: ANN401 – JSON
    """Writes text in quotation marks."""
    opening, closing = ("“", "”") if content[0]["t"] == "DoubleQuote" else ("‘", "’")
    return f"{opening}{write_inlines(content[1])}{closing}"


def _write_link(content: Any) -> str:  # noqa: ANN401 – JSON
    """Writes a link to the web; the text alone if it leads anywhere else."""
    _, inlines, (address, _) = content
    if _WEB_ADDRESS.match(address) is None:
        return write_inlines(inlines)
    return f'<a href="{escape(address)}">{write_inlines(inlines)}</a>'


_WRITERS: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType(
    {
        "Code": lambda content: escape(content[1], quote=False),
        "Link": _write_link,
        "Math": lambda content: escape(content[1], quote=False),
        "Quoted": _write_quoted,
        # Spans carry what the processor knew of the text, which nobody needs any longer.
        "Span": lambda content: write_inlines(content[1]),
        "Str": lambda content: escape(content, quote=False),
    },
)
