"""Sums: parts that one source states together, added and compared with the total that it states."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from variorum.catalog.agreement import agree
from variorum.model.prose import Prose
from variorum.model.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import EntryType, FactType

    Stated = Mapping[FactId, Sequence[Claim]]


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
        """The total as a claim, where the source states all parts and no total."""
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
        One check for each total, source and set of qualifiers of which two parts or more are stated once each.
    """
    totals = [fact for fact in entry_type.facts.values() if fact.sum_of]
    if not totals:
        return ()
    stated: defaultdict[tuple[EntryId, Qualifiers], defaultdict[FactId, list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in claims:
        if isinstance(claim.value, Quantity):
            stated[claim.source, claim.qualifiers][claim.fact].append(claim)
    return tuple(check for by_fact in stated.values() for fact in totals for check in _add(fact, by_fact))


def _add(fact: FactType, stated: Stated) -> Iterator[SumCheck]:
    parts = tuple(stated[part][0] for part in fact.sum_of if len(stated.get(part, ())) == 1)
    if len(parts) < 2:  # noqa: PLR2004 - one number is no sum
        return
    totals = stated.get(fact.id, ())
    is_complete = len(parts) == len(fact.sum_of)
    quantities = [part.value for part in parts if isinstance(part.value, Quantity)]
    yield SumCheck(
        fact=fact.id,
        source=parts[0].source,
        qualifiers=parts[0].qualifiers,
        parts=parts,
        result=_sum(quantities, is_complete=is_complete),
        stated=totals[0] if len(totals) == 1 else None,
        is_complete=is_complete,
    )


def _sum(parts: Sequence[Quantity], *, is_complete: bool) -> Quantity:
    """The sum of bounds. Widened bounds are added, so that "about" stays as wide as its parts."""
    low = sum((part.tolerant_low or Decimal(0) for part in parts), Decimal(0))
    highs = [part.tolerant_high for part in parts]
    high = None if None in highs or not is_complete else sum((each for each in highs if each is not None), Decimal(0))
    if high is None:
        text = f">={low:f}"
    else:
        text = f"{low:f}" if low == high else f"{low:f}..{high:f}"
    return Quantity(text, low, high)
