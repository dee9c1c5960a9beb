"""Relations: the claims of other entries that name this one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.compile.attribution import mark_claims
from variorum.compile.dates import format_edtf
from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import describe_qualifiers, refer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference, NoteMark
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId


_SHOWN, _SHOWN_OF_MANY, _MANY = 12, 4, 36


@dataclass(frozen=True, slots=True)
class Related:
    """One entry that names this one.

    Attributes:
        entry: The entry.
        detail: When and in what respect, in words; empty if nothing is said.
        marks: The note marks of the claims.
    """

    entry: CrossReference
    detail: str
    marks: tuple[NoteMark, ...]


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Entries related in the same way, sorted by headword."""

    label: str
    members: tuple[Related, ...]


def compile_relations(context: Context) -> tuple[RelationGroup, ...]:
    """Makes the inverse relations of an entry ready, group by group in the order of their labels."""
    groups: defaultdict[str, defaultdict[EntryId, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for relation in context.catalog.relations.get(context.entry, ()):
        groups[relation.label][relation.claim.entry].append(relation.claim)
    return tuple(
        RelationGroup(
            label,
            tuple(
                _related(entry, members[entry], context)
                for entry in sort_by_headword(members, context.catalog)
            ),
        )
        for label, members in sorted(groups.items())
    )


def count_shown(sizes: Iterable[int]) -> int:
    """Says how many members of each group are shown; the rest is folded away.

    Args:
        sizes: How many members each group has.
    """
    return _SHOWN if sum(sizes) <= _MANY else _SHOWN_OF_MANY


def _related(entry: EntryId, claims: Sequence[Claim], context: Context) -> Related:
    detail = describe_relation(claims, context)
    return Related(refer(entry, context.catalog), detail, mark_claims(claims, context))


def describe_relation(claims: Sequence[Claim], context: Context) -> str:
    """Says since when, until when and in what respect a relation holds; nothing if no more is known."""
    details = dict.fromkeys(filter(None, (_detail(claim, context) for claim in claims)))
    fullest = [each for each in details if not any(other.endswith(f", {each}") for other in details)]
    return "; ".join(fullest)


def _detail(claim: Claim, context: Context) -> str:
    parts = [f"from {format_edtf(claim.since, context.locale)}" if claim.since else ""]
    parts.append(f"until {format_edtf(claim.until, context.locale)}" if claim.until else "")
    parts.append(describe_qualifiers(claim.qualifiers, context.catalog, context.locale))
    return ", ".join(filter(None, parts))
