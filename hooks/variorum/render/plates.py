"""Plates: statistical drawings as SVG.

In: a `Plate`, in numbers and words. Out: markup. Every mark has a line to itself, with its value beside it. A
plate is set twice, for a wide and for a narrow column, and the style sheet shows the one that fits, so that
type is never scaled down on a phone nor blown up on a desk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from variorum.render.marks import LINE, draw_mark
from variorum.render.svg import draw, draw_picture, measure, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.plates import Panel, Plate, PlateRow
    from variorum.compile.scales import Tick

_LEADING: Final = 15
"""From one line of a label to the next."""
_HEAVY: Final = 0.88
"""What fits into a line of heavy type, in parts of what fits in plain."""
_GAP: Final = 6
"""Between rows, and between words that must not touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The column that a plate is set for.

    Attributes:
        name: What the style sheet knows it by.
        width: Its width; a unit is a pixel.
        size: The size of the type.
        labels: The width of the labels beside the rows; 0 if they stand above them.
        left: Where the scale begins.
        right: Where it ends; behind it is room for values.
    """

    name: str
    width: float
    size: float
    labels: float
    left: float
    right: float


WIDE: Final = Column(name="vr-wide", width=640.0, size=12.5, labels=172.0, left=188.0, right=556.0)
NARROW: Final = Column(name="vr-narrow", width=340.0, size=13.0, labels=0.0, left=7.0, right=266.0)
SMALL: Final = replace(NARROW, name="vr-small")
"""A narrow column in any page, for a drawing that goes with a few lines of text."""


def draw_plate(plate: Plate) -> Markup:
    """Draws a plate for a wide and for a narrow column."""
    return Markup("\n").join(set_plate(plate, column) for column in (WIDE, NARROW))


def draw_small_plate(plate: Plate) -> Markup:
    """Draws a plate that is small everywhere."""
    return set_plate(plate, SMALL)


def set_plate(plate: Plate, column: Column) -> Markup:
    """Draws a plate for one column."""
    parts: list[Markup] = []
    y = 0.0
    for panel in plate.panels:
        drawn, y = _draw_panel(panel, plate, column, y + (_GAP * 2 if y else 0))
        parts += drawn
    drawn, y = _draw_axis(plate, column, y + _GAP)
    parts += drawn
    return draw_picture(column.width, y, plate.summary, parts, column.name, font_size=column.size)


def _draw_panel(panel: Panel, plate: Plate, column: Column, y: float) -> tuple[list[Markup], float]:
    parts: list[Markup] = []
    for line in wrap(panel.heading, column.width * _HEAVY, column.size, lines=2):
        y += _LEADING + 2
        parts.append(_text(0, y, line, column, "vr-panel"))
    y += _GAP if panel.heading else 0
    top, leaders = y, ""
    for row in panel.rows:
        drawn, row_leaders, y = _draw_row(row, plate, column, y)
        parts += drawn
        leaders += row_leaders
    edge = f"M{column.left:g} {top:.0f}V{y + _GAP:.0f}"
    lines = [draw("path", d=edge, class_="vr-axis", stroke="currentColor")]
    lines += [draw("path", d=leaders, class_="vr-leader", stroke="currentColor")] if leaders else []
    return [*lines, *parts], y


def _draw_row(row: PlateRow, plate: Plate, column: Column, y: float) -> tuple[list[Markup], str, float]:
    """One row, its leaders, and where it ends; the label stands beside the first mark, or above it."""
    above = column.labels == 0
    lines = wrap(row.label, column.labels or column.width - column.left - _GAP, column.size, lines=3)
    x = column.left + _GAP if above else 0.0
    first = y + (_LEADING if above else round((LINE + column.size) / 2 - 2))
    parts = [_text(x, first + _LEADING * number, line, column, "vr-row") for number, line in enumerate(lines)]
    end = y + _LEADING * len(lines) + 3 if above else y
    leaders = ""
    for mark in row.marks:
        drawn = draw_mark(mark, plate.scale, column, end)
        parts += drawn.parts
        leaders += drawn.leader
        end += drawn.height
    return parts, leaders, end + _GAP if above else max(end, y + _LEADING * len(lines) + _GAP)


def _draw_axis(plate: Plate, column: Column, y: float) -> tuple[list[Markup], float]:
    """The scale with its ticks; labels that would touch are left out."""
    places = [(tick, _place(tick, plate, column)) for tick in plate.scale.ticks]
    ticks = "".join(f"M{x:.0f} {y:.0f}v5" for _, x in places)
    line = f"M{column.left:g} {y:.0f}H{column.right:g}{ticks}"
    parts = [draw("path", d=line, class_="vr-axis", fill="none", stroke="currentColor")]
    size = column.size - 1
    labels = [(tick.label, x) for tick, x in places]
    y += round(6 + size)
    parts += _spread(labels, y, column)
    contexts = [
        (tick.context, x)
        for (tick, x), before in zip(places, [None, *(tick for tick, _ in places)], strict=False)
        if tick.context and (before is None or before.context != tick.context)
    ]
    if contexts:
        y += _LEADING - 1
        parts += _spread(contexts, y, column)
    if plate.measured:
        y += _LEADING + 1
        parts.append(_text(column.left, y, plate.measured, column, "vr-measured"))
    return parts, y + 5


def _spread(labels: list[tuple[str, float]], y: float, column: Column) -> Iterator[Markup]:
    """Labels in the middle of their places, as many as do not touch, inside the column."""
    end = 0.0
    for label, x in labels:
        half = measure(label, column.size - 1) / 2
        middle = min(max(round(x), half), column.width - half)
        if middle - half >= end:
            yield _text(middle, y, label, column, "vr-tick")
            end = middle + half + _GAP


def _place(tick: Tick, plate: Plate, column: Column) -> float:
    return column.left + plate.scale.place(tick.value) * (column.right - column.left)


def _text(x: float, y: float, text: str, column: Column, name: str) -> Markup:
    size = column.size - 1 if name in {"vr-tick", "vr-measured"} else None
    anchor = "middle" if name == "vr-tick" else None
    return draw("text", text, x=x, y=y, class_=name, font_size=size, text_anchor=anchor)
