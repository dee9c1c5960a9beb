"""Charts: a comparison as a drawing. Panels are facts in one scope, rows are sources, marks are their values.

The table of the comparison stays behind the drawing: it has the notes, and is for those who don't see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog.disputes import group_values
from variorum.catalog.selection import share_scale
from variorum.compile.comparison import ComparisonTable, compare_claims, find_claims
from variorum.compile.judgements import are_followed
from variorum.compile.phrases import describe_qualifiers, refer_shortly
from variorum.compile.plates import Panel, Plate, PlateRow, limit_marks, mark_value, scale_values, summarise
from variorum.compile.scales import ScaleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.compile.context import Context
    from variorum.compile.plates import Mark
    from variorum.compile.scales import Scale
    from variorum.model.blocks import ChartRequest
    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import FactType
    from variorum.model.values import Value


@dataclass(frozen=True, slots=True)
class Chart:
    """A comparison that is drawn.

    Attributes:
        plate: The drawing.
        table: What is behind it.
    """

    plate: Plate
    table: ComparisonTable


def compile_chart(request: ChartRequest, context: Context) -> Chart | ComparisonTable | None:
    """Makes a drawing of what sources say.

    Args:
        request: What is compared.
        context: The article that shows it.

    Returns:
        The drawing with its table; the table alone if nothing in it can be drawn on one scale;
        None if no claim meets the request.
    """
    table = compare_claims(request.comparison, context)
    facts, claims = find_claims(request.comparison, context)
    if table is None or not share_scale(facts):
        return table
    scale = scale_values([claim.value for claim in claims], context.locale)
    if scale is None:
        return table
    panels, left_out = limit_marks(tuple(_panels(claims, context)))
    sources = len({claim.source for claim in claims})
    spoken = f"{sources} source{'s' if sources > 1 else ''}"
    marks = tuple(mark for panel in panels for row in panel.rows for mark in row.marks)
    return Chart(
        Plate(
            scale=scale,
            panels=panels,
            measured=_measured(facts[0], scale),
            summary=summarise(marks, f"{table.caption}, by {spoken}"),
            left_out=left_out,
        ),
        # What is drawn above need not be drawn again under it.
        replace(table, judgements=tuple(replace(each, plate=None) for each in table.judgements)),
    )


def _measured(fact: FactType, scale: Scale) -> str:
    """What the scale measures, and how, if that is not plain."""
    is_even = scale.kind is not ScaleKind.LOGARITHMIC
    return "; ".join(filter(None, (fact.unit, "" if is_even else "each step ten times the one before")))


def _panels(claims: Sequence[Claim], context: Context) -> Iterator[Panel]:
    """A panel for each fact and scope; facts in order, scopes as they are first spoken of."""
    by_topic: dict[tuple[FactId, Qualifiers], list[Claim]] = {}
    facts = list(dict.fromkeys(claim.fact for claim in claims))
    for claim in sorted(claims, key=lambda claim: (facts.index(claim.fact), claim.location)):
        by_topic.setdefault((claim.fact, claim.qualifiers), []).append(claim)
    is_narrowed = len({qualifiers for _, qualifiers in by_topic}) > 1
    same_side = len({qualifiers.side for _, qualifiers in by_topic}) == 1
    for (_, qualifiers), stated in by_topic.items():
        label = context.catalog.fact_of(stated[0]).label if len(facts) > 1 else ""
        scope = describe_qualifiers(qualifiers, context.catalog, context.locale, side=not same_side)
        yield Panel(", ".join(filter(None, (label, scope if is_narrowed else ""))), _rows(stated, context))


def _rows(claims: Iterable[Claim], context: Context) -> tuple[PlateRow, ...]:
    """A row for each source, from the lowest value to the highest, then those that say none."""
    by_source: dict[EntryId, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    rows = (
        PlateRow(refer_shortly(source, context.catalog).text, _marks(stated, context))
        for source, stated in by_source.items()
    )
    return tuple(sorted(rows, key=lambda row: row.marks[0].rank))


def _marks(claims: Iterable[Claim], context: Context) -> tuple[Mark, ...]:
    """A mark for each value that one source says."""
    return tuple(
        sorted(
            (_mark(group.value, group.claims, context) for group in group_values(claims)),
            key=lambda mark: mark.rank,
        )
    )


def _mark(value: Value, claims: Sequence[Claim], context: Context) -> Mark:
    remark = "added up" if all(claim.derived for claim in claims) else ""
    return mark_value(value, context, remark, is_preferred=are_followed(claims, context.catalog))
