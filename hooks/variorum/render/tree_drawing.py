"""Tree drawing: a tree as a picture, from left to right, beside the list that says the same.

In: a tree. Out: SVG with a link for each entry, or nothing if it cannot be drawn so that it can be read. It
is for the eye and the mouse; for all others the list is there, so it is hidden from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from variorum.render.svg import draw
from variorum.render.tree_layout import ACROSS, LINE, SIZE, WIDTH, lay_out_tree

if TYPE_CHECKING:
    from variorum.compile.tree import Tree
    from variorum.render.inline import Inline
    from variorum.render.tree_layout import Node

_EDGE = 1.0
_GAP = 5.0
"""Between words and lines."""


def draw_tree(tree: Tree, inline: Inline) -> Markup:
    """Draws a tree; nothing if it is too small or too large for a drawing."""
    layout = lay_out_tree(tree.branches)
    if layout is None:
        return Markup()
    lines = "".join(_trace_lines(node) for node in layout.walk() if node.nodes)
    parts = (
        draw("path", class_="vr-branches", d=lines, fill="none", stroke="currentColor"),
        *(_write_node(node, inline) for node in layout.walk()),
    )
    height = round(layout.height + 2 * _EDGE)
    return draw(
        "svg",
        Markup().join(parts),
        class_="vr-picture vr-tree-picture",
        viewBox=f"0 0 {WIDTH:.0f} {height}",
        width=WIDTH,
        height=height,
        aria_hidden="true",
        data_search_exclude="",
    )


def _trace_lines(node: Node) -> str:
    """A line out of an entry, one down beside it, and one into each entry below."""
    turn = round(node.nodes[0].x - ACROSS / 2) + 0.5
    first, last = node.nodes[0].y, node.nodes[-1].y
    out = f"M{node.right + _GAP:.1f} {node.y:.1f}H{turn:.1f}"
    down = f"M{turn:.1f} {min(first, node.y):.1f}V{max(last, node.y):.1f}"
    into = "".join(f"M{turn:.1f} {each.y:.1f}H{each.x - _GAP:.1f}" for each in node.nodes)
    return out + down + into


def _write_node(node: Node, inline: Inline) -> Markup:
    """The name of an entry, its lines around its middle; the whole name is told if it is cut short."""
    top = node.y - node.height / 2 + LINE * 0.75
    spans = Markup().join(
        draw("tspan", line, x=node.x, y=top + LINE * number) for number, line in enumerate(node.lines)
    )
    cut = draw("title", node.name) if " ".join(node.lines) != node.name else Markup()
    kind = " ".join(
        name for name, applies in (("vr-root", node.depth == 0), ("vr-again", node.is_repeated)) if applies
    )
    text = draw("text", cut + spans, font_size=SIZE, class_=kind or None)
    if node.entry.target is None:
        return text
    return draw("a", text, href=inline.entry_link(node.entry.target), tabindex="-1")
