"""Selection: what the blocks of editors choose from a catalog: entries, and the facts that lead upwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.catalog.resolving import Found
from variorum.model.values import EntryRef, Kind
from variorum.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.catalog.catalog import Catalog
    from variorum.model.blocks import Conditions
    from variorum.model.entry import Entry
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import EntryType, FactType
    from variorum.model.values import Value


def select_entries(entry_type: EntryType, where: Conditions, catalog: Catalog) -> tuple[Entry, ...]:
    """Selects entries.

    Args:
        entry_type: Their type.
        where: Facts, each with the values of which some source must claim one; entries by id or name.
        catalog: Everything known.

    Returns:
        The entries, by id.
    """
    wanted = {fact: _meant(values, catalog) for fact, values in where}
    return tuple(
        entry
        for entry in catalog.entries.values()
        if entry.type == entry_type.id and _meets(entry.id, wanted, catalog)
    )


def find_entries(names: Iterable[str], catalog: Catalog) -> tuple[EntryId, ...]:
    """Finds the entries that names mean, each once, in order; a name of none is passed over."""
    answers = (catalog.resolve(name) for name in names)
    return tuple(dict.fromkeys(answer.entry for answer in answers if isinstance(answer, Found)))


def find_tree_fact(entry_type: EntryType, fact: FactId | None) -> FactType | None:
    """Finds the fact that a tree goes by: the one named, or the first that leads upwards; or None."""
    facts = (each for each in entry_type.facts.values() if each.tree and fact in {None, each.id})
    return next(facts, None)


def share_scale(facts: Iterable[FactType]) -> bool:
    """Says whether facts can be drawn on one scale: numbers of one unit, or dates."""
    scales = {(fact.kind, fact.unit) for fact in facts}
    return len(scales) == 1 and scales.pop()[0] in {Kind.QUANTITY, Kind.DATE}


def _meant(values: Iterable[str], catalog: Catalog) -> frozenset[str]:
    """The values, and the entries that they name."""
    return frozenset({*find_entries(values, catalog), *map(fold, values)})


def _meets(entry: EntryId, wanted: Mapping[FactId, frozenset[str]], catalog: Catalog) -> bool:
    claims = catalog.claims.get(entry, {})
    return all(
        any(_key(claim.value) in values for claim in claims.get(fact, ())) for fact, values in wanted.items()
    )


def _key(value: Value) -> str:
    return value.target if isinstance(value, EntryRef) and value.target else fold(value.text)
