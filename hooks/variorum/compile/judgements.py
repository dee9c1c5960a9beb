"""Judgements: disputes made ready, with what each side says and what the editors make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.catalog import DisputeStatus
from variorum.compile.dates import format_edtf
from variorum.compile.phrases import describe_qualifiers, phrase_value, refer, refer_shortly
from variorum.compile.pieces import plain
from variorum.compile.plates import Panel, Plate, PlateRow, mark_value, scale_values, summarise
from variorum.compile.remarks import compile_remark
from variorum.model.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.catalog import Catalog, Dispute
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, Phrase, ProsePiece
    from variorum.model.entry import Claim, Verdict
    from variorum.model.ids import EntryId

_FEWEST_DATES: Final = 3
"""With fewer, a drawing would show what two words say."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict, ready to be read as prose.

    Attributes:
        prefers: The sources that the editors follow.
        reconciles: The sources that do not really conflict.
        why: The reasoning.
        by: Who judged.
        on: When, in words; empty if that could not be read.
    """

    prefers: tuple[CrossReference, ...]
    reconciles: tuple[CrossReference, ...]
    why: tuple[ProsePiece, ...]
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say the same.

    Attributes:
        value: What they say.
        sources: Who they are.
        independent: How many of them do not derive from another one here.
    """

    value: Phrase
    sources: tuple[CrossReference, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A dispute, ready to be shown.

    Attributes:
        entry: The entry it is on.
        anchor: A name for links to it, unique within the entry.
        topic: The fact and what narrows it, in words.
        sides: The values, with those who say each.
        status: How it stands.
        opinion: The editors' verdict, if there is one.
        plate: The dates as a drawing; None if they are few, or no dates.
    """

    entry: EntryId
    anchor: str
    topic: str
    sides: tuple[Side, ...]
    status: DisputeStatus
    opinion: Opinion | None
    plate: Plate | None


def find_dispute(claim: Claim, catalog: Catalog) -> Dispute | None:
    """Finds the dispute on values in which a claim takes part."""
    for dispute in catalog.disputes.get(claim.entry, ()):
        if dispute.fact == claim.fact and dispute.qualifiers == claim.qualifiers and not dispute.aspect:
            return dispute
    return None


def are_followed(claims: Sequence[Claim], catalog: Catalog) -> bool:
    """Says whether claims that say the same, at least one, are what the editors follow."""
    dispute = find_dispute(claims[0], catalog)
    if dispute is None or dispute.verdict is None or dispute.status is not DisputeStatus.SETTLED:
        return False
    return any(claim.source in dispute.verdict.prefer for claim in claims)


def compile_judgements(claims: Iterable[Claim], context: Context) -> tuple[Judgement, ...]:
    """Makes the disputes in which these claims take part ready, each once, in their order."""
    topics = dict.fromkeys((claim.entry, claim.fact, claim.qualifiers) for claim in claims)
    entries = dict.fromkeys(entry for entry, _, _ in topics)
    return tuple(
        compile_judgement(dispute, context)
        for entry in entries
        for dispute in context.catalog.disputes.get(entry, ())
        if (dispute.entry, dispute.fact, dispute.qualifiers) in topics
    )


def compile_judgement(dispute: Dispute, context: Context) -> Judgement:
    """Makes one dispute ready."""
    return Judgement(
        entry=dispute.entry,
        anchor=anchor_dispute(dispute, context.catalog),
        topic=_topic(dispute, context),
        sides=tuple(
            Side(
                phrase_value(group.value, context.catalog, context.locale),
                tuple(refer(source, context.catalog) for source in group.sources),
                count_independent(group.sources, context.catalog),
            )
            for group in dispute.groups
        ),
        status=dispute.status,
        opinion=_opinion(dispute.verdict, context) if dispute.verdict else None,
        plate=_draw(dispute, context),
    )


def _draw(dispute: Dispute, context: Context) -> Plate | None:
    """Draws dates on which sources differ, if they are so many that words do not show their order."""
    values = [group.value for group in dispute.groups]
    scale = scale_values(values, context.locale)
    if scale is None or len(values) < _FEWEST_DATES or not all(isinstance(value, Date) for value in values):
        return None
    followed = dispute.verdict.prefer if dispute.verdict and dispute.status is DisputeStatus.SETTLED else ()
    rows = []
    for group in dispute.groups:
        mark = mark_value(
            group.value, context, is_preferred=not frozenset(followed).isdisjoint(group.sources)
        )
        label = ", ".join(refer_shortly(source, context.catalog).text for source in group.sources)
        rows.append(PlateRow(label, (mark,)))
    rows.sort(key=lambda row: row.marks[0].rank)
    marks = [mark for row in rows for mark in row.marks]
    return Plate(
        scale=scale, panels=(Panel("", tuple(rows)),), summary=summarise(marks, _topic(dispute, context))
    )


def count_independent(sources: Iterable[EntryId], catalog: Catalog) -> int:
    """Counts witnesses: sources that derive from one another, or from the same one, count once."""
    roots: list[set[EntryId]] = []
    for source in dict.fromkeys(sources):
        family = _family(source, catalog)
        kin = [root for root in roots if root & family]
        roots = [root for root in roots if not root & family] + [family.union(*kin)]
    return len(roots)


def _family(source: EntryId, catalog: Catalog) -> set[EntryId]:
    """A source and everything that it derives from."""
    family: set[EntryId] = set()
    queue = [source]
    while queue:
        member = queue.pop()
        if member in family or member not in catalog.entries:
            continue
        family.add(member)
        description = catalog.entries[member].source
        queue += description.derives_from if description else ()
    return family


def anchor_dispute(dispute: Dispute, catalog: Catalog) -> str:
    """Names a dispute within its entry: `dispute-killed-2` is the second on the fact `killed`."""
    same = [each for each in catalog.disputes[dispute.entry] if each.fact == dispute.fact]
    position = same.index(dispute)
    return f"dispute-{dispute.fact}" + (f"-{position + 1}" if position else "")


def _topic(dispute: Dispute, context: Context) -> str:
    label = context.catalog.type_of(dispute.entry).facts[dispute.fact].label
    if dispute.about is not None:
        value = plain(phrase_value(dispute.about, context.catalog, context.locale))
        label += f" ({value}): {'since when' if dispute.aspect == 'from' else 'until when'}"
    qualifiers = describe_qualifiers(dispute.qualifiers, context.catalog, context.locale)
    return f"{label}, {qualifiers}" if qualifiers else label


def _opinion(verdict: Verdict, context: Context) -> Opinion:
    return Opinion(
        tuple(
            refer(source, context.catalog) for source in verdict.prefer if context.catalog.is_source(source)
        ),
        tuple(
            refer(source, context.catalog)
            for source in verdict.reconciles
            if context.catalog.is_source(source)
        ),
        compile_remark(verdict.why, context),
        verdict.by,
        format_edtf(Date(verdict.on, None, None), context.locale),
    )
