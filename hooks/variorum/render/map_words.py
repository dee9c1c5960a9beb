"""Map words: what a map shows, in words for those who do not see it, and what it does not show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from variorum.compile.phrases import format_number
from variorum.render.projections import choose_projection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from variorum.compile.geodesy import Point
    from variorum.compile.map import Place, View

_COARSEST: Final = 60.0
"""The least width of a view, in kilometres, that coasts are drawn in: they are not exact enough for less."""

_MOST: Final = 12
"""How many places are named in words; the list behind the map has all."""

_AROUND: Final = (
    "Distances and directions from the middle of the map are true (azimuthal equidistant projection)."
)
_WHOLE: Final = "Degrees are squares (equirectangular projection)."


def has_coasts(view: View) -> bool:
    """Says whether a view is wide enough for the coasts and borders that there are."""
    return view.width >= _COARSEST


def name_place(place: Place) -> str:
    """Names a place; one that sources put at different points, with theirs."""
    sources = ", ".join(source.text for source, _ in place.said_by)
    return f"{place.entry.text} ({sources})" if place.is_one_of_many and sources else place.entry.text


def describe_picture(view: View, countries: Sequence[str], locale: str) -> str:
    """Says all that a picture shows."""
    places = "; ".join(f"{name_place(place)}: {place.value}" for place in view.places[:_MOST])
    more = len(view.places) - _MOST
    around = f", with {_enumerate(countries)}" if countries else ""
    return f"Map: {describe_view(view, locale)}{around}. {places}{f'; and {more} more' if more > 0 else ''}."


def describe_view(view: View, locale: str) -> str:
    """Says how much of the Earth a view shows, and what of it."""
    if choose_projection(view).is_whole:
        return "the whole Earth, with the borders of today"
    width = f"{_measure(view.width, locale)} from west to east"
    return f"{width}, with the borders of today" if has_coasts(view) else f"{width}; only points are drawn"


def describe_projections(views: Iterable[View]) -> str:
    """Says what is true on the maps."""
    return " ".join(dict.fromkeys(_WHOLE if choose_projection(view).is_whole else _AROUND for view in views))


def write_links(point: Point, addresses: Mapping[str, str]) -> list[tuple[str, str]]:
    """Writes the addresses of a point on other maps: the name of each, and where it leads."""
    latitude, longitude = (f"{each:.5f}".rstrip("0").rstrip(".") for each in point)
    return [
        (name, address.replace("{latitude}", latitude).replace("{longitude}", longitude))
        for name, address in addresses.items()
    ]


def _measure(kilometres: float, locale: str) -> str:
    """A length to two digits that count."""
    number, unit = (kilometres * 1000, "m") if kilometres < 1 else (kilometres, "km")
    digits = max(0, 1 - Decimal(number).adjusted())
    coarse = round(number, 1 - Decimal(number).adjusted())
    return f"{format_number(Decimal(f'{coarse:.{digits}f}'), locale)} {unit}"


def _enumerate(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
