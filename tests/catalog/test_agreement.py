"""When two claims can both be true: the laws of it, and cases as an editor would put them."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from variorum.catalog import agree, all_agree
from variorum.model.values import EntryRef, Kind, Reference, Value
from variorum.parse.values import parse_value


def quantity(text: str) -> Value:
    return parse_value(text, Kind.QUANTITY)


def date(text: str) -> Value:
    return parse_value(text, Kind.DATE)


NOTHINGS = st.sampled_from(["unknown", "none", "silent"])
NUMBERS = st.integers(0, 60)
RANGES = st.tuples(NUMBERS, NUMBERS).map(sorted).map(lambda pair: f"{pair[0]}..{pair[1]}")
QUANTITIES = st.one_of(
    NOTHINGS,
    NUMBERS.map(str),
    NUMBERS.map("~{}".format),
    RANGES,
    RANGES.map("~{}".format),
    st.tuples(st.sampled_from([">=", ">", "<=", "<"]), NUMBERS).map(lambda pair: f"{pair[0]}{pair[1]}"),
).map(quantity)

MONTHS = st.integers(6, 9)
DAYS = st.tuples(MONTHS, st.integers(1, 30)).map(lambda day: f"1938-{day[0]:02}-{day[1]:02}")
POINTS = st.one_of(
    st.just("1938"), st.just("193X"), MONTHS.map("1938-{:02}".format), st.just("1938-22"), DAYS
)
MARKED = st.tuples(POINTS, st.sampled_from(["", "", "?", "~", "%"])).map("".join)
INTERVALS = st.tuples(DAYS, DAYS).map(sorted).map("/".join)
OPEN = st.one_of(MARKED.map("{}/..".format), MARKED.map("../{}".format), MARKED.map("{}/".format))
LOOSE = st.tuples(st.sampled_from(["1938", "1938-07"]), DAYS).map(lambda pair: f"{pair[0]}/{pair[1][:5]}12")
DATES = st.one_of(NOTHINGS, MARKED, INTERVALS, OPEN, LOOSE).map(date)

TEXTS = st.sampled_from(["Marshal", "marshal", "General", "none", "unknown"]).map(
    lambda text: parse_value(text, Kind.TEXT)
)
ENTRIES = st.sampled_from(["anna", "boris"]).map(lambda name: EntryRef(name, name)) | st.just(
    EntryRef("Anna", None)
)  # type: ignore[arg-type]
POSITIONS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
    lambda pair: parse_value(f"42.{pair[0]}, 130.{pair[1]}", Kind.COORDINATES)
)
PAIRS = st.one_of(*(st.tuples(kind, kind) for kind in (QUANTITIES, DATES, TEXTS, ENTRIES, POSITIONS)))
SETS = st.one_of(*(st.lists(kind, max_size=4) for kind in (QUANTITIES, DATES, TEXTS, ENTRIES, POSITIONS)))


@given(PAIRS, st.booleans())
def test_agreement_is_mutual(pair: tuple[Value, Value], compare: bool) -> None:  # noqa: FBT001
    one, other = pair
    assert agree(one, other, compare_texts=compare) == agree(other, one, compare_texts=compare)


@given(PAIRS)
def test_a_value_agrees_with_itself(pair: tuple[Value, Value]) -> None:
    assert agree(pair[0], pair[0], compare_texts=True)


@given(SETS)
def test_claims_agree_if_every_two_do_whatever_their_order(values: list[Value]) -> None:
    pairwise = all(agree(one, other) for one in values for other in values)
    assert all(all_agree(order) == pairwise for order in permutations(values))


@given(NUMBERS, NUMBERS, st.integers(0, 9), st.integers(0, 9), QUANTITIES)
def test_widening_a_range_never_makes_a_disagreement(
    one: int, other: int, below: int, above: int, value: Value
) -> None:
    low, high = sorted((one, other))
    if agree(quantity(f"{low}..{high}"), value):
        assert agree(quantity(f"{low - below}..{high + above}"), value)


@given(DAYS, st.sampled_from([4, 7]), DATES)
def test_a_coarser_date_never_makes_a_disagreement(day: str, length: int, value: Value) -> None:
    if agree(date(day), value):
        assert agree(date(day[:length]), value)


@given(DAYS)
def test_a_coarser_date_agrees_with_each_finer_one_in_it(day: str) -> None:
    for coarser in ("193X", "19XX", "1938", day[:7], f"{day[:7]}-XX"):
        assert agree(date(coarser), date(day))


@given(DATES, st.sampled_from("?~%"), DAYS)
def test_doubt_never_makes_a_disagreement(value: Value, mark: str, day: str) -> None:
    if agree(date(day), value):
        assert agree(date(day + mark), value)


def days_meant(text: str) -> set[tuple[int, int]]:
    """Say which stretches of days from 1 to 6 August a date may mean, by trying all of them."""
    first, _, last = text.partition("/")

    def days(part: str) -> range:
        return range(1, 7) if part in {"", "..", "1938-08"} else range(int(part[-2:]), int(part[-2:]) + 1)

    ends = days(last) if "/" in text else days(first)
    return {(start, end) for start in days(first) for end in ends if start <= end}


WITHIN_AUGUST = st.one_of(
    st.integers(1, 6).map("1938-08-{:02}".format),
    st.just("1938-08"),
    st.tuples(st.integers(1, 6), st.integers(1, 6))
    .map(sorted)
    .map(lambda pair: f"1938-08-{pair[0]:02}/1938-08-{pair[1]:02}"),
    st.integers(1, 6).map("1938-08-{:02}/1938-08".format),
    st.integers(1, 6).map("1938-08/1938-08-{:02}".format),
    st.integers(1, 6).map("1938-08-{:02}/..".format),
    st.integers(1, 6).map("../1938-08-{:02}".format),
)


@given(st.lists(WITHIN_AUGUST, min_size=1, max_size=4))
def test_dates_agree_if_and_only_if_some_stretch_of_time_fits_all(texts: list[str]) -> None:
    common = set.intersection(*(days_meant(text) for text in texts))
    assert all_agree(map(date, texts)) == bool(common)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("759", "759", True),
        ("759", "792", False),
        ("960", "960.0", True),
        ("700..850", "759", True),
        ("700..850", "850", True),
        ("700..850", "851", False),
        ("~650", "655", True),
        ("~650", "656", False),
        ("~6500", "6549", True),
        ("~1000", "1500", True),
        (">1000", "1000", False),
        (">=1000", "1000", True),
        (">1000", "<=1000", False),
        ("<70", ">69", True),
        ("none", "0", True),
        ("none", "0..5", True),
        ("none", "<10", True),
        ("none", "5", False),
        ("none", "none", True),
        ("unknown", "5", True),
        ("silent", "none", True),
    ],
)
def test_quantities(one: str, other: str, together: bool) -> None:  # noqa: FBT001
    assert agree(quantity(one), quantity(other)) is together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("1938-07", "1938-07-29", True),
        ("1938-07", "1938-08-01", False),
        ("1938", "1938-07-29/1938-08-11", True),
        ("1938-07", "1938-07-29/1938-08-11", False),
        ("1938-07-29", "1938-07-29/1938-08-11", False),
        ("1938-07-29/..", "1938-07-29/1938-08-11", True),
        ("1938-07-30/..", "1938-07-29/1938-08-11", False),
        ("1938-07-29~", "1938-07-30", True),
        ("1938-07-29~", "1938-07-31", False),
        ("1938~", "1939", True),
        ("1938-07-29?/1938-08-11", "1938-07-30/1938-08-11", True),
        ("1938-07-29?/1938-08-11", "1938-07-29/1938-08-12", False),
        ("1938-07-20/1938", "1938/1938-07-10", False),
        ("1938-08-11T13:30", "1938-08-11", True),
        ("1938-08-11T13:30", "1938-08-11T12:00", False),
        ("193X", "1938", True),
        ("none", "1938", False),
        ("unknown", "1938", True),
    ],
)
def test_dates(one: str, other: str, together: bool) -> None:  # noqa: FBT001
    assert agree(date(one), date(other)) is together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("42.4465, 130.5945", "42.446, 130.594", True),
        ("42.4465, 130.5945", "42.4, 130.6", True),
        ("42.4465, 130.5945", "42.45, 130.59", True),
        ("42.4465, 130.5945", "42.4485, 130.5945", False),
        ("42°26′N 130°35′E", "42.44, 130.58", True),
    ],
)
def test_points(one: str, other: str, together: bool) -> None:  # noqa: FBT001
    assert agree(parse_value(one, Kind.COORDINATES), parse_value(other, Kind.COORDINATES)) is together


def test_texts_are_compared_only_on_demand_and_never_by_their_case() -> None:
    one, other, third = (parse_value(text, Kind.TEXT) for text in ("A draw", "a draw.", "A victory"))
    assert agree(one, third)
    assert not agree(one, third, compare_texts=True)
    assert agree(one, other, compare_texts=True)


def test_wanted_entries_are_the_same_if_their_names_are() -> None:
    assert agree(EntryRef("Boris Orlov", None), EntryRef("boris orlov", None))
    assert not agree(EntryRef("Boris", None), EntryRef("Anna", None))
    assert agree(Reference("Anna"), Reference("anna"))


def test_values_of_two_kinds_are_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        agree(quantity("5"), "5")  # type: ignore[arg-type]
