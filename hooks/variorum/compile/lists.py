"""Lists: the entries of a type that meet a condition, with chosen facts, sorted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog.agreement import is_silent
from variorum.catalog.selection import select_entries
from variorum.compile.order import filing_key, value_key, write_sort_key
from variorum.compile.phrases import refer
from variorum.compile.pieces import plain
from variorum.compile.telling import tell_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.catalog import Catalog
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference
    from variorum.compile.telling import Told
    from variorum.model.blocks import ListRequest
    from variorum.model.entry import Claim, Entry
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import EntryType, FactType


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One fact.

    Attributes:
        label: Its label.
        kind: The kind of its values, for alignment.
        scope: What narrows every value in the column, in words; empty if nothing does.
    """

    label: str
    kind: str
    scope: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One entry of a list.

    Attributes:
        entry: The entry, as it is filed.
        summary: Its summary.
        cells: What is told of each column.
        keys: The number by which each cell is sorted; empty where its text sorts by itself.
    """

    entry: CrossReference
    summary: str
    cells: tuple[tuple[Told, ...], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryTable:
    """A list, ready to be shown.

    Attributes:
        caption: What is listed.
        subject: Heading of the first column: the label of the type.
        columns: The facts.
        rows: The entries, sorted.
    """

    caption: str
    subject: str
    columns: tuple[ListColumn, ...]
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
    ordered.sort(
        key=lambda entry: min((value_key(claim.value) for claim in claims[entry.id]), default=()),
        reverse=descending,
    )
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
    rows = tuple(_row(entry, facts, context, with_marks=with_marks) for entry in entries)
    scopes = [_common_scope(row.cells[position] for row in rows) for position in range(len(facts))]
    columns_shown = (
        ListColumn(fact.label, fact.kind, scope) for fact, scope in zip(facts, scopes, strict=True)
    )
    return EntryTable(
        entry_type.plural,
        entry_type.label,
        tuple(columns_shown),
        tuple(replace(row, cells=_without_scopes(row.cells, scopes)) for row in rows),
    )


def _row(entry: Entry, facts: Sequence[FactType], context: Context, *, with_marks: bool) -> ListRow:
    cells = tuple(tell_values(entry.id, fact, context, with_marks=with_marks) for fact in facts)
    keys = (
        write_sort_key(
            (claim.value for claim in _voiced(entry.id, fact.id, context.catalog)),
            fact.kind,
            plain(cell[0].value) if len(cell) == 1 else "",
        )
        for fact, cell in zip(facts, cells, strict=True)
    )
    name = refer(entry.id, context.catalog, entry.filed_as)
    return ListRow(name, entry.summary, cells, tuple(keys))


def _common_scope(cells: Iterable[tuple[Told, ...]]) -> str:
    """What narrows every value of a column: it stands at its head, and not beside each."""
    scopes = {told.scope for cell in cells for told in cell}
    return scopes.pop() if len(scopes) == 1 else ""


def _without_scopes(cells: Sequence[tuple[Told, ...]], scopes: Sequence[str]) -> tuple[tuple[Told, ...], ...]:
    return tuple(
        tuple(replace(told, scope="") for told in cell) if scope else cell
        for cell, scope in zip(cells, scopes, strict=True)
    )


def _voiced(entry: EntryId, fact: FactId, catalog: Catalog) -> list[Claim]:
    """The claims on a fact that say something."""
    return [claim for claim in catalog.claims.get(entry, {}).get(fact, ()) if not is_silent(claim.value)]
