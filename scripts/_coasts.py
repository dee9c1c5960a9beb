"""Make the coasts and borders of `world.py`: from the TopoJSON of a package to that of the library.

In: a topology as world-atlas has it. Out: the same to a hundredth of a degree, without points that a map of
the size of a page could not show. Lines that countries share stay shared.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import hypot
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = 100  # to a degree
TOLERANCE = 2.2  # units by which a line may be moved: about 2.5 km
Point = tuple[int, int]
Points = list[Point]

ABOUT = {
    "source": "Natural Earth 4.1.0, admin 0 countries 1:50m (public domain), from world-atlas 2.0.2 on npm",
    "licence": "Natural Earth: public domain. world-atlas: ISC, Copyright 2013-2019 Michael Bostock.",
}


def read_arcs(topology: dict[str, Any]) -> Iterator[Points]:
    """Give the points of every arc, in units."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        places = accumulate(arc, lambda one, two: [one[0] + two[0], one[1] + two[1]])
        yield [
            (round((x * scale_x + left) * UNITS), round((y * scale_y + bottom) * UNITS)) for x, y in places
        ]


def measure_distance(point: Point, start: Point, end: Point) -> float:
    """Give the distance of a point from a line, in units."""
    (x, y), (left, bottom), (right, top) = point, start, end
    width, height = right - left, top - bottom
    length = width * width + height * height
    along = max(0, min(1, ((x - left) * width + (y - bottom) * height) / length)) if length else 0
    return hypot(x - left - along * width, y - bottom - along * height)


def simplify(points: Points) -> Points:
    """Leave out what lies within the tolerance of the line through the rest (Douglas and Peucker)."""
    kept, open_ends = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda i: measure_distance(points[i], points[first], points[last]), default=None)
        if far is not None and measure_distance(points[far], points[first], points[last]) > TOLERANCE:
            kept.add(far)
            open_ends += [(first, far), (far, last)]
    return [points[index] for index in sorted(kept)]


def simplify_arc(points: Points) -> Points:
    """Simplify an arc; one that is a whole island keeps at least its corners."""
    if points[0] != points[-1]:
        return simplify(points)
    far = max(range(len(points)), key=lambda i: measure_distance(points[i], points[0], points[0]))
    return simplify(points[: far + 1])[:-1] + simplify(points[far:]) if far > 0 else points


def write_arc(points: Points) -> list[list[int]]:
    """Give an arc as TopoJSON has it: its first point, and then the steps."""
    return [list(points[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(points)]


def make_world(topology: dict[str, Any]) -> dict[str, Any]:
    """Give a topology with its arcs rounded and simplified, and of the countries only their names."""
    for country in topology["objects"]["countries"]["geometries"]:
        country.pop("id", None)
    return {
        "type": "Topology",
        "about": ABOUT,
        "transform": {"scale": [1 / UNITS, 1 / UNITS], "translate": [0, 0]},
        "objects": topology["objects"],
        "arcs": [write_arc(simplify_arc(points)) for points in read_arcs(topology)],
    }
