"""Drawings: plates and maps of the site, as pictures of the book.

In: what the site draws as SVG. Out: the same SVG with a style sheet of its own, for the site's is not here,
set for the measure of the book. What a drawing shows is told in words to those who do not see it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from variorum.render.book.grids import measure_column, size_columns
from variorum.render.book.syntax import call, content, escape, quote
from variorum.render.map_words import describe_projections, describe_view
from variorum.render.maps import draw_view
from variorum.render.plates import Column, set_plate

if TYPE_CHECKING:
    from variorum.compile.map import Place, PlaceMap
    from variorum.compile.plates import Plate
    from variorum.render.book.setter import Setter

_COLUMN: Final = Column(name="vr-book", width=500.0, size=12.0, labels=150.0, left=162.0, right=410.0)
"""The measure of the book, on which a unit is two thirds of a point."""
_HIGHEST: Final = 1.5
"""How much higher than the measure is wide a picture can be, to fit on a page."""
_SMALLEST: Final = 0.72
"""To which share a picture can be made smaller and still be read."""
_HEIGHT = re.compile(r'\bheight="([0-9.]+)"')


def write_plate(plate: Plate) -> str:
    """Writes a plate as a picture, with what is not in it in words.

    Returns:
        Typst; nothing if the picture would have to be so small that it could not be read. The table that is
        behind each plate says the same.
    """
    svg = str(set_plate(plate, _COLUMN))
    share = min(1.0, _HIGHEST * _COLUMN.width / _measure_height(svg))
    if share < _SMALLEST:
        return ""
    return call(
        "drawing",
        quote(_dress(svg)),
        f"{share * 100:.0f}%",
        quote(plate.summary),
        content(escape(plate.left_out)),
    )


def write_map(place_map: PlaceMap, setter: Setter) -> str:
    """Writes a map: its views side by side, and the places with their coordinates."""
    locale = setter.press.locale
    views = [
        f"({quote(_dress(str(draw_view(view, locale))))}, {quote(describe_view(view, locale))})"
        for view in place_map.views
    ]
    words = f"Natural Earth; borders of today. {describe_projections(place_map.views)}"
    drawn = call("views", content(escape(place_map.caption)), content(escape(words)), *views)
    return f"{drawn}\n\n{setter.above_notes(lambda: _write_places(place_map, setter))}"


def _write_places(place_map: PlaceMap, setter: Setter) -> str:
    sizes = [
        measure_column([f"{place.entry.text}, 000, near by" for place in place_map.places]),
        measure_column([place.value for place in place_map.places]),
        measure_column([source.text for place in place_map.places for source, _ in place.said_by]),
    ]
    return call(
        "grid-table",
        f"columns: {size_columns(sizes)}",
        "align: (left, left, left)",
        "head([On the map], [Coordinates], [Said by])",
        *(_write_place(place, setter) for place in place_map.places),
    )


def _write_place(place: Place, setter: Setter) -> str:
    nearby = "" if place.is_subject else call("scope", body="near by")
    said = call("linebreak").join(
        setter.link(source) + setter.marks(marks) for source, marks in place.said_by
    )
    cells = (setter.paged(place.entry) + nearby, escape(place.value), said)
    return ", ".join(map(content, cells))


def _measure_height(svg: str) -> float:
    """The height of a picture, in its own units; its width is that of the column."""
    found = _HEIGHT.search(svg)
    return float(found[1]) if found else 1.0


def _dress(svg: str) -> str:
    """Puts the style sheet into a drawing."""
    head, _, rest = svg.partition(">")
    return f"{head}><style>{_read_style()}</style>{rest}"


@cache
def _read_style() -> str:
    return (files("variorum.render.book") / "drawings.css").read_text(encoding="utf-8")
