"""Telling: what is claimed of one fact of one entry, where there is no room for a row for each source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.agreement import is_silent
from variorum.compile.attribution import mark_claims
from variorum.compile.phrases import describe_qualifiers, phrase_claim

if TYPE_CHECKING:
    from variorum.compile.context import Context
    from variorum.compile.pieces import NoteMark, Phrase
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId
    from variorum.model.types import FactType


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a fact.

    Attributes:
        value: The value, with when it held.
        scope: What narrows it, in words; empty if nothing does.
        marks: The note marks of those who say so; none in an index.
    """

    value: Phrase
    scope: str
    marks: tuple[NoteMark, ...]


def tell_values(
    entry: EntryId, fact: FactType, context: Context, *, with_marks: bool = True
) -> tuple[Told, ...]:
    """Tells every value that somebody states, once for each time and scope, in the order of the entry.

    Args:
        entry: The entry.
        fact: The fact, of its type.
        context: The page that shows it.
        with_marks: Give every value its note marks.
    """
    alike: dict[tuple[Phrase, str], list[Claim]] = {}
    for claim in context.catalog.claims.get(entry, {}).get(fact.id, ()):
        if not is_silent(claim.value):
            scope = describe_qualifiers(claim.qualifiers, context.catalog, context.locale)
            value = phrase_claim(claim, context.catalog, context.locale)
            alike.setdefault((value, scope), []).append(claim)
    return tuple(
        Told(value, scope, mark_claims(claims, context) if with_marks else ())
        for (value, scope), claims in alike.items()
    )
