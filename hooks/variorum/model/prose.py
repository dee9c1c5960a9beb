"""Prose: Markdown text with the places in it that are ours.

Spans are offsets into the text, in order and without overlap; everything between them is left to
the Markdown processor, letter for letter.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from variorum.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.model.blocks import BlockRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A cross-reference: `[[name]]`, `[[name|text]]` or, if wanted, `[[?name]]`.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one.
        target: The id or name written.
        text: The text to show; empty for the headword.
        wanted: No such entry exists yet.
        location: Where it stands.
    """

    start: int
    end: int
    target: str
    text: str = ""
    wanted: bool = False
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """One use of one source.

    Attributes:
        source: Id of the source as written.
        locator: Where in it; empty if not said.
    """

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation: `[@source, locator; @other]`, as in Pandoc's Markdown."""

    start: int
    end: int
    cites: tuple[Cite, ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block that the library fills: `~~~compare` and the like.

    Attributes:
        start: Offset of the first character of the opening fence's line.
        end: Offset behind the closing fence.
        name: The word behind the fence.
        request: What it asks for; None if that could not be told (and was reported).
        places: Where each key of the YAML inside stands.
        location: Where the block begins.
    """

    start: int
    end: int
    name: str
    request: BlockRequest | None
    places: Mapping[str, Location] = field(compare=False)
    location: Location = field(compare=False)


Mark: TypeAlias = Link | Citation | Block


@dataclass(frozen=True, slots=True)
class Prose:
    """Text as written, with its marks in order.

    Attributes:
        text: The Markdown.
        marks: The places in it that are ours.
        lines: Where it stands in its file: offsets, rising from 0, with the place of each; what is
            between them stands there as it is here. Empty for a text that stands in no file.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    lines: tuple[tuple[int, Location], ...] = field(default=(), compare=False, repr=False)

    @property
    def location(self) -> Location | None:
        """Where it begins."""
        return self.lines[0][1] if self.lines else None

    def locate(self, offset: int) -> Location:
        """Finds the place in the file of an offset into the text."""
        if not self.lines:
            return Location("")
        start, place = self.lines[bisect_right(self.lines, offset, key=itemgetter(0)) - 1]
        below = self.text.count("\n", start, offset)
        column = offset - self.text.rfind("\n", start, offset) if below else place.column + offset - start
        return Location(place.path, place.line + below, column)

    def __bool__(self) -> bool:
        return bool(self.text.strip())
