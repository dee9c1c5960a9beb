"""Tree: the entries of a type by what stands above what, such as an order of battle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.selection import find_entries, find_tree_fact, select_entries
from variorum.compile.attribution import mark_claims
from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import refer
from variorum.compile.relations import describe_relation
from variorum.compile.telling import tell_values
from variorum.model.values import EntryRef

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark
    from variorum.compile.telling import Told
    from variorum.model.blocks import TreeRequest
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId
    from variorum.model.types import FactType


DEEPEST = 40
"""What stands more levels down is left out: no page could show it, and no stack hold it."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One entry of a tree, with what is below it.

    Attributes:
        entry: The entry.
        detail: When and in what respect it stands below the one above, in words.
        marks: The note marks of the claims that place it there.
        facts: What is told of it: label, unit and values of each column that somebody speaks of.
        branches: What is below it, by headword.
        is_repeated: It stands elsewhere in the tree with what is below it, which is not shown again.
        is_cut: What is below it is too deep to be shown.
    """

    entry: CrossReference
    detail: str
    marks: tuple[NoteMark, ...]
    facts: tuple[tuple[str, str, tuple[Told, ...]], ...]
    branches: tuple[Branch, ...]
    is_repeated: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree, ready to be shown."""

    caption: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class _Growth:
    """A tree while it grows: whose parts are whose, and what stands in it already."""

    below: Mapping[EntryId, Mapping[EntryId, Sequence[Claim]]]
    columns: tuple[FactType, ...]
    context: Context
    grown: set[EntryId]


def grow_tree(request: TreeRequest, context: Context) -> Tree | None:
    """Makes the tree that a block asks for, with note marks.

    Args:
        request: Which entries, by which fact.
        context: The page that shows it.

    Returns:
        The tree, or None if there is no such type, no fact that leads upwards, or no entry.
    """
    entry_type = context.catalog.types.get(request.type)
    fact = find_tree_fact(entry_type, request.fact) if entry_type else None
    if entry_type is None or fact is None:
        return None
    chosen = [entry.id for entry in select_entries(entry_type, request.where, context.catalog)]
    below = _find_below(chosen, fact, context)
    placed = {entry for members in below.values() for entry in members}
    roots = find_entries(request.roots, context.catalog) or sort_by_headword(
        set(chosen) - placed, context.catalog
    )
    columns = tuple(entry_type.facts[column] for column in request.columns if column in entry_type.facts)
    growth = _Growth(below, columns, context, set())
    branches = tuple(_grow(root, (), growth, depth=1) for root in roots)
    return Tree(request.caption or entry_type.plural, branches) if branches else None


def _find_below(
    chosen: Sequence[EntryId], fact: FactType, context: Context
) -> dict[EntryId, dict[EntryId, list[Claim]]]:
    """What stands below each entry, with the claims that say so; what was not chosen is passed over."""
    members = set(chosen)
    below: dict[EntryId, dict[EntryId, list[Claim]]] = {}
    for entry in chosen:
        for claim in context.catalog.claims.get(entry, {}).get(fact.id, ()):
            if isinstance(claim.value, EntryRef) and claim.value.target in members - {entry}:
                parent = claim.value.target
                below.setdefault(parent, {}).setdefault(entry, []).append(claim)
    return below


def _grow(entry: EntryId, placed_by: Sequence[Claim], growth: _Growth, *, depth: int) -> Branch:
    """An entry and what is below it; the second time it comes up, only itself, so that circles end."""
    catalog = growth.context.catalog
    is_repeated = entry in growth.grown and bool(growth.below.get(entry))
    growth.grown.add(entry)
    detail = describe_relation(placed_by, growth.context)
    marks = mark_claims(placed_by, growth.context)
    told = ((fact, tell_values(entry, fact, growth.context)) for fact in growth.columns)
    is_cut = depth >= DEEPEST and bool(growth.below.get(entry)) and not is_repeated
    members = {} if is_repeated or is_cut else growth.below.get(entry, {})
    return Branch(
        refer(entry, catalog),
        detail,
        marks,
        tuple((fact.label, fact.unit, values) for fact, values in told if values),
        tuple(
            _grow(each, members[each], growth, depth=depth + 1) for each in sort_by_headword(members, catalog)
        ),
        is_repeated,
        is_cut,
    )
