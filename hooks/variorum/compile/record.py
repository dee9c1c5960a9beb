"""The record: every claim, so that nothing that was read is hidden by what is shown at a glance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.compile.attribution import mark_claim
from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import describe_qualifiers, phrase_claim, refer

if TYPE_CHECKING:
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark, Phrase
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One claim.

    Attributes:
        fact: Label of its fact.
        value: Its value.
        unit: Unit of the value; empty if it has none.
        scope: What narrows it, in words.
        source: Who says so.
        locator: Where.
        mark: Its note mark; None where the page itself is the source's.
    """

    fact: str
    value: Phrase
    unit: str
    scope: str
    source: CrossReference
    locator: str
    mark: NoteMark | None


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """Claims that belong together.

    Attributes:
        heading: The group of facts, or the entry they are on.
        lines: The claims.
    """

    heading: CrossReference | str
    lines: tuple[RecordLine, ...]


def compile_record(context: Context) -> tuple[RecordGroup, ...]:
    """Makes every claim on an entry ready, by group of facts, in the order of the type."""
    entry_type = context.catalog.type_of(context.entry)
    claims = context.catalog.claims.get(context.entry, {})
    grouped: defaultdict[str, list[RecordLine]] = defaultdict(list)
    for fact in entry_type.facts.values():
        for claim in claims.get(fact.id, ()):
            if not claim.derived:
                heading = entry_type.groups.get(fact.group, "")
                mark = mark_claim(claim, context, leads_back=False)
                grouped[heading].append(_line(claim, context, mark))
    return tuple(RecordGroup(heading, tuple(lines)) for heading, lines in grouped.items())


def compile_source_record(context: Context) -> tuple[RecordGroup, ...]:
    """Makes all that a source claims ready, entry by entry, by headword."""
    by_entry: defaultdict[EntryId, list[Claim]] = defaultdict(list)
    for claim in context.catalog.claimed_by.get(context.entry, ()):
        by_entry[claim.entry].append(claim)
    return tuple(
        RecordGroup(
            refer(entry, context.catalog), tuple(_line(claim, context, None) for claim in by_entry[entry])
        )
        for entry in sort_by_headword(by_entry, context.catalog)
    )


def _line(claim: Claim, context: Context, mark: NoteMark | None) -> RecordLine:
    fact = context.catalog.fact_of(claim)
    return RecordLine(
        fact=fact.label,
        value=phrase_claim(claim, context.catalog, context.locale),
        unit=fact.unit,
        scope=describe_qualifiers(claim.qualifiers, context.catalog, context.locale),
        source=refer(claim.source, context.catalog),
        locator=claim.locator,
        mark=mark,
    )
