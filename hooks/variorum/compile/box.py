"""The box: the facts of an entry at a glance, with the spread where sources differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog import DisputeStatus
from variorum.catalog.disputes import group_values
from variorum.compile.attribution import mark_claims
from variorum.compile.judgements import anchor_dispute, find_dispute
from variorum.compile.phrases import describe_qualifiers, format_spread, phrase_claim, phrase_value
from variorum.compile.prose import anchor_column
from variorum.compile.record import anchor_record
from variorum.model.values import Absence, Date, Nothing, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from variorum.catalog import Dispute
    from variorum.compile.context import Context
    from variorum.compile.pieces import NoteMark, Phrase
    from variorum.compile.record import RecordGroup
    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import FactId
    from variorum.model.types import FactType
    from variorum.model.values import Value


@dataclass(frozen=True, slots=True)
class BoxValue:
    """One value, or the spread of several.

    Attributes:
        scope: What narrows it, in words; empty if nothing does.
        phrase: The value; of a dispute the spread of all values.
        unit: Its unit; empty if it has none.
        marks: Its note marks.
        status: How the dispute on it stands; None if sources agree.
        preferred: What the editors follow, where a verdict prefers; else empty.
        anchor: Where the dispute is shown on the page; empty if there is none.
    """

    scope: str
    phrase: Phrase
    unit: str
    marks: tuple[NoteMark, ...]
    status: DisputeStatus | None = None
    preferred: Phrase = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One fact of the box, with its values.

    Attributes:
        fact: The fact.
        label: Its label.
        values: Its values.
        claims: Where its claims stand, one by one: an anchor in a comparison or the record; empty if nowhere.
    """

    fact: FactId
    label: str
    values: tuple[BoxValue, ...]
    claims: str = ""


def compile_box(context: Context) -> tuple[BoxRow, ...]:
    """Makes the box of an entry ready: the facts of its type's box that somebody speaks of, in order."""
    entry_type = context.catalog.type_of(context.entry)
    claims = context.catalog.claims.get(context.entry, {})
    facts = (entry_type.facts[fact] for fact in entry_type.box if fact in entry_type.facts)
    rows = (
        BoxRow(fact.id, fact.label, tuple(_values(fact, claims.get(fact.id, ()), context))) for fact in facts
    )
    return tuple(row for row in rows if row.values)


def link_claims(
    box: tuple[BoxRow, ...], shown: frozenset[str], record: tuple[RecordGroup, ...]
) -> tuple[BoxRow, ...]:
    """Leads each row of a box to where its claims stand one by one.

    Args:
        box: The box.
        shown: The anchors in the prose.
        record: Every claim on the entry.

    Returns:
        The box: a row leads to the table that compares its values, or else to its lines in the record.
    """
    recorded = {line.anchor for group in record for line in group.lines}
    return tuple(
        replace(row, claims=next((each for each in _places(row) if each in shown | recorded), ""))
        for row in box
    )


def _places(row: BoxRow) -> tuple[str, str]:
    return anchor_column(row.fact), anchor_record(row.fact)


def _values(fact: FactType, claims: Sequence[Claim], context: Context) -> Iterator[BoxValue]:
    by_scope: defaultdict[Qualifiers, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not (isinstance(claim.value, Nothing) and claim.value.absence is Absence.SILENT):
            by_scope[claim.qualifiers].append(claim)
    for scope, stated in sorted(by_scope.items()):
        words = describe_qualifiers(scope, context.catalog, context.locale)
        if fact.many:
            yield from _each_value(fact, stated, words, context)
        else:
            yield _one_value(fact, stated, words, context)


def _each_value(fact: FactType, claims: Sequence[Claim], scope: str, context: Context) -> Iterator[BoxValue]:
    """Every value once, and under it the times at which it held, if sources give several."""
    by_value: dict[Phrase, dict[Phrase, list[Claim]]] = {}
    for claim in claims:
        value = phrase_value(claim.value, context.catalog, context.locale)
        times = phrase_claim(claim, context.catalog, context.locale)[len(value) :]
        by_value.setdefault(value, {}).setdefault(times, []).append(claim)
    for value, by_time in by_value.items():
        shown = value
        for times, stated in sorted(by_time.items(), key=lambda item: bool(item[0])):
            yield BoxValue(scope, (*shown, *times), fact.unit, mark_claims(stated, context))
            scope, shown = "", ()


def _one_value(fact: FactType, claims: Sequence[Claim], scope: str, context: Context) -> BoxValue:
    marks = mark_claims(claims, context)
    dispute = find_dispute(claims[0], context.catalog)
    if dispute is None:
        value = min((claim.value for claim in claims), key=lambda value: _width(value, claims))
        return BoxValue(scope, phrase_value(value, context.catalog, context.locale), fact.unit, marks)
    spread = format_spread([group.value for group in dispute.groups], context.catalog, context.locale)
    return BoxValue(
        scope,
        spread,
        fact.unit,
        marks,
        dispute.status,
        _preferred(dispute, context),
        anchor_dispute(dispute, context.catalog),
    )


def _preferred(dispute: Dispute, context: Context) -> Phrase:
    """The value that the editors follow, if their verdict stands."""
    if dispute.verdict is None or dispute.status is not DisputeStatus.SETTLED:
        return ()
    preferred = [claim for claim in dispute.claims if claim.source in dispute.verdict.prefer]
    values = [group.value for group in group_values(preferred)]
    return format_spread(values, context.catalog, context.locale) if values else ()


def _width(value: Value, claims: Sequence[Claim]) -> tuple[Decimal | int, int]:
    """Of values that agree the narrowest is shown: it is the one that says most."""
    order = next(position for position, claim in enumerate(claims) if claim.value is value)
    if isinstance(value, Nothing):
        return 10**12, order
    if isinstance(value, Date) and value.start and value.end:
        return value.start.last - value.start.first + value.end.last - value.end.first, order
    if isinstance(value, Quantity) and value.low is not None and value.high is not None:
        return value.high - value.low + int(value.approximate), order
    return 10**9, order
