"""The world: coasts and present-day borders, as they are shipped with the library.

In: `world/countries.json`, TopoJSON made by `scripts/world.py` from Natural Earth. Out: lines and rings in
degrees. A line that two countries share is a border. Rings cross the date line without a break in the file;
here they are unrolled, so that neighbouring points are never a turn of the Earth apart.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.render.clipping import Box

Points: TypeAlias = "tuple[tuple[float, float], ...]"
"""Each as longitude and latitude in degrees; a longitude may be more than 180."""

_TURN, _HALF, _POLE = 360.0, 180.0, 90.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the Earth, or the outline of an area.

    Attributes:
        points: Its points; those of an outline end where they begin.
        box: Its least longitude and latitude, and the greatest.
    """

    points: Points
    box: Box


@dataclass(frozen=True, slots=True)
class World:
    """The land of the Earth.

    Attributes:
        land: Its outlines, and those of seas within it.
        borders: Lines between countries.
        countries: Their names, each with the outlines of all that belongs to it.
    """

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    countries: tuple[tuple[str, tuple[Line, ...]], ...]


@cache
def read_world() -> World:
    """Reads the world; once, since it is the same for all maps."""
    file = resources.files(__package__).joinpath("world/countries.json")
    return decode_world(json.loads(file.read_text(encoding="utf-8")))


def decode_world(topology: dict[str, Any]) -> World:
    """Decodes the world from TopoJSON.

    Args:
        topology: A topology with the objects `countries` (with a property `name`) and `land`.
    """
    arcs = [_decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    shares = Counter(
        ~arc if arc < 0 else arc for country in countries for ring in _rings(country) for arc in ring
    )
    named = (
        (country["properties"]["name"], tuple(_join(ring, arcs) for ring in _rings(country)))
        for country in countries
    )
    return World(
        tuple(
            _join(ring, arcs) for each in topology["objects"]["land"]["geometries"] for ring in _rings(each)
        ),
        tuple(_line(_unroll(arcs[arc])) for arc, count in sorted(shares.items()) if count > 1),
        tuple(named),
    )


def _decode_arc(arc: Iterable[Sequence[int]], transform: dict[str, Any]) -> Points:
    """Adds up the steps of an arc (TopoJSON 1.0, section 2.1.4)."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    places = accumulate(arc, lambda one, step: (one[0] + step[0], one[1] + step[1]))
    return tuple((x * scale_x + left, y * scale_y + bottom) for x, y in places)


def _rings(geometry: dict[str, Any]) -> Iterator[Sequence[int]]:
    """The rings of a geometry, as numbers of arcs; a negative one is read backwards."""
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _join(ring: Iterable[int], arcs: Sequence[Points]) -> Line:
    """Joins arcs to a closed ring; neighbouring arcs share a point."""
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _line(_close_over_pole(_unroll(points)))


def _line(points: Points) -> Line:
    longitudes = [longitude for longitude, _ in points]
    latitudes = [latitude for _, latitude in points]
    return Line(points, (min(longitudes), min(latitudes), max(longitudes), max(latitudes)))


def _unroll(points: Iterable[tuple[float, float]]) -> Points:
    """Lets longitudes run on where a line crosses the date line."""
    unrolled: list[tuple[float, float]] = []
    shift, last = 0.0, 0.0
    for longitude, latitude in points:
        if unrolled and abs(longitude - last) > _HALF:
            shift += _TURN if longitude < last else -_TURN
        last = longitude
        unrolled.append((longitude + shift, latitude))
    return tuple(unrolled)


def _close_over_pole(ring: Points) -> Points:
    """A ring around a pole does not end where it began, but a turn away: it is closed along the pole."""
    (first, latitude), (last, _) = ring[0], ring[-1]
    if abs(last - first) < _HALF:
        return ring
    pole = -_POLE if latitude < 0 else _POLE
    return (*ring, (last, pole), (first, pole), ring[0])
