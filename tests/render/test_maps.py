import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings, strategies as st

from variorum.compile.geodesy import Point, measure_distance
from variorum.compile.map import WIDEST, Place, View
from variorum.compile.pieces import CrossReference
from variorum.render.clipping import clip_area, clip_line
from variorum.render.graticule import name_latitude, name_longitude
from variorum.render.map_labels import Room
from variorum.render.map_words import describe_view, name_place, write_links
from variorum.render.maps import draw_view
from variorum.render.outlines import frame_of, trace_areas, trace_lines
from variorum.render.projections import choose_projection
from variorum.render.scale_bar import choose_length
from variorum.render.world import read_world

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
widths = st.floats(0.2, WIDEST)


def make_place(name: str, point: Point, precision: float = 0.001, **more: object) -> Place:
    options = {"said_by": (), "is_subject": True, "is_one_of_many": False, **more}
    return Place(CrossReference(name, None), "there", point=point, precision=precision, **options)  # type: ignore[arg-type]


def view(width: float, *places: Point) -> View:
    return View(places[0], width, tuple(make_place(f"P{number}", each) for number, each in enumerate(places)))


@given(points, widths, st.floats(0, 1), st.floats(0, 1))
def test_a_place_of_the_frame_is_where_its_point_is_drawn(
    centre: Point, width: float, right: float, down: float
) -> None:
    projection = choose_projection(view(width, centre))
    x, y = right * projection.width, down * projection.height
    point = projection.locate(x, y)
    assert projection.place(point) == pytest.approx((x, y), abs=0.01)
    window = projection.window
    assert window.south - 1e-6 <= point.latitude <= window.north + 1e-6


@given(points, widths)
def test_a_scale_bar_is_round_and_right(centre: Point, width: float) -> None:
    projection = choose_projection(view(width, centre))
    length = choose_length(projection)
    assert re.fullmatch(r"0*[125]0*", f"{length:f}".replace(".", ""))
    units = float(length) * projection.scale
    assert units < projection.width / 2
    middle = projection.height / 2
    ends = [projection.locate(projection.width / 2 + side * units / 2, middle) for side in (-1, 1)]
    assert measure_distance(*ends) == pytest.approx(float(length), rel=0.01)


@settings(deadline=None, max_examples=15)
@given(points, st.floats(200, WIDEST))
def test_all_that_is_traced_lies_in_the_frame(centre: Point, width: float) -> None:
    projection = choose_projection(view(width, centre))
    world = read_world()
    traced = [*trace_areas(world.land, projection), *trace_lines(world.borders, projection)]
    left, top, right, bottom = frame_of(projection)
    outside = [
        (x, y)
        for line in traced
        for x, y in line
        if not (left - 0.01 <= x <= right + 0.01 and top - 0.01 <= y <= bottom + 0.01)
    ]
    assert outside == []


def is_land(point: Point, width: float) -> bool:
    """Say whether the middle of a map is drawn as land."""
    projection = choose_projection(view(width, point))
    x, y = projection.width / 2, projection.height / 2
    crossings = 0
    for ring in trace_areas(read_world().land, projection):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            crossings += (ay <= y) != (by <= y) and ax + (y - ay) / (by - ay) * (bx - ax) > x
    return crossings % 2 == 1


@pytest.mark.parametrize("width", [300, 2000, 8900])
@pytest.mark.parametrize(
    ("point", "expected"),
    {
        "Moscow": (Point(55.75, 37.6), True),
        "Chukotka, on the date line": (Point(67, 179.99), True),
        "the same, from the other side": (Point(67, -179.99), True),
        "the Pacific, on the date line": (Point(0, 180), False),
        "beside the south pole": (Point(-89.9, 30), True),
        "on its other side": (Point(-89.9, -150), True),
        "the north pole": (Point(90, 0), False),
        "the Atlantic, opposite Australia": (Point(25, -45), False),
        "the Pacific, opposite Arabia": (Point(-25, -135), False),
        "the Caspian Sea": (Point(42, 50.5), False),
        "Santiago, opposite China": (Point(-33.4, -70), True),
    }.values(),
)
def test_land_is_land_and_water_is_water(point: Point, expected: bool, width: float) -> None:  # noqa: FBT001
    assert is_land(point, width) is expected


@pytest.mark.parametrize(
    "shown",
    [
        view(0.2, Point(0, 0)),
        view(2000, Point(90, 0)),
        view(WIDEST, Point(-90, 180)),
        view(2000, Point(0, -180)),
        view(30_000, Point(35.7, 139.7), Point(-33, -70), Point(0, 180), Point(90, 0)),
        View(Point(49, 6), 2000, (make_place("<b>&\"'", Point(49, 6), 1.0),)),
        View(Point(0, 179.9), 2000, (make_place("Wide", Point(0, 179.9), 10.0),)),
    ],
)
def test_a_picture_is_well_formed_and_all_in_it_is_a_number(shown: View) -> None:
    picture = draw_view(shown, "en-GB")
    root = ET.fromstring(picture)  # noqa: S314 - our own
    assert "nan" not in picture.lower().replace("finland", "")
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        assert re.fullmatch(r"(M-?[\d.]+ -?[\d.]+([lVHm ,.\dMz-])*)+", path.attrib["d"])
        assert not re.search(r"l[^ \d.-]|l$", path.attrib["d"])
    width, height = (float(root.attrib[each]) for each in ("width", "height"))
    for circle in root.iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(circle.attrib["cx"]) <= width
        assert 0 <= float(circle.attrib["cy"]) <= height
    assert root.attrib["role"] == "img"
    assert shown.places[0].entry.text in root.attrib["aria-label"]


def test_a_view_is_not_too_heavy() -> None:
    europe = draw_view(view(2000, Point(49, 6)), "en-GB")
    assert len(europe.encode()) < 20_000
    whole = draw_view(view(30_000, Point(35.7, 139.7)), "en-GB")
    assert len(whole.encode()) < 70_000


def test_near_by_there_are_no_coasts_and_no_sea() -> None:
    assert "vr-land" not in draw_view(view(8, Point(42.45, 130.59)), "en-GB")
    assert "vr-sea" not in draw_view(view(8, Point(42.45, 130.59)), "en-GB")
    assert describe_view(view(8.12, Point(42.45, 130.59)), "en-GB") == (
        "8.1 km from west to east; only points are drawn"
    )


@pytest.mark.parametrize(
    ("width", "expected"),
    [(0.25, "250 m from"), (2000, "2,000 km from"), (1234, "1,200 km from"), (9500, "the whole Earth")],
)
def test_the_width_is_told_in_round_numbers(width: float, expected: str) -> None:
    assert describe_view(view(width, Point(0, 0)), "en-GB").startswith(expected)


def test_degrees_are_named() -> None:
    assert [name_latitude(each) for each in (0, 3600 * 42 + 30 * 60, -36)] == ["0°", "42°30′ N", "0°00′36″ S"]
    turned = [name_longitude(each * 3600) for each in (0, 180, -180, 190, -190, 370)]
    assert turned == ["0°", "180°", "180°", "170° W", "170° E", "10° E"]


def test_a_place_that_sources_put_elsewhere_is_named_with_them() -> None:
    said_by = ((CrossReference("Alpha", None), ()), (CrossReference("Beta", None), ()))
    assert name_place(make_place("Hill", Point(0, 0), said_by=said_by)) == "Hill"
    assert name_place(make_place("Hill", Point(0, 0), said_by=said_by, is_one_of_many=True)) == (
        "Hill (Alpha, Beta)"
    )


def test_links_lead_to_the_point() -> None:
    addresses = {
        "Map": "https://example.org/{latitude}/{longitude}?{latitude}",
        "App": "geo:{latitude},{longitude}",
    }
    assert write_links(Point(42.4465, -130.0), addresses) == [
        ("Map", "https://example.org/42.4465/-130?42.4465"),
        ("App", "geo:42.4465,-130"),
    ]


spots = st.tuples(st.floats(-50, 150), st.floats(-50, 150))


@given(st.lists(spots, min_size=3, max_size=9))
def test_what_is_clipped_lies_in_the_rectangle(ring: list[tuple[float, float]]) -> None:
    box = (0.0, 0.0, 100.0, 80.0)
    kept = [*clip_area(ring, box), *(spot for piece in clip_line(ring, box) for spot in piece)]
    assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 80 + 1e-6 for x, y in kept)


@given(st.lists(st.tuples(st.floats(1, 99), st.floats(1, 79)), min_size=3, max_size=9))
def test_what_lies_inside_is_left_as_it_is(ring: list[tuple[float, float]]) -> None:
    box = (0.0, 0.0, 100.0, 80.0)
    assert clip_area(ring, box) == ring
    if len(set(ring)) == len(ring):
        assert list(clip_line(ring, box)) == [ring]


@given(st.lists(spots, min_size=1, max_size=12))
def test_labels_never_overlap_and_stay_in_the_frame(found: list[tuple[float, float]]) -> None:
    room = Room((0.0, 0.0, 100.0, 80.0))
    for spot in found:
        room.put_beside("A label", spot, 12)
    boxes = room.taken
    assert all(0 <= box[0] <= box[2] <= 100 and 0 <= box[1] <= box[3] <= 80 for box in boxes)
    pairs = [(one, two) for index, one in enumerate(boxes) for two in boxes[:index]]
    assert not any(
        one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3] for one, two in pairs
    )
