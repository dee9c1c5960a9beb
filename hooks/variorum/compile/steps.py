"""Steps: what comes before and after an entry: in time, and among the parts of what it is part of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog.successions import find_date
from variorum.compile.dates import format_edtf
from variorum.compile.phrases import refer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.catalog.successions import Succession
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class Step:
    """The entry before or after.

    Attributes:
        entry: The entry.
        date: The date by which it stands there, in words; empty if it has none.
    """

    entry: CrossReference
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The place of an entry in one succession.

    Attributes:
        label: What follows one another ("Battles"), or in what respect ("Part of").
        whole: What the members are part of; None for the entries of a type by date.
        folder: Where the index of the type is; empty for parts.
        position: Which of the members the entry is, from 1.
        count: How many members there are.
        before: The member before; None for the first.
        after: The member after; None for the last.
    """

    label: str = ""
    whole: CrossReference | None = None
    folder: str = ""
    position: int
    count: int
    before: Step | None
    after: Step | None


def compile_steps(entry: EntryId, catalog: Catalog, locale: str) -> tuple[Steps, ...]:
    """Finds what comes before and after an entry; what two successions say alike is said once.

    Args:
        entry: The entry.
        catalog: Everything known.
        locale: Language of dates, as BCP 47.

    Returns:
        Its place among the entries of its type by date, and its place among the parts of each whole.
    """
    distinct: dict[object, Steps] = {}
    for steps in _find(entry, catalog, locale):
        if steps.before or steps.after:
            distinct.setdefault((steps.before, steps.after), steps)
    return tuple(distinct.values())


def _find(entry: EntryId, catalog: Catalog, locale: str) -> Iterator[Steps]:
    entry_type = catalog.type_of(entry)
    by_date = catalog.by_date.get(entry_type.id)
    if by_date and entry in by_date.positions:
        place = _place(entry, by_date, catalog, locale)
        yield replace(place, label=entry_type.plural, folder=entry_type.folder)
    for fact, whole in catalog.wholes.get(entry, ()):
        place = _place(entry, catalog.parts[whole], catalog, locale)
        yield replace(place, label=fact.label, whole=refer(whole, catalog))


def _place(entry: EntryId, succession: Succession, catalog: Catalog, locale: str) -> Steps:
    before, after = succession.around(entry)
    return Steps(
        position=succession.positions[entry] + 1,
        count=len(succession.members),
        before=_step(before, catalog, locale),
        after=_step(after, catalog, locale),
    )


def _step(entry: EntryId | None, catalog: Catalog, locale: str) -> Step | None:
    if entry is None:
        return None
    date = find_date(catalog.entries[entry], catalog.type_of(entry), catalog.claims)
    return Step(refer(entry, catalog), format_edtf(date, locale) if date else "")
