"""Marks: the figures that values are drawn as. What a figure says is said in words beside it too.

A filled dot is a value, a ring one that the source calls about right, a line with ends lies somewhere between
them, a bar lasts from its beginning to its end, an arrow is open, and a diamond is what the editors follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from variorum.render.svg import draw, measure, shorten

if TYPE_CHECKING:
    from variorum.compile.plates import Mark
    from variorum.compile.scales import Scale
    from variorum.render.plates import Column

_RADIUS: Final = 4.0
_DIAMOND: Final = 6.0
_CAP: Final = 4.5
"""Half the height of the end of a line."""
_BAR: Final = 3.5
"""Half the height of a bar."""
_ARROW: Final = 34.0
"""The length of an arrow: it says whereto, not how far."""
_NARROW: Final = 5.0
"""What is narrower than this is drawn as a point."""
_GAP: Final = 8.0


def draw_mark(mark: Mark, scale: Scale, column: Column, y: float) -> list[Markup]:
    """Draws a value and its words on a line of its own.

    Args:
        mark: The value.
        scale: Where values stand.
        column: The column that it is set for.
        y: The height of the line.
    """
    if not mark.is_drawn:
        return [_write_words(mark, column, (column.left, column.left), y)[0]]
    figure, extent = _draw_figure(mark, scale, column, y)
    words, start = _write_words(mark, column, extent, y)
    name = "vr-mark vr-followed" if mark.is_preferred else "vr-mark"
    return [_draw_leader(column, start, y), draw("g", figure, class_=name), words]


def _draw_leader(column: Column, end: float, y: float) -> Markup:
    """A fine line that leads the eye from the axis to a figure."""
    line = f"M{column.left:g} {y:.1f}H{max(end, column.left):.1f}"
    return draw("path", d=line, class_="vr-leader", stroke="currentColor")


def _draw_figure(mark: Mark, scale: Scale, column: Column, y: float) -> tuple[Markup, tuple[float, float]]:
    """The figure of a value, and how far it reaches to both sides."""
    low, high = (_place(value, scale, column) for value in (mark.low, mark.high))
    if low is None or high is None:
        return _draw_arrow(mark, column, (low, high), y)
    middle = (low + high) / 2
    if high - low < _NARROW:
        return _draw_point(mark, middle, y), (middle - _RADIUS, middle + _RADIUS)
    parts = []
    if mark.throughout:
        first, last = (_place(value, scale, column) or 0.0 for value in mark.throughout)
        parts.append(_draw_bar(mark, first, last, y))
    if mark.throughout != (mark.low, mark.high):
        parts.append(_draw_range(mark, low, high, y))
    if mark.is_preferred:
        parts.append(_draw_diamond(middle, y))
    return Markup("").join(parts), (low, high)


def _draw_point(mark: Mark, x: float, y: float) -> Markup:
    if mark.is_preferred:
        return _draw_diamond(x, y)
    name = "vr-vague" if mark.is_vague else "vr-point"
    outline = {"fill": "none", "stroke": "currentColor"} if mark.is_vague else {}
    return draw("circle", cx=x, cy=y, r=_RADIUS, class_=name, **outline)


def _draw_diamond(x: float, y: float) -> Markup:
    size = _DIAMOND
    return draw("path", d=f"M{x:.1f} {y - size:.1f}l{size:g} {size:g}l-{size:g} {size:g}l-{size:g}-{size:g}z")


def _draw_bar(mark: Mark, first: float, last: float, y: float) -> Markup:
    name = "vr-vague" if mark.is_vague else "vr-bar"
    outline = {"fill": "none", "stroke": "currentColor"} if mark.is_vague else {}
    width = max(last - first, 2.0)
    return draw("rect", x=first, y=y - _BAR, width=width, height=2 * _BAR, class_=name, **outline)


def _draw_range(mark: Mark, low: float, high: float, y: float) -> Markup:
    ends = "".join(f"M{x:.1f} {y - _CAP:.1f}v{2 * _CAP:g}" for x in (low, high))
    return Markup("").join(
        (
            draw("path", d=f"M{low:.1f} {y:.1f}H{high:.1f}", **_stroke(mark)),
            draw("path", d=ends, class_="vr-range", fill="none", stroke="currentColor"),
        )
    )


def _draw_arrow(
    mark: Mark, column: Column, ends: tuple[float | None, float | None], y: float
) -> tuple[Markup, tuple[float, float]]:
    """A bound, and an arrow to the side on which there is none."""
    low, high = ends
    if low is not None:
        start, tip = low, min(low + _ARROW, column.width - 1)
    else:
        start = high or 0.0
        tip = max(start - _ARROW, 1.0)
    back = -_BAR - 1 if tip > start else _BAR + 1
    head = f"M{tip + back:.1f} {y - _BAR:.1f}L{tip:.1f} {y:.1f}L{tip + back:.1f} {y + _BAR:.1f}"
    parts = [
        draw("path", d=f"M{start:.1f} {y:.1f}H{tip:.1f}", **_stroke(mark)),
        draw(
            "path",
            d=f"M{start:.1f} {y - _CAP:.1f}v{2 * _CAP:g}{head}",
            class_="vr-range",
            fill="none",
            stroke="currentColor",
        ),
    ]
    if mark.is_preferred:
        parts.append(_draw_diamond(start, y))
    return Markup("").join(parts), (min(start, tip), max(start, tip))


def _stroke(mark: Mark) -> dict[str, str]:
    return {
        "class_": "vr-range vr-vague" if mark.is_vague else "vr-range",
        "fill": "none",
        "stroke": "currentColor",
    }


def _write_words(mark: Mark, column: Column, extent: tuple[float, float], y: float) -> tuple[Markup, float]:
    """The value in words, behind its figure or before it; and where the two of them begin."""
    remark = ", ".join(filter(None, (mark.remark, "preferred" if mark.is_preferred else "")))
    whole = f"{mark.words}, {remark}" if remark else mark.words
    behind, before = column.width - extent[1] - _GAP, extent[0] - _GAP - column.left
    is_behind = measure(whole, column.size) <= behind or behind >= before
    shown = shorten(whole, max(behind if is_behind else before, 0.0), column.size)
    value, rest = shown[: len(mark.words)], shown[len(mark.words) :]
    text = draw(
        "text",
        Markup("").join((escape(value), draw("tspan", rest, class_="vr-remark") if rest else "")),
        x=extent[1] + _GAP if is_behind else extent[0] - _GAP,
        y=y + column.size * 0.36,
        class_="vr-words" if mark.is_drawn else "vr-nothing",
        font_size=column.size,
        text_anchor=None if is_behind else "end",
    )
    return text, extent[0] - (0 if is_behind else 2 * _GAP + measure(shown, column.size))


def _place(value: float | None, scale: Scale, column: Column) -> float | None:
    if value is None:
        return None
    return column.left + scale.place(value) * (column.right - column.left)
