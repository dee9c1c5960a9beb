from math import hypot

import pytest
from hypothesis import given, strategies as st

from variorum.compile.geodesy import Point, find_centre, measure_distance, measure_offset

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # Paris to New York, as any table of distances has it, to a half of a per cent
        (Point(48.8566, 2.3522), Point(40.7128, -74.0060), 5837),
        (Point(0, 179.5), Point(0, -179.5), 111.2),
        (Point(90, 10), Point(-90, 77), 20015),
    ],
)
def test_distances_are_those_of_the_earth(one: Point, two: Point, expected: float) -> None:
    assert measure_distance(one, two) == pytest.approx(expected, rel=0.005)


@given(points, points)
def test_an_offset_is_as_long_as_the_way(centre: Point, point: Point) -> None:
    assert hypot(*measure_offset(centre, point)) == pytest.approx(measure_distance(centre, point), abs=0.01)


@given(points)
def test_north_and_east_are_where_they_are_on_maps(centre: Point) -> None:
    if abs(centre.latitude) < 89:
        assert measure_offset(centre, Point(centre.latitude + 0.5, centre.longitude))[1] > 0
        assert measure_offset(centre, Point(centre.latitude, centre.longitude + 0.5))[0] > 0


@given(points)
def test_the_centre_of_one_point_is_that_point(point: Point) -> None:
    assert measure_distance(find_centre([point]), point) < 0.001


def test_centres_cross_the_date_line_and_need_not_exist() -> None:
    assert find_centre([Point(10, 179), Point(10, -179)]).longitude == pytest.approx(180)
    assert find_centre([Point(0, 0), Point(0, 180)]) == Point(0, 0)
