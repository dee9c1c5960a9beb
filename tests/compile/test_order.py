import pytest
from hypothesis import given, strategies as st

from variorum.compile.order import value_key, write_sort_key
from variorum.model.values import Absence, Kind, Nothing, Quantity, Value
from variorum.parse.dates import parse_date
from variorum.parse.quantities import parse_quantity

FIVE, MANY = parse_quantity("5"), parse_quantity("1000")
UNKNOWN, NONE = Nothing(Absence.UNKNOWN), Nothing(Absence.NONE)


@pytest.mark.parametrize(
    ("values", "shown", "expected"),
    [
        ([MANY], "1,000", "1000"),
        ([FIVE], "5", ""),
        ([MANY, FIVE], "", "5"),
        ([parse_quantity("~1.50")], "about 1.50", "1.50"),
        ([parse_quantity("<1000")], "fewer than 1,000", "1000"),
        ([NONE], "none", "0"),
        ([UNKNOWN], "not known", ""),
        ([UNKNOWN, MANY], "", "1000"),
        ([], "", ""),
    ],
)
def test_a_cell_of_numbers_has_the_lowest_as_its_key_unless_its_text_is_that(
    values: list[Value], shown: str, expected: str
) -> None:
    assert write_sort_key(values, Kind.QUANTITY, shown) == expected


def test_texts_sort_by_themselves() -> None:
    assert write_sort_key([NONE], Kind.TEXT, "none") == ""


def test_dates_are_sorted_by_when_they_begin() -> None:
    dates = ["1938", "1938-07-29", "1938-07-29T14:30", "1938-07-30", "1938-08?", "1939/.."]
    keys = [int(write_sort_key([parse_date(date)], Kind.DATE, date)) for date in dates]
    assert keys == sorted(set(keys))


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=2))
def test_keys_that_are_written_sort_as_the_values_do(numbers: list[object]) -> None:
    values = [parse_quantity(f"{number:f}") for number in numbers]
    by_text = sorted(values, key=lambda value: float(write_sort_key([value], Kind.QUANTITY, "")))
    assert [value_key(each) for each in by_text] == sorted(map(value_key, values))
    assert all(isinstance(value, Quantity) for value in values)
