import pytest
from hypothesis import given, strategies as st

from variorum.compile.dates import format_edtf
from variorum.parse.dates import parse_date

WRITTEN = {
    "1938": "1938",
    "1938-07": "July 1938",
    "1938-07-29": "29 July 1938",
    "1938-08-11T13:30": "11 August 1938, 13:30",
    "1938?": "probably 1938",
    "1938-07~": "about July 1938",
    "1938%": "probably about 1938",
    "193X": "1930s",
    "0000": "1 BC",
    "-0001": "2 BC",
    "000X": "0s",
    "1938-21": "spring 1938",
    "1938-07-29/1938-08-11": "29 July – 11 August 1938",
    "1938-07-29/1939-08-11": "29 July 1938 – 11 August 1939",
    "1936/1938": "1936–1938",
    "1936/..": "from 1936",
    "1936/": "from 1936",
    "../1938-08": "until August 1938",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_date_is_as_precise_as_it_was_written(text: str) -> None:
    assert format_edtf(parse_date(text), "en-GB") == WRITTEN[text]


def test_months_are_in_the_language_of_the_site() -> None:
    assert format_edtf(parse_date("1938-07-29"), "ru") == "29 июля 1938"
    assert format_edtf(parse_date("1938-07"), "ru") == "июль 1938"


@given(st.dates(), st.dates())
def test_every_interval_of_days_is_written(first: object, last: object) -> None:
    start, end = sorted((str(first), str(last)))
    words = format_edtf(parse_date(f"{start}/{end}"), "en-GB")
    assert str(int(end[:4])) in words
    assert "/" not in words
