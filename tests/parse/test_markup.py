from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from variorum.check.html import find_unsafe_html
from variorum.diagnostics import Location
from variorum.model.prose import Block, Citation, Link
from variorum.parse.code import find_code, find_fences
from variorum.parse.markup import parse_prose

ORIGIN = Location("x.md", 5, 3)
PIECES = st.sampled_from(
    [
        "[[",
        "]]",
        "|",
        "?",
        "[@",
        "]",
        "; ",
        ", ",
        "a",
        "b c",
        "`",
        "``",
        "```",
        "~~~",
        "~~~compare\n",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "<!--",
        "-->",
        "\\",
        "fact: killed\n",
        "\t",
        "(",
        "é",
        "漢",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(st.characters(exclude_categories=["Cs"]))


def marks(text: str) -> list[str]:
    """Give the marks of a text as they are written in it."""
    prose, _ = parse_prose(text, ORIGIN)
    return [text[mark.start : mark.end] for mark in prose.marks]


def faults(text: str) -> list[str]:
    return [
        f"{each.location.line}:{each.location.column} {each.code.name}"
        for each in parse_prose(text, ORIGIN)[1]
    ]


@given(TEXTS)
def test_spans_are_in_order_and_apart_and_the_text_is_as_it_was(text: str) -> None:
    prose, _ = parse_prose(text, ORIGIN)
    assert prose.text == text
    position = 0
    for mark in prose.marks:
        assert position <= mark.start < mark.end <= len(text)
        position = mark.end


@given(TEXTS)
def test_stretches_of_code_are_in_order_and_apart(text: str) -> None:
    position = 0
    for start, end in find_code(text, find_fences(text)):
        assert position <= start <= end <= len(text)
        position = end


@given(TEXTS)
def test_every_mark_and_every_fault_stands_where_it_says(text: str) -> None:
    prose, found = parse_prose(text, ORIGIN)
    lines = text.split("\n")
    places = [each.location for each in found] + [mark.location for mark in prose.marks]
    assert all(5 <= place.line < 5 + len(lines) for place in places)
    for mark in prose.marks:
        column = mark.location.column - (3 if mark.location.line == 5 else 1)
        assert lines[mark.location.line - 5][column:].startswith(
            text[mark.start : mark.end].split("\n", maxsplit=1)[0]
        )


def test_the_parts_of_a_link() -> None:
    text = "[[anna]] [[anna|the  commander]] [[?Boris Orlov|he]] [[Anna\nPetrova]]"
    prose, found = parse_prose(text, ORIGIN)
    assert found == ()
    assert [(mark.target, mark.text, mark.wanted) for mark in prose.marks if isinstance(mark, Link)] == [
        ("anna", "", False),
        ("anna", "the commander", False),
        ("Boris Orlov", "he", True),
        ("Anna Petrova", "", False),
    ]


def test_the_parts_of_a_citation() -> None:
    prose, _ = parse_prose("[@alpha] [@alpha, p. 1, note 2; @beta, lines\n3–4]", ORIGIN)
    cites = [mark.cites for mark in prose.marks if isinstance(mark, Citation)]
    assert [[(cite.source, cite.locator) for cite in each] for each in cites] == [
        [("alpha", "")],
        [("alpha", "p. 1, note 2"), ("beta", "lines 3–4")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[[a]]`",
        "``[[a]] ` [[b]]``",
        "```\n[[a]]\n```",
        "````\n```\n[[a]]\n```\n````",
        "~~~\n[[a]]\n~~~",
        "```text\n~~~compare\nfact: killed\n~~~\n```",
        "Text.\n\n    [[a]]\n",
        "- item\n\n    ```\n    [[a]]\n    ```\n",
        "<!-- [[a]]\n\n[[b]] -->",
        r"\[[a]]",
        r"\[@a]",
    ],
)
def test_code_and_comments_hold_no_marks(text: str) -> None:
    assert marks(text) == []
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "- [[a]]\n",
        "- item\n\n    [[a]]\n",
        "1. item\n    1. [[a]]\n",
        "> [[a]]\n",
        "| x |\n| --- |\n| [[a]] |\n",
        "## [[a]]\n",
        "**[[a]]**",
        "([[a]])",
        "A stray ` in this paragraph.\n\n[[a]] and a stray ` in the next one.",
        r"\`[[a]]\`",
        "\\\\[[a]]",
    ],
)
def test_lists_tables_and_quotations_hold_marks(text: str) -> None:
    assert marks(text) == ["[[a]]"]
    assert faults(text) == []


def test_a_link_of_markdown_is_not_a_citation() -> None:
    assert marks("[text](@a) [a@b.org] [x]: @a") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[a", "5:3 E405"),
        ("x\n  [[a]", "6:3 E405"),
        ("[[a\n\nb]]", "5:3 E405"),
        ("[[]]", "5:3 E405"),
        ("[[?]]", "5:3 E405"),
        ("[[a|]]", "5:3 E405"),
        ("see [@a, p. 1", "5:7 E405"),
        ("[@]", "5:3 E405"),
        ("[@a; b]", "5:3 E405"),
        ("[@a, p. 1\n\n]", "5:3 E405"),
        ("```\ncode", "5:3 E401"),
        ("x\n\n~~~compare\nfact: a\n", "7:1 E401"),
        ("~~~compare\nfact: a\n~~", "5:3 E401"),
        ("~~~nothing\n~~~", "5:3 E402"),
        ("x\n~~~compare\n  fact: [a\n~~~", "7:9 E106"),
        ("x\n~~~compare\nfacts: a\n~~~", "7:1 E202"),
        ("> ~~~list\n> type: a\n> ~~~", "5:5 E403"),
        ("1. x\n\n    ~~~compare\n    fact: a\n    ~~~", "7:5 E403"),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, fault: str) -> None:
    assert faults(text)[0] == fault


def test_blocks_are_decoded() -> None:
    first = "~~~compare\nfact: [killed, missing]\nside: north\n~~~\n"
    text = f"{first}\n~~~list\ntype: person\nwhere: {{rank: general}}\nsort: -born\n~~~\n"
    prose, found = parse_prose(text, Location("x.md"))
    assert found == ()
    compare, listing = (mark for mark in prose.marks if isinstance(mark, Block))
    assert compare.request is not None
    assert "facts=('killed', 'missing')" in str(compare.request)
    assert "where=(('rank', ('general',)),)" in str(listing.request)
    assert "sort='born', descending=True" in str(listing.request)
    assert listing.places["where"] == Location("x.md", 8, 1)


def test_many_faults_are_not_all_listed() -> None:
    assert len(faults("[[ " * 10_000)) == 50


MEGABYTE = 1_000_000
HOSTILE = [
    "[[",
    "[[a",
    "[@",
    "[@a;",
    "`",
    "` ",
    "`` ` ",
    "<",
    "<a ",
    "<a '",
    '<a "',
    "<!--",
    "<!",
    "<?",
    "[\n",
    "[a\n",
    "](",
    "]( ",
    "{on",
    "{onx ",
    "~~~\n",
    "~~~a\n~~~\n",
    "    a\n",
    "- a\n\n      ```\n",
    "# a\n",
    "\\`",
    "\t",
    "&#",
    "a\n=\n",
    "[a]: x\n",
    "> ~~~list\n",
]


def hostile_texts() -> dict[str, str]:
    texts = {repr(piece): piece * (MEGABYTE // len(piece)) for piece in HOSTILE}
    texts["runs of backticks, each of another length"] = "".join(
        "`" * length + " " for length in range(1, 1_400)
    )
    texts["a link and spaces"] = "](" + " " * MEGABYTE
    texts["an attribute and spaces"] = "{onx" + " " * MEGABYTE
    return texts


@pytest.mark.parametrize("text", hostile_texts().values(), ids=hostile_texts().keys())
def test_a_megabyte_of_malice_is_read_like_any_other(text: str) -> None:
    # Ways to read these that are not linear take minutes, which nobody overlooks: no time is measured here.
    prose, _ = parse_prose(text, ORIGIN)
    list(find_unsafe_html(prose))
