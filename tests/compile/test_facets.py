from dataclasses import replace

import pytest

from builders import BATTLE, PERSON, SOURCE, SOURCES, connect, make_claim, make_entry, make_fact, make_type
from variorum.catalog import Catalog
from variorum.catalog.connect import connect_entries
from variorum.compile.facets import compile_facets, list_facets, name_years
from variorum.model.ids import EntryId
from variorum.model.types import EntryType


def read_facets(catalog: Catalog) -> dict[str, dict[str, list[str]]]:
    return {
        facet.label: {value.label: list(value.entries) for value in facet.values}
        for facet in compile_facets(catalog)
    }


def connect_with(battle: EntryType, *claims: object) -> Catalog:
    entries = [make_entry(claims=claims), make_entry("anna", of="person"), *SOURCES]
    types = {each.id: each for each in (battle, PERSON, SOURCE)}
    return connect_entries(entries, types)[0]


def test_every_entry_has_a_type_and_what_its_claims_name() -> None:
    claims = (
        make_claim("began", "1938-07-29/1938-08"),
        make_claim("killed", "5", "beta", side="anna"),
        make_claim("commander", "anna", since="1937"),
    )
    facets = read_facets(connect(make_entry(claims=claims), make_entry("anna", of="person")))
    assert facets == {
        "Type": {"Battle": ["lake"], "Person": ["anna"], "Source": ["alpha", "beta", "gamma"]},
        "Side": {"Anna": ["lake"]},
        "Year": {"1937": ["lake"], "1938": ["lake"]},
        "Source": {"Alpha": ["lake"], "Beta": ["lake"]},
    }


def test_facts_of_one_label_are_one_facet_with_the_qualifier_of_that_label() -> None:
    facts = {
        fact.id: fact
        for fact in (
            replace(make_fact("commander", "entry", many=True), label="Side", facet=True),
            make_fact("outcome", "text", facet=True),
            make_fact("killed"),
        )
    }
    claims = (
        make_claim("commander", "anna"),
        make_claim("killed", "5", side="alpha"),
        make_claim("outcome", "A draw"),
        make_claim("outcome", "a draw"),
    )
    facets = read_facets(connect_with(replace(BATTLE, facts=facts), *claims))
    assert facets["Side"] == {"Alpha": ["lake"], "Anna": ["lake"]}
    assert facets["Outcome"] == {"A draw": ["lake"], "a draw": ["lake"]}
    assert list(facets) == ["Type", "Side", "Outcome", "Source"]


def test_values_have_addresses_and_labels_of_their_own() -> None:
    battle = replace(BATTLE, facts={fact.id: fact for fact in (make_fact("outcome", "text", facet=True),)})
    catalog = connect_with(battle, make_claim("outcome", "A draw"), make_claim("outcome", "A draw!"))
    (outcome,) = (facet for facet in compile_facets(catalog) if facet.label == "Outcome")
    assert [value.slug for value in outcome.values] == ["a-draw", "a-draw-2"]


def test_facets_turned_round_say_what_an_entry_has() -> None:
    catalog = connect(make_entry(claims=(make_claim("began", "1938/1939"),)))
    found = list_facets(compile_facets(catalog))
    assert found[EntryId("lake")] == {"type": ("Battle",), "year": ("1938", "1939"), "source": ("Alpha",)}
    assert found[EntryId("alpha")] == {"type": ("Source",)}


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("1938-07-29T10:30", ["1938"]),
        ("1904/1905", ["1904", "1905"]),
        ("1937/1939", ["1937", "1938", "1939"]),
        ("1868/1937", ["1868", "1937"]),
        ("1938-08~/..", ["1938"]),
        ("/1938?", ["1938"]),
        ("193X", []),
        ("..", []),
        ("-0043-03", ["44 BC"]),
    ],
)
def test_a_date_names_its_bounds_and_the_years_between_if_they_are_few(date: str, years: list[str]) -> None:
    assert list(name_years(date)) == years


def test_years_stand_in_order() -> None:
    claims = (make_claim("began", "-0043"), make_claim("began", "0938"), make_claim("began", "1938"))
    assert list(read_facets(connect(make_entry(claims=claims)))["Year"]) == ["44 BC", "938", "1938"]


def test_a_type_without_entries_is_no_value() -> None:
    assert make_type("river").label not in read_facets(connect())["Type"]
