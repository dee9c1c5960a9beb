"""Terms: the times for which a value held, told apart before they are compared.

Somebody can hold one office twice. A source that states both terms in one record does not contradict itself,
and another that states the second must be compared with the second. In: the claims that state one value.
Out: the same claims by term.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from variorum.catalog.agreement import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.diagnostics import Location
    from variorum.model.entry import Claim
    from variorum.model.values import Date

_FAR = 10**12


def split_terms(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Puts claims of one value together that speak of the same term.

    Args:
        claims: Claims of one value, of any sources.

    Returns:
        One group, unless a record states the value more than once. Then a group for each term of
        the record that states most; every other claim is with the term that it agrees with, or
        else with the nearest that it overlaps, or else alone.
    """
    records: defaultdict[Location, list[Claim]] = defaultdict(list)
    for claim in claims:
        records[claim.reading].append(claim)
    fullest = max(records.values(), key=len)
    if len(fullest) == 1:
        return (tuple(claims),)
    terms = [[claim] for claim in fullest]
    for claim in claims:
        if all(claim is not term[0] for term in terms):
            _find_term(claim, terms[: len(fullest)], terms).append(claim)
    return tuple(tuple(term) for term in terms)


def _find_term(claim: Claim, known: Sequence[list[Claim]], terms: list[list[Claim]]) -> list[Claim]:
    """The term that a claim speaks of; a new one if it is none of those known."""
    fitting = next((term for term in known if _fits(claim, term[0])), None)
    if fitting is not None:
        return fitting
    near = [term for term in known if _overlaps(claim, term[0])]
    if near:
        return min(near, key=lambda term: _distance(claim, term[0]))
    terms.append([])
    return terms[-1]


def _fits(one: Claim, other: Claim) -> bool:
    pairs = ((one.since, other.since), (one.until, other.until))
    return all(first is None or second is None or agree(first, second) for first, second in pairs)


def _overlaps(one: Claim, other: Claim) -> bool:
    return _first(one.since) <= _last(other.until) and _first(other.since) <= _last(one.until)


def _distance(one: Claim, other: Claim) -> int:
    if one.since is None or other.since is None:
        return abs(_last(one.until) - _last(other.until))
    return abs(_first(one.since) - _first(other.since))


def _first(date: Date | None) -> int:
    return date.start.first if date is not None and date.start is not None else -_FAR


def _last(date: Date | None) -> int:
    return date.end.last if date is not None and date.end is not None else _FAR
