"""Reading: what was read of every source, and how much of it the encyclopedia uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.coverage import cover_transcript
from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import refer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.catalog import Catalog
    from variorum.catalog.coverage import LineUse, PartCoverage
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a text.

    Attributes:
        line: Its number.
        claiming: The entries with a claim that rests on it, by headword.
        citing: The other entries that cite it, by headword.
        why: Why nothing cites it; empty if something does, or nobody says why.
    """

    line: int
    claiming: tuple[CrossReference, ...]
    citing: tuple[CrossReference, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text of which every line was followed.

    Attributes:
        source: The source.
        extent: Its lines, as `220–456`.
        passages: Its lines that have text, in order.
        claimed: How many lines some claim rests on.
        noted: How many lines only notes and prose cite.
        excused: How many lines need no citation.
        missing: How many lines are not accounted for.
        claims: How many claims rest on it.
    """

    source: CrossReference
    extent: str
    passages: tuple[Passage, ...]
    claimed: int
    noted: int
    excused: int
    missing: int
    claims: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        texts: The texts that were followed line by line, transcript by transcript.
        sources: Of every source how much was read (`whole`, `part`, `none` or empty) and how many claims
            rest on it, by headword.
    """

    texts: tuple[ReadText, ...]
    sources: tuple[tuple[CrossReference, str, int], ...]


def compile_reading(catalog: Catalog) -> Reading:
    """Says what was read of every source, and how it is used."""
    texts = tuple(
        _read_text(part, catalog)
        for transcript in catalog.transcripts.values()
        for part in cover_transcript(transcript, catalog)
    )
    descriptions = {source.id: source.source for source in catalog.sources() if source.source is not None}
    sources = tuple(
        (refer(source, catalog), descriptions[source].read, len(catalog.claimed_by.get(source, ())))
        for source in sort_by_headword(descriptions, catalog)
    )
    return Reading(texts, sources)


def _read_text(part: PartCoverage, catalog: Catalog) -> ReadText:
    return ReadText(
        source=refer(part.source, catalog),
        extent=str(part.extent),
        passages=tuple(_passages(part.lines, catalog)),
        claimed=part.claimed,
        noted=part.noted,
        excused=part.excused,
        missing=len(part.missing),
        claims=len(catalog.claimed_by.get(part.source, ())),
    )


def _passages(lines: Mapping[int, LineUse], catalog: Catalog) -> Iterable[Passage]:
    for number, use in lines.items():
        why = use.excuse.why if use.excuse and use.is_excused else ""
        yield Passage(number, _refer_all(use.claiming, catalog), _refer_all(use.citing, catalog), why)


def _refer_all(entries: Iterable[EntryId], catalog: Catalog) -> tuple[CrossReference, ...]:
    return tuple(refer(entry, catalog) for entry in sort_by_headword(entries, catalog))
