"""Tree layout: where the entries of a tree stand when it is drawn from left to right.

In: branches. Out: nodes with their lines of words and their places, in units of the drawing; each level is a
column, each entry stands at the middle of what is below it, and nothing overlaps. A subtree moves up beside
another as far as it can, as in the tidy trees of Reingold and Tilford (1981).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.render.svg import measure, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.compile.pieces import CrossReference
    from variorum.compile.tree import Branch

WIDTH: Final = 700.0
"""The width of a drawing, which is that of a column of text on a desk."""

SIZE: Final = 11.5
LINE: Final = 14.0
"""The size of the type, and from line to line."""

ACROSS: Final = 30.0
"""Between two columns, for the lines."""

_BOLD: Final = 1.08
_DOWN: Final = 9.0
_MOST_LINES: Final = 4
_MOST: Final = 80
"""With more entries, a drawing would be longer than anybody looks."""


@dataclass(slots=True)
class Node:
    """An entry in its place.

    Attributes:
        entry: The entry.
        is_repeated: What is below it is drawn elsewhere.
        depth: How many stand above it.
        nodes: What is below it.
        lines: Its name, in lines.
        x: The left of its words.
        y: The middle of its height.
    """

    entry: CrossReference
    is_repeated: bool
    depth: int
    nodes: list[Node]
    lines: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> float:
        """How high its words are."""
        return len(self.lines) * LINE

    @property
    def size(self) -> float:
        """The size of type that takes up as much room as the one it is set in: a root is set in bold."""
        return SIZE if self.depth else SIZE * _BOLD

    @property
    def is_alone(self) -> bool:
        """Nothing stands above it or below it, so that all of the width is its own."""
        return not self.depth and not self.nodes

    @property
    def name(self) -> str:
        """What is written."""
        return f"{self.entry.text} (see above)" if self.is_repeated else self.entry.text

    @property
    def right(self) -> float:
        """Where its words end."""
        return self.x + max(measure(line, self.size) for line in self.lines)

    def walk(self) -> Iterator[Node]:
        """Itself and all below it."""
        yield self
        for node in self.nodes:
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Layout:
    """A tree, laid out.

    Attributes:
        roots: Its entries without one above.
        height: How high it is.
    """

    roots: tuple[Node, ...]
    height: float

    def walk(self) -> Iterator[Node]:
        """All nodes, from the top down."""
        for root in self.roots:
            yield from root.walk()


def lay_out_tree(branches: Iterable[Branch]) -> Layout | None:
    """Lays a tree out; None if there is nothing below anything, or if it is too large to be read."""
    found = [_make_node(branch, 0) for branch in branches]
    roots = tuple(sorted(found, key=lambda root: root.is_alone))
    nodes = [node for root in roots for node in root.walk()]
    if len(nodes) > _MOST or not any(root.nodes for root in roots):
        return None
    widths = _choose_widths([node for node in nodes if not node.is_alone])
    if widths is None:
        return None
    for node in nodes:
        node.x = sum(widths[: node.depth]) + ACROSS * node.depth
        width = WIDTH if node.is_alone else widths[node.depth]
        node.lines = wrap(node.name, width, node.size, lines=_MOST_LINES)
    bottom = 0.0
    for root in roots:
        _place(root, dict.fromkeys(range(len(widths)), bottom))
        bottom = max(node.y + node.height / 2 for node in root.walk()) + _DOWN
    return Layout(roots, bottom)


def _make_node(branch: Branch, depth: int) -> Node:
    below = [_make_node(each, depth + 1) for each in branch.branches]
    return Node(branch.entry, branch.is_repeated, depth, below)


def _choose_widths(nodes: Sequence[Node]) -> list[float] | None:
    """How wide each column is: with as few lines to a name as the whole has room for."""
    depth = max(node.depth for node in nodes) + 1
    columns = [[node for node in nodes if node.depth == each] for each in range(depth)]
    room = WIDTH - ACROSS * (depth - 1)
    widest = [max(_need(node, 1) for node in column) for column in columns]
    for lines in range(1, _MOST_LINES + 1):
        widths = [max(_need(node, lines) for node in column) for column in columns]
        if (left := room - sum(widths)) >= 0:
            return [min(width + left / depth, most) for width, most in zip(widths, widest, strict=True)]
    return None


def _need(node: Node, lines: int) -> float:
    """The least width, to a few units, at which a name takes up no more than so many lines."""
    width = max(measure(word, node.size) for word in node.name.split())
    while len(wrap(node.name, width, node.size, lines=lines + 1)) > lines:
        width += 4
    return width + 0.1


def _place(node: Node, filled: dict[int, float]) -> None:
    """Places a node and all below it as high up as there is room.

    `filled` says how far down each column is taken.
    """
    for each in node.nodes:
        _place(each, filled)
    highest = filled[node.depth] + _DOWN + node.height / 2
    if node.nodes:
        node.y = (node.nodes[0].y + node.nodes[-1].y) / 2
        if node.y < highest:
            _lower(node, highest - node.y, filled)
    node.y = max(node.y, highest)
    filled[node.depth] = node.y + node.height / 2


def _lower(node: Node, by: float, filled: dict[int, float]) -> None:
    """Moves what is below a node down."""
    for each in node.nodes:
        for inner in each.walk():
            inner.y += by
            bottom = inner.y + inner.height / 2
            filled[inner.depth] = max(filled[inner.depth], bottom)
