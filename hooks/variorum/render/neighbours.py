"""Neighbours as a drawing: an entry in the middle, those near to it in two columns, and a line to each.

In: a neighbourhood. Out: SVG whose names are links. Each name has a row to itself, so that none can touch
another; a line is solid where claims connect two entries, and dashed where only prose does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from variorum.render.svg import draw, draw_picture, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.neighbours import Neighbour, Neighbourhood
    from variorum.render.inline import Inline

WIDTH: Final = 760.0
SIZE: Final = 13.0
_SMALL: Final = 11.0
_ROW: Final = 38.0
"""The height of a row with one line for the name."""
LABEL: Final = 270.0
"""How wide a name may be; the columns stand at the edges."""
_CORE: Final = 76.0
"""Half the width of the middle."""
_LEADING: Final = 16.0
UNSAID: Final = "linked in the text"
"""What is said of a neighbour that no claim connects."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A neighbour with its name in lines, and how high that stands."""

    member: Neighbour
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return _ROW + (len(self.lines) - 1) * _LEADING


def draw_neighbours(near: Neighbourhood, inline: Inline) -> Markup:
    """Draws a neighbourhood; every other member stands on the left, the nearest at the top."""
    rows = [_Row(member, _break_name(member.entry.text)) for member in near.members]
    columns = ((rows[::2], -1), (rows[1::2], 1))
    height = max(sum(row.height for row in column) for column, _ in columns)
    parts: list[Markup] = []
    for column, side in columns:
        y = (height - sum(row.height for row in column)) / 2
        for row in column:
            parts += _draw_row(row, side, y, height / 2, inline)
            y += row.height
    label = f"{near.entry.text}, and the {len(near.members)} entries nearest to it"
    return draw_picture(WIDTH, height, label, [*_draw_core(near, height / 2), *parts], "vr-graph", "group")


@lru_cache(maxsize=65536)
def _break_name(name: str) -> tuple[str, ...]:
    """A name in lines; kept, for the same names stand in many drawings."""
    return wrap(name, LABEL - 8, SIZE)


@lru_cache(maxsize=8192)
def _shorten_respect(text: str) -> str:
    return shorten(text, LABEL - 8, _SMALL)


def _draw_core(near: Neighbourhood, middle: float) -> Iterator[Markup]:
    lines = wrap(near.entry.text, 2 * _CORE - 8, SIZE + 1, lines=4)
    top = middle - (len(lines) - 1) * (_LEADING + 2) / 2 + SIZE / 3
    for number, line in enumerate(lines):
        yield draw(
            "text",
            line,
            x=WIDTH / 2,
            y=top + number * (_LEADING + 2),
            class_="vr-panel",
            font_size=SIZE + 1,
            text_anchor="middle",
        )


def _draw_row(
    row: _Row, side: int, top: float, middle: float, inline: Inline
) -> tuple[Markup, Markup, Markup]:
    """The line to a neighbour, its name, and in what respect it is one."""
    member, y = row.member, top + row.height / 2
    edge = WIDTH / 2 + side * (WIDTH / 2 - LABEL)
    start, bend = WIDTH / 2 + side * _CORE, side * 24
    begins = middle + (y - middle) * 0.2
    path = f"M{start:g} {begins:.1f}C{start + bend:g} {begins:.1f} {edge - bend:g} {y:.1f} {edge:g} {y:.1f}"
    line = draw("path", d=path, class_=None if member.labels else "vr-unsaid")
    x, anchor, y = edge + side * 6, "end" if side < 0 else None, top + 17
    name = Markup(" ").join(
        draw("tspan", words, x=x, y=y + number * _LEADING) for number, words in enumerate(row.lines)
    )
    text = draw("text", name, text_anchor=anchor, font_size=SIZE)
    link = draw("a", text, href=inline.entry_link(member.entry.target) if member.entry.target else None)
    respect = _shorten_respect(", ".join(member.labels) or UNSAID)
    y += (len(row.lines) - 1) * _LEADING + 14
    said = draw("text", respect, x=x, y=y, text_anchor=anchor, font_size=_SMALL, class_="vr-remark")
    return line, link, said
