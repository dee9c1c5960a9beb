from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builders import TYPES
from variorum.diagnostics import has_errors
from variorum.parse.entries import parse_entry
from variorum.parse.side_files import parse_side_file

if TYPE_CHECKING:
    from variorum.model.entry import Entry

WORDS = st.sampled_from(
    [
        "type",
        "title",
        "sort",
        "summary",
        "names",
        "claims",
        "verdicts",
        "former_ids",
        "see_also",
        "csl",
        "origin",
        "derives_from",
        "part_of",
        "read",
        "extent",
        "source",
        "at",
        "side",
        "as_of",
        "covers",
        "says",
        "quote",
        "note",
        "fact",
        "prefer",
        "reconciles",
        "weighs",
        "why",
        "by",
        "on",
        "text",
        "kind",
        "lang",
        "value",
        "entry",
        "from",
        "until",
        "battle",
        "person",
        "killed",
        "dead",
        "commander",
        "began",
        "outcome",
        "alpha",
        "none",
        "unknown",
        "~700",
        "1938-07-29",
        "[[x]]",
        "[@a",
    ]
)
LEAVES = WORDS | st.text(st.characters(exclude_categories=["C"]), max_size=5)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=4),
    max_leaves=10,
)
RECORDS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("source", "at", "side", "as_of", "covers", "says", "quote", "note"), TREES)
)
FIELDS = dict.fromkeys(
    ("sort", "summary", "former_ids", "see_also", "csl", "origin", "read", "extent"), TREES
)
FRONT_MATTER = st.fixed_dictionaries(
    {"type": st.sampled_from(["battle", "person", "source"]) | TREES, "title": LEAVES},
    optional=FIELDS
    | {
        "names": TREES | st.lists(TREES, max_size=3),
        "claims": TREES | st.lists(TREES | RECORDS, max_size=3),
        "verdicts": TREES | st.lists(TREES | st.dictionaries(WORDS, TREES, max_size=9), max_size=2),
    },
)


def parse(text: str) -> tuple[Entry | None, list[str]]:
    """Parse the entry `lake`; give it and `line:column: code message` of what is wrong."""
    entry, found = parse_entry(text, "battles/lake.md", TYPES)
    return entry, [str(each).removeprefix("battles/lake.md:").partition(". ")[0] for each in found]


def faults(fields: str) -> list[str]:
    entry, found = parse(f"---\ntype: battle\ntitle: The Lake\n{fields}---\n")
    assert entry is not None
    return found


@given(FRONT_MATTER | TREES, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_whatever_is_written_there_is_an_entry_or_an_error(fields: object, body: str) -> None:
    text = f"---\n{json.dumps(fields, ensure_ascii=False)}\n---\n{body}"
    entry, found = parse_entry(text, "battles/lake.md", TYPES)
    assert entry is not None or has_errors(found)
    lines = text.split("\n")
    for each in found:
        assert 1 <= each.location.line <= len(lines)
        assert 1 <= each.location.column <= len(lines[each.location.line - 1]) + 1


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_makes_it_raise(text: str) -> None:
    entry, found = parse_entry(text, "battles/lake.md", TYPES)
    assert entry is not None or has_errors(found)


@given(TREES | st.lists(RECORDS, max_size=4))
def test_no_side_file_makes_it_raise(records: object) -> None:
    _, found = parse_side_file(json.dumps(records), "_claims/alpha/lake.yml", "lake", TYPES["battle"])  # type: ignore[arg-type,index]
    assert all(each.location.path == "_claims/alpha/lake.yml" for each in found)


def test_a_wrong_claim_is_left_out_and_the_others_stay() -> None:
    entry, found = parse(
        "---\ntype: battle\ntitle: The Lake\nclaims:\n"
        "  - {source: alpha, at: p. 1, says: {killed: 1}}\n"
        "  - {source: alpha, at: p. 2, says: nothing}\n"
        "  - {source: alpha, at: p. 3, says: {killed: many, missing: 3}}\n"
        "  - {source: alpha, at: p. 4}\n"
        "---\n"
    )
    assert entry is not None
    assert [(claim.locator, claim.value.text) for claim in entry.claims] == [("p. 1", "1"), ("p. 3", "3")]
    assert [each.split(" “")[0] for each in found] == [
        "6:37: E208",
        "8:5: E207 the field",
        "7:46: E301 Killed:",
    ]


def test_a_value_narrows_what_its_record_says() -> None:
    entry, found = parse(
        "---\ntype: battle\ntitle: The Lake\nclaims:\n"
        "  - source: alpha\n    at: p. 1\n    side: north\n    as_of: 1938-08\n    note: Of all.\n"
        "    says:\n      killed: 1\n"
        "      missing: {value: 2, side: south, as_of: 1938-09, covers: a ford, at: p. 2, note: These.}\n"
        "      commander: [anna, {entry: boris, from: 1938-07, until: 1938-08}]\n---\n"
    )
    assert found == []
    assert entry is not None
    killed, missing, anna, boris = entry.claims
    assert (killed.qualifiers.side, killed.qualifiers.as_of, killed.note.text) == (
        "north",
        "1938-08",
        "Of all.",
    )
    narrowed = missing.qualifiers
    assert (narrowed.side, narrowed.as_of, narrowed.covers) == ("south", "1938-09", "a ford")
    assert (missing.locator, missing.note.text) == ("p. 2", "These.")
    assert boris.since is not None
    assert (anna.since, boris.since.text) == (None, "1938-07")
    assert {claim.reading for claim in entry.claims} == {killed.reading}
    assert (killed.location.line, boris.location.column) == (11, 25)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ("names: [¦' ']", "E208 “text”: the text is empty"),
        ("names: [Lake, ¦'  Lake ']", "E209 the name “Lake” stands here twice"),
        ("names: [¦The  Lake]", "E209 the name “The Lake” stands here twice"),
        ("names: ¦Lake", "E208 “names”: a list is expected here"),
        ("names: [{text: Lake, ¦langs: ru}]", "E202 there is no field “langs”"),
        ("claims: ¦{source: alpha}", "E208 “claims”: a list is expected here"),
        ("see_also: [¦[a]]", "E208 “see_also”: a text is expected here"),
        ("read: ¦all", "E208 “read”: “all” is not one of '', 'whole', 'part' or 'none'"),
        ("¦Claims: []", "E202 there is no field “Claims”"),
        ("claims:\n  - {source: alpha, at: p. 1, says: ¦{}}", "E208 “says”: it is empty"),
        (
            "claims:\n  - {source: a, at: b, says: {dead: 1}, as_of: ¦none}",
            "E302 “as_of”: “none” is not an EDTF date",
        ),
        (
            "claims:\n  - {source: a, at: b, says: {commander: {entry: a, until: ¦1938-13}}}",
            "E302 “until”: “1938-13”: there is no month 13",
        ),
        (
            "claims:\n  - {source: a, at: b, says: {dead: 1, missing: 1, killed: 1}, note: 'See ¦[[x'}",
            "E405 the cross-reference that begins here is not closed or lacks a part",
        ),
        (
            "claims:\n  - source: a\n    at: b\n    says: {dead: 1}\n    note: >-\n      See\n      the ¦[[x",
            "E405 the cross-reference that begins here is not closed or lacks a part",
        ),
        (
            "claims:\n  - {source: a, at: b, says: {commander: [¦?Anna]}}",
            "E208 “Anna” is not read as a text here",
        ),
        (
            "claims:\n  - {source: a, at: b, says: {commander: [¦[anna]]}}",
            "E208 a list in a list is not a value",
        ),
        (
            "claims:\n  - {source: a, at: b, says: {dead: {value: 1, ¦vaule: 2}}}",
            "E202 a value has no field “vaule”",
        ),
        (
            "claims:\n  - {source: a, at: b, says: {dead: {value: ¦[1]}}}",
            "E208 “value”: a text is expected here",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(fields: str, fault: str) -> None:
    before = fields[: fields.index("¦")]
    place = f"{4 + before.count(chr(10))}:{len(before) - before.rfind(chr(10))}"
    assert faults(fields.replace("¦", "") + "\n") == [f"{place}: {fault}"]


def test_three_dashes_in_a_block_of_text_do_not_close_the_front_matter() -> None:
    entry, found = parse(
        "---\ntype: battle\ntitle: The Lake\nsummary: |\n  One\n  ---\n  two.\n--- \nBody.\n"
    )
    assert (entry and entry.summary, entry and entry.body.text, found) == ("One --- two.", "Body.\n", [])


def test_a_comment_in_code_is_no_heading() -> None:
    spans, comments = "`a` " * 5_000, "# x\n" * 5_000
    entry, found = parse(f"---\ntype: battle\ntitle: The Lake\n---\n{spans}\n\n```\n{comments}```\n")
    assert entry is not None
    assert found == []
