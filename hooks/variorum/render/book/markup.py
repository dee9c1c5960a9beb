"""Markup: HTML made of editors' Markdown, walked and written in Typst.

In: HTML that the site's dialect made and cleaned, with the places of our own pieces marked in it. Out:
Typst. An element that is not known here gives its text: nothing that an editor wrote is lost.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from variorum.render.book.grids import write_grid
from variorum.render.book.syntax import array, call, content, escape, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

START, END = "\ue000", "\ue001"
"""Private characters around the number of a piece; no entry can hold them (E102), but for `&#xE000;`."""

_PIECE = re.compile(f"{START}([0-9]{{1,9}}){END}")
_INLINE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "abbr": "",
        "b": "strong",
        "cite": "emph",
        "del": "strike",
        "dfn": "emph",
        "em": "emph",
        "i": "emph",
        "ins": "underline",
        "mark": "highlight",
        "s": "strike",
        "small": "small",
        "strong": "strong",
        "sub": "sub",
        "sup": "super",
        "u": "underline",
        "var": "emph",
    }
)
"""What an element within a line is written as; empty for its contents alone."""
_RAW: Final = frozenset({"code", "kbd", "samp"})
_BLOCKS: Final = frozenset(
    {"p", "div", "blockquote", "ul", "ol", "dl", "pre", "table", "figure", "figcaption", "details"}
    | {"summary", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class Walker:
    """Writes HTML in Typst.

    Args:
        show: Writes the piece with a number, where its place is marked.
        level: The level of the heading above; no heading is more than one level below the one before it.
    """

    def __init__(self, show: Callable[[int], str], level: int = 3) -> None:
        self._show = show
        self._top = self._level = level
        self._writers: Mapping[str, Callable[[LexborNode], str]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            "table": lambda node: write_grid(node, self._inline),
            "pre": lambda node: call("raw", quote(node.text().strip("\n")), "block: true"),
            "dl": self._definitions,
            "hr": lambda _: call("ornament"),
        }
        self._line_writers: Mapping[str, Callable[[LexborNode], str]] = {
            "br": lambda _: call("linebreak"),
            "img": self._picture,
            "rt": lambda node: f"({self._inline(node)})",
            "rp": lambda _: "",
        }

    def write(self, html: str) -> str:
        """Writes HTML that holds blocks."""
        self._level = self._top
        return "\n\n".join(filter(None, self._blocks(_parse(html))))

    def write_line(self, html: str) -> str:
        """Writes HTML that stands within a line."""
        return self._inline(_parse(html)).strip()

    def _blocks(self, parent: LexborNode) -> Iterator[str]:
        """The blocks in an element; what stands between them within a line is a paragraph."""
        line = ""
        for node in parent.iter(include_text=True):
            if node.tag in _BLOCKS:
                yield line.strip()
                line = ""
                yield self._block(node)
            else:
                line += self._node(node)
        yield line.strip()

    def _block(self, node: LexborNode) -> str:
        tag = str(node.tag)
        write = self._writers.get(tag)
        if write:
            return write(node)
        inner = "\n\n".join(filter(None, self._blocks(node)))
        if tag == "blockquote":
            return call("quote", "block: true", body=inner)
        if tag == "div" and "admonition" in (node.attributes.get("class") or ""):
            return call("aside", body=inner)
        return inner

    def _heading(self, node: LexborNode) -> str:
        """A heading; `##` stands right below that of the entry, and readers' programs allow no gap."""
        wanted = self._top + max(int(str(node.tag)[1]) - 1, 1)
        self._level = min(wanted, self._level + 1)
        return call("subhead", str(self._level), body=self._inline(node).strip())

    def _list(self, node: LexborNode) -> str:
        start = str(node.attributes.get("start") or "")
        options = f"start: {start}" if start.isascii() and start.isdigit() else ""
        items = [content(text) for item in node.iter(include_text=True) if (text := self._whole(item))]
        return call("list" if node.tag == "ul" else "enum", options, *items) if items else ""

    def _definitions(self, node: LexborNode) -> str:
        """Terms, each with what explains them; several terms in a row share an explanation."""
        items: list[tuple[list[str], list[str]]] = []
        for child in node.iter(include_text=True):
            text = self._whole(child)
            if not text:
                continue
            if not items or (child.tag == "dt" and items[-1][1]):
                items.append(([], []))
            items[-1][child.tag != "dt"].append(text)
        pairs = (array((content(", ".join(terms)), content("\n\n".join(texts)))) for terms, texts in items)
        return call("terms", *pairs) if items else ""

    def _whole(self, node: LexborNode) -> str:
        """All that is in an element, or a text that stands where only elements should."""
        if node.tag in {"li", "dt", "dd"}:
            return "\n\n".join(filter(None, self._blocks(node)))
        return (self._block(node) if node.tag in _BLOCKS else self._node(node)).strip()

    def _inline(self, parent: LexborNode) -> str:
        return "".join(self._node(node) for node in parent.iter(include_text=True))

    def _node(self, node: LexborNode) -> str:
        tag = str(node.tag)
        if tag == "-text":
            return self._text(node.text(deep=False))
        if "headerlink" in (node.attributes.get("class") or ""):  # a link to the heading itself
            return ""
        if tag in _RAW:
            return call("raw", quote(node.text()))
        write = self._line_writers.get(tag)
        return write(node) if write else self._tongue(node, self._element(tag, node))

    def _element(self, tag: str, node: LexborNode) -> str:
        if tag in _BLOCKS:
            return f" {self._block(node)} "
        inner = self._inline(node)
        if tag == "q":
            return f"“{inner}”"
        href = str(node.attributes.get("href") or "")
        if tag == "a" and _SAFE_LINK.match(href) and inner.strip():
            return call("link", quote(href), body=inner)
        name = _INLINE.get(tag)
        return call(name, body=inner) if name and inner else inner

    def _tongue(self, node: LexborNode, markup: str) -> str:
        """What is in another language is hyphenated by its rules."""
        language = str(node.attributes.get("lang") or "")
        return call("tongue", quote(language), body=markup) if language else markup

    def _picture(self, node: LexborNode) -> str:
        words = str(node.attributes.get("alt") or "")
        return call("emph", body=escape(f"[{words}]")) if words else ""

    def _text(self, text: str) -> str:
        parts = _PIECE.split(text)
        return "".join(
            self._show(int(part)) if position % 2 else escape(part) for position, part in enumerate(parts)
        )


def _parse(html: str) -> LexborNode:
    body = LexborHTMLParser(html).body
    if body is None:
        raise ValueError("the parser gave no body")
    return body
