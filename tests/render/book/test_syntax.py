"""Plain text in Typst: it comes out as it went in, whatever it is."""

import pytest
from hypothesis import given, settings, strategies as st
from setting import read_back, squeeze

from variorum.render.book.syntax import array, call, escape, quote

# What an entry can hold: no control characters (E102), and no half of a surrogate pair.
TEXT = st.text(
    st.one_of(
        st.sampled_from("#$*_`<>@~[]/\\\"'-+=.:;,(){}0 1\n\tabж張"),
        st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp")),
    ),
    max_size=40,
)
HOSTILE = (
    "#let x = 1",
    "$x$",
    "*bold* _it_ `raw`",
    "<label> @ref [x](y)",
    "- item",
    "+ item",
    "1. item",
    "12. item",
    "/ term: text",
    "= heading",
    "// comment",
    "/* comment */",
    "a -- b --- c",
    "a-?b",
    "-5 and 3-4",
    "...",
    "\"quoted\" 'it'",
    "https://example.org/a_b",
    "back\\slash \\u{41}",
    "a~b",
    "]#panic()[",
    "x](y)",
    ";",
    ".field (call)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_typst_would_take_for_its_own_is_text(text: str) -> None:
    before, after = "before ", " after"
    shown = read_back(escape(text), escape(before) + call("emph", body=escape(text)) + escape(text + after))
    assert shown[0] == text
    assert shown[1] == f"{before}{text}{text}{after}"


@given(st.lists(TEXT, min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_any_text_comes_out_as_it_went_in(found: list[str]) -> None:
    shown = read_back(*map(escape, found))
    assert [squeeze(text) for text in shown] == [squeeze(text) for text in found]


@given(st.lists(TEXT, min_size=1, max_size=30))
@settings(max_examples=20, deadline=None)
def test_any_string_comes_out_as_it_went_in(found: list[str]) -> None:
    shown = read_back(*(f"#{quote(text)};" for text in found))
    assert [squeeze(text) for text in shown] == [squeeze(text) for text in found]


def test_a_word_longer_than_a_line_may_break() -> None:
    word = "x" * 1000
    assert escape(word).count("\u200b") == 49
    assert escape(f"a {word} b").replace("\u200b", "") == f"a {word} b"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (call("br"), "#br();"),
        (call("emph", body="x"), "#emph[x];"),
        (call("see", "<e-x>", body="x"), "#see(<e-x>)[x];"),
        (call("f", "1", "", "2"), "#f(1, 2);"),
        (array([]), "()"),
        (array(["1"]), "(1,)"),
        (array(["1", "2"]), "(1, 2,)"),
    ],
)
def test_calls_and_arrays_are_those_of_typst(markup: str, expected: str) -> None:
    assert markup == expected
