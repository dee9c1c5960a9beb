"""Successions: which entry comes before and after another, in time and among the parts of a whole.

In: entries with their claims. Out: the entries of each type by date; what each entry is part of, and the
parts of each. All of it is made once, so that a page asks and does not search.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.model.values import Date, EntryRef
from variorum.names import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.model.entry import Claim, Entry
    from variorum.model.ids import EntryId, FactId, TypeId
    from variorum.model.types import EntryType, FactType
    from variorum.names.collation import CollationKey

    Claims = Mapping[EntryId, Mapping[FactId, tuple[Claim, ...]]]

_FAR = 10**12


@dataclass(frozen=True, slots=True)
class Succession:
    """Entries one after the other.

    Attributes:
        members: The entries, each once, in order.
        positions: Where each stands among them.
    """

    members: tuple[EntryId, ...]
    positions: Mapping[EntryId, int]

    def around(self, entry: EntryId) -> tuple[EntryId | None, EntryId | None]:
        """The entries before and after a member; None at the ends, and for an entry that is none."""
        position = self.positions.get(entry)
        if position is None:
            return None, None
        before = self.members[position - 1] if position else None
        after = self.members[position + 1] if position + 1 < len(self.members) else None
        return before, after


def order_by_date(
    entries: Iterable[Entry], types: Mapping[TypeId, EntryType], claims: Claims
) -> Mapping[TypeId, Succession]:
    """Puts the entries of each type in the order of the date by which its index is sorted.

    Entries of which nobody gives that date are left out, and types whose index has another order.
    """
    dated: defaultdict[TypeId, list[Entry]] = defaultdict(list)
    for entry in entries:
        if find_date(entry, types[entry.type], claims):
            dated[entry.type].append(entry)
    return {
        each: _succeed(sorted(found, key=lambda entry: _rank(entry, types, claims)))
        for each, found in dated.items()
    }


def find_wholes(entry: Entry, entry_type: EntryType, claims: Claims) -> tuple[tuple[FactType, EntryId], ...]:
    """Finds what an entry is part of, by the facts that lead upwards (`tree`).

    Returns:
        The wholes, each once with the fact that names it: fact by fact in the order of the type, and first
        what most sources name; if as many name several, the one written first.
    """
    found: dict[EntryId, FactType] = {}
    for fact in entry_type.facts.values():
        if fact.tree:
            named: defaultdict[EntryId, set[EntryId]] = defaultdict(set)
            for claim in claims[entry.id].get(fact.id, ()):
                if isinstance(claim.value, EntryRef) and claim.value.target not in {None, entry.id}:
                    named[claim.value.target].add(claim.source)
            votes = Counter({whole: len(sources) for whole, sources in named.items()})
            for whole, _ in votes.most_common():
                found.setdefault(whole, fact)
    return tuple((fact, whole) for whole, fact in found.items())


def order_parts(
    entries: Mapping[EntryId, Entry],
    types: Mapping[TypeId, EntryType],
    claims: Claims,
    wholes: Mapping[EntryId, tuple[tuple[FactType, EntryId], ...]],
) -> Mapping[EntryId, Succession]:
    """Puts the parts of each whole in order: by the date of their type's index; those without one last."""
    parts: defaultdict[EntryId, list[EntryId]] = defaultdict(list)
    for entry, found in wholes.items():
        for _, whole in found:
            parts[whole].append(entry)
    ranks = {entry: _rank(entries[entry], types, claims) for entry, found in wholes.items() if found}
    return {
        whole: _succeed([entries[each] for each in sorted(found, key=ranks.__getitem__)])
        for whole, found in parts.items()
    }


def find_date(entry: Entry, entry_type: EntryType, claims: Claims) -> Date | None:
    """Finds the date by which an entry stands in the index of its type: the earliest that a source gives."""
    if entry_type.sort is None:
        return None
    stated = claims[entry.id].get(entry_type.sort, ())
    dates = [claim.value for claim in stated if isinstance(claim.value, Date)]
    return min(dates, key=_first_minute, default=None)


def _rank(
    entry: Entry, types: Mapping[TypeId, EntryType], claims: Claims
) -> tuple[int, CollationKey, EntryId]:
    date = find_date(entry, types[entry.type], claims)
    return _first_minute(date) if date else _FAR, collation_key(entry.filed_as), entry.id


def _first_minute(date: Date) -> int:
    span = date.start or date.end
    return span.first if span else 0


def _succeed(entries: Iterable[Entry]) -> Succession:
    members = tuple(entry.id for entry in entries)
    return Succession(members, {entry: position for position, entry in enumerate(members)})
