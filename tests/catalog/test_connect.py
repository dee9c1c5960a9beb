from __future__ import annotations

from hypothesis import given, strategies as st

from builders import SOURCES, TYPES, connect, make_claim, make_entry
from variorum.catalog import Ambiguous, Found, Missing, connect_entries
from variorum.model.ids import EntryId

NAMES = ["anna", "boris", "lake", "hill"]
BODIES = st.lists(
    st.sampled_from([f"[[{name}]]" for name in NAMES] + ["[@alpha]", "[[?Nobody]]"]), max_size=6
).map(" ".join)


@given(st.lists(BODIES, min_size=4, max_size=4))
def test_who_is_mentioned_is_the_inverse_of_who_mentions(bodies: list[str]) -> None:
    catalog = connect(*(make_entry(name, body) for name, body in zip(NAMES, bodies, strict=True)))
    forward = {
        (name, other)
        for name, body in zip(NAMES, bodies, strict=True)
        for other in NAMES
        if f"[[{other}]]" in body and other != name
    }
    backward = {
        (mention.entry, target) for target, mentions in catalog.mentions.items() for mention in mentions
    }
    assert backward == forward
    assert sum(map(len, catalog.mentions.values())) == len(backward)


@given(st.permutations([*NAMES, "alpha", "beta", "gamma"]), st.data())
def test_the_order_of_the_files_changes_nothing(order: list[str], data: st.DataObject) -> None:
    entries = {entry.id: entry for entry in SOURCES}
    claims = (make_claim("killed", "1"), make_claim("killed", "2", "beta"), make_claim("commander", "anna"))
    for name in NAMES:
        body = data.draw(BODIES)
        entries[EntryId(name)] = make_entry(
            name, body, claims=claims if name == "lake" else (), names=["The Same"]
        )
    ordered = connect_entries([entries[EntryId(name)] for name in order], TYPES)
    assert ordered == connect_entries(entries.values(), TYPES)
    assert list(ordered[0].entries) == sorted(entries)


def test_a_claim_is_seen_from_the_entry_that_it_names() -> None:
    claim = make_claim("commander", "Anna Petrova")
    catalog = connect(
        make_entry("lake", claims=(claim,)), make_entry("anna", of="person", title="Anna Petrova")
    )
    (relation,) = catalog.relations[EntryId("anna")]
    assert (relation.label, relation.claim.entry) == ("Commanded in", "lake")
    assert catalog.claimed_by[EntryId("alpha")] == catalog.entries[EntryId("lake")].claims
    assert catalog.fact_of(relation.claim).id == "commander"


def test_sources_know_where_they_are_cited() -> None:
    catalog = connect(
        make_entry("lake", claims=(make_claim("killed", "1", "beta"),)),
        make_entry("hill", "[@alpha, p. 1; @beta] [@alpha]"),
    )
    assert catalog.cited_in == {"alpha": ("hill",), "beta": ("hill", "lake")}
    assert [source.id for source in catalog.sources()] == ["alpha", "beta", "gamma"]
    assert catalog.is_source("alpha")
    assert not catalog.is_source("hill")


def test_wanted_entries_are_listed_with_those_who_want_them() -> None:
    catalog = connect(
        make_entry("lake", "[[?Zoya]] [[?Boris]]", claims=(make_claim("commander", "?Boris"),)),
        make_entry("hill", "[[?Boris]]"),
    )
    assert catalog.wanted == {"Boris": ("hill", "lake"), "Zoya": ("lake",)}
    assert list(catalog.wanted) == ["Boris", "Zoya"]


def test_a_derived_total_takes_part_in_disputes_and_is_no_claim_of_the_source() -> None:
    parts = tuple(make_claim(fact, "1") for fact in ("killed", "missing", "accidents"))
    catalog = connect(make_entry("lake", claims=(*parts, make_claim("dead", "5", "beta"))))
    (dispute,) = catalog.all_disputes()
    assert [(group.value.text, group.sources) for group in dispute.groups] == [
        ("5", ("beta",)),
        ("3", ("alpha",)),
    ]
    assert len(catalog.claimed_by[EntryId("alpha")]) == 3


def test_a_name_means_one_entry_several_or_none() -> None:
    catalog = connect(
        make_entry(
            "anna",
            of="person",
            title="Anna Petrova",
            names=["Petrova", "Аня"],
            former_ids=(EntryId("anna-p"),),
        ),
        make_entry("zoya", of="person", title="Zoya Petrova", names=["Petrova", "Anna"]),
        make_entry("petrov", of="person", title="Petrov"),
        make_entry("petrov-hill", title="Hill of Petrov", names=["Petrov"]),
    )
    answers = {
        "anna": Found(EntryId("anna")),
        "zoya petrova": Found(EntryId("zoya")),
        "АНЯ": Found(EntryId("anna")),
        "anna-p": Found(EntryId("anna")),
        "Petrova": Ambiguous((EntryId("anna"), EntryId("zoya"))),
        "Petrov": Found(EntryId("petrov")),
        "Anna Petrowa": Missing(("anna", "zoya")),
        "Xyz": Missing(()),
    }
    assert {name: catalog.resolve(name) for name in answers} == answers
