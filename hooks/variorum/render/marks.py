"""Marks: the figures that values are drawn as. What a figure says is said in words beside it too.

A filled dot is a value, a ring one that the source calls about right, a line with ends lies somewhere between
them, a bar lasts from its beginning to its end, an arrow is open, and a diamond is what the editors follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from variorum.render.svg import draw, measure, shorten

if TYPE_CHECKING:
    from variorum.compile.plates import Mark
    from variorum.compile.scales import Scale
    from variorum.render.plates import Column

_RADIUS: Final = 4
_DIAMOND: Final = 6
_CAP: Final = 4
"""Half the height of the end of a line."""
_BAR: Final = 4
"""Half the height of a bar."""
_ARROW: Final = 34
"""The length of an arrow: it says whereto, not how far."""
_NARROW: Final = 5
"""What is narrower than this is drawn as a point."""
_GAP: Final = 8
LINE: Final = 20
"""From one mark to the next."""
_BELOW: Final = 15
"""From a figure to the words below it."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A value, drawn.

    Attributes:
        parts: Its figure and its words.
        leader: The path of a fine line that leads the eye from the axis to it; empty if it has no figure.
        height: What it takes from the top of its line.
    """

    parts: tuple[Markup, ...]
    leader: str
    height: float


def draw_mark(mark: Mark, scale: Scale, column: Column, top: float) -> DrawnMark:
    """Draws a value and its words on a line of its own.

    Args:
        mark: The value.
        scale: Where values stand.
        column: The column that it is set for.
        top: Where the line begins.
    """
    y = top + LINE / 2
    if not mark.is_drawn:
        words = _place_words(mark, column, (column.left, column.left))
        return DrawnMark((_write_words(mark, words, column, y),), "", LINE)
    figure, extent = _draw_figure(mark, scale, column, y)
    words = _place_words(mark, column, extent)
    name = "vr-mark vr-followed" if mark.is_preferred else "vr-mark"
    return DrawnMark(
        (draw("g", figure, class_=name), _write_words(mark, words, column, y)),
        f"M{column.left:g} {y:g}H{words.start:.0f}" if words.start > column.left else "",
        LINE + (_BELOW if words.is_below else 0),
    )


def _draw_figure(mark: Mark, scale: Scale, column: Column, y: float) -> tuple[Markup, tuple[float, float]]:
    """The figure of a value, and how far it reaches to both sides; in whole units, for pages to be light."""
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
    return draw("path", d=f"M{x:g} {y - size:g}l{size:g} {size:g}l-{size:g} {size:g}l-{size:g}-{size:g}z")


def _draw_bar(mark: Mark, first: float, last: float, y: float) -> Markup:
    name = "vr-vague" if mark.is_vague else "vr-bar"
    outline = {"fill": "none", "stroke": "currentColor"} if mark.is_vague else {}
    width = max(last - first, 2.0)
    return draw("rect", x=first, y=y - _BAR, width=width, height=2 * _BAR, class_=name, **outline)


def _draw_range(mark: Mark, low: float, high: float, y: float) -> Markup:
    ends = "".join(f"M{x:g} {y - _CAP:g}v{2 * _CAP:g}" for x in (low, high))
    return _draw_line(mark, f"M{low:g} {y:g}H{high:g}", ends)


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
    back = tip + (-_BAR if tip > start else _BAR)
    head = f"M{back:g} {y - _BAR:g}L{tip:g} {y:g}L{back:g} {y + _BAR:g}"
    cap = f"M{start:g} {y - _CAP:g}v{2 * _CAP:g}"
    line = _draw_line(mark, f"M{start:g} {y:g}H{tip:g}", cap + head)
    parts = (line, _draw_diamond(start, y)) if mark.is_preferred else (line,)
    return Markup("").join(parts), (min(start, tip), max(start, tip))


def _draw_line(mark: Mark, line: str, ends: str) -> Markup:
    """A line and its ends; the line of a vague value is broken, its ends are not."""
    if not mark.is_vague:
        return draw("path", d=line + ends, class_="vr-range", fill="none", stroke="currentColor")
    broken = draw("path", d=line, class_="vr-range vr-vague", fill="none", stroke="currentColor")
    return broken + draw("path", d=ends, class_="vr-range", fill="none", stroke="currentColor")


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words of a value stand.

    Attributes:
        text: The words, cut to the room.
        x: Where they begin, or end if they stand before the figure.
        is_before: They stand before the figure.
        is_below: They stand on a line of their own.
        start: Where words and figure together begin.
    """

    text: str
    x: float
    is_before: bool
    is_below: bool
    start: float


def _place_words(mark: Mark, column: Column, extent: tuple[float, float]) -> _Words:
    """Finds room for the words: behind the figure, before it, or below it; never over it."""
    remark = ", ".join(filter(None, (mark.remark, "preferred" if mark.is_preferred else "")))
    whole = f"{mark.words}, {remark}" if remark else mark.words
    width, (start, end) = measure(whole, column.size), extent
    if end + _GAP + width <= column.width or not mark.is_drawn:
        text = shorten(whole, column.width - end - _GAP, column.size)
        return _Words(text, end + _GAP, is_before=False, is_below=False, start=start)
    if start - _GAP - width >= column.left:
        return _Words(whole, start - _GAP, is_before=True, is_below=False, start=start - 2 * _GAP - width)
    x = max(column.left + _GAP, min(start, column.width - width))
    text = shorten(whole, column.width - x, column.size)
    return _Words(text, x, is_before=False, is_below=True, start=start)


def _write_words(mark: Mark, words: _Words, column: Column, y: float) -> Markup:
    value, rest = words.text[: len(mark.words)], words.text[len(mark.words) :]
    return draw(
        "text",
        Markup("").join((escape(value), draw("tspan", rest, class_="vr-remark") if rest else "")),
        x=words.x,
        y=round(y + column.size * 0.36) + (_BELOW if words.is_below else 0),
        class_="vr-words" if mark.is_drawn else "vr-nothing",
        text_anchor="end" if words.is_before else None,
    )


def _place(value: float | None, scale: Scale, column: Column) -> float | None:
    if value is None:
        return None
    return float(round(column.left + scale.place(value) * (column.right - column.left)))
