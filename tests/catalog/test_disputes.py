from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builders import BATTLE, make_claim, make_verdict
from variorum.catalog import agree
from variorum.catalog.disputes import Dispute, DisputeStatus, find_disputes
from variorum.catalog.sums import SumCheck, add_up

if TYPE_CHECKING:
    from variorum.model.entry import Claim, Verdict


def disputes(*claims: Claim, verdict: Verdict | None = None) -> tuple[Dispute, ...]:
    return find_disputes(claims, (verdict,) if verdict else (), BATTLE)


def values(dispute: Dispute) -> dict[str, str]:
    """Give the values of a dispute and who says each."""
    return {group.value.text: " ".join(group.sources) for group in dispute.groups}


def test_numbers_that_differ_are_a_dispute() -> None:
    (found,) = disputes(
        make_claim("killed", "759"), make_claim("killed", "792", "beta"), make_claim("killed", "759", "gamma")
    )
    assert values(found) == {"759": "alpha gamma", "792": "beta"}
    assert (found.fact, found.aspect, found.status) == ("killed", "", DisputeStatus.OPEN)


def test_a_range_that_two_exact_numbers_fit_does_not_reconcile_them() -> None:
    (found,) = disputes(*(make_claim("killed", text, text) for text in ("700..800", "759", "792")))
    assert len(found.groups) == 3


def test_claims_with_other_qualifiers_are_not_compared() -> None:
    assert (
        disputes(make_claim("killed", "1", side="north"), make_claim("killed", "2", "beta", side="south"))
        == ()
    )
    assert disputes(make_claim("killed", "1", side="north"), make_claim("killed", "2", "beta")) == ()


def test_a_source_may_contradict_itself() -> None:
    (found,) = disputes(make_claim("killed", "1", line=1), make_claim("killed", "2", line=9))
    assert values(found) == {"1": "alpha", "2": "alpha"}


def test_one_number_written_in_two_ways_is_one_value() -> None:
    (found,) = disputes(
        make_claim("killed", "1.0"), make_claim("killed", "1", "beta"), make_claim("killed", "2", "gamma")
    )
    assert values(found) == {"1.0": "alpha beta", "2": "gamma"}


def test_who_is_silent_or_says_that_it_is_not_known_takes_no_part() -> None:
    claims = [
        make_claim("killed", "1"),
        make_claim("killed", "silent", "beta"),
        make_claim("killed", "unknown", "gamma"),
    ]
    assert disputes(*claims) == ()
    (found,) = disputes(*claims, make_claim("killed", "2", "delta"))
    assert values(found) == {"1": "alpha", "2": "delta"}


def test_who_says_that_there_was_none_takes_part() -> None:
    assert len(disputes(make_claim("killed", "none"), make_claim("killed", "5", "beta"))) == 1
    assert disputes(make_claim("killed", "none"), make_claim("killed", "0", "beta")) == ()


def test_where_several_values_are_normal_only_none_excludes_the_others() -> None:
    assert disputes(make_claim("commander", "anna"), make_claim("commander", "boris", "beta")) == ()
    (found,) = disputes(make_claim("commander", "anna"), make_claim("commander", "none", "beta"))
    assert values(found) == {"anna": "alpha", "none": "beta"}


def test_texts_that_differ_are_a_dispute_only_where_the_type_says_so() -> None:
    assert disputes(make_claim("outcome", "A draw"), make_claim("outcome", "A victory", "beta")) == ()
    (found,) = disputes(
        make_claim("wording", "A draw"),
        make_claim("wording", "A victory", "beta"),
        make_claim("wording", "a draw"),
    )
    assert len(found.groups) == 2


def test_sources_that_agree_on_a_person_may_differ_on_the_time() -> None:
    (found,) = disputes(
        make_claim("commander", "anna", until="1938-08-03"),
        make_claim("commander", "anna", "beta", until="1938-08-05"),
    )
    assert (found.aspect, found.about and found.about.text) == ("until", "anna")
    assert values(found) == {"1938-08-03": "alpha", "1938-08-05": "beta"}


def test_two_terms_in_one_record_are_no_contradiction() -> None:
    first = make_claim("commander", "anna", since="1930", until="1932")
    second = make_claim("commander", "anna", since="1936", until="1938")
    assert disputes(first, second) == ()
    assert disputes(first, second, make_claim("commander", "anna", "beta", since="1936-05")) == ()
    assert disputes(first, second, make_claim("commander", "anna", "beta", since="1950")) == ()
    (found,) = disputes(first, second, make_claim("commander", "anna", "beta", since="1937", until="1938"))
    assert (found.aspect, values(found)) == ("from", {"1936": "alpha", "1937": "beta"})
    (found,) = disputes(first, second, make_claim("commander", "anna", "beta", until="1931"))
    assert (found.aspect, values(found)) == ("until", {"1932": "alpha", "1931": "beta"})


def test_two_records_of_one_source_are_compared_in_time() -> None:
    (found,) = disputes(
        make_claim("commander", "anna", until="1938", line=1),
        make_claim("commander", "anna", until="1939", line=9),
    )
    assert found.aspect == "until"


def test_disputes_stand_in_the_order_of_the_facts() -> None:
    claims = [
        make_claim(fact, value, source)
        for fact in ("missing", "killed")
        for value, source in (("1", "a"), ("2", "b"))
    ]
    assert [each.fact for each in disputes(*claims)] == ["killed", "missing"]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (None, "open"),
        (make_verdict(prefer=["alpha"], weighs=["beta"]), "settled"),
        (make_verdict(reconciles=["alpha", "beta"]), "reconciled"),
        (make_verdict(weighs=["alpha", "beta"]), "unresolved"),
        (make_verdict(prefer=["alpha"]), "stale"),
        (make_verdict("missing", prefer=["alpha"]), "open"),
    ],
)
def test_a_dispute_stands_where_its_verdict_leaves_it(verdict: Verdict | None, status: str) -> None:
    (found,) = disputes(make_claim("killed", "1"), make_claim("killed", "2", "beta"), verdict=verdict)
    assert found.status == status
    assert found.verdict is (verdict if status != "open" else None)


def test_a_new_source_makes_a_verdict_stale_a_silent_one_does_not() -> None:
    claims = [make_claim("killed", "1"), make_claim("killed", "2", "beta")]
    verdict = make_verdict(prefer=["alpha"], weighs=["beta"])
    (silent,) = disputes(*claims, make_claim("killed", "silent", "gamma"), verdict=verdict)
    (voiced,) = disputes(*claims, make_claim("killed", "1", "gamma"), verdict=verdict)
    assert (silent.status, voiced.status) == (DisputeStatus.SETTLED, DisputeStatus.STALE)


def sums(*claims: Claim) -> tuple[SumCheck, ...]:
    return add_up(claims, BATTLE)


def test_a_verdict_is_read_even_where_no_rule_sees_a_dispute() -> None:
    claims = make_claim("killed", "~23000"), make_claim("killed", "<=32000", "beta")
    verdict = make_verdict(weighs=("alpha", "beta"))
    assert disputes(*claims) == ()
    (found,) = disputes(*claims, verdict=verdict)
    assert (values(found), found.status) == (
        {"~23000": "alpha", "<=32000": "beta"},
        DisputeStatus.UNRESOLVED,
    )
    assert disputes(claims[0], make_claim("killed", "~23000", "beta"), verdict=verdict) == ()


def test_a_verdict_on_a_person_is_read_once_with_the_times_that_differ() -> None:
    claims = (
        make_claim("commander", "anna", until="1938-08-03"),
        make_claim("commander", "anna", "beta", until="1938-08-05"),
        make_claim("commander", "boris", "beta"),
    )
    (found,) = disputes(*claims, verdict=make_verdict("commander", weighs=("alpha", "beta")))
    assert found.aspect == "until"


def test_parts_that_one_source_states_are_added() -> None:
    (check,) = sums(
        *(
            make_claim(fact, value)
            for fact, value in (("killed", "759"), ("missing", "95"), ("accidents", "6"))
        )
    )
    assert (check.result.text, check.is_complete, check.stated) == ("860", True, None)
    assert check.derived is not None
    assert (check.derived.fact, check.derived.value.text, check.derived.derived) == ("dead", "860", True)


@pytest.mark.parametrize(
    ("stated", "derived", "adds_up"),
    [
        ({"killed": "10", "missing": "5", "accidents": "1", "dead": "16"}, None, True),
        ({"killed": "10", "missing": "5", "accidents": "1", "dead": "17"}, None, False),
        ({"killed": "10", "missing": "5", "accidents": "1", "dead": "~20"}, None, True),
        ({"killed": "10", "missing": "5", "dead": "17"}, None, True),
        ({"killed": "10", "missing": "5", "dead": "14"}, None, False),
        ({"killed": "10", "missing": "5"}, None, True),
        ({"killed": "10", "missing": "none", "accidents": "1"}, "11", True),
        ({"killed": "10", "missing": "none", "accidents": "1", "dead": "none"}, None, False),
        ({"killed": "10", "missing": "unknown", "accidents": "1"}, None, True),
        ({"killed": "~10", "missing": "5..6", "accidents": "1"}, "11..22", True),
        ({"killed": ">10", "missing": "5", "accidents": "1"}, ">=16", True),
        ({"killed": "10", "missing": "5", "accidents": "1", "dead": "silent"}, "16", True),
    ],
)
def test_a_total_is_checked_or_made(stated: dict[str, str], derived: str | None, adds_up: bool) -> None:  # noqa: FBT001
    (check,) = sums(*(make_claim(fact, value) for fact, value in stated.items()))
    assert (check.derived and check.derived.value.text) == derived
    assert check.adds_up is adds_up


def test_who_says_that_the_total_is_not_known_is_not_made_to_state_it() -> None:
    claims = [make_claim(fact, "1") for fact in ("killed", "missing", "accidents")]
    assert sums(*claims, make_claim("dead", "unknown")) == ()


def test_parts_of_several_sources_or_sides_are_never_added() -> None:
    assert sums(make_claim("killed", "1"), make_claim("missing", "2", "beta")) == ()
    assert sums(make_claim("killed", "1", side="north"), make_claim("missing", "2", side="south")) == ()


def test_a_part_stated_twice_counts_once_and_one_stated_in_two_ways_not_at_all() -> None:
    claims = [make_claim("killed", "10"), make_claim("missing", "5"), make_claim("accidents", "1")]
    (same,) = sums(*claims, make_claim("killed", "10", line=9))
    (other,) = sums(*claims, make_claim("killed", "11", line=9))
    assert (same.result.text, same.is_complete) == ("16", True)
    assert (other.result.text, other.is_complete) == (">=6", False)


def test_each_of_two_totals_is_checked_and_none_is_made() -> None:
    claims = [make_claim("killed", "10"), make_claim("missing", "5"), make_claim("accidents", "1")]
    checks = sums(*claims, make_claim("dead", "16"), make_claim("dead", "20", line=9))
    assert [check.adds_up for check in checks] == [True, False]
    assert all(check.derived is None for check in checks)


@given(st.lists(st.integers(0, 1_000), min_size=3, max_size=3))
def test_a_sum_is_the_sum(numbers: list[int]) -> None:
    facts = ("killed", "missing", "accidents")
    (check,) = sums(*(make_claim(fact, str(number)) for fact, number in zip(facts, numbers, strict=True)))
    assert check.result.low == check.result.high == sum(numbers)


@given(st.lists(st.sampled_from(["1", "~20", "3..9", ">=4", "<=5", "none"]), min_size=3, max_size=3))
def test_a_sum_agrees_with_what_its_parts_can_make(texts: list[str]) -> None:
    parts = [
        make_claim(fact, text) for fact, text in zip(("killed", "missing", "accidents"), texts, strict=True)
    ]
    (check,) = sums(*parts)
    lows = {"1": 1, "~20": 15, "3..9": 3, ">=4": 4, "<=5": 5, "none": 0}
    assert agree(check.result, make_claim("dead", str(sum(lows[text] for text in texts))).value)
