"""What of a timeline is drawn: dates, a row for each entry, and each date on which sources differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builders import BATTLE, HERE, SOURCES, TYPES, make_claim, make_entry, make_fact, make_verdict
from variorum.catalog import connect_entries
from variorum.compile.context import Context
from variorum.compile.timeline import compile_timeline
from variorum.model.blocks import TimelineRequest
from variorum.model.entry import Qualifiers
from variorum.model.ids import EntryId

if TYPE_CHECKING:
    from variorum.compile.plates import Plate
    from variorum.model.entry import Claim, Entry

FACTS = (
    make_fact("began", "date", schema_org="startDate"),
    make_fact("ended", "date", schema_org="endDate"),
    make_fact("sorties", "date", many=True),
)
WITH_ENDS = replace(BATTLE, facts={**BATTLE.facts, **{fact.id: fact for fact in FACTS}})


def dated(fact: str, date: str, source: str = "alpha", line: int = 1) -> Claim:
    claim = make_claim("began", date, source=source, line=line)
    return replace(claim, fact=FACTS[[each.id for each in FACTS].index(fact)].id)  # type: ignore[arg-type]


def battle(name: str, *claims: Claim, **more: object) -> Entry:
    own = tuple(replace(claim, entry=EntryId(name)) for claim in claims)
    return make_entry(name, claims=own, **more)


def draw(*entries: Entry, on: str = "") -> Plate | None:
    others = [battle(f"other-{number}", dated("began", f"199{number}")) for number in range(3)]
    catalog, found = connect_entries([*entries, *others, *SOURCES], {**TYPES, WITH_ENDS.id: WITH_ENDS})
    assert found == ()
    timeline = compile_timeline(TimelineRequest(), Context(catalog, EntryId(on), "en-GB"))
    return timeline.plate if timeline else None


def told(plate: Plate | None) -> list[tuple[str, list[str]]]:
    assert plate
    rows = [row for panel in plate.panels for row in panel.rows if not row.label.startswith("Other")]
    return [(row.label, [f"{mark.words} | {mark.remark}".rstrip(" |") for mark in row.marks]) for row in rows]


def test_a_beginning_and_an_end_on_which_nobody_differs_are_one_bar() -> None:
    plate = draw(
        battle("hill", dated("began", "1938-07-29"), dated("ended", "1938-08-11", line=2)),
        battle("ford", dated("began", "1938-07-30"), dated("ended", "1938-07-30", line=2)),
        battle("lake", dated("began", "1938-08-01")),
    )

    assert told(plate) == [
        ("Hill", ["29 July – 11 August 1938"]),
        ("Ford", ["30 July 1938"]),
        ("Lake", ["1 August 1938 | began"]),
    ]
    assert plate
    assert plate.marks[0].throughout


def test_where_sources_differ_each_date_has_a_mark_with_those_who_say_it() -> None:
    verdict = replace(make_verdict("began", prefer=("beta",), weighs=("alpha", "gamma")), location=HERE)
    plate = draw(
        battle(
            "hill",
            dated("began", "1938-07-29"),
            dated("began", "1938-07-31", source="beta"),
            dated("began", "1938-07-31", source="gamma"),
            dated("ended", "1938-08-11", line=2),
            verdicts=(verdict,),
        )
    )

    assert told(plate) == [
        (
            "Hill",
            ["29 July 1938 | began: Alpha", "31 July 1938 | began: Beta, Gamma", "11 August 1938 | ended"],
        )
    ]
    assert plate
    assert [mark.is_preferred for mark in plate.marks[:3]] == [False, True, False]


def test_of_dates_that_agree_the_most_exact_is_drawn() -> None:
    plate = draw(
        battle("hill", dated("began", "1938"), dated("began", "1938-07-29", source="beta")),
        battle("ford", dated("began", "1939")),
        battle("lake", dated("began", "1940")),
    )

    assert told(plate)[0] == ("Hill", ["29 July 1938 | began"])


def test_the_entry_of_the_page_has_a_row_for_each_fact() -> None:
    plate = draw(
        battle(
            "hill",
            dated("began", "1938-07-29"),
            dated("sorties", "1938-08"),
            dated("sorties", "1938-09"),
            replace(dated("ended", "1938-09"), qualifiers=Qualifiers(covers="of one side")),
            dated("ended", "1939"),
        ),
        on="hill",
    )

    assert [label for label, _ in told(plate)] == ["Began", "Sorties", "Ended, of one side", "Ended"]


def test_sentences_are_not_drawn_and_few_dates_neither() -> None:
    course = replace(
        make_claim("course", "Rain"), qualifiers=Qualifiers(as_of="1938-07-29"), entry=EntryId("hill")
    )
    entry = battle("hill", dated("began", "1938-07-29"), dated("began", "1938-07-30", source="beta"), course)

    assert draw(entry, on="hill") is None


def test_of_many_entries_those_are_drawn_of_which_most_is_claimed() -> None:
    few = [battle(f"battle-{number:03}", dated("began", f"{1000 + number}")) for number in range(120)]
    known = battle("hill", dated("began", "1938"), dated("began", "1938-07", source="beta"))
    plate = draw(*few, known)

    assert plate
    assert sum(len(panel.rows) for panel in plate.panels) == 24
    assert ("Hill", ["July 1938 | began"]) in told(plate)
    assert plate.left_out.startswith("24 of 124 entries with dates are drawn")
