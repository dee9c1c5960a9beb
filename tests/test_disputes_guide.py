"""The page that explains disputes to editors: each of its examples is put to the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from variorum.catalog import agree
from variorum.model.values import Kind
from variorum.parse.values import parse_value

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide" / "disputes.md"
KINDS = {
    "Numbers": Kind.QUANTITY,
    "Dates": Kind.DATE,
    "Places on the map": Kind.COORDINATES,
    "The kinds of nothing": Kind.QUANTITY,
}
ROW = re.compile(r"^\| `(?P<one>[^`]+)` \| `(?P<other>[^`]+)` \| (?P<answer>agree|differ) \|", re.MULTILINE)


def examples() -> list[tuple[Kind, str, str, str]]:
    found = []
    for section in GUIDE.read_text(encoding="utf-8").split("\n## ")[1:]:
        kind = KINDS.get(section.partition("\n")[0])
        rows = [row.group("one", "other", "answer") for row in ROW.finditer(section)]
        assert bool(rows) == (kind is not None), f"“{section.partition(chr(10))[0]}” has {len(rows)} examples"
        found += [(kind, *row) for row in rows if kind]
    return found


@pytest.mark.parametrize(("kind", "one", "other", "answer"), examples())
def test_the_guide_says_what_the_rules_do(kind: Kind, one: str, other: str, answer: str) -> None:
    assert agree(parse_value(one, kind), parse_value(other, kind)) is (answer == "agree")
