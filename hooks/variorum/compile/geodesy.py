"""Geodesy: points on the Earth, taken as a sphere: how far apart, in which direction, around which centre.

A sphere is wrong by up to half a per cent, which no map of the size of a page could show.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

RADIUS: Final = 6371.0088
"""The mean radius of the Earth, in kilometres (IUGG)."""

DEGREE: Final = radians(RADIUS)
"""The length of a degree of latitude, in kilometres."""


class Point(NamedTuple):
    """A point on the Earth, in degrees: north and east are positive."""

    latitude: float
    longitude: float


def measure_distance(one: Point, two: Point) -> float:
    """Measures the shortest way between two points, in kilometres (haversine formula)."""
    across = sin(radians(two.latitude - one.latitude) / 2) ** 2
    along = sin(radians(two.longitude - one.longitude) / 2) ** 2
    square = across + cos(radians(one.latitude)) * cos(radians(two.latitude)) * along
    return 2 * RADIUS * asin(min(1.0, square**0.5))


def measure_offset(centre: Point, point: Point) -> tuple[float, float]:
    """Says how far east and how far north of a centre a point lies, along the shortest way, in kilometres.

    This is the azimuthal equidistant projection (Snyder, *Map Projections: A Working Manual*, 1987, p. 195):
    distance and direction from the centre are true. It knows no date line and no poles.
    """
    latitude, first = radians(point.latitude), radians(centre.latitude)
    turn = radians(point.longitude - centre.longitude)
    east = cos(latitude) * sin(turn)
    north = cos(first) * sin(latitude) - sin(first) * cos(latitude) * cos(turn)
    ahead = sin(first) * sin(latitude) + cos(first) * cos(latitude) * cos(turn)
    length = hypot(east, north)
    scale = RADIUS * (atan2(length, ahead) / length if length else 1.0)
    return east * scale, north * scale


def find_centre(points: Iterable[Point]) -> Point:
    """Finds the point in the middle of points; of points that balance one another, the first."""
    known = list(points)
    x = sum(cos(radians(each.latitude)) * cos(radians(each.longitude)) for each in known)
    y = sum(cos(radians(each.latitude)) * sin(radians(each.longitude)) for each in known)
    z = sum(sin(radians(each.latitude)) for each in known)
    if hypot(x, y, z) < 1e-9 * len(known):
        return known[0]
    return Point(degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x)))
