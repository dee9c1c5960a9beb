"""Markup: the marks of ours in a Markdown text: cross-references, citations and blocks.

In: Markdown and its place. Out: `Prose`, its marks in order, and what is wrong. Code is left alone, and what is not ours is not
touched: the text is never changed, only measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.prose import Block, Citation, Cite, Link, Mark, Prose
from variorum.parse.blocks import decode_block
from variorum.parse.code import Fence, find_code, find_fences
from variorum.parse.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(
    r"\\.|\[\[(?P<wanted>\?)?(?P<target>[^\[\]|]+)(?:\|(?P<text>[^\[\]]+))?\]\]"
    r"|\[(?P<cites>@[^\[\]]*)\](?![(\[])|(?P<bad>\[\[|\[@)",
    re.DOTALL,
)
_CITE = re.compile(r"@(?P<source>[^\s,;@]+)\s*(?:,\s*(?P<locator>.+))?", re.DOTALL)


class _Text:
    """A text and where it stands, for places in it."""

    def __init__(self, text: str, origin: Location) -> None:
        self.text = text
        self._origin = origin
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def locate(self, offset: int) -> Location:
        line = bisect_right(self._starts, offset) - 1
        indent = self._origin.column - 1 if line == 0 else 0
        return Location(self._origin.path, self._origin.line + line, offset - self._starts[line] + 1 + indent)


def parse_prose(text: str, origin: Location) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Finds our marks in Markdown.

    Args:
        text: Markdown.
        origin: Where its first character stands.

    Returns:
        The text with its marks in order, and what is wrong with them. It never raises.
    """
    if "[[" not in text and "[@" not in text and "~~~" not in text and "```" not in text:
        return Prose(text, (), origin), ()
    placed = _Text(text, origin)
    found: list[Diagnostic] = []
    marks: list[Mark] = []
    fences = find_fences(text)
    position = 0
    for start, end in (*find_code(text, fences), (len(text), len(text))):
        marks += _inline_marks(placed, position, start, found)
        position = end
    marks += _blocks(placed, fences, found)
    return Prose(text, tuple(sorted(marks, key=lambda mark: mark.start)), origin), tuple(found)


def _inline_marks(placed: _Text, start: int, end: int, found: list[Diagnostic]) -> Iterator[Mark]:
    for match in _MARK.finditer(placed.text, start, end):
        place = placed.locate(match.start())
        if match["target"] is not None:
            yield _read_link(match, place)
        elif match["cites"] is not None:
            yield from _read_citation(match, place, found)
        elif match["bad"]:
            kind = "cross-reference" if match["bad"] == "[[" else "citation"
            found.append(Diagnostic(place, Code.E405, f"the {kind} that begins here is not closed"))


def _read_link(match: re.Match[str], place: Location) -> Link:
    return Link(
        start=match.start(),
        end=match.end(),
        target=" ".join(match["target"].split()),
        text=" ".join((match["text"] or "").split()),
        wanted=match["wanted"] is not None,
        location=place,
    )


def _read_citation(match: re.Match[str], place: Location, found: list[Diagnostic]) -> Iterator[Citation]:
    cites = []
    for part in match["cites"].split(";"):
        cite = _CITE.fullmatch(part.strip())
        if cite is None:
            found.append(Diagnostic(place, Code.E405, f"“{part.strip()}” is not a citation"))
            return
        cites.append(Cite(cite["source"], " ".join((cite["locator"] or "").split())))
    yield Citation(start=match.start(), end=match.end(), cites=tuple(cites), location=place)


def _blocks(placed: _Text, fences: tuple[Fence, ...], found: list[Diagnostic]) -> Iterator[Block]:
    for fence in fences:
        place = placed.locate(fence.start)
        if not fence.is_closed:
            found.append(Diagnostic(place, Code.E401, "the block that begins here is not closed"))
        elif fence.is_block:
            yield _read_block(placed, fence, place, found)


def _read_block(placed: _Text, fence: Fence, place: Location, found: list[Diagnostic]) -> Block:
    inner = placed.text[fence.inner_start : fence.inner_end]
    document, problems = parse_yaml(inner, place.path, place.line + 1)
    found += problems
    request = None
    if document.root is not None or not problems:
        request, problems = decode_block(fence.word, document, place)
        found += problems
    keys = document.data if isinstance(document.data, dict) else ()
    return Block(
        start=fence.start,
        end=fence.end,
        name=fence.word,
        request=request,
        places={key: document.locate([key], key_itself=True) for key in keys},
        location=place,
    )
