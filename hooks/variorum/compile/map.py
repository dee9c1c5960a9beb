"""Maps: where entries are, as sources say, and how much of the Earth is shown around them.

In: claims that give coordinates. Out: places and views, in degrees and kilometres. How they are drawn is
nothing to this module. A map has a wide view, by which readers know where on the Earth they are, and a close
one where the places would fall together in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.catalog.selection import select_entries
from variorum.compile.attribution import mark_claims
from variorum.compile.geodesy import DEGREE, Point, find_centre, measure_distance, measure_offset
from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import format_coordinates, refer, refer_shortly
from variorum.model.values import Coordinates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark
    from variorum.model.blocks import MapRequest
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId

WIDEST: Final = 9_000.0
"""The width of a view, in kilometres, beyond which the whole Earth is shown."""

_REGION: Final = 2_000.0
"""The least width of a wide view: enough to know a coast by."""

_NARROWEST: Final = 0.2
_MARGIN: Final = 1.5
"""How much wider a view is than the places in it."""

_CLOSER: Final = 6
"""A close view is at least so many times closer than the wide one."""

_NEAR: Final = 50.0
"""How far away neighbours are, in kilometres, at most."""

_GRID: Final = 2
"""Degrees between the middles of regions."""

_NEIGHBOURS: Final = 8
_ASPECT: Final = 1.5
"""How much wider a view is than high."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point that sources give for an entry.

    Attributes:
        entry: The entry.
        value: The coordinates, in words.
        said_by: The sources that give them, each with its note marks.
        point: The point.
        precision: The unit of the last digit written, in degrees: so exact is the point at most.
        is_subject: The map is of this entry, and not only of what is around it.
        is_one_of_many: Sources give other points for the same entry.
    """

    entry: CrossReference
    value: str
    said_by: tuple[tuple[CrossReference, tuple[NoteMark, ...]], ...]
    point: Point
    precision: float
    is_subject: bool
    is_one_of_many: bool


@dataclass(frozen=True, slots=True)
class View:
    """A part of the Earth.

    Attributes:
        centre: Its middle.
        width: Its width through the middle, in kilometres; more than `WIDEST` for the whole Earth.
        places: What lies in it, subjects first.
    """

    centre: Point
    width: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A map, ready to be drawn.

    Attributes:
        caption: What it is a map of; empty on the page of what it is a map of.
        places: Every place, subjects first; others by headword.
        wide: Where on the Earth it is.
        close: The same from nearer by; None if that would show no more.
    """

    caption: str
    places: tuple[Place, ...]
    wide: View
    close: View | None

    @property
    def views(self) -> tuple[View, ...]:
        """The views that there are, the widest first."""
        return (self.wide, self.close) if self.close else (self.wide,)


def map_entry(context: Context) -> PlaceMap | None:
    """Makes the map of the entry of an article, with what is near it; None if nobody says where it is."""
    located = context.catalog.located
    if context.entry not in located:
        return None
    subjects = _places(context.entry, context, is_subject=True)
    neighbours = [
        place
        for entry in _find_near(context.entry, located)
        for place in _places(entry, context, is_subject=False)
    ]
    wide = _fit(subjects, least=_REGION)
    close = _fit([*subjects, *neighbours])
    return PlaceMap("", (*subjects, *neighbours), wide, _if_closer(close, wide))


def map_entries(request: MapRequest, context: Context) -> PlaceMap | None:
    """Makes the map that a block asks for; None if nobody says of any entry where it is."""
    entry_type = context.catalog.types.get(request.type)
    if entry_type is None:
        return None
    chosen = {entry.id for entry in select_entries(entry_type, request.where, context.catalog)}
    ordered = sort_by_headword(chosen & context.catalog.located.keys(), context.catalog)
    places = [place for entry in ordered for place in _places(entry, context, is_subject=True)]
    if not places:
        return None
    wide = _fit(places, least=_REGION)
    return PlaceMap(request.caption or entry_type.plural, tuple(places), wide, _if_closer(_fit(places), wide))


def _places(entry: EntryId, context: Context, *, is_subject: bool) -> list[Place]:
    """The points of an entry, those that are written alike once."""
    alike: dict[str, list[Claim]] = {}
    for claim in context.catalog.located[entry]:
        alike.setdefault(claim.value.text, []).append(claim)
    return [_place(entry, claims, context, is_subject, len(alike) > 1) for claims in alike.values()]


def _place(
    entry: EntryId,
    claims: Sequence[Claim],
    context: Context,
    is_subject: bool,  # noqa: FBT001 - private, and named by who calls
    is_one_of_many: bool,  # noqa: FBT001
) -> Place:
    value = claims[0].value
    assert isinstance(value, Coordinates)  # noqa: S101 - what the index holds
    by_source: dict[EntryId, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    return Place(
        refer(entry, context.catalog),
        format_coordinates(value),
        tuple(
            (refer_shortly(source, context.catalog), mark_claims(stated, context))
            for source, stated in by_source.items()
        ),
        Point(float(value.latitude), float(value.longitude)),
        float(value.precision),
        is_subject,
        is_one_of_many,
    )


def _find_near(entry: EntryId, located: Mapping[EntryId, Sequence[Claim]]) -> list[EntryId]:
    """The entries around one, the nearest first, by the first point of each."""
    centre = _point(located[entry][0])
    band = [
        (other, point)
        for other, claims in located.items()
        if abs((point := _point(claims[0])).latitude - centre.latitude) * DEGREE <= _NEAR and other != entry
    ]
    distances = sorted((measure_distance(centre, point), other) for other, point in band)
    return [other for distance, other in distances if distance <= _NEAR][:_NEIGHBOURS]


def _point(claim: Claim) -> Point:
    value = claim.value
    assert isinstance(value, Coordinates)  # noqa: S101 - what the index holds
    return Point(float(value.latitude), float(value.longitude))


def _fit(places: Iterable[Place], least: float = 0.0) -> View:
    """The view that holds all places, each with as much around it as it is inexact."""
    shown = tuple(places)
    centre = find_centre(place.point for place in shown)
    width = max(_reach(centre, place) for place in shown) * 2 * _MARGIN
    if width < least / 2:  # a whole region around: places of it share one drawing of the land
        return View(_round_point(centre), least, shown)
    return View(centre, max(width, least, _NARROWEST), shown)


def _round_point(point: Point) -> Point:
    """The nearest crossing of meridians and parallels that are some degrees apart."""
    latitude, longitude = (round(each / _GRID) * _GRID for each in point)
    return Point(latitude, longitude)


def _reach(centre: Point, place: Place) -> float:
    east, north = measure_offset(centre, place.point)
    return max(abs(east), abs(north) * _ASPECT) + place.precision * DEGREE


def _if_closer(close: View, wide: View) -> View | None:
    """The close view, if it holds different points and shows them farther apart than the wide one."""
    points = {place.point for place in close.places}
    return close if len(points) > 1 and close.width * _CLOSER <= wide.width else None
