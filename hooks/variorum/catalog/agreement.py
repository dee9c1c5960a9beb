"""Agreement: when two claims can both be true. The heart of the encyclopedia.

Every value is a box: the set of what it may mean. A quantity is one interval, a date two (when it
began, when it ended, and the end is not before the beginning), a point two (latitude, longitude).
Values agree when their boxes meet. Boxes with parallel sides have a common point as soon as every two
of them meet (Helly), so a set of claims agrees when each pair does; that an end is not before its
beginning changes nothing in this, for it is a matter of two bounds, and so of two claims, as well.
Nothing here reads entries: values come in, yes or no goes out.

The rules are written out for editors in `docs/guide/disputes.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from variorum.model.values import (
    Absence,
    Coordinates,
    Date,
    EntryRef,
    Nothing,
    Quantity,
    Reference,
    Span,
    Text,
    Value,
)
from variorum.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Number: TypeAlias = "Decimal | int"

_DOUBT = re.compile("[~?%]")


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; None is no bound; an open bound is itself excluded."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Says whether there is a number in both."""
        return _not_above(self, other) and _not_above(other, self)


def agree(first: Value, second: Value, *, compare_texts: bool = False) -> bool:
    """Says whether two values of one fact can both be true.

    Args:
        first: A value.
        second: Another value of the same kind.
        compare_texts: Texts that differ in wording disagree; otherwise texts always agree.

    Returns:
        True if they agree. `unknown` and `silent` agree with everything; `none` agrees with 0 and
        with no other value.
    """
    if is_silent(first) or is_silent(second):
        return True
    if isinstance(first, Nothing) or isinstance(second, Nothing):
        return _agree_with_none(first, second)
    if isinstance(first, Text) or isinstance(second, Text):
        return not compare_texts or fold(first.text) == fold(second.text)
    if isinstance(first, EntryRef | Reference) or isinstance(second, EntryRef | Reference):
        return _identity(first) == _identity(second)
    if isinstance(first, Date) and isinstance(second, Date):
        return _agree_in_time(first, second)
    return all(one.meets(other) for one, other in zip(_box(first), _box(second), strict=True))


def all_agree(values: Iterable[Value], *, compare_texts: bool = False) -> bool:
    """Says whether all values of one fact can be true together."""
    distinct = tuple(dict.fromkeys(values))
    return all(agree(one, other, compare_texts=compare_texts) for one, other in combinations(distinct, 2))


def is_silent(value: Value) -> bool:
    """Says whether a claim with this value says nothing: *silent* or *unknown*."""
    return isinstance(value, Nothing) and value.absence is not Absence.NONE


def _agree_with_none(first: Value, second: Value) -> bool:
    if isinstance(first, Nothing) and isinstance(second, Nothing):
        return True
    other = second if isinstance(first, Nothing) else first
    zero = Interval(Decimal(0), Decimal(0))
    return isinstance(other, Quantity) and _box(other)[0].meets(zero)


def _identity(value: Value) -> str:
    """What makes two references the same entry; wanted entries are the same if their names fold alike."""
    if isinstance(value, EntryRef) and value.target:
        return value.target
    return f"?{fold(value.text)}"


def _box(value: Value) -> tuple[Interval, ...]:
    if isinstance(value, Quantity):
        return (Interval(value.tolerant_low, value.tolerant_high, value.low_open, value.high_open),)
    if isinstance(value, Coordinates):
        latitude, longitude, unit = value.latitude, value.longitude, value.precision
        return Interval(latitude - unit, latitude + unit), Interval(longitude - unit, longitude + unit)
    message = f"a value of this kind has no bounds: {value!r}"
    raise TypeError(message)


def _agree_in_time(first: Date, second: Date) -> bool:
    """Both can have begun at one time and ended at one time, and not ended before they began."""
    (start, end), (other_start, other_end) = _ends(first), _ends(second)
    return (
        start.meets(other_start)
        and end.meets(other_end)
        and _not_above(start, other_end)
        and _not_above(other_start, end)
    )


def _ends(date: Date) -> tuple[Interval, Interval]:
    """When it may have begun and ended; `~`, `?` and `%` widen the end that they stand at."""
    first, _, last = date.text.partition("/")
    return _widen(date.start, first), _widen(date.end, last or first)


def _widen(span: Span | None, text: str) -> Interval:
    """The bounds of an end of a date; if approximate or uncertain, wider by its own length either way."""
    if span is None:
        return Interval(None, None)
    margin = span.last - span.first + 1 if _DOUBT.search(text) else 0
    return Interval(span.first - margin, span.last + margin)


def _not_above(one: Interval, other: Interval) -> bool:
    """Says whether `one` begins no later than `other` ends."""
    if one.low is None or other.high is None:
        return True
    if one.low == other.high:
        return not (one.low_open or other.high_open)
    return one.low < other.high
