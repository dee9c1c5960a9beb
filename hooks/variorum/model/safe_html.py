"""Safe HTML: what raw HTML entries may hold. Contributors are strangers.

The check that reports and the renderer that removes share these tables, so that nothing is removed
without a word.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

TAGS: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    }
)
"""Tags that entries may use."""

ATTRIBUTES: Final = MappingProxyType(
    {
        "*": frozenset({"class", "dir", "id", "lang", "title"}),
        "a": frozenset({"href"}),
        "blockquote": frozenset({"cite"}),
        "col": frozenset({"span"}),
        "colgroup": frozenset({"span"}),
        "details": frozenset({"open"}),
        "img": frozenset({"alt", "height", "src", "width"}),
        "ol": frozenset({"reversed", "start", "type"}),
        "q": frozenset({"cite"}),
        "table": frozenset(),
        "td": frozenset({"colspan", "headers", "rowspan"}),
        "th": frozenset({"abbr", "colspan", "headers", "rowspan", "scope"}),
        "time": frozenset({"datetime"}),
    }
)
"""Attributes that entries may use: tag → names; `*` is every tag."""

SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""Schemes that links may have; links without a scheme lead to the site itself."""
