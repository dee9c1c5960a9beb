from __future__ import annotations

from datetime import UTC, date as day_of, datetime, timedelta
from decimal import Decimal

import edtf
import pytest
from hypothesis import given, strategies as st

from variorum.diagnostics import Code
from variorum.model.values import Absence, Kind, Nothing, Span
from variorum.parse.dates import DateError, parse_date
from variorum.parse.quantities import QuantityError, parse_coordinates, parse_quantity
from variorum.parse.values import BadValueError, parse_reference, parse_value

BEGINNING = datetime(1600, 1, 1, tzinfo=UTC)
OFFSET = parse_date("1600-01-01").start


def minutes(moment: datetime) -> int:
    """Minutes from 0000-01-01, counted from a day that both calendars know."""
    assert OFFSET is not None
    return OFFSET.first + (moment - BEGINNING) // timedelta(minutes=1)


def bounds_by_edtf(text: str) -> tuple[int, int]:
    parsed = edtf.parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    start = datetime(*first[:3], tzinfo=UTC)
    return minutes(start), minutes(datetime(*last[:3], tzinfo=UTC) + timedelta(days=1)) - 1


YEARS = st.integers(1600, 2100)
DAYS = st.dates(day_of(1600, 1, 1), day_of(2100, 12, 30)).map(lambda day: day.isoformat())
POINTS = st.one_of(
    YEARS.map(str),
    DAYS,
    DAYS.map(lambda day: day[:7]),
    st.integers(160, 209).map(lambda decade: f"{decade}X"),
    st.integers(16, 20).map(lambda century: f"{century}XX"),
    YEARS.map(lambda year: f"{year}-XX"),
    DAYS.map(lambda day: f"{day[:7]}-XX"),
)


@given(POINTS)
def test_a_date_has_the_bounds_that_edtf_gives_it(text: str) -> None:
    date = parse_date(text)
    assert date.start is not None
    assert (date.start.first, date.start.last) == bounds_by_edtf(text)
    assert date.end == date.start
    assert (date.text, date.is_interval) == (text, False)


@given(POINTS, POINTS)
def test_an_interval_has_the_bounds_of_its_ends(one: str, other: str) -> None:
    first, last = sorted((one, other), key=bounds_by_edtf)
    date = parse_date(f"{first}/{last}")
    assert date.start == parse_date(first).start
    assert date.end == parse_date(last).end
    assert date.is_interval


@given(POINTS, st.sampled_from("?~%"))
def test_a_mark_of_doubt_leaves_the_bounds_as_written(text: str, mark: str) -> None:
    plain, marked = parse_date(text), parse_date(text + mark)
    assert (marked.start, marked.end) == (plain.start, plain.end)
    assert (marked.approximate, marked.uncertain) == (mark in "~%", mark in "?%")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1936/..", "1936", None),
        ("1936/", "1936", None),
        ("../1938-07", None, "1938-07"),
        ("/1938-07", None, "1938-07"),
        ("1938-07-29T13:30", "1938-07-29T13:30", "1938-07-29T13:30"),
    ],
)
def test_an_end_may_be_open(text: str, start: str | None, end: str | None) -> None:
    date = parse_date(text)
    assert date.start == (parse_date(start).start if start else None)
    assert date.end == (parse_date(end).end if end else None)


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        (21, "1938-03", "1938-05"),
        (22, "1938-06", "1938-08"),
        (23, "1938-09", "1938-11"),
        (24, "1938-12", "1939-02"),
    ],
)
def test_a_season_has_three_months_and_winter_begins_in_december(season: int, first: str, last: str) -> None:
    # Here `edtf` differs: its seasons are those of a calendar year, so that its winter ends with the year.
    start, end = parse_date(first).start, parse_date(last).end
    assert start is not None
    assert end is not None
    assert parse_date(f"1938-{season}").start == Span(start.first, end.last)


def test_time_of_day_is_a_minute_of_its_day() -> None:
    day, moment = parse_date("1938-08-11").start, parse_date("1938-08-11T13:30").start
    assert day is not None
    assert moment == Span(day.first + 13 * 60 + 30, day.first + 13 * 60 + 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "../..",
        "29 July 1938",
        "1938-7-29",
        "1938-13",
        "1938-00",
        "1938-02-29",
        "1938-07-32",
        "38",
        "1938/1937",
        "1938-07-29T25:00",
        "1938-07-29T24:01",
        "1938-07-29T12:60",
        "1938-25",
        "1938-XX-12",
        "193X-07",
        "1938-07-XXT12:00",
        "1938 ",
        "１９３８",
        "1938??",
        "1936/1937/1938",
        "19380729",
        "XXXX",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


@given(st.text(max_size=20) | st.from_regex(r"[0-9X?~%./T:-]{1,25}", fullmatch=True))
def test_any_other_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = parse_date(text)
    except DateError:
        return
    ends = [end for end in (date.start, date.end) if end is not None]
    assert ends
    assert all(end.first <= end.last for end in ends)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("960", 960, 960),
        ("1.5", Decimal("1.5"), Decimal("1.5")),
        ("-3", -3, -3),
        ("700..850", 700, 850),
        (">=1000", 1000, None),
        (">1000", 1000, None),
        ("<=70", None, 70),
        ("<70", None, 70),
        ("~650", 645, 655),
        ("~6500", 6450, 6550),
        ("~1000", 500, 1500),
        ("~1.5", Decimal("1.45"), Decimal("1.55")),
        ("~0", 0, 0),
        ("~700..850", 650, 855),
    ],
)
def test_a_quantity_has_bounds(text: str, low: object, high: object) -> None:
    quantity = parse_quantity(text)
    assert (quantity.tolerant_low, quantity.tolerant_high) == (low, high)
    assert quantity.text == text


def test_a_bound_may_exclude_itself() -> None:
    assert parse_quantity(">1000").low_open
    assert parse_quantity("<1000").high_open
    assert not parse_quantity(">=1000").low_open


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 298",
        "1,298",
        "many",
        "700-850",
        "700..",
        "850..700",
        "~~7",
        "1e3",
        "９６０",
        "NaN",
        "inf",
        "1" * 40,
        "+5",
        ">",
    ],
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("42.4465, 130.5945", "42.4465", "130.5945"),
        ("-33.9,18.4", "-33.9", "18.4"),
        ("42°30′N 130°15′E", "42.5", "130.25"),
        ("42°30'36\"S, 130°15.6'W", "-42.51", "-130.26"),
    ],
)
def test_coordinates_are_degrees(text: str, latitude: str, longitude: str) -> None:
    point = parse_coordinates(text)
    assert (round(point.latitude, 6), round(point.longitude, 6)) == (Decimal(latitude), Decimal(longitude))


@pytest.mark.parametrize(
    "text", ["", "42", "91, 0", "0, 181", "42°61′N 130°E", "42°1′60″N 130°E", "1" * 100, "N 42, E 130"]
)
def test_what_is_no_point_on_the_earth_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_coordinates(text)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("absence", Absence)
def test_nothing_can_be_said_of_every_kind(kind: Kind, absence: Absence) -> None:
    assert parse_value(absence.value, kind) == Nothing(absence)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("quantity", "E301"), ("date", "E302"), ("coordinates", "E303"), ("entry", "E208"), ("text", "E208")],
)
def test_a_wrong_value_has_the_code_of_its_kind(kind: str, code: str) -> None:
    text = "" if kind == "text" else "?"
    with pytest.raises(BadValueError) as caught:
        parse_value(text, Kind(kind))
    assert caught.value.code is Code[code]


@given(st.text(), st.sampled_from(Kind))
def test_any_text_is_a_value_or_refused(text: str, kind: Kind) -> None:
    try:
        value = parse_value(text, kind)
    except BadValueError:
        return
    assert value.text == text or kind is Kind.ENTRY


def test_a_reference_says_whether_it_is_wanted() -> None:
    assert (parse_reference("?Some Name").text, parse_reference("?Some Name").wanted) == ("Some Name", True)
    assert not parse_reference("some-name").wanted
