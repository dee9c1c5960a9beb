"""Markup: the marks of ours in a Markdown text: cross-references, citations and blocks.

In: Markdown and its place. Out: `Prose`, its marks in order, and what is wrong. Code is left alone,
and what is not ours is not touched: the text is never changed, only measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.prose import Block, Citation, Cite, Link, Mark, Prose
from variorum.parse.blocks import BLOCKS, decode_block
from variorum.parse.code import Fence, find_code, find_fences
from variorum.parse.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    Lines = tuple[tuple[int, Location], ...]

_MARK = re.compile(
    r"\\.|\[\[(?P<wanted>\?)?(?P<target>[^\[\]|]+)(?:\|(?P<text>[^\[\]]+))?\]\]"
    r"|\[(?P<cites>@[^\[\]]*)\](?![(\[])|(?P<bad>\[\[|\[@)",
    re.DOTALL,
)
_CITE = re.compile(r"@(?P<source>[^\s,;@]+)\s*(?:,\s*(?P<locator>.+))?", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_INNER_BLOCK = re.compile(
    rf"^[ \t>*+.)\d-]+(?P<fence>~~~+)[ \t]*(?P<word>{'|'.join(BLOCKS)})[ \t]*$", re.MULTILINE
)
_FORMS = {
    "[": ("cross-reference", "Write `[[id]]` or `[[id|text]]`, all of it in one paragraph."),
    "@": ("citation", "Write `[@source, locator]`, all of it in one paragraph."),
}
_MOST_FAULTS = 50
_LONGEST_QUOTE = 60


class _Text:
    """A text and where it stands, for places in it."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self._lines = lines
        if len(lines) == 1:  # it stands in its file as it is here
            (_, first), *_ = lines
            starts = enumerate((match.end() for match in re.finditer("\n", text)), start=first.line + 1)
            self._lines = (*lines, *((start, Location(first.path, line)) for line, start in starts))

    def locate(self, offset: int) -> Location:
        start, place = self._lines[bisect_right(self._lines, offset, key=itemgetter(0)) - 1]
        return Location(place.path, place.line, place.column + offset - start)


def parse_prose(text: str, origin: Location, lines: Lines = ()) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Finds our marks in Markdown.

    Args:
        text: Markdown.
        origin: Where its first character stands.
        lines: Where its lines stand, if their places do not follow from that: offsets into the text,
            rising from 0, with the place of each.

    Returns:
        The text with its marks in order, and what is wrong with them (of many faults the first
        ones). It never raises.
    """
    lines = lines or ((0, origin),)
    if "[[" not in text and "[@" not in text and "~~~" not in text and "```" not in text:
        return Prose(text, (), lines), ()
    fences = find_fences(text)
    parts = _read_marks(_Text(text, lines), fences)
    marks: list[Mark] = []
    found: list[Diagnostic] = []
    for part in parts:
        if not isinstance(part, Diagnostic):
            marks.append(part)
        elif len(found) < _MOST_FAULTS:
            found.append(part)
        else:
            break
    return Prose(text, tuple(sorted(marks, key=lambda mark: mark.start)), lines), tuple(found)


def _read_marks(placed: _Text, fences: tuple[Fence, ...]) -> Iterator[Mark | Diagnostic]:
    position, end = 0, len(placed.text)
    for first, last in chain(find_code(placed.text, fences), ((end, end),)):
        yield from _inline_marks(placed, position, first)
        position = last
    yield from _blocks(placed, fences)
    yield from _inner_blocks(placed, fences)


def _inline_marks(placed: _Text, start: int, end: int) -> Iterator[Mark | Diagnostic]:
    for match in _MARK.finditer(placed.text, start, end):
        if match.lastgroup is None:
            continue
        place = placed.locate(match.start())
        if match["bad"] or _BLANK_LINE.search(match[0]) or not (match["target"] or "@").strip("? \n\t"):
            kind, form = _FORMS[match[0][1]]
            message = f"the {kind} that begins here is not closed or lacks a part"
            yield Diagnostic(place, Code.E405, message, form)
        elif match["target"] is not None:
            yield _read_link(match, place)
        else:
            yield _read_citation(match, place)


def _read_link(match: re.Match[str], place: Location) -> Link:
    return Link(
        start=match.start(),
        end=match.end(),
        target=" ".join(match["target"].split()),
        text=" ".join((match["text"] or "").split()),
        wanted=match["wanted"] is not None,
        location=place,
    )


def _read_citation(match: re.Match[str], place: Location) -> Citation | Diagnostic:
    cites = []
    for part in match["cites"].split(";"):
        cite = _CITE.fullmatch(part.strip())
        if cite is None:
            return Diagnostic(place, Code.E405, f"“{part.strip()[:_LONGEST_QUOTE]}” is not a citation")
        cites.append(Cite(cite["source"], " ".join((cite["locator"] or "").split())))
    return Citation(start=match.start(), end=match.end(), cites=tuple(cites), location=place)


def _blocks(placed: _Text, fences: tuple[Fence, ...]) -> Iterator[Block | Diagnostic]:
    for fence in fences:
        place = placed.locate(fence.start)
        if not fence.is_closed:
            yield Diagnostic(place, Code.E401, "the block that begins here is not closed")
        elif fence.is_block:
            yield from _read_block(placed, fence, place)


def _inner_blocks(placed: _Text, fences: tuple[Fence, ...]) -> Iterator[Diagnostic]:
    """Blocks that would be shown as code, for they do not begin at the margin."""
    if "~~~" not in placed.text:
        return
    position = 0
    for start, end in (*((fence.start, fence.end) for fence in fences), (len(placed.text), 0)):
        for match in _INNER_BLOCK.finditer(placed.text, position, start):
            message = f"the block “{match['word']}” begins inside a list, a quotation or an indent"
            yield Diagnostic(
                placed.locate(match.start("fence")), Code.E403, message, "Begin it at the left margin."
            )
        position = end


def _read_block(placed: _Text, fence: Fence, place: Location) -> Iterator[Block | Diagnostic]:
    inner = placed.text[fence.inner_start : fence.inner_end]
    document, found = parse_yaml(inner, place.path, place.line + 1)
    yield from found
    request = None
    if document.root is not None or not found:
        request, found = decode_block(fence.word, document, place)
        yield from found
    keys = document.data if isinstance(document.data, dict) else ()
    yield Block(
        start=fence.start,
        end=fence.end,
        name=fence.word,
        request=request,
        places={key: document.locate([key], key_itself=True) for key in keys},
        location=place,
    )
