"""Neighbours: the entries nearest to one, by claims and links in both directions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import refer
from variorum.model.values import EntryRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId

MOST: Final = 14
"""How many neighbours are shown."""

FEWEST: Final = 2
"""With fewer there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry near to another one.

    Attributes:
        entry: The entry.
        labels: In what respects claims connect the two, as the other one sees it; empty if only prose does.
    """

    entry: CrossReference
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is near to an entry.

    Attributes:
        entry: The entry in the middle.
        members: Its neighbours, the nearest first.
        left_out: How many more there are.
    """

    entry: CrossReference
    members: tuple[Neighbour, ...]
    left_out: int


def find_neighbours(entry: EntryId, catalog: Catalog) -> Neighbourhood | None:
    """Finds the neighbours of an entry.

    Every claim in which one names the other counts, and every link from the prose of one to the other; of
    entries that are equally near the first by headword is taken.

    Args:
        entry: The entry.
        catalog: Everything known.

    Returns:
        Its neighbourhood; None if too few entries are near.
    """
    weights: Counter[EntryId] = Counter(catalog.links.get(entry, {}))
    for mention in catalog.mentions.get(entry, ()):
        weights[mention.entry] += mention.count
    labels: defaultdict[EntryId, dict[str, None]] = defaultdict(dict)
    for other, label in _connect(entry, catalog):
        weights[other] += 1
        labels[other][label] = None
    del weights[entry]
    if len(weights) < FEWEST:
        return None
    ordered = sorted(sort_by_headword(weights, catalog), key=lambda other: -weights[other])
    return Neighbourhood(
        refer(entry, catalog),
        tuple(Neighbour(refer(other, catalog), tuple(labels[other])) for other in ordered[:MOST]),
        len(ordered[MOST:]),
    )


def _connect(entry: EntryId, catalog: Catalog) -> Iterator[tuple[EntryId, str]]:
    """The entries that claims connect with one, in both directions, each time with the respect."""
    facts = catalog.type_of(entry).facts
    for claim in catalog.entries[entry].claims:
        if isinstance(claim.value, EntryRef) and claim.value.target:
            yield claim.value.target, facts[claim.fact].label
    for relation in catalog.relations.get(entry, ()):
        yield relation.claim.entry, relation.label
