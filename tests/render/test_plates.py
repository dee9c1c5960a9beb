"""Plates in SVG: well formed, and nothing of them outside the picture, whatever sources say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from builders import connect, make_entry
from variorum.compile.context import Context
from variorum.compile.plates import Panel, Plate, PlateRow, mark_value, scale_values, summarise
from variorum.model.ids import EntryId
from variorum.model.values import Kind
from variorum.parse.values import parse_value
from variorum.render.plates import NARROW, WIDE, draw_plate, draw_small_plate, set_plate
from variorum.render.svg import measure

if TYPE_CHECKING:
    from variorum.render.plates import Column

SVG = "{http://www.w3.org/2000/svg}"
CONTEXT = Context(connect(make_entry()), EntryId("lake"), "en-GB")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=1000)
NUMBERS = st.integers(0, 10**26).map(str) | st.integers(0, 3000).map(str)
QUANTITIES = st.one_of(
    NUMBERS,
    st.sampled_from(("~", ">=", ">", "<", "~<=")).flatmap(lambda sign: NUMBERS.map(lambda n: sign + n)),
    st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(lambda ends: "{}..{}".format(*sorted(ends))),
    st.integers(-(10**9), -1).map(str),
    st.sampled_from(("none", "unknown", "silent")),
)
YEARS = st.integers(-9999, 9999).map(lambda year: f"{year:05}" if year < 0 else f"{year:04}")
DATES = st.one_of(
    YEARS,
    st.tuples(YEARS, st.sampled_from(("-07", "-07-29", "-07-29T12:30", "-22", "?", "-07~"))).map("".join),
    YEARS.map(lambda year: f"{year}/.."),
    YEARS.map(lambda year: f"../{year}"),
    st.tuples(st.integers(1000, 1999), st.integers(2000, 9999)).map(lambda ends: "{}/{}".format(*ends)),
    st.sampled_from(("1938-07-29", "1938-07-29/1938-08-11", "1938-07/1938-08", "193X", "unknown")),
)


def make_plate(values: list[str], kind: Kind, label: str = "Source") -> Plate | None:
    read = [parse_value(value, kind) for value in values]
    scale = scale_values(read, "en-GB")
    if scale is None:
        return None
    marks = [mark_value(value, CONTEXT, is_preferred=not number % 3) for number, value in enumerate(read)]
    rows = tuple(PlateRow(label, (mark,)) for mark in marks)
    return Plate(scale=scale, panels=(Panel(label, rows),), summary=summarise(marks, label))


def check_inside(plate: Plate, column: Column) -> None:
    root = ET.fromstring(str(set_plate(plate, column)))  # noqa: S314 - our own
    width, height = map(float, (root.get("viewBox") or "").split()[2:])
    assert width == column.width
    for element in root.iter(f"{SVG}text"):
        text = "".join(element.itertext())
        long, x = measure(text, float(element.get("font-size") or column.size)), float(element.get("x") or 0)
        left = x - long * {"end": 1.0, "middle": 0.5}.get(element.get("text-anchor") or "", 0)
        assert left >= -0.1
        assert left + long <= width + 0.1
        assert 0 < float(element.get("y") or 0) < height
    for element in root.iter(f"{SVG}path"):
        across = re.findall(r"[MLH]\s*(-?[0-9.]+)", element.get("d") or "")
        assert all(-0.1 <= float(x) <= width for x in across)
    for element in root.iter(f"{SVG}rect"):
        x, long = float(element.get("x") or 0), float(element.get("width") or 0)
        assert column.left - 0.1 <= x
        assert x + long <= column.right + 2.1
    for element in root.iter(f"{SVG}circle"):
        assert column.left - 0.1 <= float(element.get("cx") or 0) <= column.right + 0.1


@pytest.mark.parametrize("column", [WIDE, NARROW], ids=lambda column: column.name)
@given(values=st.lists(QUANTITIES, min_size=1, max_size=6), label=WORDS)
def test_no_quantity_leaves_the_picture(column: Column, values: list[str], label: str) -> None:
    if plate := make_plate(values, Kind.QUANTITY, label):
        check_inside(plate, column)


@pytest.mark.parametrize("column", [WIDE, NARROW], ids=lambda column: column.name)
@given(values=st.lists(DATES, min_size=1, max_size=6))
def test_no_date_leaves_the_picture(column: Column, values: list[str]) -> None:
    if plate := make_plate(values, Kind.DATE):
        check_inside(plate, column)


def figures(value: str, kind: Kind = Kind.QUANTITY, *, beside: str = "2000") -> list[str]:
    """The elements of the figure of a value, with their classes."""
    plate = make_plate(["0" if kind is Kind.QUANTITY else "1900", value, beside], kind)
    assert plate
    root = ET.fromstring(str(set_plate(plate, WIDE)))  # noqa: S314 - our own
    group = root.findall(f"{SVG}g")[1]
    return [f"{each.tag.removeprefix(SVG)} {each.get('class')}" for each in group]


def test_each_kind_of_value_has_a_figure_of_its_own() -> None:
    assert figures("960") == ["circle vr-point"]
    assert figures("~960") == ["circle vr-vague"]
    assert figures("700..850") == ["path vr-range"]
    assert figures("~700..850") == ["path vr-range vr-vague", "path vr-range"]
    assert figures(">=700") == ["path vr-range"]
    assert figures("1930/1950", Kind.DATE) == ["rect vr-bar", "path vr-range"]
    assert figures("1930-01-01/1950-12-31", Kind.DATE) == ["rect vr-bar"]
    assert figures("1930-01-01~/1950-12-31", Kind.DATE) == ["rect vr-vague"]
    assert figures("1938-07?", Kind.DATE) == ["circle vr-vague"]


def test_what_the_editors_follow_is_a_diamond_and_a_word() -> None:
    plate = make_plate(["10", "20"], Kind.QUANTITY)
    assert plate
    picture = str(set_plate(plate, WIDE))

    assert picture.count("l6 6l-6 6l-6-6z") == 1
    assert '>10<tspan class="vr-remark">, preferred</tspan>' in picture


def test_a_plate_is_set_for_both_columns_and_named() -> None:
    plate = make_plate(["10", "~20"], Kind.QUANTITY, "A & B")
    assert plate
    pictures = str(draw_plate(plate))

    assert pictures.count('role="img"') == 2
    assert str(draw_small_plate(plate)).count('role="img"') == 1
    assert pictures.count('aria-label="A &amp; B: 10; about 20. The editors follow 10."') == 2


def test_a_huge_number_keeps_its_place() -> None:
    plate = make_plate(["1", "9" * 29], Kind.QUANTITY)
    assert plate
    assert plate.scale.place(float(Decimal("9" * 29))) <= 1
    check_inside(plate, NARROW)
