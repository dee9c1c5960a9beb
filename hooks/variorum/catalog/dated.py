"""Dated claims: those that say when something happened.

Facts that are dates say it themselves; texts that tell what happened say it by their `as_of`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.catalog.selection import find_entries
from variorum.model.values import Date
from variorum.parse.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from variorum.catalog.catalog import Catalog
    from variorum.model.blocks import TimelineRequest
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId

_FAR = 10**12


def find_dated(
    request: TimelineRequest, entry: EntryId | str, catalog: Catalog
) -> Iterator[tuple[Date, Claim]]:
    """Finds the claims that a timeline tells, each with its date, in no order.

    Args:
        request: What it tells of.
        entry: The entry that holds it; empty for a page of `docs/`.
        catalog: Everything known.
    """
    for each in _scope(request, entry, catalog):
        facts = catalog.type_of(each).facts
        for fact_id, claims in catalog.claims.get(each, {}).items():
            if request.facts and fact_id not in request.facts:
                continue
            for claim in claims:
                date = _date_of(claim, is_happening=facts[fact_id].happening)
                if date and (request.during is None or _falls_into(date, request.during)):
                    yield date, claim


def _scope(request: TimelineRequest, entry: EntryId | str, catalog: Catalog) -> Iterable[EntryId]:
    """The entries told of, and what is part of them if that is asked for."""
    named = request.entries or ((entry,) if entry else ())
    if not named:
        return catalog.entries
    found = dict.fromkeys(find_entries(named, catalog))
    if request.parts:
        queue = list(found)
        while queue:
            below = catalog.parts.get(queue.pop())
            fresh = [part for part in below.members if part not in found] if below else []
            found |= dict.fromkeys(fresh)
            queue += fresh
    return found


def _date_of(claim: Claim, *, is_happening: bool) -> Date | None:
    if isinstance(claim.value, Date):
        return claim.value
    return parse_date(claim.qualifiers.as_of) if is_happening and claim.qualifiers.as_of else None


def _falls_into(date: Date, during: Date) -> bool:
    """Says whether a date begins within a time; a coarser date, such as a year, does not."""
    first = date.start or date.end
    if first is None:
        return False
    begins = during.start.first if during.start else -_FAR
    ends = during.end.last if during.end else _FAR
    return begins <= first.first and first.last <= ends
