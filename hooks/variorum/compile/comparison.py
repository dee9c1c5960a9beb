"""Comparison: what every source says of some facts, side by side. Rows are sources, columns facts.

Nothing is chosen silently: a column whose values cannot all be true says so in words, and the editors'
verdict stands under the table.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog import DisputeStatus, Found, agree
from variorum.compile.attribution import mark_claims
from variorum.compile.judgements import (
    Judgement,
    are_followed,
    compile_judgements,
    count_independent,
    find_dispute,
)
from variorum.compile.order import write_sort_key
from variorum.compile.phrases import describe_qualifiers, phrase_claim, refer
from variorum.compile.pieces import plain
from variorum.compile.sums import describe_sums
from variorum.model.ids import EntryId
from variorum.model.values import Nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.catalog import Dispute
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark, Phrase
    from variorum.model.blocks import CompareRequest
    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import FactId
    from variorum.model.types import FactType


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one fact.

    Attributes:
        values: Its values, each with its note marks; empty if it was not looked up.
        is_derived: Added up from parts; the source does not state it.
        is_nothing: The source says unknown, none or nothing.
        is_preferred: The editors follow it.
        differs: It cannot be true together with what another source says.
        key: The number by which it is sorted; empty where its text sorts by itself.
    """

    values: tuple[tuple[Phrase, tuple[NoteMark, ...]], ...]
    is_derived: bool = False
    is_nothing: bool = False
    is_preferred: bool = False
    differs: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What one source says.

    Attributes:
        source: The source.
        scope: What narrows this row, in words; empty if nothing does.
        cells: One for each column.
    """

    source: CrossReference
    scope: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One fact.

    Attributes:
        fact: The fact.
        label: Its label.
        unit: Its unit; empty if it has none.
        status: How the dispute on it stands; None if its values agree.
        voices: How many sources say something of it.
        independent: How many of them do not derive from another one here.
        kind: The kind of its values, for alignment.
        anchor: A name for links to it; empty if another table on the page has it.
    """

    fact: FactId
    label: str
    unit: str
    status: DisputeStatus | None
    voices: int
    independent: int
    kind: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """A comparison, ready to be shown.

    Attributes:
        entry: The entry whose facts they are.
        caption: What is compared.
        columns: The facts.
        rows: The sources, in the order in which they speak.
        sums: Remarks on parts and totals.
        judgements: The disputes in it, with their verdicts.
    """

    entry: EntryId
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sums: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def compare_claims(request: CompareRequest, context: Context) -> ComparisonTable | None:
    """Compares what sources say.

    Args:
        request: Which facts of which entry, narrowed how.
        context: The article that shows it.

    Returns:
        The table, or None if no claim meets the request.
    """
    facts, claims = find_claims(request, context)
    if not claims:
        return None
    scopes = {claim.qualifiers for claim in claims}
    rows = _rows(claims, facts, scopes, context)
    return ComparisonTable(
        entry=claims[0].entry,
        caption=request.caption or _caption(facts, scopes, context),
        columns=tuple(_column(fact, claims, context) for fact in facts),
        rows=rows,
        sums=describe_sums(claims[0].entry, facts, scopes, context),
        judgements=compile_judgements(claims, context),
    )


def find_claims(request: CompareRequest, context: Context) -> tuple[tuple[FactType, ...], tuple[Claim, ...]]:
    """Finds the facts that a comparison asks for, and what is claimed of them, fact by fact."""
    answer = context.catalog.resolve(request.entry or context.entry)
    if not isinstance(answer, Found):
        return (), ()
    facts = _facts(request, answer.entry, context)
    asked = (context.catalog.claims_asked(request, answer.entry, fact.id) for fact in facts)
    return facts, tuple(claim for claims in asked for claim in claims)


def _facts(request: CompareRequest, entry: EntryId, context: Context) -> tuple[FactType, ...]:
    """The facts asked for; of a group only those that somebody speaks of."""
    known = context.catalog.type_of(entry).facts
    if request.facts:
        return tuple(known[fact] for fact in request.facts if fact in known)
    in_group = (fact for fact in known.values() if fact.group == request.group)
    return tuple(fact for fact in in_group if context.catalog.claims_asked(request, entry, fact.id))


def _caption(facts: Sequence[FactType], scopes: set[Qualifiers], context: Context) -> str:
    labels = ", ".join(fact.label.lower() if position else fact.label for position, fact in enumerate(facts))
    common = _common(scopes, context)
    return f"{labels}: {common}" if common else labels


def _common(scopes: set[Qualifiers], context: Context) -> str:
    """What narrows the whole table."""
    if len(scopes) == 1:
        return describe_qualifiers(next(iter(scopes)), context.catalog, context.locale)
    sides = {scope.side for scope in scopes}
    side = sides.pop() if len(sides) == 1 else ""
    return context.catalog.entries[EntryId(side)].title if side in context.catalog.entries else ""


def _rows(
    claims: Iterable[Claim], facts: Sequence[FactType], scopes: set[Qualifiers], context: Context
) -> tuple[Row, ...]:
    by_row: defaultdict[tuple[EntryId, Qualifiers], list[Claim]] = defaultdict(list)
    order: dict[EntryId, int] = {}
    narrowing: dict[tuple[str, str], int] = {}
    for claim in sorted(claims, key=lambda claim: claim.location):
        order.setdefault(claim.source, len(order))
        narrowing.setdefault((claim.qualifiers.as_of, claim.qualifiers.covers), len(narrowing))
        by_row[claim.source, claim.qualifiers].append(claim)
    narrowed = len(scopes) > 1
    same_side = len({scope.side for scope in scopes}) == 1
    return tuple(
        Row(
            refer(source, context.catalog),
            describe_qualifiers(scope, context.catalog, context.locale, side=not same_side)
            if narrowed
            else "",
            tuple(_cell(fact, stated, context) for fact in facts),
        )
        for (source, scope), stated in sorted(
            by_row.items(),
            key=lambda item: (
                item[0][1].side,
                narrowing[item[0][1].as_of, item[0][1].covers],
                order[item[0][0]],
            ),
        )
    )


def _cell(fact: FactType, row: Iterable[Claim], context: Context) -> Cell:
    claims = [claim for claim in row if claim.fact == fact.id]
    if not claims:
        return Cell(())
    by_phrase: defaultdict[Phrase, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_phrase[phrase_claim(claim, context.catalog, context.locale)].append(claim)
    dispute = find_dispute(claims[0], context.catalog)
    return Cell(
        tuple((phrase, mark_claims(stated, context)) for phrase, stated in by_phrase.items()),
        is_derived=all(claim.derived for claim in claims),
        is_nothing=all(isinstance(claim.value, Nothing) for claim in claims),
        is_preferred=are_followed(claims, context.catalog),
        differs=dispute is not None and _differs(claims, dispute, fact),
        key=write_sort_key(
            (claim.value for claim in claims),
            fact.kind,
            plain(next(iter(by_phrase))) if len(by_phrase) == 1 else "",
        ),
    )


def _differs(claims: Iterable[Claim], dispute: Dispute, fact: FactType) -> bool:
    """Says whether a cell takes part in a dispute that stands."""
    if dispute.status is DisputeStatus.RECONCILED:
        return False
    others = [group.value for group in dispute.groups]
    return any(
        not agree(claim.value, other, compare_texts=fact.compare) for claim in claims for other in others
    )


def _column(fact: FactType, claims: Iterable[Claim], context: Context) -> Column:
    of_fact = [claim for claim in claims if claim.fact == fact.id]
    topics = {(claim.entry, claim.fact, claim.qualifiers) for claim in of_fact}
    disputes = [
        dispute
        for entry in {claim.entry for claim in of_fact}
        for dispute in context.catalog.disputes.get(entry, ())
        if (entry, dispute.fact, dispute.qualifiers) in topics
    ]
    voices = {claim.source for claim in of_fact if not isinstance(claim.value, Nothing)}
    return Column(
        fact=fact.id,
        label=fact.label,
        unit=fact.unit,
        status=_worst(dispute.status for dispute in disputes),
        voices=len(voices),
        independent=count_independent(voices, context.catalog),
        kind=fact.kind,
    )


def _worst(statuses: Iterable[DisputeStatus]) -> DisputeStatus | None:
    """The status that most needs saying."""
    found = set(statuses)
    return next((status for status in DisputeStatus if status in found), None)
