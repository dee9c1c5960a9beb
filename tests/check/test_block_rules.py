"""Blocks that ask for something that is not there."""

import pytest

from builders import connect, make_claim, make_entry
from variorum.check.blocks import check_blocks

OTHER = make_entry("hill", claims=(make_claim("began", "1938-07-29"),))


def complaints(block: str) -> list[str]:
    catalog = connect(make_entry(body=f"~~~{block}\n~~~\n"), OTHER)
    return [f"{each.location.line}: {each.code.name} {each.message}" for each in check_blocks(catalog)]


@pytest.mark.parametrize(
    ("block", "expected"),
    {
        "timeline\nentry: hill": [],
        "timeline\nentry: hill\nduring: 1938": [],
        "timeline\nentry: hill\nduring: 1937": ["1: W408 no date meets what this timeline asks for"],
        "timeline\n": ["1: W408 no date meets what this timeline asks for"],
        "timeline\nentry: [hill, hil]": ["2: E205 unknown entry “hil”"],
        "timeline\nentry: hill\nfact: begun": [
            "3: E203 no type has a fact “begun”",
            "1: W408 no date meets what this timeline asks for",
        ],
        "chart\nentry: hill\nfact: began": [],
        "chart\nentry: hill\nfact: killed": ["1: W408 no claim meets what this comparison asks for"],
        "chart\nentry: hill\nfact: kiled": ["3: E203 the type “battle” has no fact “kiled”"],
        "chart\nentry: hill\nfact: [began, killed]": [
            "3: E403 these facts cannot stand on one scale: began (date), killed (quantity)"
        ],
        "chart\nentry: nowhere\nfact: began": ["2: E205 unknown entry “nowhere”"],
        "map\ntype: battel": ["2: E201 unknown type “battel”"],
        "map\ntype: battle": ["1: W408 of no entry on this map a source says where it is"],
        "map\ntype: battle\nwhere: {killd: 1}": ["3: E203 the type “battle” has no fact “killd”"],
        "tree\ntype: battle": [],
        "tree\ntype: battel": ["2: E201 unknown type “battel”"],
        "tree\ntype: person": ["1: E403 the type “person” has no such fact that leads upwards"],
        "tree\ntype: battle\nfact: commander": [
            "3: E403 the type “battle” has no such fact that leads upwards"
        ],
        "tree\ntype: battle\nroot: nowhere": ["3: E205 unknown entry “nowhere”"],
        "tree\ntype: battle\ncolumns: [kiled]": ["3: E203 the type “battle” has no fact “kiled”"],
        "tree\ntype: battle\nwhere: {part-of: nowhere}": ["3: E205 unknown entry “nowhere”"],
    }.items(),
)
def test_what_is_asked_for_must_be_there(block: str, expected: list[str]) -> None:
    assert complaints(block) == expected
