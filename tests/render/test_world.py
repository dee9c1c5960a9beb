from collections.abc import Iterator
from importlib import resources

from hypothesis import given, strategies as st

from variorum.render.world import Line, decode_world, read_world


def outlines() -> Iterator[Line]:
    world = read_world()
    yield from world.land
    for _, rings in world.countries:
        yield from rings


def test_every_outline_is_closed() -> None:
    assert [line.points[0] for line in outlines() if line.points[0] != line.points[-1]] == []


def test_no_line_jumps_across_the_earth() -> None:
    # Only along a pole, where an outline around it is closed, are points far apart.
    jumps = [
        (one, two)
        for line in (*outlines(), *read_world().borders)
        for one, two in zip(line.points, line.points[1:], strict=False)
        if abs(one[0] - two[0]) > 100 and abs(one[1]) < 89
    ]
    assert jumps == []


def test_there_are_the_countries_that_there_are() -> None:
    names = {name for name, _ in read_world().countries}
    assert len(names) > 200
    assert {"Japan", "Mongolia", "Côte d'Ivoire"} <= names


def test_the_file_says_where_it_is_from_and_stays_small() -> None:
    text = resources.files("variorum.render").joinpath("world/countries.json").read_text(encoding="utf-8")
    assert "Natural Earth" in text[:400]
    assert len(text.encode()) < 400_000


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=9))
def test_an_arc_is_the_sum_of_its_steps_and_can_be_read_backwards(steps: list[tuple[int, int]]) -> None:
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [1, 2]},
        "arcs": [[list(step) for step in steps]],
        "objects": {
            "countries": {
                "geometries": [{"type": "Polygon", "arcs": [[0, ~0]], "properties": {"name": "A"}}]
            },
            "land": {"geometries": []},
        },
    }
    world = decode_world(topology)
    points = world.countries[0][1][0].points
    x, y = sum(step[0] for step in steps), sum(step[1] for step in steps)
    assert points[len(steps) - 1] == (x * 0.5 + 1, y * 0.5 + 2)
    assert points == points[::-1]
    assert len(world.borders) == 1
