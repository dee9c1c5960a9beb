"""Uses: where an encyclopedia uses its sources, claim by claim and note by note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.model.ids import EntryId
from variorum.model.prose import Citation
from variorum.model.values import Absence, Nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.diagnostics import Location
    from variorum.model.entry import Entry
    from variorum.model.prose import Cite, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of one source.

    Attributes:
        source: The source.
        locator: Where in it; empty if not said.
        entry: The entry that uses it.
        is_claim: A claim rests on it; otherwise a note cites it.
        is_silent: An editor found nothing there.
        location: Where it is written.
    """

    source: EntryId
    locator: str
    entry: EntryId
    is_claim: bool = False
    is_silent: bool = False
    location: Location


def find_uses(entry: Entry) -> Iterator[Use]:
    """Gives every use of a source in an entry, in the order of its parts."""
    for claim in entry.claims:
        is_silent = isinstance(claim.value, Nothing) and claim.value.absence is Absence.SILENT
        yield Use(
            source=claim.source,
            locator=claim.locator,
            entry=entry.id,
            is_claim=True,
            is_silent=is_silent,
            location=claim.location,
        )
    for prose in proses_of(entry):
        for mark in prose.marks:
            if isinstance(mark, Citation):
                for cite in mark.cites:
                    source = EntryId(cite.source)
                    yield Use(source=source, locator=cite.locator, entry=entry.id, location=mark.location)


def cites_in(prose: Prose) -> Iterator[Cite]:
    """Gives every use of a source in one prose."""
    return (cite for mark in prose.marks if isinstance(mark, Citation) for cite in mark.cites)


def proses_of(entry: Entry) -> tuple[Prose, ...]:
    """All prose of an entry: its body, the notes on its claims, the reasons of its verdicts."""
    notes = (claim.note for claim in entry.claims)
    return (entry.body, *notes, *(verdict.why for verdict in entry.verdicts))
