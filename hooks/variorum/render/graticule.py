"""Graticule: parallels and meridians at round degrees, minutes or seconds, with their names at the frame."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final, TypeAlias

from markupsafe import Markup

from variorum.render.clipping import clip_line
from variorum.render.outlines import draw_outlines, frame_of
from variorum.render.svg import draw, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from variorum.render.clipping import Spot
    from variorum.render.projections import Projection

    _Named: TypeAlias = tuple[str, list[list[Spot]]]

_DEGREE: Final = 3600
_STEPS: Final = tuple(
    count * unit
    for unit, counts in (
        (1, (1, 2, 5, 10, 20, 30)),
        (60, (1, 2, 5, 10, 20, 30)),
        (_DEGREE, (1, 2, 5, 10, 15, 30)),
    )
    for count in counts
)
"""How far apart lines can be, in seconds of arc."""

_MOST: Final = 4
"""How many lines of a kind there are, about, at most."""

_SAMPLES, _FINEST = 16, 5.0
"""Into how many straight pieces a curve is broken, and how many degrees one has at most."""

SIZE: Final = 9.5
"""The size of the type of their names."""

_NEAR_EDGE: Final = 0.5
_HALF_TURN, _TURN = 180 * _DEGREE, 360 * _DEGREE


def draw_graticule(projection: Projection) -> Markup:
    """Draws the lines of a map, and their names outside its frame, on the left and below."""
    meridians = [
        (name_longitude(each), list(_trace(projection, meridian=each / _DEGREE)))
        for each in _meridians(projection)
    ]
    parallels = [
        (name_latitude(each), list(_trace(projection, parallel=each / _DEGREE)))
        for each in _parallels(projection)
    ]
    lines = [piece for _, pieces in (*meridians, *parallels) for piece in pieces]
    names = (*_name_meridians(meridians, projection), *_name_parallels(parallels, projection))
    return draw_outlines(lines, "vr-graticule") + Markup().join(names)


def _name_meridians(meridians: Iterable[_Named], projection: Projection) -> Iterator[Markup]:
    """The names below the frame, where the lines end, as many as there is room for."""
    taken = -SIZE
    ends = ((end[0], name) for name, pieces in meridians for end in _ends(pieces, 1, projection.height))
    for x, name in sorted(ends):
        room = measure(name, SIZE) / 2 + 1
        if x - room >= taken and x + room <= projection.width:
            taken = x + room + SIZE / 2
            yield _write(name, x, projection.height + SIZE + 2)


def _name_parallels(parallels: Iterable[_Named], projection: Projection) -> Iterator[Markup]:
    """The names on the left of the frame, turned."""
    for name, pieces in parallels:
        room = measure(name, SIZE) / 2
        for _, y in _ends(pieces, 0, 0.0):
            if room <= y <= projection.height - room:
                yield _write(name, -4, y, turned=True)


def _ends(pieces: Iterable[list[Spot]], axis: int, edge: float) -> Iterator[Spot]:
    """The ends of pieces that lie on an edge of the frame."""
    ends = (end for piece in pieces for end in (piece[0], piece[-1]))
    return (end for end in ends if abs(end[axis] - edge) < _NEAR_EDGE)


def name_latitude(seconds: int) -> str:
    """Writes a parallel: `42°30′ N`."""
    return _name(seconds, "N", "S") if seconds else "0°"


def name_longitude(seconds: int) -> str:
    """Writes a meridian, whichever way it is counted: `130°30′ E`."""
    turned = (seconds + _HALF_TURN) % _TURN - _HALF_TURN
    return f"{abs(turned) // _DEGREE}°" if turned in {0, -_HALF_TURN} else _name(turned, "E", "W")


def _name(seconds: int, positive: str, negative: str) -> str:
    minutes, rest = divmod(abs(seconds), 60)
    degrees, minutes = divmod(minutes, 60)
    parts = [f"{degrees}°", f"{minutes:02}′" if minutes or rest else "", f"{rest:02}″" if rest else ""]
    return f"{''.join(parts)} {positive if seconds > 0 else negative}"


def _parallels(projection: Projection) -> Iterator[int]:
    """The parallels that may cross the frame, in seconds of arc, without the poles."""
    (_, middle), height = _sides(projection), projection.height
    window = projection.window
    step = _choose_step(height / middle)
    return (
        seconds for seconds in _multiples(window.south, window.north, step) if abs(seconds) < _HALF_TURN // 2
    )


def _meridians(projection: Projection) -> Iterator[int]:
    """The meridians that may cross the frame, in seconds of arc; of those a turn apart only one."""
    (across, _), window = _sides(projection), projection.window
    span = min(projection.width / across if across else 360.0, window.east - window.west)
    seen: set[int] = set()
    for seconds in _multiples(window.west, window.east, _choose_step(span)):
        if seconds % _TURN not in seen:
            seen.add(seconds % _TURN)
            yield seconds


def _sides(projection: Projection) -> tuple[float, float]:
    """How many units a degree of longitude and one of latitude take up, in the middle of the map."""
    (x, y), centre = projection.place(projection.centre), projection.centre
    nudge = 1e-4
    east = projection.project(centre.longitude + nudge, centre.latitude)[0] - x
    inward = -nudge if centre.latitude > 0 else nudge
    north = abs(projection.project(centre.longitude, centre.latitude + inward)[1] - y)
    return east / nudge, north / nudge


def _choose_step(span: float) -> int:
    """The finest step at which not too many lines cross so many degrees."""
    return next((step for step in _STEPS if span * _DEGREE / step <= _MOST), _STEPS[-1])


def _multiples(low: float, high: float, step: int) -> Iterator[int]:
    first, last = ceil(low * _DEGREE / step), floor(high * _DEGREE / step)
    return (count * step for count in range(first, last + 1))


def _trace(
    projection: Projection, meridian: float | None = None, parallel: float | None = None
) -> Iterator[list[Spot]]:
    """The pieces of a line that are in the frame."""
    window = projection.window
    low, high = (window.south, window.north) if parallel is None else (window.west, window.east)
    count = max(_SAMPLES, ceil((high - low) / _FINEST))
    along = [low + (high - low) * step / count for step in range(count + 1)]
    points = [
        projection.project(
            meridian if meridian is not None else place, parallel if parallel is not None else place
        )
        for place in along
    ]
    return (_straighten(piece) for piece in clip_line(points, frame_of(projection)))


def _straighten(piece: list[Spot]) -> list[Spot]:
    """A piece that is as good as straight, without the points between its ends."""
    (x, y), (end_x, end_y) = piece[0], piece[-1]
    length = max(abs(end_x - x) + abs(end_y - y), 1e-9)
    bent = max(abs((px - x) * (end_y - y) - (py - y) * (end_x - x)) / length for px, py in piece)
    return [piece[0], piece[-1]] if bent < _NEAR_EDGE else piece


def _write(name: str, x: float, y: float, *, turned: bool = False) -> Markup:
    turn = f"rotate(-90 {x:.1f} {y:.1f})" if turned else None
    return draw(
        "text",
        name,
        class_="vr-degrees",
        x=x,
        y=y,
        text_anchor="middle",
        transform=turn,
        font_size=SIZE,
    )
