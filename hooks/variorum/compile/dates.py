"""Dates in words: "29 July 1938", "about 1936", "29 July – 11 August 1938"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from variorum.model.values import Date

_POINT = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?(?:T(?P<time>\d\d:\d\d))?(?P<mark>[?~%]?)"
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS = {"": "", "~": "about ", "?": "probably ", "%": "probably about "}
_EN_DASH = "–"


def format_edtf(value: Date, locale: str) -> str:
    """Writes a date for readers.

    Args:
        value: The date.
        locale: Language of the month names, as BCP 47.

    Returns:
        The date in words, no more precise than it was written.
    """
    return _format(value.text, locale.replace("-", "_"))


@lru_cache(maxsize=4096)
def _format(text: str, locale: str) -> str:
    if "/" not in text:
        return _point(text, locale)
    start, _, end = text.partition("/")
    if start in {"", ".."}:
        return f"until {_point(end, locale)}"
    if end in {"", ".."}:
        return f"from {_point(start, locale)}"
    return _interval(start, end, locale)


def _interval(start: str, end: str, locale: str) -> str:
    first, last = _point(start, locale), _point(end, locale)
    if start[:4] == end[:4] and start.count("-") == end.count("-") and "T" not in start + end:
        first = first.removesuffix(f" {start[:4]}")
    separator = f" {_EN_DASH} " if " " in first + last else _EN_DASH
    return f"{first}{separator}{last}"


def _point(text: str, locale: str) -> str:
    match = _POINT.fullmatch(text)
    if match is None:
        return text
    return _MARKS[match["mark"]] + _unmarked(match, locale)


def _unmarked(match: re.Match[str], locale: str) -> str:
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return f"{int(year.replace('X', '0'))}s"
    # ISO 8601 counts a year 0, which is 1 BC.
    shown_year = f"{1 - int(year)} BC" if int(year) <= 0 else str(int(year))
    if month is None or month == "XX":
        return shown_year
    if month in _SEASONS:
        return f"{_SEASONS[month]} {shown_year}"
    stand_in = date(2000, int(month), int(day) if day not in {None, "XX"} else 1)
    if day in {None, "XX"}:
        return f"{format_date(stand_in, 'LLLL', locale)} {shown_year}"
    words = f"{format_date(stand_in, 'd MMMM', locale)} {shown_year}"
    return f"{words}, {match['time']}" if match["time"] else words
