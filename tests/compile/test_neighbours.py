"""What is near to an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawing import catalogs
from hypothesis import given, settings

from builders import connect, make_claim, make_entry
from variorum.compile.neighbours import MOST, find_neighbours
from variorum.model.ids import EntryId

if TYPE_CHECKING:
    from variorum.catalog import Catalog


def test_claims_and_links_count_in_both_directions_and_the_nearest_comes_first() -> None:
    claims = (
        make_claim("commander", "anna"),
        make_claim("commander", "anna", "beta"),
        make_claim("part-of", "war"),
    )
    catalog = connect(
        make_entry("lake", "By [[hill]], and [[hill]], near [[ford]].", claims=claims),
        make_entry("hill", "The [[lake]] and [[lake]]."),
        make_entry("ford"),
        make_entry("war"),
        make_entry("anna", "At the [[lake]].", of="person"),
    )
    near = find_neighbours(EntryId("lake"), catalog)
    assert near is not None
    assert [(each.entry.text, each.labels) for each in near.members] == [
        ("Hill", ()),
        ("Anna", ("Commander",)),
        ("Ford", ()),
        ("War", ("Part-of",)),
    ]
    back = find_neighbours(EntryId("anna"), catalog)
    assert back is None
    from_war = connect(*(make_entry(name, "[[war]]") for name in ("a", "b")), make_entry("war"))
    assert find_neighbours(EntryId("war"), from_war) is not None


def test_of_many_neighbours_the_nearest_are_kept() -> None:
    others = [make_entry(f"x{number:02}", "[[lake]]") for number in range(MOST + 3)]
    near = find_neighbours(EntryId("lake"), connect(make_entry("lake"), *others))
    assert near is not None
    assert ([each.entry.target for each in near.members], near.left_out) == (
        [each.id for each in others[:MOST]],
        3,
    )


@settings(max_examples=40, deadline=None)
@given(catalogs)
def test_whoever_is_near_is_connected_and_never_the_entry_itself(catalog: Catalog) -> None:
    for entry in catalog.entries:
        near = find_neighbours(entry, catalog)
        targets = [each.entry.target for each in near.members] if near else []
        assert len(set(targets)) == len(targets)
        assert entry not in targets
        for target in targets:
            assert target is not None
            there = find_neighbours(target, catalog)
            assert there is None or there.left_out or entry in [each.entry.target for each in there.members]
