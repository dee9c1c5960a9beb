"""Scale bar: a round number of kilometres or metres, as long as it is on the map; and where north is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from variorum.compile.phrases import format_number
from variorum.render.svg import draw

if TYPE_CHECKING:
    from variorum.render.projections import Projection

_SHARE: Final = 0.3
"""How much of the width of the map the bar takes up, at most."""

_SIZE: Final = 10.5


def choose_length(projection: Projection) -> Decimal:
    """Chooses how long a scale bar is, in kilometres: 1, 2 or 5 with noughts."""
    most = Decimal(projection.width / projection.scale * _SHARE)
    power = Decimal(1).scaleb(most.adjusted())
    return max(count * power for count in (1, 2, 5) if count * power <= most)


def draw_scale_bar(projection: Projection, locale: str, below: float) -> Markup:
    """Draws the bar under the frame on the left, and an arrow to the north on the right.

    Args:
        projection: The map.
        locale: Language of numbers, as BCP 47.
        below: How far below the frame.
    """
    length = choose_length(projection)
    end, y = float(length) * projection.scale, projection.height + below
    path = f"M0.5 {y - 5:.1f}V{y:.1f}H{end:.1f}V{y - 5:.1f}"
    bar = draw("path", class_="vr-bar", d=path, fill="none", stroke="currentColor")
    words = draw(
        "text", _name(length, projection, locale), x=end + 6, y=y, font_size=_SIZE, class_="vr-scale"
    )
    x = projection.width - 4
    arrow = draw(
        "path",
        class_="vr-bar",
        d=f"M{x:.1f} {y:.1f}V{y - 12:.1f}m-3.5 4.5l3.5 -4.5l3.5 4.5",
        fill="none",
        stroke="currentColor",
    )
    north = draw("text", "N", x=x - 7, y=y, font_size=_SIZE, text_anchor="end", class_="vr-scale")
    return Markup().join((bar, words, arrow, north))


def _name(length: Decimal, projection: Projection, locale: str) -> str:
    where = " at the equator" if projection.is_whole else ""
    if length < 1:
        return f"{format_number(round(length * 1000, 0), locale)} m{where}"
    return f"{format_number(round(length, 0), locale)} km{where}"
