"""Locators that count lines: `line 12`, `lines 314–320`, `lines 5, 8–9`.

In: the free text that says where in a source something stands. Out: stretches of lines, or None for any other
place, such as a page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STRETCH = r"[0-9]{1,9}(?:\s*[–-]\s*[0-9]{1,9})?"
_LINES = re.compile(
    rf"(?:lines?|ll?\.|строк[аи])\s+(?P<numbers>{_STRETCH}(?:\s*,\s*{_STRETCH})*)", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9]+")


class Stretch(NamedTuple):
    """Lines that follow one another: the first and the last, counted from 1."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many lines it has."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def read_lines(locator: str) -> tuple[Stretch, ...] | None:
    """Reads a locator that counts lines.

    Args:
        locator: What an editor wrote behind `at:`, or behind a source in a citation.

    Returns:
        Its stretches in the order written; None if it is another kind of place, or one ends before it begins.
    """
    match = _LINES.fullmatch(locator.strip())
    if match is None:
        return None
    stretches = []
    for part in match["numbers"].split(","):
        numbers = [int(number) for number in _NUMBER.findall(part)]
        stretches.append(Stretch(numbers[0], numbers[-1]))
    return tuple(stretches) if all(each.first <= each.last for each in stretches) else None


def join_lines(lines: list[int]) -> tuple[Stretch, ...]:
    """Joins line numbers, rising, into stretches: 1, 2, 3, 7 into 1–3 and 7."""
    stretches: list[Stretch] = []
    for line in lines:
        if stretches and stretches[-1].last == line - 1:
            stretches[-1] = Stretch(stretches[-1].first, line)
        else:
            stretches.append(Stretch(line, line))
    return tuple(stretches)
