"""Circles: ways in a graph that come back to where they began.

In: who stands above whom. Out: circles, each once. A walk in depth, without recursion, for chains may be
long: every step back onto the way that led here closes a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_Node = TypeVar("_Node", bound=str)


def find_circles(upwards: Mapping[_Node, Mapping[_Node, object]]) -> Iterator[tuple[_Node, ...]]:
    """Finds circles.

    Args:
        upwards: The parents of each node.

    Yields:
        The nodes of each circle in the order of the way, the smallest first. Of circles that share
        nodes at least one is found; the others come to light when it is cut.
    """
    done: set[_Node] = set()
    for start in sorted(upwards):
        if start not in done:
            yield from _walk(start, upwards, done)


def _walk(
    start: _Node, upwards: Mapping[_Node, Mapping[_Node, object]], done: set[_Node]
) -> Iterator[tuple[_Node, ...]]:
    way = [start]
    position = {start: 0}
    left = [iter(sorted(upwards.get(start, ())))]
    while way:
        parent = next(left[-1], None)
        if parent is None:
            left.pop()
            done.add(way[-1])
            del position[way.pop()]
        elif parent in position:
            yield _turn(way[position[parent] :])
        elif parent not in done:
            position[parent] = len(way)
            way.append(parent)
            left.append(iter(sorted(upwards.get(parent, ()))))


def _turn(circle: list[_Node]) -> tuple[_Node, ...]:
    """The circle from its smallest node on."""
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])
