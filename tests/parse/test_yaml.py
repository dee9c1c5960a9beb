from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from variorum.diagnostics import Location
from variorum.parse.yaml import parse_yaml

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=8)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def read(text: str) -> object:
    document, found = parse_yaml(text, "x.yml")
    assert found == ()
    return document.data


def faults(text: str) -> list[str]:
    """Give `line:column: code message` of everything that is wrong."""
    _, found = parse_yaml(text, "x.yml")
    return [str(each).removeprefix("x.yml:").partition(". ")[0] for each in found]


def test_every_scalar_stays_text() -> None:
    text = "{a: no, b: 0040, c: 12:30, d: 1938-08, e: ~, f: null, g: 1e3, h: 0x1F, i: 1_000, j: .5, k: =}"
    assert list(read(text).values()) == [
        "no",
        "0040",
        "12:30",
        "1938-08",
        "~",
        "null",
        "1e3",
        "0x1F",
        "1_000",
        ".5",
        "=",
    ]  # type: ignore[attr-defined]


@given(TREES)
def test_what_json_writes_is_read_back(tree: object) -> None:
    data = {"tree": tree}
    document, found = parse_yaml(json.dumps(data, ensure_ascii=False), "x.yml")
    assert (document.data, found) == (data, ())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_makes_it_raise(text: str) -> None:
    document, found = parse_yaml(text, "x.yml")
    assert found or document.data is not None


BOMB = "\n".join(["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)])

DEEP = {
    "lists": "a: " + "[" * 100_000,
    "mappings": "a: " + "[{a: " * 30_000,
    "brackets that quotes seem to close": '["]", ' * 50_000,
    "brackets that comments seem to close": "[ #]\n" * 50_000,
    "mappings that quotes seem to close": '{a: "}", b: ' * 50_000,
    "brackets closed by another kind": "['}', " * 50_000,
    "indents": "\n".join(" " * depth + "a:" for depth in range(2_000)),
    "dashes": "- " * 50_000 + "a",
    "question marks": "? " * 50_000 + "a",
    "lists as keys": "\n".join(" " * depth + "? " for depth in range(2_000)),
    "lists in mappings": "\n".join("  " * depth + "- a:" for depth in range(500)),
    "indents with brackets": "\n".join(" " * depth + "a: [" for depth in range(2_000)),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_is_refused_before_it_can_crash(text: str) -> None:
    (fault,) = faults(text)
    assert "E106 lists and mappings are nested more than 40 deep" in fault


@pytest.mark.parametrize("text", ['"' + "[" * 2_000 + '"', "x" + "{[" * 2_000, "|\n  " + "[" * 2_000])
def test_brackets_in_a_text_are_no_nesting(text: str) -> None:
    assert "[[" in str(read(f"a: {text}")) + "[[" * ("{" in text)


def test_many_short_lists_are_no_nesting() -> None:
    text = "".join(f"a{n}: {{b: [c], d: [e, [f]]}}\n" for n in range(2_000))
    assert len(read(text)) == 2_000  # type: ignore[arg-type]


def test_depth_is_told_at_its_place() -> None:
    assert faults("a:\n  " + "[" * 120) == ["2:42: E106 lists and mappings are nested more than 40 deep"]


def test_aliases_that_explode_are_refused_at_the_first_anchor() -> None:
    assert faults(BOMB) == ["1:5: E109 “&a0” marks a value for an alias"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: *b", "1:4: E109 “*b” repeats a value by an alias"),
        ("a: &c Company", "1:4: E109 “&c” marks a value for an alias"),
        ("x: 1\na:\n  <<: *b", "3:7: E109 “*b” repeats a value by an alias"),
        ("a: !Viva Zapata", "1:4: E106 “!Viva” is a tag of YAML and not part of the text"),
        (
            "a: !!python/object:os.system ls",
            "1:4: E106 “!!python/object:os.system” is a tag of YAML and not part of the text",
        ),
        ("- !!binary aGk=", "1:3: E106 “!!binary” is a tag of YAML and not part of the text"),
        ("a: 1\nb: 2\na: 3", "3:1: E108 the key “a” stands here a second time"),
        ("{a: {b: 1, b: 2}}", "1:12: E108 the key “b” stands here a second time"),
        ("a:\n\t- b", "2:1: E107 a tab stands where YAML allows only spaces"),
        ("a:\n  \tb: c", "2:3: E107 a tab stands where YAML allows only spaces"),
        ("? [a, b]\n: c", "1:3: E106 a key is not a word"),
        (
            "a: 1\n---\nb: 2",
            "2:1: E106 this is not YAML: expected a single document in the stream but found another document",
        ),
        (
            'x: 1\na: "b',
            "2:4: E106 this is not YAML: while scanning a quoted scalar found unexpected end of stream",
        ),
        (
            "a: [b, c\n",
            "1:4: E106 this is not YAML: while parsing a flow sequence did not find expected ',' or ']'",
        ),
        ("a: b: c", "1:5: E106 this is not YAML: mapping values are not allowed in this context"),
        (
            "a: @b",
            (
                "1:4: E106 this is not YAML: while scanning for the next token "
                "found character that cannot start any token"
            ),
        ),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_the_first_of_two_equal_keys_counts() -> None:
    document, _ = parse_yaml("a: 1\na: 2", "x.yml")
    assert document.data == {"a": "1"}
    assert document.locate(["a"]) == Location("x.yml", 1, 4)


def test_many_keys_are_found_without_looking_at_all_of_them_for_each() -> None:
    document, _ = parse_yaml("\n".join(f"k{n}: v" for n in range(60_000)), "x.yml")
    places = [document.locate([f"k{n}"]) for n in range(60_000)]
    assert places[-1].line == 60_000


def test_a_value_that_is_not_there_is_where_its_parent_is() -> None:
    document, _ = parse_yaml("a:\n  b: [c, d]", "x.yml", first_line=5)
    assert document.locate(["a", "b", 1]) == Location("x.yml", 6, 10)
    assert document.locate(["a", "b"], key_itself=True) == Location("x.yml", 6, 3)
    assert document.locate(["a", "b", 7]) == document.locate(["a", "b"])
    assert document.locate(["a", "x"]) == Location("x.yml", 6, 3)
    assert parse_yaml("", "x.yml", 5)[0].locate(["a"]) == Location("x.yml", 5)


@pytest.mark.parametrize(
    "text",
    [
        "note: one two three FOUR five",
        "note: one two\n  three FOUR five",
        'note: "one two three FOUR five"',
        "note: 'one two\n  three FOUR five'",
        "note: >-\n    one two\n    three FOUR five",
        "note: |\n  one two\n\n  three FOUR five\n",
        "note:\n  one two three\n  FOUR five",
    ],
)
def test_a_word_is_found_however_the_text_is_folded(text: str) -> None:
    document, _ = parse_yaml(text, "x.yml")
    assert isinstance(document.data, dict)
    value = str(document.data["note"])
    start, place = max(line for line in document.lines(["note"], value) if line[0] <= value.index("FOUR"))
    column = place.column + value.index("FOUR") - start
    assert text.split("\n")[place.line - 1][column - 1 :].startswith("FOUR")
