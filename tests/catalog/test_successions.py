"""What comes before and after, and what is part of what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from builders import BATTLE, SOURCES, TYPES, make_claim, make_entry
from variorum.catalog import connect_entries
from variorum.compile.lists import sort_entries
from variorum.compile.trail import DEEPEST, climb, compile_trail
from variorum.model.ids import EntryId, FactId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Entry

DATED = {**TYPES, BATTLE.id: replace(BATTLE, sort=FactId("began"))}
NAMES = ("ford", "hill", "lake", "post", "war")
DATES = ("1938", "1938-07", "1938-07-29", "1938-08?", "1939/..", "../1940", "unknown")


@st.composite
def battles(draw: st.DrawFn) -> list[Entry]:
    """Draw battles with dates or none, each part of any others, circles included."""
    return [battle(draw, name) for name in NAMES]


def battle(draw: st.DrawFn, name: str) -> Entry:
    dates = [make_claim("began", date) for date in draw(st.lists(st.sampled_from(DATES), max_size=2))]
    wholes = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(("alpha", "beta"))), max_size=3))
    claims = (*dates, *(make_claim("part-of", whole, source) for whole, source in wholes))
    return make_entry(name, claims=tuple(replace(claim, entry=EntryId(name)) for claim in claims))


def connect_dated(entries: Sequence[Entry]) -> Catalog:
    return connect_entries([*entries, *SOURCES], DATED)[0]


@given(battles())
def test_before_and_after_are_the_inverse_of_one_another(entries: list[Entry]) -> None:
    catalog = connect_dated(entries)
    for succession in (*catalog.by_date.values(), *catalog.parts.values()):
        for entry in succession.members:
            before, after = succession.around(entry)
            assert before is None or succession.around(before)[1] == entry
            assert after is None or succession.around(after)[0] == entry
        assert len(set(succession.members)) == len(succession.members)


@given(battles())
def test_the_parts_of_a_whole_are_those_that_name_it(entries: list[Entry]) -> None:
    catalog = connect_dated(entries)
    upward = {(entry, whole) for entry, found in catalog.wholes.items() for _, whole in found}
    assert upward == {(part, whole) for whole, found in catalog.parts.items() for part in found.members}


@given(battles())
def test_the_way_down_ends_and_passes_nothing_twice(entries: list[Entry]) -> None:
    catalog = connect_dated(entries)
    for entry in entries:
        above = climb(entry.id, catalog)
        assert len({*above, entry.id}) == len(above) + 1


@given(battles())
def test_entries_follow_one_another_as_in_the_index_of_their_type(entries: list[Entry]) -> None:
    catalog = connect_dated(entries)
    battles = [entry for entry in catalog.entries.values() if entry.type == BATTLE.id]
    dated = catalog.by_date.get(BATTLE.id)
    ordered = [entry.id for entry in sort_entries(battles, FactId("began"), catalog)]
    assert [entry for entry in ordered if dated and entry in dated.positions] == list(
        dated.members if dated else ()
    )


def test_what_most_sources_name_comes_first_and_a_long_way_is_cut_at_the_top() -> None:
    wholes = (
        make_claim("part-of", "war"),
        make_claim("part-of", "ford"),
        make_claim("part-of", "ford", "beta"),
    )
    catalog = connect_dated([make_entry("lake", claims=wholes), make_entry("war"), make_entry("ford")])
    assert [whole for _, whole in catalog.wholes[EntryId("lake")]] == ["ford", "war"]
    trail = compile_trail(EntryId("lake"), catalog)
    assert ([each.text for each in trail.wholes], [each.text for each in trail.others]) == (["Ford"], ["War"])
    assert (trail.status, trail.anchor) == ("open", "dispute-part-of")

    chain = [f"x{number}" for number in range(DEEPEST + 5)]
    parts = [
        make_entry(name, claims=(replace(make_claim("part-of", whole), entry=EntryId(name)),))
        for name, whole in zip(chain[1:], chain[:-1], strict=True)
    ]
    catalog = connect_dated([make_entry(chain[0]), *parts])
    assert climb(EntryId(chain[-1]), catalog) == tuple(chain[-DEEPEST - 1 : -1])
