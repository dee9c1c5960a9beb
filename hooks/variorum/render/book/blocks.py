"""Blocks: what a fenced block of an entry shows, in the book."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from variorum.compile.chart import Chart
from variorum.compile.comparison import ComparisonTable
from variorum.compile.lists import EntryTable
from variorum.compile.map import PlaceMap
from variorum.compile.timeline import Timeline
from variorum.compile.tree import Tree
from variorum.render.book.drawings import write_map, write_plate
from variorum.render.book.syntax import call, content, escape
from variorum.render.book.tables import write_comparison, write_list, write_timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from variorum.compile.pieces import BlockContent
    from variorum.compile.tree import Branch
    from variorum.render.book.setter import Setter


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
    detail = f" {call('detail', body=escape(branch.detail))}" if branch.detail else ""
    parts = [setter.paged(branch.entry, detail + setter.marks(branch.marks))]
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
    return f"{write_plate(chart.plate)}\n\n{write_comparison(chart.table, setter)}"


def _write_timeline(timeline: Timeline, setter: Setter) -> str:
    """The dates to scale, if there are several, and the days."""
    drawn = write_plate(timeline.plate) if timeline.plate else ""
    return "\n\n".join(filter(None, (drawn, write_timeline(timeline, setter))))


_WRITERS: Final[Mapping[type, Callable[[Any, Setter], str]]] = MappingProxyType(
    {
        ComparisonTable: write_comparison,
        Chart: _write_chart,
        EntryTable: write_list,
        Timeline: _write_timeline,
        Tree: _write_tree,
        PlaceMap: write_map,
    }
)
"""What writes each block."""
