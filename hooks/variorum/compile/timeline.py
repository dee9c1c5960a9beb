"""Timeline: what happened when, made from claims.

In: which entries and which time. Out: days in order, each with what sources date to it. Two sources of
things come together: facts that are dates ("began"), and texts that tell what happened at their `as_of`.
What several sources tell in the same words stands once, with all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.dated import find_dated
from variorum.compile.attribution import mark_claims
from variorum.compile.chronology import draw_chronology
from variorum.compile.dates import format_edtf
from variorum.compile.judgements import anchor_dispute, find_dispute
from variorum.compile.phrases import describe_qualifiers, phrase_value, refer, refer_shortly
from variorum.model.entry import Qualifiers
from variorum.parse.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from variorum.catalog import DisputeStatus
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark, Phrase
    from variorum.compile.plates import Plate
    from variorum.model.blocks import TimelineRequest
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId
    from variorum.model.values import Date


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened.

    Attributes:
        time: The time of day; empty if it is not known.
        entry: The entry that it belongs to; None where that is the page itself.
        what: What happened.
        scope: What narrows it, in words.
        said_by: Who says so, by short title, each with its note marks.
        status: How the dispute on it stands; None if there is none.
        anchor: The anchor of that dispute on the page of its entry; empty if there is none.
        disputed: The entry that the dispute is on.
    """

    time: str
    entry: CrossReference | None
    what: Phrase
    scope: str
    said_by: tuple[tuple[CrossReference, tuple[NoteMark, ...]], ...]
    status: DisputeStatus | None
    anchor: str
    disputed: EntryId


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a longer time if the sources say no more."""

    date: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline, ready to be shown.

    Attributes:
        caption: What it tells.
        days: The days, in order.
        plate: Those of its facts that are dates as a drawing; None if there are few.
    """

    caption: str
    days: tuple[Day, ...]
    plate: Plate | None

    @property
    def has_times(self) -> bool:
        """Some source knows a time of day."""
        return any(each.time for day in self.days for each in day.happenings)


def compile_timeline(request: TimelineRequest, context: Context) -> Timeline | None:
    """Makes a timeline.

    Args:
        request: What it tells of.
        context: The page that shows it.

    Returns:
        The timeline, or None if no claim meets the request.
    """
    dated = sorted(
        find_dated(request, context.entry, context.catalog),
        key=lambda item: (_order(item[0]), item[0].text, item[1].location),
    )
    if not dated:
        return None
    days: dict[str, dict[object, list[tuple[Date, Claim]]]] = {}
    for date, claim in dated:
        alike = (date.text, claim.entry, claim.fact, claim.value.text, claim.qualifiers.side)
        days.setdefault(_day(date.text), {}).setdefault(alike, []).append((date, claim))
    return Timeline(
        request.caption or "Timeline",
        tuple(
            Day(
                format_edtf(parse_date(day), context.locale),
                tuple(_tell(group[0][0], [claim for _, claim in group], context) for group in told.values()),
            )
            for day, told in days.items()
        ),
        draw_chronology([claim for _, claim in dated], context),
    )


def _order(date: Date) -> tuple[int, int, int]:
    """By the beginning; of those that begin together the longest first."""
    first, last = date.start or date.end, date.end or date.start
    if first is None or last is None:
        return 0, 0, 0
    return first.first, -last.last, -first.last


def _day(text: str) -> str:
    """The day of a date: without its time, if it is no interval."""
    return text if "/" in text else text.partition("T")[0]


def _tell(date: Date, claims: Sequence[Claim], context: Context) -> Happening:
    claim = claims[0]
    fact = context.catalog.fact_of(claim)
    dispute = find_dispute(claim, context.catalog)
    is_own = claim.entry == context.entry
    label = fact.label if is_own else fact.label[:1].lower() + fact.label[1:]
    told = phrase_value(claim.value, context.catalog, context.locale) if fact.happening else (label,)
    qualifiers = claim.qualifiers if not fact.happening else Qualifiers(side=claim.qualifiers.side)
    return Happening(
        time="" if date.is_interval else date.text.partition("T")[2][:5],
        entry=None if is_own else refer(claim.entry, context.catalog),
        what=told,
        scope=describe_qualifiers(qualifiers, context.catalog, context.locale),
        said_by=tuple(
            (refer_shortly(source, context.catalog), mark_claims(stated, context))
            for source, stated in _by_source(claims).items()
        ),
        status=dispute.status if dispute else None,
        anchor=anchor_dispute(dispute, context.catalog) if dispute else "",
        disputed=claim.entry,
    )


def _by_source(claims: Iterable[Claim]) -> Mapping[EntryId, list[Claim]]:
    by_source: dict[EntryId, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    return by_source
