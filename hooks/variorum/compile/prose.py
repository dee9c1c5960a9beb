"""Prose made ready: its marks become references, note marks and filled blocks, in order."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from variorum.compile.chart import Chart, compile_chart
from variorum.compile.comparison import ComparisonTable, compare_claims
from variorum.compile.lists import list_entries
from variorum.compile.map import map_entries
from variorum.compile.overview import compile_overview
from variorum.compile.pieces import BlockPiece
from variorum.compile.remarks import link_entry, split_pieces
from variorum.compile.timeline import compile_timeline
from variorum.compile.tree import grow_tree
from variorum.model.blocks import (
    ChartRequest,
    CompareRequest,
    ListRequest,
    MapRequest,
    OverviewRequest,
    ReferenceRequest,
    TimelineRequest,
    TreeRequest,
)
from variorum.model.prose import Block, Citation, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from variorum.compile.context import Context
    from variorum.compile.pieces import BlockContent, ProsePiece
    from variorum.model.ids import EntryId, FactId
    from variorum.model.prose import Mark, Prose


def compile_prose(prose: Prose, context: Context) -> tuple[ProsePiece, ...]:
    """Makes prose ready, with numbered notes.

    Args:
        prose: The prose.
        context: The article it belongs to; its notes are numbered on.

    Returns:
        Its pieces in order. A block that asks for nothing that exists is left out.
    """
    return tuple(split_pieces(prose, lambda mark: _show(mark, context)))


def anchor_once(
    body: tuple[ProsePiece, ...], entry: EntryId
) -> tuple[tuple[ProsePiece, ...], frozenset[str]]:
    """Gives each dispute and each compared fact its anchor where the prose of its own entry first shows it.

    Args:
        body: The prose, compiled.
        entry: The entry that it belongs to; empty for a page that is not an entry's.

    Returns:
        The prose, and the anchors that are in it.
    """
    shown: set[str] = set()
    pieces: list[ProsePiece] = []
    for piece in body:
        content = piece.content if isinstance(piece, BlockPiece) else None
        if isinstance(content, ComparisonTable):
            pieces.append(BlockPiece(_anchor_table(content, entry, shown)))
        elif isinstance(content, Chart):
            pieces.append(BlockPiece(replace(content, table=_anchor_table(content.table, entry, shown))))
        else:
            pieces.append(piece)
    return tuple(pieces), frozenset(shown)


def anchor_column(fact: FactId) -> str:
    """Names the first column of an entry's page that compares a fact."""
    return f"compare-{fact}"


def _anchor_table(table: ComparisonTable, entry: EntryId, shown: set[str]) -> ComparisonTable:
    """Gives a table the anchors that none above it has, and notes them."""

    def claim_anchor(anchor: str, of: EntryId) -> str:
        if of != entry or anchor in shown:
            return ""
        shown.add(anchor)
        return anchor

    return replace(
        table,
        columns=tuple(
            replace(column, anchor=claim_anchor(anchor_column(column.fact), table.entry))
            for column in table.columns
        ),
        judgements=tuple(
            replace(judgement, anchor=claim_anchor(judgement.anchor, judgement.entry))
            for judgement in table.judgements
        ),
    )


def _show(mark: Mark, context: Context) -> ProsePiece | None:
    if isinstance(mark, Link):
        return link_entry(mark, context)
    if isinstance(mark, Citation):
        known = tuple(cite for cite in mark.cites if context.catalog.is_source(cite.source))
        return context.notes.mark(known) if known else None
    return _fill(mark, context)


_FILLERS: Final[Mapping[type, Callable[[Any, Context], BlockContent | None]]] = MappingProxyType(
    {
        CompareRequest: compare_claims,
        ChartRequest: compile_chart,
        ListRequest: list_entries,
        TimelineRequest: compile_timeline,
        TreeRequest: grow_tree,
        MapRequest: map_entries,
        OverviewRequest: lambda _, context: compile_overview(context.catalog),
        ReferenceRequest: lambda request, _: request,
    }
)
"""What fills each block."""


def _fill(mark: Block, context: Context) -> ProsePiece | None:
    fill = _FILLERS.get(type(mark.request))
    content = fill(mark.request, context) if fill else None
    return None if content is None else BlockPiece(content)
