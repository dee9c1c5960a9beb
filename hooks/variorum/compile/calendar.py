"""Calendar: round moments of a stretch of time, for the axis of a drawing.

In: its first and last minute, counted as in `model.values.Span`. Out: hours, days, months or years, whichever
are few enough, each with the words for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from babel.dates import format_date

from variorum.compile.dates import format_edtf
from variorum.model.values import Date
from variorum.parse.dates import count_minutes, find_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Moment: TypeAlias = "tuple[int, str, str]"
"""A minute, what it is called, and what that name belongs to."""

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_MONTH, _YEAR = 28 * _DAY, 365 * _DAY
_LONGEST_MONTH: Final = 31
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of the calendar: its minutes at least, which steps of it are round, and its moments."""

    length: int
    steps: tuple[int, ...]
    mark: Callable[[int, int, int, str], Iterator[Moment]]


def mark_calendar(low: int, high: int, locale: str, *, by_the_hour: bool, most: int) -> tuple[Moment, ...]:
    """Finds round moments.

    Args:
        low: The first minute.
        high: The last minute.
        locale: Language of the names of months, as BCP 47.
        by_the_hour: Hours may be marked, not only days.
        most: How many there may be.

    Returns:
        Moments of the finest unit of which there are few enough, rising.
    """
    for unit in _UNITS if by_the_hour else _UNITS[1:]:
        for step in unit.steps:
            if (high - low) // (unit.length * step) <= most + 1:
                moments = tuple(unit.mark(low, high, step, locale))
                if len(moments) <= most:
                    return moments
    return ()


def _mark_hours(low: int, high: int, step: int, locale: str) -> Iterator[Moment]:
    length = step * _HOUR
    for minute in range(-(-low // length) * length, high + 1, length):
        clock = minute % _DAY
        year, month, day = find_day(minute)
        words = f"{_name(month, day, 'd MMM', locale)} {_name_year(year, locale)}"
        yield minute, f"{clock // _HOUR:02}:{clock % _HOUR:02}", words


def _mark_days(low: int, high: int, step: int, locale: str) -> Iterator[Moment]:
    for minute in range(-(-low // _DAY) * _DAY, high + 1, _DAY):
        year, month, day = find_day(minute)
        if (day - 1) % step == 0 and day + step <= _LONGEST_MONTH + 1:
            yield minute, _name(month, day, "d MMM", locale), _name_year(year, locale)


def _mark_months(low: int, high: int, step: int, locale: str) -> Iterator[Moment]:
    year, month, _ = find_day(low)
    while (minute := count_minutes(year, month, 1)) <= high:
        if minute >= low and (month - 1) % step == 0:
            yield minute, _name(month, 1, "LLL", locale), _name_year(year, locale)
        year, month = (year, month + 1) if month < _DECEMBER else (year + 1, 1)


def _mark_years(low: int, high: int, step: int, locale: str) -> Iterator[Moment]:
    """Round years, before Christ too, where there is no year 0."""
    for number in count(find_day(low)[0] // step * step, step):
        year = number if number > 0 else number + 1
        minute = count_minutes(year, 1, 1)
        if minute > high:
            return
        if minute >= low:
            yield minute, _name_year(year, locale), ""


_UNITS: Final = (
    _Unit(_HOUR, (1, 2, 3, 6, 12), _mark_hours),
    _Unit(_DAY, (1, 2, 5, 10), _mark_days),
    _Unit(_MONTH, (1, 3, 6), _mark_months),
    _Unit(_YEAR, tuple(digit * 10**power for power in range(5) for digit in (1, 2, 5)), _mark_years),
)


def _name(month: int, day: int, pattern: str, locale: str) -> str:
    return str(format_date(date(2000, month, day), pattern, locale.replace("-", "_")))


def _name_year(year: int, locale: str) -> str:
    written = f"{year:04}" if year >= 0 else f"-{-year:04}"
    return format_edtf(Date(written, None, None), locale)
