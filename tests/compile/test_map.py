from dataclasses import replace

import pytest

from builders import BATTLE, PERSON, SOURCE, SOURCES, make_claim, make_entry, make_fact
from variorum.catalog import Catalog, connect_entries
from variorum.compile.context import Context
from variorum.compile.map import PlaceMap, map_entries, map_entry
from variorum.model.blocks import MapRequest
from variorum.model.entry import Claim, Entry
from variorum.model.ids import EntryId, TypeId
from variorum.parse.values import parse_value

WHERE = make_fact("where", "coordinates")
TYPES = {each.id: each for each in (replace(BATTLE, facts={**BATTLE.facts, WHERE.id: WHERE}), PERSON, SOURCE)}


def locate(point: str, source: str = "alpha", line: int = 1) -> Claim:
    dated = make_claim("began", "1938", source, line=line)
    return replace(dated, fact=WHERE.id, value=parse_value(point, WHERE.kind))


def place(name: str, *points: str) -> Entry:
    return make_entry(name, claims=(make_claim("began", "1938"), *map(locate, points)))


def connect(*entries: Entry) -> Catalog:
    return connect_entries([*entries, *SOURCES], TYPES)[0]


def draw(entry: str, *entries: Entry) -> PlaceMap | None:
    return map_entry(Context(connect(*entries), EntryId(entry), "en-GB"))


HILL, LAKE, FAR = place("hill", "42.45, 130.59"), place("lake", "42.46, 130.60"), place("far", "50, 10")


def test_an_entry_that_nobody_places_has_no_map() -> None:
    assert draw("nowhere", place("nowhere"), HILL) is None


def test_neighbours_are_shown_from_near_by_and_what_is_far_away_is_not() -> None:
    found = draw("hill", HILL, LAKE, FAR)
    assert found is not None
    assert [(each.entry.text, each.is_subject) for each in found.places] == [("Hill", True), ("Lake", False)]
    assert [each.entry.text for each in found.wide.places] == ["Hill"]
    assert found.close is not None
    assert found.close.width < 10
    assert found.wide.width == 2000


def test_a_place_alone_is_not_shown_from_near_by() -> None:
    found = draw("far", HILL, LAKE, FAR)
    assert found is not None
    assert found.close is None
    assert len(found.views) == 1


def test_each_point_has_its_sources_and_what_is_written_alike_stands_once() -> None:
    claims = (
        locate("42.45, 130.59", "alpha", 1),
        locate("42.45, 130.59", "beta", 2),
        locate("42.5, 130.6", "gamma", 3),
    )
    found = draw("hill", make_entry("hill", claims=claims))
    assert found is not None
    told = [([source.text for source, _ in each.said_by], each.value) for each in found.places]
    assert told == [(["Alpha", "Beta"], "42.45° N, 130.59° E"), (["Gamma"], "42.5° N, 130.6° E")]
    assert all(each.is_one_of_many for each in found.places)
    assert [each.precision for each in found.places] == [0.01, 0.1]


@pytest.mark.parametrize("point", ["90, 0", "-90, 0", "0, 180", "0, -180", "-90, 180"])
def test_the_ends_of_the_earth_have_maps(point: str) -> None:
    found = draw("end", place("end", point), HILL)
    assert found is not None
    assert found.wide.width == 2000


def test_a_block_shows_all_places_by_headword_and_widens_for_them() -> None:
    context = Context(connect(HILL, LAKE, FAR, place("nowhere")), EntryId(""), "en-GB")
    found = map_entries(MapRequest(type=TypeId("battle")), context)
    assert found is not None
    assert [each.entry.text for each in found.places] == ["Far", "Hill", "Lake"]
    assert found.caption == "Battles"
    assert found.wide.width > 9000
    assert found.close is None
    assert map_entries(MapRequest(type=TypeId("person")), context) is None
    assert map_entries(MapRequest(type=TypeId("nonsense")), context) is None
