"""What a page tells machines: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from printing import set_press

from builders import read_site
from variorum.compile.article import compile_article
from variorum.model.ids import EntryId
from variorum.render.linked_data import write_linked_data

if TYPE_CHECKING:
    from pathlib import Path

    from variorum.catalog import Catalog

TYPES = {
    "_types/battle.yml": """label: Battle
plural: Battles
folder: battles
schema_org: Event
facts:
  began: {label: Began, kind: date, schema_org: startDate}
  place: {label: Place, kind: entry, of: [place], many: true, schema_org: location}
  killed: {label: Killed, kind: quantity, schema_org: killed}
  commander: {label: Commander, kind: entry, of: [person], many: true}
  motto: {label: Motto, kind: text, schema_org: slogan}
""",
    "_types/place.yml": """label: Place
plural: Places
folder: places
facts:
  at: {label: At, kind: coordinates, schema_org: geo}
""",
    "places/lake.md": """---
type: place
title: The Lake
claims:
  - {source: alpha, at: p. 1, says: {at: "42.5, 130.25"}}
---
""",
    "battles/hill.md": """---
type: battle
title: Battle of the Hill
summary: "A fight </script><b>& more"
names: [Hill fight]
claims:
  - source: alpha
    at: p. 1
    says: {began: "1938-07-29", killed: "~10", place: [lake, "?Nowhere"], motto: On!}
  - {source: beta, at: p. 2, says: {began: "1938-07", killed: 12, place: lake, commander: anna}}
  - {source: beta, at: p. 3, says: {began: "1938-07?", killed: none, motto: silent}}
---
""",
}


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    report = read_site(tmp_path, TYPES)
    assert report.diagnostics == ()
    return report.catalog


def write(name: str, catalog: Catalog) -> str:
    article = compile_article(EntryId(name), catalog, "en-GB")
    return write_linked_data(article, set_press(catalog))


def read(name: str, catalog: Catalog) -> dict[str, Any]:
    script = write(name, catalog)
    start, end = '<script type="application/ld+json">', "</script>"
    assert script.startswith(start)
    assert script.endswith(end)
    return dict(json.loads(script.removeprefix(start).removesuffix(end)))


def test_every_value_that_schema_org_has_a_form_for_is_told(catalog: Catalog) -> None:
    assert read("hill", catalog)["about"] == {
        "@type": "Event",
        "name": "Battle of the Hill",
        "alternateName": ["Hill fight"],
        "description": "A fight </script><b>& more",
        "startDate": ["1938-07-29", "1938-07"],
        "location": {"@type": "Thing", "name": "The Lake", "url": "../../places/lake/"},
        "killed": 12,
        "slogan": "On!",
    }


def test_a_point_is_told_in_degrees(catalog: Catalog) -> None:
    geo = {"@type": "GeoCoordinates", "latitude": 42.5, "longitude": 130.25}
    assert read("lake", catalog)["about"]["geo"] == geo


def test_the_sources_are_cited(catalog: Catalog) -> None:
    page = read("hill", catalog)
    assert (page["@context"], page["@type"], page["headline"]) == (
        "https://schema.org",
        "Article",
        "Battle of the Hill",
    )
    assert [work["url"] for work in page["citation"]] == ["../../sources/alpha/", "../../sources/beta/"]


def test_no_value_can_end_the_script(catalog: Catalog) -> None:
    script = write("hill", catalog)
    assert script.count("<") == 2
    assert "\n" not in script
