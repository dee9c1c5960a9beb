"""What a timeline tells, and in which order."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from builders import connect, make_claim, make_entry
from variorum.compile.context import Context
from variorum.compile.pieces import plain
from variorum.compile.timeline import compile_timeline
from variorum.model.blocks import TimelineRequest
from variorum.model.entry import Claim, Qualifiers
from variorum.model.ids import EntryId
from variorum.parse.dates import parse_date

DATES = [
    "1938",
    "1938-07",
    "1938-07-29",
    "1938-07-29T12:30",
    "1938-07-29/1938-08-11",
    "193X",
    "../1938",
    "1938/..",
]


def course(text: str, as_of: str, **more: str) -> Claim:
    return replace(make_claim("course", text, **more), qualifiers=Qualifiers(as_of=as_of))


def tell(*claims: Claim, during: str = "") -> list[tuple[str, str, str]]:
    catalog = connect(make_entry(claims=claims))
    request = TimelineRequest(during=parse_date(during) if during else None)
    timeline = compile_timeline(request, Context(catalog, EntryId("lake"), "en-GB"))
    days = timeline.days if timeline else ()
    return [(day.date, each.time, plain(each.what)) for day in days for each in day.happenings]


def test_a_year_comes_before_its_months_and_a_day_before_its_hours() -> None:
    claims = [course(f"on {date}", date) for date in reversed(DATES[:4])]
    assert tell(*claims) == [
        ("1938", "", "on 1938"),
        ("July 1938", "", "on 1938-07"),
        ("29 July 1938", "", "on 1938-07-29"),
        ("29 July 1938", "12:30", "on 1938-07-29T12:30"),
    ]


def test_what_two_sources_tell_in_the_same_words_stands_once() -> None:
    alike = [
        course("Rain", "1938-07-29", source=source, line=line)
        for line, source in enumerate(("alpha", "beta"))
    ]
    assert tell(*alike) == [("29 July 1938", "", "Rain")]
    assert len(tell(alike[0], course("More rain", "1938-07-29"))) == 2


@pytest.mark.parametrize(
    ("during", "told"),
    {
        "1938-07": 1,
        "1938": 2,
        "1938-07-29/..": 1,
        "../1938-12": 2,
        "1937": 0,
        "1938-07-30/1938-08": 0,
    }.items(),
)
def test_only_what_falls_into_the_time_is_told(during: str, told: int) -> None:
    claims = (make_claim("began", "1938-07-29"), course("A dry spring", "1938-03"), course("Undated", ""))
    assert len(tell(*claims, during=during)) == told


@given(st.permutations(DATES))
def test_the_order_of_claims_does_not_matter(dates: list[str]) -> None:
    told = tell(*(course(f"on {date}", date) for date in dates))
    assert told == tell(*(course(f"on {date}", date) for date in DATES))
    assert len(told) == len(DATES)
