"""The record: every claim, so that nothing that was read is hidden by what is shown at a glance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import describe_qualifiers, phrase_claim, refer
from variorum.compile.remarks import compile_remark

if TYPE_CHECKING:
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, Phrase, ProsePiece
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId, FactId

_LONGEST_ON_PAGE: Final = 80
"""How many claims stand on the page of the entry; more outweigh it, and get a page of their own."""


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One claim.

    Attributes:
        fact: Label of its fact.
        anchor: A name for links to the claims of that fact; empty but on the first of them.
        value: Its value.
        unit: Unit of the value; empty if it has none.
        scope: What narrows it, in words.
        source: Who says so.
        locator: Where.
        quote: The source's own words; empty if the wording does not matter.
        remark: An editor's remark.
    """

    fact: str
    anchor: str
    value: Phrase
    unit: str
    scope: str
    source: CrossReference
    locator: str
    quote: str = ""
    remark: tuple[ProsePiece, ...] = ()


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
    """Makes every claim on an entry ready, by group of facts, in the order of the type.

    A line says in itself where it comes from: notes would say it again, hundreds of times on a large entry.
    """
    entry_type = context.catalog.type_of(context.entry)
    claims = context.catalog.claims.get(context.entry, {})
    grouped: defaultdict[str, list[RecordLine]] = defaultdict(list)
    for fact in entry_type.facts.values():
        stated = [claim for claim in claims.get(fact.id, ()) if not claim.derived]
        for position, claim in enumerate(stated):
            line = _line(claim, context, "" if position else anchor_record(fact.id))
            remark = compile_remark(claim.note, context)
            grouped[entry_type.groups.get(fact.group, "")].append(
                replace(line, quote=claim.quote, remark=remark)
            )
    return tuple(RecordGroup(heading, tuple(lines)) for heading, lines in grouped.items())


def compile_source_record(context: Context) -> tuple[RecordGroup, ...]:
    """Makes all that a source claims ready, entry by entry, by headword."""
    by_entry: defaultdict[EntryId, list[Claim]] = defaultdict(list)
    for claim in context.catalog.claimed_by.get(context.entry, ()):
        by_entry[claim.entry].append(claim)
    return tuple(
        RecordGroup(refer(entry, context.catalog), tuple(_line(claim, context) for claim in by_entry[entry]))
        for entry in sort_by_headword(by_entry, context.catalog)
    )


def anchor_record(fact: FactId) -> str:
    """Names the claims of a fact within the record of an entry."""
    return f"record-{fact}"


def is_long(record: tuple[RecordGroup, ...]) -> bool:
    """Says whether a record has so many claims that it stands on a page of its own."""
    return sum(len(group.lines) for group in record) > _LONGEST_ON_PAGE


def _line(claim: Claim, context: Context, anchor: str = "") -> RecordLine:
    fact = context.catalog.fact_of(claim)
    return RecordLine(
        fact=fact.label,
        anchor=anchor,
        value=phrase_claim(claim, context.catalog, context.locale),
        unit=fact.unit,
        scope=describe_qualifiers(claim.qualifiers, context.catalog, context.locale),
        source=refer(claim.source, context.catalog),
        locator=claim.locator,
    )
