"""Blocks: what a fenced block of an entry shows, in the book."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from variorum.compile.chart import Chart
from variorum.compile.comparison import ComparisonTable
from variorum.compile.lists import EntryTable
from variorum.compile.timeline import Timeline
from variorum.compile.tree import Tree
from variorum.render.book.syntax import call, content, escape, quote
from variorum.render.book.tables import write_comparison, write_list, write_timeline
from variorum.render.plates import Column, set_plate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from variorum.compile.pieces import BlockContent
    from variorum.compile.tree import Branch
    from variorum.render.book.setter import Setter

_COLUMN: Final = Column(name="vr-book", width=327.0, size=8.0, labels=96.0, left=104.0, right=262.0)
"""The measure of the book; a unit is a point."""


def write_block(block: BlockContent, setter: Setter) -> str:
    """Writes a block; one that is no matter for a book, such as the overview of a site, is left out."""
    write = _WRITERS.get(type(block))
    return write(block, setter) if write else ""


def _write_tree(tree: Tree, setter: Setter) -> str:
    return setter.above_notes(
        lambda: call(
            "tree",
            f"caption: {content(escape(tree.caption))}",
            *(content(_branch(each, setter)) for each in tree.branches),
        )
    )


def _branch(branch: Branch, setter: Setter) -> str:
    parts = [setter.paged(branch.entry) if not branch.is_repeated else setter.link(branch.entry)]
    parts += [f" {call('detail', body=escape(branch.detail))}"] if branch.detail else []
    parts += [setter.marks(branch.marks)]
    parts += [f" {call('detail', body='(see above)')}"] if branch.is_repeated else []
    parts += [f" {call('detail', body='(with more below)')}"] if branch.is_cut else []
    for label, unit, values in branch.facts:
        told = "; ".join(
            setter.phrase(each.value)
            + (f" {escape(unit)}" if unit else "")
            + (f", {escape(each.scope)}" if each.scope else "")
            + setter.marks(each.marks)
            for each in values
        )
        parts.append(call("scope", body=f"{escape(label)}: {told}"))
    below = [content(_branch(each, setter)) for each in branch.branches]
    return "".join(parts) + (call("list", *below) if below else "")


def _write_chart(chart: Chart, setter: Setter) -> str:
    """The drawing, and under it the table with its notes."""
    drawn = call(
        "drawing",
        quote(str(set_plate(chart.plate, _COLUMN))),
        quote(chart.plate.summary),
        content(escape(chart.plate.left_out)),
    )
    return f"{drawn}\n\n{write_comparison(chart.table, setter)}"


_WRITERS: Final[Mapping[type, Callable[[Any, Setter], str]]] = MappingProxyType(
    {
        ComparisonTable: write_comparison,
        Chart: _write_chart,
        EntryTable: write_list,
        Timeline: write_timeline,
        Tree: _write_tree,
    }
)
"""What writes each block."""
