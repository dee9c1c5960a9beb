"""Scales: from values to places on a plate, 0 at its left edge and 1 at its right, with round ticks.

In: the numbers that a drawing shows; moments are minutes, as in `model.values.Span`. Out: a scale that begins
at zero and has even steps where it can.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

from variorum.compile.calendar import mark_calendar
from variorum.compile.phrases import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STEPS: Final = 6
"""The most steps of an axis."""
_WIDE: Final = 100
"""From this ratio of the highest to the lowest number, even steps would press the low ones into a corner."""
_LONG: Final = Decimal(10**7)
"""Numbers from here are written as powers of ten."""
_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_HOUR: Final = 60
_HALF_DAY: Final = 12 * _HOUR


class ScaleKind(StrEnum):
    """How places follow values."""

    LINEAR = "linear"
    """Even steps."""
    LOGARITHMIC = "logarithmic"
    """Each step is ten times the one before it."""
    TIME = "time"
    """Even steps of the calendar."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value on a scale.

    Attributes:
        value: The value.
        label: What is written at it.
        context: What all labels up to the next other context belong to: the year of a month.
    """

    value: float
    label: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places.

    Attributes:
        kind: How places follow values.
        low: The value at the left edge.
        high: The value at the right edge, more than that at the left.
        ticks: Round values on it, rising.
    """

    kind: ScaleKind
    low: float
    high: float
    ticks: tuple[Tick, ...]

    def place(self, value: float) -> float:
        """Says where a value stands: from 0 to 1; what lies beyond an edge stands at it."""
        if self.kind is ScaleKind.LOGARITHMIC:
            if value <= self.low:
                return 0.0
            return min(1.0, log10(value / self.low) / log10(self.high / self.low))
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale_numbers(numbers: Sequence[Decimal], locale: str) -> Scale:
    """Makes the scale of some numbers.

    Args:
        numbers: All that must have a place, at least one.
        locale: Language of the numbers, as BCP 47.

    Returns:
        A scale from zero with even steps; where the positive numbers differ by more than two orders of
        magnitude and none is negative, one of powers of ten.
    """
    positive = [number for number in numbers if number > 0]
    if positive and min(numbers) >= 0 and max(positive) > min(positive) * _WIDE:
        return _logarithmic(min(positive), max(positive), locale)
    low, high = min(Decimal(0), *numbers), max(Decimal(0), *numbers)
    step = _round_step(high - low or Decimal(1))
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = max(int((high / step).to_integral_value(ROUND_CEILING)), first + 1)
    ticks = tuple(_tick(step * each, locale) for each in range(first, last + 1))
    return Scale(ScaleKind.LINEAR, ticks[0].value, ticks[-1].value, ticks)


def scale_times(first: int, last: int, locale: str, *, by_the_hour: bool) -> Scale:
    """Makes the scale of a stretch of time.

    Args:
        first: Its first minute.
        last: Its last minute.
        locale: Language of the names of months, as BCP 47.
        by_the_hour: Some source knows a time of day, so that hours may be marked.

    Returns:
        A scale a little longer than that, so that nothing stands at the edge.
    """
    span = last - first
    margin = span // 25 if span > (_HOUR if by_the_hour else 2 * _HALF_DAY) else _HALF_DAY
    low, high = first - margin, last + margin
    marked = mark_calendar(low, high, locale, by_the_hour=by_the_hour, most=_STEPS + 1)
    return Scale(ScaleKind.TIME, low, high, tuple(Tick(*each) for each in marked))


def _round_step(span: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20 … that divides a span into few enough steps."""
    return next(step for step in _round_numbers(floor(log10(span / _STEPS))) if step * (_STEPS - 1) >= span)


def _round_numbers(exponent: int) -> Iterator[Decimal]:
    while True:
        yield from (Decimal(digit).scaleb(exponent) for digit in (1, 2, 5))
        exponent += 1


def _logarithmic(low: Decimal, high: Decimal, locale: str) -> Scale:
    first, last = floor(log10(low)), ceil(log10(high))
    step = -((first - last) // _STEPS) or 1
    last = first + step * -((first - last) // step)
    ticks = tuple(_tick(Decimal(1).scaleb(each), locale) for each in range(first, last + 1, step))
    return Scale(ScaleKind.LOGARITHMIC, ticks[0].value, ticks[-1].value, ticks)


def _tick(number: Decimal, locale: str) -> Tick:
    return Tick(float(number), _write(number, locale))


def _write(number: Decimal, locale: str) -> str:
    if not number or 1 / _LONG < abs(number) < _LONG:
        return format_number(number.normalize(), locale)
    sign, digits, exponent = number.normalize().as_tuple()
    power = f"10{str(exponent).translate(_SUPERSCRIPTS)}"
    mantissa = "".join(map(str, digits))
    return ("−" if sign else "") + (power if mantissa == "1" else f"{mantissa}·{power}")
