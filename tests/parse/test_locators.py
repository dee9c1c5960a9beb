"""Places that are lines, and lines joined to places."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from variorum.parse.locators import Stretch, join_lines, read_lines


@pytest.mark.parametrize(
    ("locator", "expected"),
    {
        "line 5": ((5, 5),),
        "lines 5–8": ((5, 8),),
        "lines 5-8, 12": ((5, 8), (12, 12)),
        " Lines 3, 7 – 9 ": ((3, 3), (7, 9)),
        "l. 4": ((4, 4),),
        "строки 4–6": ((4, 6),),
        "p. 5": None,
        "5": None,
        "lines 8–5": None,
        "line five": None,
        "lines 5–8 and 9": None,
        "": None,
    }.items(),
)
def test_lines_are_read_and_nothing_else(locator: str, expected: tuple[tuple[int, int], ...] | None) -> None:
    assert read_lines(locator) == expected


@given(st.sets(st.integers(min_value=1, max_value=300)))
def test_joined_lines_read_back_as_they_were(lines: set[int]) -> None:
    joined = join_lines(sorted(lines))
    assert {line for each in joined for line in range(each.first, each.last + 1)} == lines
    assert all(one.last + 1 < other.first for one, other in pairwise(joined))
    if joined:
        assert read_lines(f"lines {', '.join(map(str, joined))}") == joined


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    assert read_lines(text) is None or all(isinstance(each, Stretch) for each in read_lines(text) or ())
