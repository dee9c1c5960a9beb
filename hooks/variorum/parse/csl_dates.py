"""Parse stage: one date of a bibliographic item.

In comes the text that an editor wrote, in the Extended Date/Time Format (EDTF, ISO 8601-2:2019); what is a
date and what is possible is decided by `variorum.parse.dates`. Out goes the CSL-JSON date, or the reason why
there is none. Citation styles print years, months, days, seasons and closed intervals of them, so nothing
else is passed on.
"""

from __future__ import annotations

import re
from typing import Final

from variorum.parse.csl_values import CslValueError, shorten
from variorum.parse.dates import DateError, parse_date

_POINT: Final = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_DECADE: Final = re.compile(r"\d{3}X", re.ASCII)
_SEASONS: Final = {21: 1, 22: 2, 23: 3, 24: 4}
"""Seasons in EDTF and in CSL-JSON."""
_MARKS: Final = "?~%"
_LONGEST: Final = 60
_HINT: Final = (
    "write 1971, 1938-08 or 1938-08-11, a slash between two for an interval, a ? or ~ behind if unsure"
)


def decode_date(text: str) -> dict[str, object]:
    """Reads a date.

    Args:
        text: EDTF: `1971`, `1938-08`, `2014-08-08/2014-08-14`, `1999?`, `1938~`, `1938-21` (spring), `193X`.
            A mark of doubt may also stand before the date, as many write it.

    Returns:
        A CSL-JSON date: `date-parts`, with `circa` if the date is uncertain or approximate.

    Raises:
        CslValueError: The text is not EDTF, names a day that does not exist, or cannot be printed.
    """
    points = [_put_mark_behind(point.strip()) for point in text.split("/")]
    _check_possible("/".join(points))
    if len(points) == 1 and _DECADE.fullmatch(points[0].rstrip(_MARKS)):
        # CSL knows no decades, so the words are given as they are to be printed.
        return {"literal": points[0][:3] + "0s"}
    parts = [_split_point(point) for point in points]
    written: dict[str, object] = {"date-parts": [_drop_season(part) for part in parts]}
    if len(parts) == 1 and _is_season(parts[0]):
        written["season"] = _SEASONS[parts[0][1]]
    if any(mark in text for mark in _MARKS):
        written["circa"] = True
    return written


def _put_mark_behind(point: str) -> str:
    """Turns `~1938` into `1938~`."""
    return point[1:] + point[0] if point[:1] in tuple(_MARKS) else point


def _check_possible(text: str) -> None:
    """Refuses what is no date, or none that a bibliography can print."""
    if len(text) > _LONGEST:
        raise CslValueError(f"{shorten(text)!r} is not a date", _HINT)
    try:
        date = parse_date(text)
    except DateError as error:
        raise CslValueError(str(error), _HINT) from error
    if date.start is None or date.end is None:
        raise CslValueError("an interval in a bibliography needs both its ends", _HINT)


def _split_point(point: str) -> list[int]:
    """Takes a date apart into year, month and day, as far as it is stated."""
    match = _POINT.match(point)
    if match is None:
        raise CslValueError(
            f"a bibliography cannot print {point!r}", "write the years as an interval: 1930/1939"
        )
    return [int(part) for part in match.groups() if part is not None]


def _is_season(parts: list[int]) -> bool:
    """Tells whether the second part is a season instead of a month."""
    return len(parts) > 1 and parts[1] in _SEASONS


def _drop_season(parts: list[int]) -> list[int]:
    """Leaves the year of a season, which CSL-JSON states beside the parts; within an interval it cannot."""
    return parts[:1] if _is_season(parts) else parts
