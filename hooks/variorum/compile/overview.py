"""The overview: the types of an encyclopedia with the number of their entries, and what is disputed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Overview:
    """An encyclopedia in numbers.

    Attributes:
        types: Of every type that has entries: plural, folder, what it is about, number of entries.
        entries: How many entries there are.
        claims: How many claims there are.
        sources: How many sources claim anything.
        disputes: On how many points sources differ.
    """

    types: tuple[tuple[str, str, str, int], ...]
    entries: int
    claims: int
    sources: int
    disputes: int


def compile_overview(catalog: Catalog) -> Overview:
    """Counts what a catalog holds."""
    numbers = Counter(entry.type for entry in catalog.entries.values())
    return Overview(
        types=tuple(
            (each.plural, each.folder, each.describes, numbers[each.id])
            for each in sorted(catalog.types.values(), key=lambda each: each.plural)
            if numbers[each.id]
        ),
        entries=len(catalog.entries),
        claims=sum(len(entry.claims) for entry in catalog.entries.values()),
        sources=len(catalog.claimed_by),
        disputes=sum(1 for _ in catalog.all_disputes()),
    )
