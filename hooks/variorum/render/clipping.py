"""Clipping: what of a line or of an area lies within a rectangle."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Spot: TypeAlias = "tuple[float, float]"
Box: TypeAlias = "tuple[float, float, float, float]"
"""The least x and y, and the greatest."""


def clip_area(ring: Sequence[Spot], box: Box) -> list[Spot]:
    """Clips an area (Sutherland and Hodgman, 1974).

    Args:
        ring: Its outline.
        box: The rectangle.

    Returns:
        The outline of what is left, with edges along the rectangle; empty if nothing is.
    """
    points = list(ring)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        points = _cut(points, axis, limit, sign) if points else points
    return points


def _cut(points: list[Spot], axis: int, limit: float, sign: int) -> list[Spot]:
    """Takes away what is on the far side of one edge."""
    kept: list[Spot] = []
    last = points[-1]
    was_inside = (last[axis] - limit) * sign >= 0
    for point in points:
        is_inside = (point[axis] - limit) * sign >= 0
        if is_inside != was_inside:
            part = (limit - last[axis]) / (point[axis] - last[axis])
            other = last[1 - axis] + part * (point[1 - axis] - last[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if is_inside:
            kept.append(point)
        last, was_inside = point, is_inside
    return kept


def clip_line(points: Sequence[Spot], box: Box) -> Iterator[list[Spot]]:
    """Clips a line (Liang and Barsky, 1984).

    Yields:
        The pieces of it that lie within the rectangle.
    """
    piece: list[Spot] = []
    for one, two in pairwise(points):
        part = _clip_segment(one, two, box)
        if part is None:
            continue
        if piece and piece[-1] != part[0]:
            yield piece
            piece = []
        piece += [part[1]] if piece else part
    if piece:
        yield piece


def _clip_segment(one: Spot, two: Spot, box: Box) -> tuple[Spot, Spot] | None:
    (x, y), (width, height) = one, (two[0] - one[0], two[1] - one[1])
    start, end = 0.0, 1.0
    for step, room in (
        (-width, x - box[0]),
        (width, box[2] - x),
        (-height, y - box[1]),
        (height, box[3] - y),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    if start > end:
        return None
    first = one if start == 0 else (x + start * width, y + start * height)
    return first, two if end == 1 else (x + end * width, y + end * height)
