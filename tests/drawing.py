"""Drawing: strategies of Hypothesis for small encyclopedias, full of repeats, disputes and links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from builders import BATTLE, PERSON, SOURCE, SOURCES, make_claim, make_entry, make_verdict
from variorum.catalog import connect_entries
from variorum.model.ids import EntryId, FactId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Claim, Entry

BATTLE_WITH_BOX = replace(BATTLE, box=tuple(BATTLE.facts), columns=(FactId("began"), FactId("killed")))
TYPES = {each.id: each for each in (BATTLE_WITH_BOX, PERSON, SOURCE)}
BATTLES = ("ford", "hill", "lake")
PEOPLE = ("anna", "boris")
SAYINGS = {
    "began": ("1938", "1938-07", "1938-07-29", "1939~"),
    "commander": PEOPLE,
    "outcome": ("Won", "Lost"),
    "wording": ("Fight", "Battle"),
    "dead": ("10", "20", "none", "unknown"),
    "killed": ("10", "~15", "20..30", "silent"),
    "missing": ("1", "2"),
    "accidents": ("0", "3"),
}
PIECES = (
    "Some words, and ",
    "more.",
    "[[lake]] ",
    "[[anna|her]] ",
    "[[?Nobody]] ",
    "[@alpha, p. 1]",
    "[@alpha, p. 2; @beta]",
    "[@gamma].",
    "\n\n## A heading\n\n",
    "\n\n~~~compare\nfact: [killed, missing]\n~~~\n\n",
    "\n\n~~~compare\nfact: [killed, began, dead]\nside: alpha\n~~~\n\n",
    "\n\n~~~compare\nfact: killed\nentry: hill\n~~~\n\n",
    "\n\n~~~list\ntype: battle\ncolumns: [killed, commander]\nsort: -killed\n~~~\n\n",
)
"""What bodies are put together from."""


@st.composite
def claims(draw: st.DrawFn, entry: str) -> Claim:
    fact = draw(st.sampled_from(sorted(SAYINGS)))
    more: dict[str, str | int] = {"line": draw(st.integers(1, 3))}
    if draw(st.booleans()):
        more["side"] = "alpha"
    if fact == "commander" and draw(st.booleans()):
        more["until"] = draw(st.sampled_from(("1938-08", "1939")))
    claim = make_claim(
        fact, draw(st.sampled_from(SAYINGS[fact])), draw(st.sampled_from(("alpha", "beta", "gamma"))), **more
    )
    locator = draw(st.sampled_from(("", "p. 1")))
    return replace(claim, entry=EntryId(entry), locator=locator, quote=draw(st.sampled_from(("", "“”"))))


@st.composite
def battles(draw: st.DrawFn, name: str) -> Entry:
    """Draw a battle with claims, a verdict on `killed` or none, and prose."""
    verdict = make_verdict("killed", prefer=draw(st.lists(st.sampled_from(("alpha", "beta")), unique=True)))
    return make_entry(
        name,
        "".join(draw(st.lists(st.sampled_from(PIECES), max_size=9))),
        claims=tuple(draw(st.lists(claims(name), max_size=9))),
        verdicts=draw(st.sampled_from(((), (verdict,)))),
    )


@st.composite
def entry_lists(draw: st.DrawFn) -> Sequence[Entry]:
    people = [make_entry(name, "Met [[lake]].", of="person") for name in PEOPLE]
    return [*(draw(battles(name)) for name in BATTLES), *people, *SOURCES]


def connect_drawn(entries: Sequence[Entry]) -> Catalog:
    return connect_entries(entries, TYPES)[0]


catalogs = entry_lists().map(connect_drawn)
