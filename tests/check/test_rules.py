from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from builders import connect, make_claim, make_entry, read_site
from variorum.check import check_catalog
from variorum.check.circles import find_circles
from variorum.diagnostics import Code, Diagnostic, Location, has_errors, sort_diagnostics

if TYPE_CHECKING:
    from pathlib import Path

GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.dictionaries(st.sampled_from("abcdef"), st.none(), max_size=3)
)


def reaches(graph: dict[str, dict[str, None]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    queue = list(graph.get(start, ()))
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue += graph.get(node, ())
    return goal in seen


@given(GRAPHS)
def test_circles_are_circles_each_once_and_none_is_passed_over(graph: dict[str, dict[str, None]]) -> None:
    circles = list(find_circles(graph))
    for circle in circles:
        assert circle[0] == min(circle)
        assert all(after in graph[node] for node, after in zip(circle, (*circle[1:], circle[0]), strict=True))
    assert len(set(circles)) == len(circles)
    on_circles = {node for node in graph if reaches(graph, node, node)}
    together = {
        node
        for node in graph
        for circle in circles
        if reaches(graph, node, circle[0]) and reaches(graph, circle[0], node)
    }
    assert together == on_circles


def test_apart_from_one_another_circles_are_told_one_by_one() -> None:
    graph = {
        "a": {"b": None},
        "b": {"a": None},
        "c": {"d": None},
        "d": {"e": None},
        "e": {"c": None, "a": None},
        "f": {"f": None},
    }
    assert list(find_circles(graph)) == [("a", "b"), ("c", "d", "e"), ("f",)]


def test_a_long_chain_is_walked_once() -> None:
    chain = {f"n{number:05}": {f"n{number + 1:05}": None} for number in range(20_000)}
    assert list(find_circles(chain)) == []


def test_a_circle_that_two_sources_state_is_told_once() -> None:
    catalog = connect(
        make_entry("lake", claims=(make_claim("part-of", "lake"), make_claim("part-of", "lake", "beta")))
    )
    assert [each.code for each in check_catalog(catalog)] == [Code.E305]


def test_a_catalog_without_fault_gives_nothing() -> None:
    assert (
        list(
            check_catalog(connect(make_entry("lake", "[[lake]] `<b>`", claims=(make_claim("killed", "1"),))))
        )
        == []
    )


def test_a_note_explains_a_sum_that_fails() -> None:
    claims = [make_claim("killed", "1"), make_claim("missing", "2"), make_claim("accidents", "3")]
    wrong = connect(make_entry("lake", claims=(*claims, make_claim("dead", "9"))))
    noted = connect(make_entry("lake", claims=(*claims, make_claim("dead", "9", note="So the source."))))
    assert [each.code for each in check_catalog(wrong)] == [Code.W311]
    assert list(check_catalog(noted)) == []


def test_a_name_may_be_that_of_several_entries_as_long_as_nobody_uses_it(tmp_path: Path) -> None:
    person = "---\ntype: person\ntitle: {0}\nnames: [Orlov]\n---\n"
    files = {f"people/{name}.md": person.format(name.title()) for name in ("boris", "ivan")}
    assert read_site(tmp_path, files).diagnostics == ()


def test_diagnostics_stand_in_the_order_of_their_places_each_once() -> None:
    first, second = (
        Diagnostic(Location("a.md", 2), Code.W309, "x"),
        Diagnostic(Location("a.md", 10), Code.E203, "x"),
    )
    assert sort_diagnostics([second, first, second]) == (first, second)
    assert has_errors([first, second])
    assert not has_errors([first])


def test_a_diagnostic_is_one_line_with_a_remedy() -> None:
    found = Diagnostic(Location("a.md", 2, 5), Code.E204, "unknown source\n“x”.")
    assert str(found) == f"a.md:2:5: E204 unknown source “x”. {Code.E204.remedy}"
    assert all(code.meaning and code.remedy.endswith((".", "?")) for code in Code)
