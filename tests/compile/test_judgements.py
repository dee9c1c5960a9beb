from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builders import SOURCES, TYPES, connect, make_claim, make_entry
from variorum.catalog import connect_entries
from variorum.compile.context import Context
from variorum.compile.judgements import anchor_dispute, compile_judgement, count_independent, find_dispute
from variorum.model.ids import EntryId

if TYPE_CHECKING:
    from variorum.compile.judgements import Judgement
    from variorum.model.entry import Claim


def derive(name: str, *origins: str) -> object:
    entry = make_entry(name, of="source")
    assert entry.source
    return replace(entry, source=replace(entry.source, derives_from=tuple(map(EntryId, origins))))


def count(*sources: str) -> int:
    entries = [
        *SOURCES,
        derive("copy", "alpha"),
        derive("copy-of-copy", "copy"),
        derive("digest", "beta", "gamma"),
    ]
    catalog, found = connect_entries(entries, TYPES)
    assert not found
    return count_independent(map(EntryId, sources), catalog)


def test_sources_that_copy_one_another_count_as_one_witness() -> None:
    assert count("alpha", "beta") == 2
    assert count("alpha", "copy", "copy-of-copy") == 1
    assert count("copy", "copy-of-copy", "gamma") == 2


def test_a_source_that_copies_two_makes_one_witness_of_them() -> None:
    assert count("beta", "gamma") == 2
    assert count("beta", "gamma", "digest") == 1
    assert count("beta", "gamma", "digest", "alpha", "alpha") == 2


def test_disputes_on_one_fact_have_different_anchors() -> None:
    claims = tuple(
        make_claim("killed", value, source, side=side)
        for side in ("alpha", "beta")
        for value, source in (("1", "alpha"), ("2", "beta"))
    )
    catalog = connect(make_entry("lake", claims=claims))
    anchors = [anchor_dispute(dispute, catalog) for dispute in catalog.all_disputes()]
    assert anchors == ["dispute-killed", "dispute-killed-2"]


def test_a_dispute_on_when_a_value_held_is_not_one_on_the_value() -> None:
    claims = (
        make_claim("commander", "anna", "alpha", until="1938"),
        make_claim("commander", "anna", "beta", until="1939"),
    )
    catalog = connect(make_entry("lake", claims=claims), make_entry("anna", of="person"))
    (dispute,) = catalog.all_disputes()
    assert find_dispute(catalog.claims[EntryId("lake")][dispute.fact][0], catalog) is None
    judgement = compile_judgement(dispute, Context(catalog, EntryId("lake"), "en-GB"))
    assert judgement.topic == "Commander (Anna): until when"
    assert [side.value for side in judgement.sides] == [("1938",), ("1939",)]


def judge(*claims: Claim) -> Judgement:
    catalog = connect(make_entry(claims=claims))
    (dispute,) = catalog.all_disputes()
    return compile_judgement(dispute, Context(catalog, EntryId("lake"), "en-GB"))


def test_dates_are_drawn_where_there_are_many_and_numbers_are_not() -> None:
    dates = ("1938-07-29", "1938-07-31", "1938-08")
    claims = [
        make_claim("began", date, source=source)
        for date, source in zip(dates, ("alpha", "beta", "gamma"), strict=True)
    ]
    three = judge(*claims)
    two = judge(*claims[:2])
    numbers = [make_claim("killed", str(number)) for number in (1, 2, 3)]

    assert three.plate
    assert [row.label for row in three.plate.panels[0].rows] == ["Alpha", "Beta", "Gamma"]
    assert three.plate.summary == "Began: 29 July 1938; 31 July 1938; August 1938."
    assert two.plate is None
    assert judge(*numbers).plate is None
