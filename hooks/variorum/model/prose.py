"""Prose: Markdown text with the places in it that are ours.

Spans are offsets into the text, in order and without overlap; everything between them is left to
the Markdown processor, letter for letter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.diagnostics import Location
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
    """Text as written, with its marks in order."""

    text: str
    marks: tuple[Mark, ...] = ()
    location: Location | None = field(default=None, compare=False)

    def __bool__(self) -> bool:
        return bool(self.text.strip())
