"""Outlines: the lines and areas of the world as they lie on one map, clipped to its frame.

In: lines in degrees and a projection. Out: lines in units of the drawing, without points too near to be told
apart. The Earth is cut to the window of the map before it is projected, so that nothing on its far side can
wrap around the map.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import ceil, inf
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from variorum.compile.geodesy import DEGREE
from variorum.render.clipping import clip_area, clip_line
from variorum.render.svg import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.render.clipping import Box, Spot
    from variorum.render.projections import Projection
    from variorum.render.world import Line, Points

_TURNS = (-360.0, 0.0, 360.0)
_POLE: Final = 89.99
_LONGEST: Final = 3.0
"""Degrees of longitude between two points of a line, at most, so that a parallel is drawn as a curve."""

_FINEST: Final = 0.6
"""Units between two points of a line, at least."""


def trace_areas(rings: Iterable[Line], projection: Projection) -> Iterator[list[Spot]]:
    """Lays out areas: the outlines of what of them is in the frame."""
    box = _box_of_window(projection)
    for moved in _move_into(rings, projection):
        if cut := clip_area(moved, box):
            projected = _project([*cut, cut[0]], projection)
            if len(shown := clip_area(projected, frame_of(projection))) > 2 and _can_be_seen(shown):  # noqa: PLR2004
                yield shown


def trace_lines(lines: Iterable[Line], projection: Projection) -> Iterator[list[Spot]]:
    """Lays out lines: the pieces of them that are in the frame."""
    box = _box_of_window(projection)
    for moved in _move_into(lines, projection):
        for cut in clip_line(moved, box):
            yield from clip_line(_project(cut, projection), frame_of(projection))


def trace_coasts(rings: Iterable[Line], projection: Projection) -> Iterator[list[Spot]]:
    """Lays out the edges of areas, without the way to a pole by which an area around it is closed."""
    box = _box_of_window(projection)
    for moved in _move_into(rings, projection):
        for is_coast, spots in groupby(moved, key=lambda spot: abs(spot[1]) < _POLE):
            if is_coast:
                for cut in clip_line(tuple(spots), box):
                    yield from clip_line(_project(cut, projection), frame_of(projection))


def draw_outlines(traced: Iterable[Sequence[Spot]], class_: str, *, is_closed: bool = False) -> Markup:
    """Draws lines or areas as one path; nothing if there are none."""
    end = "z" if is_closed else ""
    path = "".join(f"{written}{end}" for line in traced if (written := _write_line(line)))
    look = {"fill": "none", "stroke": "currentColor"}
    return draw("path", class_=class_, d=path, **look) if path else Markup()


def frame_of(projection: Projection) -> Box:
    """The frame of a map, as a rectangle."""
    return 0.0, 0.0, projection.width, projection.height


def _box_of_window(projection: Projection) -> Box:
    """The window as a rectangle of degrees; around a pole, a cut at a longitude would only leave a seam."""
    window = projection.window
    if projection.is_around_pole:
        return -inf, window.south, inf, window.north
    return window.west, window.south, window.east, window.north


def _move_into(lines: Iterable[Line], projection: Projection) -> Iterator[Points]:
    """Lines as often as their longitudes, counted some way, come into the window."""
    west, south, east, north = _box_of_window(projection)
    for line in lines:
        left, bottom, right, top = line.box
        if top < south or bottom > north:
            continue
        for turn in (0.0,) if projection.is_around_pole else _TURNS:
            if left + turn <= east and right + turn >= west:
                yield tuple((x + turn, y) for x, y in line.points) if turn else line.points


def _project(points: Sequence[Spot], projection: Projection) -> list[Spot]:
    """Projects a line, without points too near to be told apart, and curved where it should be."""
    finest = _FINEST * (2 if projection.is_whole else 1) / projection.scale / DEGREE
    return [projection.project(*point) for point in _fill_in(_thin(points, finest))]


def _thin(points: Sequence[Spot], finest: float) -> Sequence[Spot]:
    """The points of a line without those too near to the one before; its ends stay."""
    if len(points) == 1:
        return points
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= finest:
            kept.append(point)
    return [*kept, points[-1]]


def _fill_in(points: Sequence[Spot]) -> Iterator[Spot]:
    """The points of a line, with more between those that are far apart."""
    yield points[0]
    for (x, y), (next_x, next_y) in pairwise(points):
        steps = max(1, ceil(abs(next_x - x) / _LONGEST))
        for step in range(1, steps + 1):
            yield x + (next_x - x) * step / steps, y + (next_y - y) * step / steps


def _can_be_seen(ring: Sequence[Spot]) -> bool:
    width = max(x for x, _ in ring) - min(x for x, _ in ring)
    height = max(y for _, y in ring) - min(y for _, y in ring)
    return width + height >= 2 * _FINEST


def _write_line(line: Sequence[Spot]) -> str:
    """The steps from point to point in tenths of a unit, as short as SVG allows; nothing if there is none."""
    spots = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = [
        (x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(spots) if (x, y) != (last_x, last_y)
    ]
    if not steps:
        return ""
    text = "".join(_write_number(number) for step in steps for number in step)
    return f"M{spots[0][0] / 10:g} {spots[0][1] / 10:g}l{text.removeprefix(' ')}"


def _write_number(tenths: int) -> str:
    """A number behind another: its sign parts them, or else a space."""
    text = f"{abs(tenths) / 10:g}".removeprefix("0") or "0"
    return f"-{text}" if tenths < 0 else f" {text}"
