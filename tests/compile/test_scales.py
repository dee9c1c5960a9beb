"""Scales: ticks are round, rise and are few, and every value has a place between the edges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from variorum.compile.scales import Scale, ScaleKind, scale_numbers, scale_times
from variorum.parse.dates import parse_date

NUMBERS = st.lists(
    st.decimals(min_value=-(10**29), max_value=10**29, allow_nan=False, places=3), min_size=1, max_size=8
)
YEARS = st.integers(-9999, 9999)
FIRST = parse_date("-9999").start
LAST = parse_date("9999").start
assert FIRST
assert LAST
MINUTES = st.integers(FIRST.first, LAST.last)


def labels(scale: Scale) -> list[str]:
    return [tick.label for tick in scale.ticks]


def times(first: str, last: str, *, by_the_hour: bool = False) -> list[str]:
    start, end = parse_date(first).start, parse_date(last).start
    assert start
    assert end
    scale = scale_times(start.first, end.last, "en-GB", by_the_hour=by_the_hour)
    return [f"{tick.label} {tick.context}".strip() for tick in scale.ticks]


def check_laws(scale: Scale) -> None:
    values = [tick.value for tick in scale.ticks]
    assert values == sorted(set(values))
    assert scale.low <= values[0]
    assert values[-1] <= scale.high
    assert len(values) <= 8
    assert all(tick.label for tick in scale.ticks)


@given(NUMBERS)
def test_numbers_lie_between_the_edges_and_their_ticks_are_round(numbers: list[Decimal]) -> None:
    scale = scale_numbers(numbers, "en-GB")

    check_laws(scale)
    assert len(scale.ticks) >= 2
    places = [scale.place(float(number)) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    if scale.kind is ScaleKind.LINEAR:
        assert scale.low <= 0 <= scale.high
        steps = {f"{b.value - a.value:.6e}" for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)}
        assert {step[0] for step in steps} <= {"1", "2", "5"}
        assert all(float(number) <= scale.high * 1.000001 for number in numbers)


@given(st.tuples(MINUTES, MINUTES), st.booleans())
def test_every_stretch_of_time_has_a_scale(ends: tuple[int, int], by_the_hour: bool) -> None:  # noqa: FBT001
    first, last = sorted(ends)
    scale = scale_times(first, last, "en-GB", by_the_hour=by_the_hour)

    check_laws(scale)
    assert 0 < scale.place(first) <= scale.place(last) < 1


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("759 792", "0 200 400 600 800"),
        ("7000 7300", "0 2,000 4,000 6,000 8,000"),
        ("0", "0 0.2"),
        ("0.001 0.0037", "0 0.001 0.002 0.003 0.004"),
        ("-5 20", "-5 0 5 10 15 20"),
        ("6 600", "0 200 400 600"),
        ("6 960", "1 10 100 1,000"),
        ("0 6 960", "1 10 100 1,000"),
        ("1e29", "0 2·10²⁸ 4·10²⁸ 6·10²⁸ 8·10²⁸ 10²⁹"),
        ("1 1e29", "1 100,000 10¹⁰ 10¹⁵ 10²⁰ 10²⁵ 10³⁰"),
    ],
)
def test_numbers_begin_at_zero_unless_they_differ_too_much(numbers: str, expected: str) -> None:
    assert labels(scale_numbers(list(map(Decimal, numbers.split())), "en-GB")) == expected.split()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1938-07-29", "1938-07-31", "29 Jul 1938, 30 Jul 1938, 31 Jul 1938, 1 Aug 1938"),
        ("1938", "1938", "Jan 1938, Apr 1938, Jul 1938, Oct 1938, Jan 1939"),
        ("1938", "1941", "1938, 1939, 1940, 1941, 1942"),
        ("1860", "1998", "1900, 1950, 2000"),
        ("-0050", "0100", "50 BC, 1, 50, 100"),
        ("-9999", "9999", "10000 BC, 5000 BC, 1, 5000, 10000"),
        ("9999-12-31", "9999-12-31", "31 Dec 9999, 1 Jan 10000"),
    ],
)
def test_times_are_marked_by_the_calendar(first: str, last: str, expected: str) -> None:
    assert times(first, last) == expected.split(", ")


def test_hours_are_marked_only_where_somebody_knows_them() -> None:
    assert times("1938-08-11", "1938-08-11")[0] == "11 Aug 1938"
    assert times("1938-08-11T12:00", "1938-08-11T16:00", by_the_hour=True) == [
        f"{clock} 11 Aug 1938" for clock in ("12:00", "13:00", "14:00", "15:00", "16:00")
    ]


def test_what_lies_beyond_an_edge_stands_at_it() -> None:
    scale = scale_numbers([Decimal(1), Decimal(1000)], "en-GB")

    assert (scale.place(0), scale.place(10**6)) == (0, 1)
