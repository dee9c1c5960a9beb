"""Chronology: a timeline as a drawing. A row is an entry; where its sources differ, each date has a mark.

In: the claims that a timeline tells. Out: a plate, if there is enough to see. Only facts that are dates are
drawn; what happened, told in sentences, is for the table. A beginning and an end on which nobody differs make
one bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.catalog.disputes import group_values
from variorum.compile.judgements import are_followed, find_dispute
from variorum.compile.phrases import describe_qualifiers, refer_shortly, sharpest_dates
from variorum.compile.plates import Panel, Plate, PlateRow, mark_value, scale_values, summarise
from variorum.model.entry import Qualifiers
from variorum.model.values import Date
from variorum.parse.dates import DateError, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from variorum.compile.context import Context
    from variorum.compile.plates import Mark
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import FactType

_MOST_ROWS: Final = 24
_FEWEST_ROWS: Final = 4
"""With fewer, the words of the table say all."""
_ENDS: Final = {"startDate": "endDate", "birthDate": "deathDate", "foundingDate": "dissolutionDate"}
"""Properties of schema.org for a beginning, each with that for the end."""


@dataclass(frozen=True, slots=True)
class _Dating:
    """What is said of one date of one entry.

    Attributes:
        fact: The fact.
        qualifiers: What narrows it.
        dates: The dates, each with those who say it; one unless sources differ.
    """

    fact: FactType
    qualifiers: Qualifiers
    dates: tuple[tuple[Date, tuple[Claim, ...]], ...]


def draw_chronology(claims: Iterable[Claim], context: Context) -> Plate | None:
    """Draws when things were.

    Args:
        claims: What is told, in order of time.
        context: The page that shows it.

    Returns:
        The drawing, or None if there are too few dates for one.
    """
    by_entry: dict[EntryId, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Date):
            by_entry.setdefault(claim.entry, []).append(claim)
    drawn = _select(by_entry)
    rows = [row for entry in drawn for row in _rows(entry, by_entry[entry], context)]
    marks = [mark for row in rows for mark in row.marks]
    scale = scale_values([claim.value for entry in drawn for claim in by_entry[entry]], context.locale)
    if scale is None or len(rows) < _FEWEST_ROWS or len({mark.rank for mark in marks}) == 1:
        return None
    counted = f"{len(drawn)} of {len(by_entry)} entries with dates are drawn"
    return Plate(
        scale=scale,
        panels=(Panel("", tuple(sorted(rows, key=lambda row: row.marks[0].rank))),),
        summary=summarise(marks, "Dates on a scale of time"),
        left_out=f"{counted}, those of which most is claimed; all are in the table."
        if len(drawn) < len(by_entry)
        else "",
    )


def _select(by_entry: Mapping[EntryId, Sequence[Claim]]) -> tuple[EntryId, ...]:
    """The entries that are drawn: if they are too many, those of which most is claimed."""
    ranked = sorted(by_entry, key=lambda entry: -len(by_entry[entry]))
    kept = frozenset(ranked[:_MOST_ROWS])
    return tuple(entry for entry in by_entry if entry in kept)


def _rows(entry: EntryId, claims: Sequence[Claim], context: Context) -> Iterator[PlateRow]:
    """A row for an entry; for the one that the page is on, a row for each of its dates."""
    topics: dict[tuple[FactId, Qualifiers], list[Claim]] = {}
    for claim in claims:
        topics.setdefault((claim.fact, claim.qualifiers), []).append(claim)
    datings = [_date(stated, context) for stated in topics.values()]
    if entry == context.entry:
        for dating in datings:
            yield PlateRow(_label(dating, context), _sort(_marks(dating, "", context)))
    else:
        marks = (mark for whole in _join(datings, context) for mark in whole)
        yield PlateRow(context.catalog.entries[entry].title, _sort(marks))


def _date(claims: Sequence[Claim], context: Context) -> _Dating:
    """What a topic is dated to; where nobody differs, only the most exact date."""
    groups = [(group.value, group.claims) for group in group_values(claims)]
    dates = tuple((value, stated) for value, stated in groups if isinstance(value, Date))
    fact = context.catalog.fact_of(claims[0])
    if not fact.many and find_dispute(claims[0], context.catalog) is None:
        dates = ((sharpest_dates([date for date, _ in dates])[0], tuple(claims)),)
    return _Dating(fact, claims[0].qualifiers, dates)


def _join(datings: Sequence[_Dating], context: Context) -> Iterator[Iterable[Mark]]:
    """The marks of an entry; a beginning and an end on which nobody differs are one."""
    agreed = {
        dating.fact.schema_org: dating
        for dating in datings
        if len(dating.dates) == 1 and dating.qualifiers == Qualifiers()
    }
    pairs = ((agreed.get(begins), agreed.get(ends)) for begins, ends in _ENDS.items())
    first, last = next(((first, last) for first, last in pairs if first and last), (None, None))
    whole = _span(first, last) if first and last else None
    if whole:
        yield (mark_value(whole, context),)
    for dating in datings:
        if whole is None or dating not in {first, last}:
            label = _label(dating, context)
            yield _marks(dating, label[:1].lower() + label[1:], context)


def _span(first: _Dating, last: _Dating) -> Date | None:
    """From the one to the other; None if one of them is a stretch of time itself, or they run backwards."""
    texts = [each.dates[0][0].text for each in (first, last)]
    try:
        return parse_date("/".join(dict.fromkeys(texts)))
    except DateError:
        return None


def _marks(dating: _Dating, label: str, context: Context) -> Iterator[Mark]:
    """A mark for each date, with what it is of; where there are several, with those who say it."""
    for date, claims in dating.dates:
        sources = dict.fromkeys(refer_shortly(claim.source, context.catalog).text for claim in claims)
        said_by = ", ".join(sources) if len(dating.dates) > 1 else ""
        remark = ": ".join(filter(None, (label, said_by)))
        yield mark_value(date, context, remark, is_preferred=are_followed(claims, context.catalog))


def _label(dating: _Dating, context: Context) -> str:
    scope = describe_qualifiers(dating.qualifiers, context.catalog, context.locale)
    return ", ".join(filter(None, (dating.fact.label, scope)))


def _sort(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.rank))
