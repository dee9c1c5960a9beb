"""Projections: from degrees on the Earth to units of a drawing. North is up.

Two, with one face: around a centre, distances and directions from it are true (azimuthal equidistant); the
whole Earth is laid out in squares of degrees (equirectangular).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, Final

from variorum.compile.geodesy import DEGREE, RADIUS, Point, measure_offset
from variorum.compile.map import WIDEST

if TYPE_CHECKING:
    from variorum.compile.map import View

WIDTH: Final = 400.0
"""The width of a map, in units of the drawing."""

_ASPECT, _WORLD_ASPECT = 1.5, 2.0
_HALF_TURN, _POLE = 180.0, 90.0
_SPARE: Final = 1.2
"""How much more than the frame is taken from the world, so that its cut edges are not seen."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the Earth between parallels and meridians, in degrees.

    Attributes:
        west: Its western edge; it may be less than −180.
        east: Its eastern edge.
        south: Its southern edge.
        north: Its northern edge.
    """

    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class Projection:
    """How a view is laid out on paper.

    Attributes:
        centre: The point in its middle.
        scale: Units of the drawing to a kilometre; of the whole Earth, at the equator.
        width: The width of the frame, in units.
        height: Its height.
        is_whole: It shows the whole Earth.
    """

    centre: Point
    scale: float
    width: float
    height: float
    is_whole: bool = False

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Says where a point is drawn: right of and below the upper left corner.

        Args:
            longitude: In degrees; of the whole Earth, it may lie as far outside the window as it wants.
            latitude: In degrees.
        """
        if self.is_whole:
            east, north = (longitude - self.centre.longitude) * DEGREE, latitude * DEGREE
        else:
            east, north = measure_offset(self.centre, Point(latitude, longitude))
        return self.width / 2 + east * self.scale, self.height / 2 - north * self.scale

    def place(self, point: Point) -> tuple[float, float]:
        """Says where a point is drawn, whichever way its longitude is counted."""
        turns = round((point.longitude - self.centre.longitude) / (2 * _HALF_TURN))
        return self.project(point.longitude - turns * 2 * _HALF_TURN, point.latitude)

    def locate(self, x: float, y: float) -> Point:
        """Says which point is drawn at a place of the frame."""
        east, north = (x - self.width / 2) / self.scale, (self.height / 2 - y) / self.scale
        if self.is_whole:
            return Point(north / DEGREE, self.centre.longitude + east / DEGREE)
        length = hypot(east, north)
        if length == 0:
            return self.centre
        angle, first = length / RADIUS, radians(self.centre.latitude)
        height = cos(angle) * sin(first) + north * sin(angle) * cos(first) / length
        turn = atan2(east * sin(angle), length * cos(first) * cos(angle) - north * sin(first) * sin(angle))
        return Point(degrees(asin(max(-1.0, min(1.0, height)))), self.centre.longitude + degrees(turn))

    @property
    def window(self) -> Window:
        """The part of the Earth from which something can be seen, and a little more.

        It never holds the point opposite the centre, around which areas would be turned inside out: no view
        but the whole reaches 60 degrees, and either it stays clear of the poles, or its centre lies near one.
        """
        middle = self.centre.longitude
        if self.is_whole:
            return Window(middle - _HALF_TURN, middle + _HALF_TURN, -_POLE, _POLE)
        reach = hypot(self.width, self.height) / 2 / self.scale / DEGREE * _SPARE
        south, north = self.centre.latitude - reach, self.centre.latitude + reach
        if south <= -_POLE or north >= _POLE:
            return Window(middle - _HALF_TURN, middle + _HALF_TURN, max(south, -_POLE), min(north, _POLE))
        turn = degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(self.centre.latitude)))))
        return Window(middle - turn, middle + turn, south, north)

    @property
    def is_around_pole(self) -> bool:
        """Says whether a pole is so near that all meridians can be seen, though the Earth is not laid out."""
        return not self.is_whole and self.window.east - self.window.west >= 2 * _HALF_TURN


def choose_projection(view: View) -> Projection:
    """Chooses how a view is laid out: around its centre, or as the whole Earth if it is that wide."""
    if view.width > WIDEST:
        scale = WIDTH / (2 * _HALF_TURN * DEGREE)
        return Projection(
            Point(0.0, view.centre.longitude), scale, WIDTH, WIDTH / _WORLD_ASPECT, is_whole=True
        )
    return Projection(view.centre, WIDTH / view.width, WIDTH, WIDTH / _ASPECT)
