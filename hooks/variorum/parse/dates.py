"""Dates: a subset of EDTF (ISO 8601-2:2019) read into bounds.

Levels 0 and 1 without seasons of the southern hemisphere, and masked years (`193X`). A general
EDTF parser takes milliseconds for a date; tests compare this one with `edtf`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from variorum.model.values import Date, Span

_DAY = 24 * 60
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
_DECEMBER = 12
_SPRING, _WINTER = 21, 24

_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?)?)?"
    r"(?P<mark>[?~%])?",
    re.ASCII,
)
_LONGEST = 60


class DateError(ValueError):
    """The text is not a date that we read; the message says why."""


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """Reads a date or an interval.

    Args:
        text: EDTF: `1938`, `1938-07`, `1938-07-29`, `1938-08-11T13:30`, `193X`, `1938-22` (summer),
            each with `?`, `~` or `%` behind; `A/B`, `A/..`, `../B`, `A/` and `/B`.

    Returns:
        Its bounds. A date marked approximate or uncertain is as wide as written; what `~` allows is
        a matter of agreement.

    Raises:
        DateError: It is none of these, or there is no such day.
    """
    if "/" not in text:
        span = _read_point(text)
        return _date(text, span, span, is_interval=False)
    first, _, last = text.partition("/")
    start, end = _read_end(first), _read_end(last)
    if start is None and end is None:
        message = "an interval needs a beginning or an end"
        raise DateError(message)
    if start and end and start.first > end.last:
        message = f"“{text}” ends before it begins"
        raise DateError(message)
    return _date(text, start, end, is_interval=True)


def count_minutes(year: int, month: int, day: int) -> int:
    """Counts the minutes to the beginning of a day of any year, for the calendar repeats after 400 years.

    Raises:
        ValueError: There is no such day.
    """
    cycles, rest = divmod(year, _CYCLE_YEARS)
    return (date(rest + _CYCLE_YEARS, month, day).toordinal() + cycles * _CYCLE_DAYS) * _DAY


def find_day(minute: int) -> tuple[int, int, int]:
    """Says in which year, month and day a minute lies: the reverse of `count_minutes`."""
    start = date(_CYCLE_YEARS, 1, 1).toordinal()
    cycles, rest = divmod(minute // _DAY - start, _CYCLE_DAYS)
    day = date.fromordinal(start + rest)
    return day.year + (cycles - 1) * _CYCLE_YEARS, day.month, day.day


def _date(text: str, start: Span | None, end: Span | None, *, is_interval: bool) -> Date:
    return Date(
        text,
        start,
        end,
        is_interval=is_interval,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )


def _read_end(text: str) -> Span | None:
    return None if text in {"", ".."} else _read_point(text)


def _read_point(text: str) -> Span:
    match = _POINT.fullmatch(text)
    if match is None:
        message = f"“{text[:_LONGEST]}” is not an EDTF date"
        raise DateError(message)
    year, month, day = match["year"], match["month"], match["day"]
    if match["hour"] and "X" in f"{year}{month}{day}":
        message = f"“{text}” has a time of no certain day"
        raise DateError(message)
    if "X" in year:
        return _years(year, masked_rest=(month, day))
    if month is None or (month == "XX" and day in {None, "XX"}):
        return _stretch(int(year), 1, int(year) + 1, 1)
    if month == "XX":
        message = f"“{text}” has a day without a month"
        raise DateError(message)
    return _within_year(text, int(year), int(month), day, (match["hour"], match["minute"]))


def _years(year: str, masked_rest: tuple[str | None, str | None]) -> Span:
    """A masked year: `193X` is ten years, `19XX` a hundred."""
    if any(part not in {None, "XX"} for part in masked_rest):
        message = f"a month of “{year}” is not a date"
        raise DateError(message)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return _stretch(first, 1, last + 1, 1)


def _within_year(
    text: str, year: int, month: int, day: str | None, clock: tuple[str | None, str | None]
) -> Span:
    if _SPRING <= month <= _WINTER and day is None:
        return _season(year, month)
    if not 1 <= month <= _DECEMBER:
        message = f"“{text}”: there is no month {month:02}"
        raise DateError(message)
    if day is None or day == "XX":
        return _stretch(year, month, year + month // _DECEMBER, month % _DECEMBER + 1)
    first = _minutes(text, year, month, int(day))
    hour, minute = clock
    if hour is None or minute is None:
        return Span(first, first + _DAY - 1)
    return _moment(text, first, int(hour), int(minute))


def _moment(text: str, day_start: int, hour: int, minute: int) -> Span:
    if hour > 24 or minute > 59 or (hour == 24 and minute):  # noqa: PLR2004 - the clock of ISO 8601
        message = f"“{text}”: there is no time {hour:02}:{minute:02}"
        raise DateError(message)
    at = day_start + hour * 60 + minute
    return Span(at, at)


def _season(year: int, season: int) -> Span:
    """Seasons of the northern hemisphere by the meteorological calendar; winter begins in December."""
    month = (season - _SPRING) * 3 + 3
    after = month + 3
    return _stretch(year, month, year + (after - 1) // _DECEMBER, (after - 1) % _DECEMBER + 1)


def _stretch(year: int, month: int, next_year: int, next_month: int) -> Span:
    return Span(_minutes("", year, month, 1), _minutes("", next_year, next_month, 1) - 1)


def _minutes(text: str, year: int, month: int, day: int) -> int:
    try:
        return count_minutes(year, month, day)
    except ValueError as error:
        message = f"“{text}”: there is no day {day:02} in month {month:02} of {year}"
        raise DateError(message) from error
