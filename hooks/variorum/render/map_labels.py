"""Map labels: where words find room on a map: beside a point, or inside a country.

In: spots and outlines in units of the drawing. Out: where each label stands. What finds no room is left out;
the list behind the map has all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from variorum.render.svg import measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from variorum.render.clipping import Box, Spot

_ROWS: Final = 16
_GAP: Final = 7.0


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words on a map.

    Attributes:
        text: The words.
        x: Where they are tied.
        y: Their base line.
        anchor: Which part of them is tied there, as SVG says it.
    """

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Room:
    """The free room of a map while labels are put on it.

    Attributes:
        frame: The frame.
        taken: What is taken already.
    """

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def keep_free(self, spot: Spot, radius: float) -> None:
        """Keeps the place of a mark free of words."""
        self.taken.append((spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius))

    def put_beside(self, text: str, spot: Spot, size: float) -> Label | None:
        """Puts words beside a mark: right, left, above or below; None if there is no room."""
        width = measure(text, size)
        x, y = spot
        for label, left in (
            (Label(text, x + _GAP, y + size / 3, "start"), x + _GAP),
            (Label(text, x - _GAP, y + size / 3, "end"), x - _GAP - width),
            (Label(text, x, y - _GAP, "middle"), x - width / 2),
            (Label(text, x, y + _GAP + size * 0.8, "middle"), x - width / 2),
        ):
            if self._take((left, label.y - size * 0.8, left + width, label.y + size * 0.25)):
                return label
        return None

    def put_inside(self, text: str, areas: Sequence[Sequence[Spot]], size: float) -> Label | None:
        """Puts words into the widest part of an area, across its middle; None if there is no room."""
        width = measure(text, size) * 1.15  # they are spaced out
        spans = sorted(((right - left, left, y) for y, left, right in self._spans(areas, size)), reverse=True)
        for room, left, y in spans:
            if room < width + size:
                return None
            middle = left + room / 2
            if self._take((middle - width / 2, y - size, middle + width / 2, y + size / 2)):
                return Label(text, middle, y + size / 3, "middle")
        return None

    def _take(self, box: Box) -> bool:
        left, top, right, bottom = self.frame
        fits = box[0] >= left + 1 and box[1] >= top + 1 and box[2] <= right - 1 and box[3] <= bottom - 1
        if not fits or any(_overlap(box, other) for other in self.taken):
            return False
        self.taken.append(box)
        return True

    def _spans(self, areas: Sequence[Sequence[Spot]], size: float) -> Iterator[tuple[float, float, float]]:
        """What of some lines across the frame lies inside, at the head and at the foot of the letters."""
        for row in range(1, _ROWS):
            y = self.frame[1] + (self.frame[3] - self.frame[1]) * row / _ROWS
            for left, right in _cross(areas, y - size / 2):
                for other_left, other_right in _cross(areas, y + size / 2):
                    if min(right, other_right) > max(left, other_left):
                        yield y, max(left, other_left), min(right, other_right)


def _cross(areas: Sequence[Sequence[Spot]], y: float) -> list[tuple[float, float]]:
    """The stretches of a line across that are inside areas."""
    crossings = sorted(
        x + (y - top) / (bottom - top) * (next_x - x)
        for ring in areas
        for (x, top), (next_x, bottom) in pairwise([*ring, ring[0]])
        if (top <= y) != (bottom <= y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
