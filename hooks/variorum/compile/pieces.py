"""Pieces: what running text and cells are made of, once they are ready.

Three types for one thing: a citation is written as `[@source]`, held as `model.prose.Citation` and shown as a
`NoteMark`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from variorum.compile.chart import Chart
    from variorum.compile.comparison import ComparisonTable
    from variorum.compile.lists import EntryTable
    from variorum.compile.map import PlaceMap
    from variorum.compile.overview import Overview
    from variorum.compile.timeline import Timeline
    from variorum.compile.tree import Tree
    from variorum.model.blocks import ReferenceRequest
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown that is not ours: left as the editor wrote it."""

    markdown: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A link to an entry.

    Attributes:
        text: What readers see.
        target: The entry; None if it is wanted or can't be told.
    """

    text: str
    target: EntryId | None


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mark in the text that leads to a note.

    Attributes:
        number: The number of the note.
        occurrence: Which of the marks that lead to the note this is, from 1.
    """

    number: int
    occurrence: int


@dataclass(frozen=True, slots=True)
class InlineCitation:
    """A citation inside a note or a verdict, where there can be no mark: spelled out."""

    sources: tuple[tuple[EntryId, str, str], ...]
    """Source, short title, locator of each."""


BlockContent: TypeAlias = (
    "ComparisonTable | Chart | EntryTable | Timeline | Tree | PlaceMap | Overview | ReferenceRequest"
)
"""What a block shows."""


@dataclass(frozen=True, slots=True)
class BlockPiece:
    """A block, filled."""

    content: BlockContent


Phrase: TypeAlias = "tuple[str | CrossReference, ...]"
"""Plain text and links, without markup: the contents of a cell."""

ProsePiece: TypeAlias = Words | CrossReference | NoteMark | InlineCitation | BlockPiece


def plain(phrase: Phrase) -> str:
    """The text of a phrase without its links."""
    return "".join(part if isinstance(part, str) else part.text for part in phrase)
