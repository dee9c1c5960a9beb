"""Sums: parts that one source states together, added and compared with the total that it states."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from variorum.catalog.agreement import agree
from variorum.model.prose import Prose
from variorum.model.values import Absence, Nothing, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import EntryType, FactType

    Stated = Mapping[FactId, Sequence[Claim]]


_ZERO = Quantity("0", Decimal(0), Decimal(0))
_NONE, _UNKNOWN = Nothing(Absence.NONE), Nothing(Absence.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SumCheck:
    """What became of adding up.

    Attributes:
        fact: The total's fact.
        source: Whose figures they are.
        qualifiers: What narrows them.
        parts: The claims added, in the order of the fact's `sum_of`.
        result: Their sum; a lower bound if not all parts are stated.
        stated: The total that the source itself states, if it does.
        is_complete: All parts are stated.
    """

    fact: FactId
    source: EntryId
    qualifiers: Qualifiers
    parts: tuple[Claim, ...]
    result: Quantity
    stated: Claim | None
    is_complete: bool

    @property
    def adds_up(self) -> bool:
        """The parts and the stated total can both be right."""
        return self.stated is None or agree(self.result, self.stated.value)

    @property
    def derived(self) -> Claim | None:
        """The total as a claim, where the source states all parts and says nothing of the total."""
        if self.stated is not None or not self.is_complete:
            return None
        first = self.parts[0]
        return replace(first, fact=self.fact, value=self.result, quote="", note=Prose(""), derived=True)


def add_up(claims: Iterable[Claim], entry_type: EntryType) -> tuple[SumCheck, ...]:
    """Adds up every sum of an entry that can be added.

    Args:
        claims: The claims of one entry.
        entry_type: Its type.

    Returns:
        One check for each total, source and set of qualifiers of which two parts or more are stated;
        more than one if the source states different totals. A part that it states in different
        ways counts as not stated, and `none` counts as 0.
    """
    totals = [fact for fact in entry_type.facts.values() if fact.sum_of]
    if not totals:
        return ()
    stated: defaultdict[tuple[EntryId, Qualifiers], defaultdict[FactId, list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in claims:
        stated[claim.source, claim.qualifiers][claim.fact].append(claim)
    return tuple(check for by_fact in stated.values() for fact in totals for check in _add(fact, by_fact))


def _add(fact: FactType, stated: Stated) -> Iterator[SumCheck]:
    known = [_amounts(stated.get(part, ())) for part in fact.sum_of]
    parts = [amounts[0] for amounts in known if len(amounts) == 1]
    if len(parts) < 2:  # noqa: PLR2004 - one number is no sum
        return
    totals = [claim for claim, _ in _amounts(stated.get(fact.id, ()))]
    if not totals and any(claim.value == _UNKNOWN for claim in stated.get(fact.id, ())):
        return  # who says that the total is not known must not be made to state it
    is_complete = len(parts) == len(fact.sum_of)
    first = parts[0][0]
    for total in totals or (None,):
        yield SumCheck(
            fact=fact.id,
            source=first.source,
            qualifiers=first.qualifiers,
            parts=tuple(claim for claim, _ in parts),
            result=_sum([amount for _, amount in parts], is_complete=is_complete),
            stated=total,
            is_complete=is_complete,
        )


def _amounts(claims: Iterable[Claim]) -> list[tuple[Claim, Quantity]]:
    """The numbers that claims state, each number once."""
    amounts: dict[Quantity, Claim] = {}
    for claim in claims:
        amount = _ZERO if claim.value == _NONE else claim.value
        if isinstance(amount, Quantity):
            amounts.setdefault(replace(amount, text=""), claim)
    return [(claim, amount) for amount, claim in amounts.items()]


def _sum(parts: Sequence[Quantity], *, is_complete: bool) -> Quantity:
    """The sum of bounds. Widened bounds are added, so that "about" stays as wide as its parts."""
    low = sum((part.tolerant_low or Decimal(0) for part in parts), Decimal(0))
    highs = [part.tolerant_high for part in parts if part.tolerant_high is not None]
    if len(highs) < len(parts) or not is_complete:
        return Quantity(f">={low:f}", low, None)
    high = sum(highs, Decimal(0))
    return Quantity(f"{low:f}" if low == high else f"{low:f}..{high:f}", low, high)
