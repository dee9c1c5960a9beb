"""What a chart shows: a panel for each scope, a row for each source, a mark for each value."""

from __future__ import annotations

from dataclasses import replace

from builders import connect, make_claim, make_entry, make_verdict
from variorum.compile.chart import Chart, compile_chart
from variorum.compile.comparison import ComparisonTable
from variorum.compile.context import Context
from variorum.compile.plates import MOST_MARKS, Mark, Plate
from variorum.compile.scales import ScaleKind
from variorum.model.blocks import ChartRequest, CompareRequest
from variorum.model.entry import Claim, Qualifiers, Verdict
from variorum.model.ids import EntryId, FactId


def draw(*claims: Claim, verdicts: tuple[Verdict, ...] = (), facts: str = "killed") -> Plate:
    content = compile_claims(*claims, verdicts=verdicts, facts=facts)
    assert isinstance(content, Chart)
    return content.plate


def compile_claims(
    *claims: Claim, verdicts: tuple[Verdict, ...] = (), facts: str = "killed"
) -> Chart | ComparisonTable | None:
    placed = (
        replace(claim, location=replace(claim.location, line=line)) for line, claim in enumerate(claims)
    )
    catalog = connect(make_entry(claims=tuple(placed), verdicts=verdicts))
    request = ChartRequest(CompareRequest(facts=tuple(map(FactId, facts.split()))))
    return compile_chart(request, Context(catalog, EntryId("lake"), "en-GB"))


def only_mark(value: str, fact: str = "killed") -> Mark:
    (mark,) = draw(make_claim(fact, value), facts=fact).marks
    return mark


def bounds(mark: Mark) -> tuple[float | None, float | None, bool]:
    return mark.low, mark.high, mark.is_vague


def test_every_kind_of_quantity_is_told_apart() -> None:
    assert bounds(only_mark("960")) == (960, 960, False)
    assert bounds(only_mark("~700")) == (700, 700, True)
    assert bounds(only_mark("700..850")) == (700, 850, False)
    assert bounds(only_mark(">=1000")) == (1000, None, False)
    assert bounds(only_mark("<70")) == (None, 70, False)
    assert bounds(only_mark("none")) == (0, 0, False)


def test_every_kind_of_date_is_told_apart() -> None:
    day, month = only_mark("1938-07-29", "began"), only_mark("1938-07?", "began")
    lasting = only_mark("1938-07-29/1938-08", "began")

    assert day.low is not None
    assert day.high == day.low + 24 * 60 - 1
    assert month.is_vague
    assert lasting.throughout is not None
    assert lasting.throughout[0] == lasting.low
    assert lasting.throughout[1] < (lasting.high or 0)
    assert only_mark("1938/..", "began").high is None
    assert only_mark("../1938", "began").low is None


def test_sources_stand_from_the_lowest_value_to_those_that_say_none() -> None:
    plate = draw(
        make_claim("killed", "silent"),
        make_claim("killed", "20", source="beta"),
        make_claim("killed", "10..30", source="gamma"),
    )

    (panel,) = plate.panels
    assert [row.label for row in panel.rows] == ["Gamma", "Beta", "Alpha"]
    assert [mark.words for mark in plate.marks] == ["10–30", "20", "not said"]
    assert [mark.is_drawn for mark in plate.marks] == [True, True, False]


def test_facts_and_scopes_have_panels_of_their_own() -> None:
    plate = draw(
        make_claim("missing", "1"),
        make_claim("killed", "10"),
        replace(make_claim("killed", "20"), qualifiers=Qualifiers(covers="guards only")),
        facts="killed missing",
    )

    assert [panel.heading for panel in plate.panels] == ["Killed", "Killed, guards only", "Missing"]


def test_what_the_editors_follow_is_marked_and_told() -> None:
    verdict = make_verdict(prefer=("beta",), weighs=("alpha",))
    plate = draw(make_claim("killed", "10"), make_claim("killed", "20", source="beta"), verdicts=(verdict,))

    assert [(mark.words, mark.is_preferred) for mark in plate.marks] == [("10", False), ("20", True)]
    assert plate.summary == "Killed, by 2 sources: 10; 20. The editors follow 20."


def test_a_summary_of_many_values_names_the_first_and_the_last() -> None:
    plate = draw(*(make_claim("killed", str(number)) for number in (30, 10, 40, 20)))

    assert plate.summary == "Killed, by 1 source: 4 values, from 10 to 40."


def test_a_scale_of_powers_is_said_to_be_one() -> None:
    plate = draw(make_claim("killed", "1"), make_claim("killed", "1000", source="beta"))

    assert plate.scale.kind is ScaleKind.LOGARITHMIC
    assert plate.measured == "each step ten times the one before"


def test_more_values_than_anybody_takes_in_are_not_all_drawn() -> None:
    plate = draw(*(make_claim("killed", str(number)) for number in range(500)))

    assert len(plate.marks) == MOST_MARKS
    assert plate.left_out == "The first 60 of 500 values are drawn; all are in the table."


def test_where_nothing_can_be_drawn_there_is_the_table() -> None:
    assert isinstance(compile_claims(make_claim("killed", "unknown")), ComparisonTable)
    assert compile_claims() is None
