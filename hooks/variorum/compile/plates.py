"""Plates: what a statistical drawing shows, in numbers and words, without a shape or a place on paper.

In: values of claims. Out: marks on one scale, in rows. A mark says of dates what it says of numbers: a point,
somewhere between two points, throughout between two points, open on one side.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from variorum.compile.phrases import phrase_value
from variorum.compile.pieces import plain
from variorum.compile.scales import scale_numbers, scale_times
from variorum.model.values import Absence, Date, Nothing, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.compile.context import Context
    from variorum.compile.scales import Scale
    from variorum.model.values import Value

_DAY: Final = 24 * 60
_MANY: Final = 3
"""With more values than this, a summary names the first and the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value.

    Attributes:
        low: The lowest that it may be; None if nothing bounds it below.
        high: The highest that it may be; None if nothing bounds it above.
        throughout: From and to what it certainly lasted; None if it is one moment or one number.
        is_vague: The source says "about" or "probably".
        words: The value in words.
        remark: What else is to be said of it, in words.
        is_preferred: The editors follow it.
    """

    low: float | None = None
    high: float | None = None
    throughout: tuple[float, float] | None = None
    is_vague: bool = False
    words: str
    remark: str = ""
    is_preferred: bool = False

    @property
    def is_drawn(self) -> bool:
        """It has a place on the scale."""
        return self.low is not None or self.high is not None

    @property
    def rank(self) -> tuple[bool, float, float]:
        """Where it comes among others: by its lower bound, then its upper one; last what has no place."""
        low = self.low if self.low is not None else self.high
        high = self.high if self.high is not None else self.low
        return not self.is_drawn, low or 0.0, high or 0.0


@dataclass(frozen=True, slots=True)
class PlateRow:
    """What stands on one line, or on several if there are several marks.

    Attributes:
        label: Who says so, or what it is.
        marks: At least one, from the lowest.
    """

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that belong together.

    Attributes:
        heading: What they have in common; empty if there is nothing to say.
        rows: At least one.
    """

    heading: str
    rows: tuple[PlateRow, ...]


MOST_MARKS: Final = 60
"""With more, a drawing is no longer taken in at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A drawing, in numbers and words.

    Attributes:
        scale: Where values stand.
        panels: At least one.
        measured: What the scale measures, in words; empty if that is plain.
        summary: All of it in a few words, for those who don't see it.
        left_out: What is not drawn, in words; empty if all is.
    """

    scale: Scale
    panels: tuple[Panel, ...]
    measured: str = ""
    summary: str
    left_out: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, from above."""
        return tuple(mark for panel in self.panels for row in panel.rows for mark in row.marks)


def limit_marks(panels: Sequence[Panel]) -> tuple[tuple[Panel, ...], str]:
    """Leaves so many marks, from above, as can be taken in.

    Args:
        panels: All there is to draw.

    Returns:
        What is drawn, and in words what is not; empty if all is.
    """
    left, kept = MOST_MARKS, []
    for panel in panels:
        rows = []
        for row in panel.rows:
            marks = row.marks[:left]
            left -= len(marks)
            rows += [PlateRow(row.label, marks)] if marks else []
        kept += [Panel(panel.heading, tuple(rows))] if rows else []
    total = sum(len(row.marks) for panel in panels for row in panel.rows)
    words = f"The first {MOST_MARKS} of {total} values are drawn; all are in the table."
    return tuple(kept), words if total > MOST_MARKS else ""


def mark_value(value: Value, context: Context, remark: str = "", *, is_preferred: bool = False) -> Mark:
    """Makes a mark of a value; one that is no quantity and no date has words and no place."""
    low, high, throughout, is_vague = _bounds(value)
    return Mark(
        low=low,
        high=high,
        throughout=throughout,
        is_vague=is_vague,
        words=plain(phrase_value(value, context.catalog, context.locale)),
        remark=remark,
        is_preferred=is_preferred,
    )


def scale_values(values: Sequence[Value], locale: str) -> Scale | None:
    """Makes one scale for values; None if nothing of them can be drawn."""
    times = [end for value in values if isinstance(value, Date) for end in (value.start, value.end) if end]
    if times:
        first, last = min(end.first for end in times), max(end.last for end in times)
        return scale_times(first, last, locale, by_the_hour=any(end.first == end.last for end in times))
    numbers = [number for value in values for number in _numbers(value)]
    return scale_numbers(numbers, locale) if numbers else None


def summarise(marks: Iterable[Mark], what: str) -> str:
    """Says in a few words what a plate shows.

    Args:
        marks: Its marks.
        what: What they are of.
    """
    drawn = sorted((mark for mark in marks if mark.is_drawn), key=lambda mark: mark.rank)
    words = list(dict.fromkeys(mark.words for mark in drawn))
    preferred = dict.fromkeys(mark.words for mark in drawn if mark.is_preferred)
    few = "; ".join(words)
    told = f"{what}: {few if len(words) <= _MANY else f'{len(words)} values, from {words[0]} to {words[-1]}'}"
    return f"{told}. The editors follow {' and '.join(preferred)}." if preferred else f"{told}."


def _bounds(value: Value) -> tuple[float | None, float | None, tuple[float, float] | None, bool]:
    if isinstance(value, Quantity):
        return _float(value.low), _float(value.high), None, value.approximate
    if isinstance(value, Date):
        first = value.start.first if value.start else None
        last = value.end.last if value.end else None
        return first, last, _lasting(value), value.approximate or value.uncertain
    if isinstance(value, Nothing) and value.absence is Absence.NONE:
        return 0.0, 0.0, None, False
    return None, None, None, False


def _lasting(date: Date) -> tuple[float, float] | None:
    """What an interval certainly covers; of an end that is one day, all of it."""
    if not date.is_interval or date.start is None or date.end is None:
        return None
    first = date.start.first if _is_day(date.start) else date.start.last
    last = date.end.last if _is_day(date.end) else date.end.first
    return (first, last) if first < last else None


def _is_day(span: Span) -> bool:
    return span.last - span.first < _DAY


def _numbers(value: Value) -> tuple[Decimal, ...]:
    """The numbers that must have a place; an arrow needs room to point to."""
    if isinstance(value, Quantity):
        arrow = (value.low * 5 / 4,) if value.high is None and value.low is not None else ()
        return tuple(number for number in (value.low, value.high, *arrow) if number is not None)
    return (Decimal(0),) if isinstance(value, Nothing) and value.absence is Absence.NONE else ()


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
