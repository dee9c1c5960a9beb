"""The way down to an entry, as machines are told it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from printing import BASE, LOCALE, read_files, set_press

from variorum.compile.article import compile_article
from variorum.model.ids import EntryId
from variorum.render.trails import write_trail_data

LAKE = """---
type: battle
title: The </script> Lake
claims:
  - {source: alpha, says: {part-of: war}}
---
"""
WAR = "---\ntype: battle\ntitle: The War\n---\n"


@pytest.mark.parametrize(
    ("url", "items"),
    [
        (
            "https://example.org/encyclopedia/",
            [
                "https://example.org/encyclopedia/",
                "https://example.org/encyclopedia/battles/",
                "https://example.org/encyclopedia/battles/war/",
                "https://example.org/encyclopedia/battles/lake/",
            ],
        ),
        ("", ["../../", "../../battles/", "../../battles/war/", "../../battles/lake/"]),
    ],
)
def test_the_way_down_is_told_from_the_top_with_whole_addresses_where_they_are_known(
    url: str, items: list[str]
) -> None:
    catalog = read_files({**BASE, "battles/lake.md": LAKE, "battles/war.md": WAR})
    press = set_press(catalog)
    press = replace(press, site=replace(press.site, url=url))
    html = write_trail_data(compile_article(EntryId("lake"), catalog, LOCALE), press)
    text = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in text
    told = json.loads(text)
    assert told["@type"] == "BreadcrumbList"
    assert [each["position"] for each in told["itemListElement"]] == [1, 2, 3, 4]
    assert [each["name"] for each in told["itemListElement"]] == [
        "A small encyclopedia",
        "Battles",
        "The War",
        "The </script> Lake",
    ]
    assert [each["item"] for each in told["itemListElement"]] == items
