"""Trees: what stands above what, however it is claimed."""

from builders import connect, make_claim, make_entry
from variorum.compile.context import Context
from variorum.compile.tree import DEEPEST, Branch, grow_tree
from variorum.model.blocks import TreeRequest
from variorum.model.entry import Entry
from variorum.model.ids import EntryId, TypeId


def part(name: str, *wholes: str) -> Entry:
    return make_entry(name, claims=tuple(make_claim("part-of", whole) for whole in wholes))


def grow(*entries: Entry, **request: object) -> tuple[Branch, ...]:
    context = Context(connect(*entries), EntryId(""), "en-GB")
    tree = grow_tree(TreeRequest(type=TypeId("battle"), **request), context)  # type: ignore[arg-type]
    return tree.branches if tree else ()


def outline(branches: tuple[Branch, ...]) -> list[object]:
    return [
        (each.entry.text, outline(each.branches)) if each.branches else each.entry.text for each in branches
    ]


def test_parts_stand_below_their_wholes_and_the_rest_at_the_margin() -> None:
    branches = grow(
        part("war"), part("hill", "war"), part("lake", "war"), part("post", "hill"), part("other")
    )
    assert outline(branches) == ["Other", ("War", [("Hill", ["Post"]), "Lake"])]


def test_what_stands_in_two_places_is_shown_whole_once() -> None:
    branches = grow(part("war"), part("raid"), part("hill", "war", "raid"), part("post", "hill"))
    assert outline(branches) == [("Raid", [("Hill", ["Post"])]), ("War", ["Hill"])]
    assert branches[1].branches[0].is_repeated


def test_a_tree_begins_where_it_is_asked_to() -> None:
    entries = part("war"), part("hill", "war"), part("post", "hill")
    assert outline(grow(*entries, roots=("Hill",))) == [("Hill", ["Post"])]


def test_what_is_its_own_whole_ends() -> None:
    entries = part("war", "hill"), part("hill", "war")
    assert outline(grow(*entries, roots=("war",))) == [("War", [("Hill", ["War"])])]


def test_a_chain_that_no_page_could_show_is_cut() -> None:
    names = [f"x{number}" for number in range(3000)]
    entries = [part(name, *names[position - 1 : position]) for position, name in enumerate(names)]
    (branch,) = grow(*entries)
    depth = 1
    while branch.branches:
        (branch,) = branch.branches
        depth += 1
    assert (depth, branch.is_cut) == (DEEPEST, True)
