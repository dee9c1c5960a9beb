"""Transcripts: what is known of the full text of a source that is not itself part of the encyclopedia."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.diagnostics import Location
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class Excuse:
    """Lines that need no citation, and why.

    Attributes:
        lines: Their numbers, rising.
        why: The reason.
        location: Where it is written.
    """

    lines: tuple[int, ...]
    why: str
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """The record of a transcript.

    Attributes:
        source: The source that it is the text of.
        digest: SHA-256 of its bytes, to tell whether a file is the one recorded.
        lines: How many lines it has.
        blank: The lines without text.
        runs: The fingerprints of its runs of words.
        excuses: The lines that need no citation.
        excuses_location: Where excuses stand, or would.
    """

    source: EntryId
    digest: str
    lines: int
    blank: frozenset[int]
    runs: frozenset[int]
    excuses: tuple[Excuse, ...] = ()
    excuses_location: Location = field(compare=False)
