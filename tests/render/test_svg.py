"""Elements of drawings: escaped, well formed, and lines of text that fit."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, strategies as st
from markupsafe import Markup

from variorum.render.svg import draw, draw_picture, measure, shorten, wrap

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200)


@given(TEXT, st.floats(30, 400), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, width: float, lines: int) -> None:
    broken = wrap(text, width, 12, lines=lines)

    assert len(broken) <= lines
    assert all(measure(line, 12) <= width + 0.001 for line in broken)


@given(TEXT)
def test_text_with_room_is_kept_whole(text: str) -> None:
    assert wrap(text, 10_000, 12) == ((" ".join(text.split()),) if text.split() else ())
    assert shorten(text, 10_000, 12) == text


def test_text_is_broken_between_words_and_cut_at_the_end() -> None:
    room = measure("The Battle of", 12)

    assert wrap("The Battle of Lake Khasan", room, 12) == ("The Battle of", "Lake Khasan")
    first, second = wrap("The Battle of Lake Khasan in August", room, 12)
    assert first == "The Battle of"
    assert "Lake Khasan in August".startswith(second.removesuffix("…"))


def test_a_word_without_room_is_cut() -> None:
    first, second = wrap("Chōkohōjiken-Zwischenfall 1938", 60, 12)

    assert first.endswith("…")
    assert second == "1938"


@given(TEXT)
def test_every_text_makes_a_well_formed_picture(text: str) -> None:
    words = "".join(letter for letter in text if letter.isprintable())
    picture = draw_picture(10, 20.25, words, [draw("text", words, x=1.04, font_size=12)])

    root = ET.fromstring(str(picture))  # noqa: S314 - our own

    assert root.get("viewBox") == "0 0 10 20.2"
    assert root.get("aria-label") == words
    assert (root[0].text or "") == words
    assert root[0].get("x") == "1"


def test_combining_marks_take_no_room_and_han_takes_much() -> None:
    assert measure("e\u0301", 10) == measure("e", 10)
    assert measure("張", 10) > measure("m", 10)


def test_an_element_leaves_out_what_is_none() -> None:
    assert draw("g", Markup("<a/>"), class_="x", id=None) == '<g class="x"><a/></g>'
