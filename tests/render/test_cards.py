"""What a card tells of an entry, and where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from printing import BASE, LOCALE, read_files

from variorum.compile.article import compile_article
from variorum.model.ids import EntryId
from variorum.render.addresses import address_entries
from variorum.render.assets import write_script
from variorum.render.cards import write_card

LAKE = """---
type: battle
title: The Lake
summary: 'A "fight" & more.'
claims:
  - {source: alpha, says: {began: "1938-07-29", killed: 10}}
  - {source: beta, says: {began: "1938-07-31", killed: 20}}
---
"""


def read_card(entry: str) -> dict[str, Any]:
    catalog = read_files({**BASE, "battles/lake.md": LAKE})
    return dict(json.loads(write_card(compile_article(EntryId(entry), catalog, LOCALE), catalog)))


def test_a_card_tells_dates_with_their_spread_and_how_much_is_claimed() -> None:
    assert read_card("lake") == {
        "type": "Battle",
        "title": "The Lake",
        "facts": [["Began", "29 July 1938 or 31 July 1938", "sources differ"]],
        "summary": 'A "fight" & more.',
        "tally": "4 claims from 2 sources; sources differ on 2 points",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert read_card("anna") == {"type": "Person", "title": "Anna Petrova"}


def test_a_source_tells_how_much_it_claims() -> None:
    assert read_card("alpha")["tally"] == "makes 2 claims"


@pytest.mark.parametrize(
    ("directory_urls", "path"), [(True, "battles/lake/card.json"), (False, "battles/lake.card.json")]
)
def test_a_card_stands_beside_its_page(path: str, *, directory_urls: bool) -> None:
    addresses = address_entries(read_files({**BASE, "battles/lake.md": LAKE}), directory_urls=directory_urls)
    assert addresses.card_of(EntryId("lake")) == path


def test_the_script_knows_where_entries_stand() -> None:
    assert 'variorum.folders = ["a/b", "people"];' in write_script(["people", "a/b", "people"])
