"""Maps: a place map as pictures, one for each view, in SVG.

In: a `PlaceMap`. Out: markup that a template sets, with the words that say the same. Colours come from the
style sheet; coasts and borders from `variorum.render.world`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from variorum.compile.geodesy import DEGREE, Point
from variorum.render.clipping import clip_area
from variorum.render.graticule import SIZE as DEGREE_SIZE, draw_graticule
from variorum.render.map_labels import Room
from variorum.render.map_words import describe_picture, has_coasts, name_place
from variorum.render.outlines import draw_outlines, frame_of, trace_areas, trace_coasts, trace_lines
from variorum.render.projections import choose_projection
from variorum.render.scale_bar import draw_scale_bar
from variorum.render.svg import draw, draw_picture, shorten
from variorum.render.world import read_world

if TYPE_CHECKING:
    from variorum.compile.map import Place, View
    from variorum.render.clipping import Spot
    from variorum.render.map_labels import Label
    from variorum.render.projections import Projection

_SIZE: Final = 12.0
_COUNTRY_SIZE: Final = 9.0
_LONGEST: Final = 190.0
_LEFT: Final = 14.0
"""Room for the names of parallels."""

_BELOW: Final = 2 * DEGREE_SIZE + 20
"""Room for the names of meridians and the scale."""


def draw_view(view: View, locale: str) -> Markup:
    """Draws a view of a map.

    Args:
        view: What is shown.
        locale: Language of numbers, as BCP 47.
    """
    projection = choose_projection(view)
    room = Room(frame_of(projection))
    for place in view.places:
        room.keep_free(projection.place(place.point), 4)
    names = _label_places(view, projection, room)
    land, countries = _draw_world(view, projection, room)
    frame = draw("rect", class_="vr-frame", width=projection.width, height=projection.height, fill="none")
    sea = draw("rect", class_="vr-sea", width=projection.width, height=projection.height, fill="none")
    ground = sea if has_coasts(view) else Markup()
    marks = Markup().join(_draw_place(place, projection) for place in reversed(view.places))
    parts = (
        ground, land, draw_graticule(projection), *map(_write_country, countries), frame, marks,
        *map(_write_name, names), draw_scale_bar(projection, locale, DEGREE_SIZE * 2 + 8),
    )  # fmt: skip
    return draw_picture(
        projection.width + _LEFT + 1,
        projection.height + _BELOW,
        describe_picture(view, [label.text for label in countries], locale),
        [draw("g", Markup().join(parts), transform=f"translate({_LEFT:.0f} 1)")],
        "vr-map",
    )


def _draw_world(view: View, projection: Projection, room: Room) -> tuple[Markup, list[Label]]:
    """Land, coasts and borders; and the countries that there is room to name."""
    if not has_coasts(view):
        return Markup(), []
    drawn, areas = _lay_out_world(projection)
    labels = (room.put_inside(name, traced, _COUNTRY_SIZE) for name, traced in areas)
    return drawn, [label for label in labels if label]


@lru_cache(maxsize=256)
def _lay_out_world(projection: Projection) -> tuple[Markup, tuple[tuple[str, list[list[Spot]]], ...]]:
    """Land, coasts and borders; and the countries in the frame, each with its outlines."""
    world = read_world()
    land = "vr-land" if not projection.is_around_pole else "vr-land vr-bare"
    coasts = trace_coasts(world.land, projection) if projection.is_around_pole else ()
    drawn = (
        draw_outlines(trace_areas(world.land, projection), land, is_closed=True),
        draw_outlines(coasts, "vr-coast"),
        draw_outlines(trace_lines(world.borders, projection), "vr-border"),
    )
    areas = ((name, list(trace_areas(rings, projection))) for name, rings in world.countries)
    return Markup().join(drawn), tuple((name, traced) for name, traced in areas if traced)


def _label_places(view: View, projection: Projection, room: Room) -> list[Label]:
    labels = (
        room.put_beside(shorten(name_place(place), _LONGEST, _SIZE), projection.place(place.point), _SIZE)
        for place in view.places
    )
    return [label for label in labels if label]


def _draw_place(place: Place, projection: Projection) -> Markup:
    """A mark: full for what the map is of, hollow for what is near it; around it what it may be as well."""
    x, y = projection.place(place.point)
    inside = 0 <= x <= projection.width and 0 <= y <= projection.height
    if not inside:
        return Markup()
    kind = "vr-point" if place.is_subject else "vr-point vr-other"
    fill = "currentColor" if place.is_subject else "none"
    mark = draw(
        "circle",
        draw("title", name_place(place)),
        class_=kind,
        cx=x,
        cy=y,
        r=4.0,
        fill=fill,
        stroke="currentColor",
    )
    return _draw_inexactness(place, projection) + mark


def _draw_inexactness(place: Place, projection: Projection) -> Markup:
    """All points that would be written as this one, if they take up more room than its mark."""
    half = place.precision / 2
    if half * DEGREE * projection.scale <= 4:  # noqa: PLR2004 - the mark
        return Markup()
    latitude, longitude = place.point
    south, north = max(-90.0, latitude - half), min(90.0, latitude + half)
    corners = [(south, -half), (south, half), (north, half), (north, -half)]
    outline = [projection.place(Point(each, longitude + east)) for each, east in corners]
    return draw_outlines([clip_area(outline, frame_of(projection))], "vr-inexact", is_closed=True)


def _write_name(label: Label) -> Markup:
    return draw(
        "text", label.text, class_="vr-name", x=label.x, y=label.y, text_anchor=label.anchor, font_size=_SIZE
    )


def _write_country(label: Label) -> Markup:
    return draw(
        "text",
        label.text,
        class_="vr-country",
        x=label.x,
        y=label.y,
        text_anchor="middle",
        font_size=_COUNTRY_SIZE,
    )
