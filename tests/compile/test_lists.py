from dataclasses import replace

import pytest

from builders import connect, make_claim, make_entry
from variorum.compile.context import Context
from variorum.compile.lists import list_entries, sort_entries
from variorum.compile.pieces import plain
from variorum.model.blocks import ListRequest
from variorum.model.entry import Entry, Qualifiers
from variorum.model.ids import EntryId, FactId, TypeId


def battle(name: str, **says: str) -> Entry:
    claims = tuple(make_claim(fact.replace("_", "-"), value) for fact, value in says.items())
    return make_entry(name, claims=claims)


CATALOG = connect(
    battle("big", killed="1000", began="1939"),
    battle("middle", killed="20..30", began="1938-07", part_of="big"),
    battle("small", killed="~9", began="1938-07-29", part_of="Big"),
    battle("unknown", outcome="Won"),
)
CONTEXT = Context(CATALOG, EntryId("big"), "en-GB")


def titles(**request: object) -> list[str]:
    table = list_entries(ListRequest(type=TypeId("battle"), **request), CONTEXT)  # type: ignore[arg-type]
    assert table is not None
    return [row.entry.text for row in table.rows]


@pytest.mark.parametrize(
    ("sort", "expected"),
    {
        None: ["Big", "Middle", "Small", "Unknown"],
        "killed": ["Small", "Middle", "Big", "Unknown"],
        "began": ["Middle", "Small", "Big", "Unknown"],
    }.items(),
)
def test_entries_are_sorted_by_headword_or_by_the_lowest_value(
    sort: FactId | None, expected: list[str]
) -> None:
    assert titles(sort=sort) == expected


def test_entries_without_the_fact_come_last_whichever_way_it_is_sorted() -> None:
    assert titles(sort="killed", descending=True) == ["Big", "Middle", "Small", "Unknown"]


def test_a_condition_takes_ids_names_and_texts() -> None:
    assert titles(where=((FactId("part-of"), ("BIG",)),)) == ["Middle", "Small"]
    assert titles(where=((FactId("outcome"), ("won", "lost")),)) == ["Unknown"]
    assert titles(where=((FactId("outcome"), ("won",)), (FactId("part-of"), ("big",)))) == []


def test_an_unknown_type_lists_nothing() -> None:
    assert list_entries(ListRequest(type=TypeId("nonsense")), CONTEXT) is None


def test_cells_hold_each_value_once() -> None:
    table = list_entries(ListRequest(type=TypeId("battle"), columns=(FactId("killed"),)), CONTEXT)
    assert table is not None
    cells = [[plain(told.value) for told in row.cells[0]] for row in table.rows]
    assert cells == [["1,000"], ["20–30"], ["about 9"], []]


def test_what_narrows_a_whole_column_stands_at_its_head_and_the_rest_at_its_value() -> None:
    red, blue = (
        replace(make_claim("killed", "5"), qualifiers=Qualifiers(covers=name)) for name in ("red", "blue")
    )
    killed = FactId("killed")

    def scopes(*entries: Entry) -> tuple[str, list[list[str]]]:
        context = Context(connect(*entries), EntryId(""), "en-GB")
        table = list_entries(ListRequest(type=TypeId("battle"), columns=(killed,)), context)
        assert table is not None
        return table.columns[0].scope, [[told.scope for told in row.cells[0]] for row in table.rows]

    a, b = make_entry("a", claims=(red,)), make_entry("b", claims=(red, blue))
    assert scopes(a, make_entry("c")) == ("red", [[""], []])
    assert scopes(a, b) == ("", [["red"], ["red", "blue"]])


def test_an_entry_of_which_nothing_is_known_comes_last_and_none_is_nought() -> None:
    catalog = connect(battle("a", killed="unknown"), battle("b", killed="5"), battle("c", killed="none"))
    entries = [entry for entry in catalog.entries.values() if entry.type == "battle"]
    killed = FactId("killed")
    assert [each.id for each in sort_entries(entries, killed, catalog)] == ["c", "b", "a"]
    assert [each.id for each in sort_entries(entries, killed, catalog, descending=True)] == ["b", "c", "a"]
