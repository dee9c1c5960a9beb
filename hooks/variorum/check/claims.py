"""Rules on claims: circles, inverses, sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.check.circles import find_circles
from variorum.diagnostics import Code, Diagnostic
from variorum.model.values import EntryRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.catalog.sums import SumCheck
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId, FactId


def check_circles(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing is part of itself: the facts marked `tree` lead upwards and never round."""
    trees = sorted({fact.id for each in catalog.types.values() for fact in each.facts.values() if fact.tree})
    for fact in trees:
        upwards = {
            entry: {parent: claim for claim, parent in reversed(_named(claims.get(fact, ())))}
            for entry, claims in catalog.claims.items()
        }
        for circle in find_circles(upwards):
            names = " → ".join((*circle, circle[0]))
            claim = upwards[circle[0]][circle[1 % len(circle)]]
            yield Diagnostic(claim.location, Code.E305, f"“{fact}” leads round in a circle: {names}")


def check_inverses(catalog: Catalog) -> Iterator[Diagnostic]:
    """Where both sides can say it, the same source says the same from both sides."""
    for claims in catalog.claims.values():
        for stated in claims.values():
            for claim, target in _named(stated):
                yield from _contradicted(catalog, claim, target)


def check_sums(catalog: Catalog) -> Iterator[Diagnostic]:
    """Parts add up to the total that the same source states, or a note says why not."""
    for checks in catalog.sums.values():
        for check in checks:
            if check.stated is not None and not check.adds_up and not _is_explained(check):
                message = (
                    f"{check.source} states {check.stated.value.text} for “{check.fact}”, "
                    f"but its parts add up to {check.result.text}"
                )
                yield Diagnostic(check.stated.location, Code.W311, message)


def _is_explained(check: SumCheck) -> bool:
    return any(claim.note for claim in (check.stated, *check.parts) if claim is not None)


def _named(claims: tuple[Claim, ...]) -> tuple[tuple[Claim, EntryId], ...]:
    """The claims that name an entry, with its id."""
    return tuple(
        (claim, claim.value.target)
        for claim in claims
        if isinstance(claim.value, EntryRef) and claim.value.target
    )


def _contradicted(catalog: Catalog, claim: Claim, target: EntryId) -> Iterator[Diagnostic]:
    fact = catalog.fact_of(claim)
    if fact.inverse is None or fact.inverse.fact is None:
        return
    inverse: FactId = fact.inverse.fact
    other_fact = catalog.type_of(target).facts.get(inverse)
    if other_fact is None or other_fact.many:
        return
    for other, back in _named(catalog.claims.get(target, {}).get(inverse, ())):
        if other.source == claim.source and other.qualifiers == claim.qualifiers and back != claim.entry:
            message = (
                f"{claim.source} says here “{fact.label}: {target}”, "
                f"but of {target} “{other_fact.label}: {back}”, at {other.location}"
            )
            yield Diagnostic(claim.location, Code.E306, message)
