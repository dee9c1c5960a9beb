"""Lists: the entries of a type that meet a condition, with chosen facts, sorted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from variorum.catalog.agreement import is_silent
from variorum.catalog.disputes import group_values
from variorum.catalog.selection import select_entries
from variorum.compile.attribution import mark_claims
from variorum.compile.order import filing_key
from variorum.compile.phrases import phrase_value, refer
from variorum.model.values import Date, Nothing, Quantity, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.catalog import Catalog
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark, Phrase
    from variorum.model.blocks import ListRequest
    from variorum.model.entry import Claim, Entry
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import EntryType, FactType

_SortKey: TypeAlias = "tuple[int, Decimal, object]"


@dataclass(frozen=True, slots=True)
class ListCell:
    """What is said of one fact of one entry: every value, each with its marks (none in an index)."""

    values: tuple[tuple[Phrase, tuple[NoteMark, ...]], ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One entry of a list.

    Attributes:
        entry: The entry, as it is filed.
        summary: Its summary.
        cells: One for each column.
    """

    entry: CrossReference
    summary: str
    cells: tuple[ListCell, ...]


@dataclass(frozen=True, slots=True)
class EntryTable:
    """A list, ready to be shown.

    Attributes:
        caption: What is listed.
        subject: Heading of the first column: the label of the type.
        columns: Label and kind of each fact.
        rows: The entries, sorted.
    """

    caption: str
    subject: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[ListRow, ...]


def list_entries(request: ListRequest, context: Context) -> EntryTable | None:
    """Makes the list that a block asks for, with note marks; None for an unknown type."""
    entry_type = context.catalog.types.get(request.type)
    if entry_type is None:
        return None
    chosen = select_entries(entry_type, request.where, context.catalog)
    columns = entry_type.columns if request.columns is None else request.columns
    ordered = sort_entries(chosen, request.sort, context.catalog, descending=request.descending)
    table = tabulate(ordered, entry_type, columns, context, with_marks=True)
    return replace(table, caption=request.caption) if request.caption else table


def sort_entries(
    entries: Iterable[Entry], sort: FactId | None, catalog: Catalog, *, descending: bool = False
) -> list[Entry]:
    """Sorts entries by a fact, those that say the same of it by headword.

    Args:
        entries: The entries.
        sort: The fact; None for the headword alone.
        catalog: Everything known.
        descending: The other way round; entries of which nobody says anything come last all the same.
    """
    ordered = sorted(entries, key=lambda entry: (filing_key(entry.filed_as), entry.id))
    if sort is None:
        return ordered[::-1] if descending else ordered
    claims = {entry.id: _voiced(entry.id, sort, catalog) for entry in ordered}
    ordered.sort(key=lambda entry: _sort_key(claims[entry.id]), reverse=descending)
    return sorted(ordered, key=lambda entry: not claims[entry.id])


def tabulate(
    entries: Iterable[Entry],
    entry_type: EntryType,
    columns: Sequence[FactId],
    context: Context,
    *,
    with_marks: bool,
) -> EntryTable:
    """Makes a table of entries of one type.

    Args:
        entries: The entries, in the order of the rows.
        entry_type: Their type.
        columns: The facts shown.
        context: The page that shows it.
        with_marks: Give every value its note marks.
    """
    facts = [entry_type.facts[column] for column in columns if column in entry_type.facts]
    rows = tuple(
        ListRow(
            refer(entry.id, context.catalog, entry.filed_as),
            entry.summary,
            tuple(_cell(entry.id, fact, context, with_marks=with_marks) for fact in facts),
        )
        for entry in entries
    )
    return EntryTable(
        entry_type.plural, entry_type.label, tuple((fact.label, fact.kind) for fact in facts), rows
    )


def _cell(entry: EntryId, fact: FactType, context: Context, *, with_marks: bool) -> ListCell:
    claims = _voiced(entry, fact.id, context.catalog)
    return ListCell(
        tuple(
            (
                phrase_value(group.value, context.catalog, context.locale),
                mark_claims(group.claims, context) if with_marks else (),
            )
            for group in group_values(claims)
        )
    )


def _voiced(entry: EntryId, fact: FactId, catalog: Catalog) -> list[Claim]:
    """The claims on a fact that say something."""
    return [claim for claim in catalog.claims.get(entry, {}).get(fact, ()) if not is_silent(claim.value)]


def _sort_key(claims: Iterable[Claim]) -> _SortKey:
    """The lowest value; numbers, with "none" as 0, and dates come before texts, which are collated."""
    return min((_value_key(claim.value) for claim in claims), default=(1, Decimal(0), ()))


def _value_key(value: Value) -> _SortKey:
    if isinstance(value, Quantity):
        return 0, value.low if value.low is not None else (value.high or Decimal(0)), ()
    if isinstance(value, Date):
        start = value.start or value.end
        return 0, Decimal(start.first if start else 0), ()
    if isinstance(value, Nothing):
        return 0, Decimal(0), ()
    return 1, Decimal(0), filing_key(value.text)
