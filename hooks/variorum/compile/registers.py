"""Registers: what concerns the whole: disputes, the bibliography, what is wanted and what stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog import Found
from variorum.compile.context import Context
from variorum.compile.judgements import Judgement, compile_judgement
from variorum.compile.order import filing_key, sort_by_headword
from variorum.compile.phrases import refer
from variorum.model.values import EntryRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class DisputedEntry:
    """An entry on which sources differ, with its disputes."""

    entry: CrossReference
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source of the bibliography.

    Attributes:
        entry: The source.
        cited_in: The entries that cite it, by headword.
        claims: How many claims rest on it.
    """

    entry: CrossReference
    cited_in: tuple[CrossReference, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class WantedEntry:
    """An entry that is wanted, with those that want it."""

    name: str
    wanted_by: tuple[CrossReference, ...]


def compile_disputes(catalog: Catalog, locale: str) -> tuple[DisputedEntry, ...]:
    """Makes every dispute ready, entry by entry, by headword."""
    return tuple(
        DisputedEntry(
            refer(entry, catalog),
            tuple(
                compile_judgement(dispute, Context(catalog, entry, locale))
                for dispute in catalog.disputes[entry]
            ),
        )
        for entry in sort_by_headword(catalog.disputes, catalog)
    )


def compile_bibliography(catalog: Catalog) -> tuple[CitedSource, ...]:
    """Makes every source ready, by id; the order of a bibliography is that of its style."""
    return tuple(
        CitedSource(
            refer(source.id, catalog),
            tuple(
                refer(entry, catalog)
                for entry in sort_by_headword(catalog.cited_in.get(source.id, ()), catalog)
            ),
            len(catalog.claimed_by.get(source.id, ())),
        )
        for source in catalog.sources()
    )


def compile_wanted(catalog: Catalog) -> tuple[WantedEntry, ...]:
    """Lists the entries that are wanted, those that most want first."""
    wanted = sorted(catalog.wanted.items(), key=lambda item: (-len(item[1]), filing_key(item[0])))
    return tuple(
        WantedEntry(name, tuple(refer(entry, catalog) for entry in entries)) for name, entries in wanted
    )


def compile_orphans(catalog: Catalog) -> tuple[CrossReference, ...]:
    """Lists the entries that no other leads to, by headword; relations seen from the other end lead too."""
    named = set(_named_entries(catalog))
    named |= {relation.claim.entry for relations in catalog.relations.values() for relation in relations}
    orphans = [
        entry
        for entry in catalog.entries
        if not catalog.mentions.get(entry)
        and not catalog.relations.get(entry)
        and not catalog.cited_in.get(entry)
        and entry not in named
    ]
    return tuple(refer(entry, catalog) for entry in sort_by_headword(orphans, catalog))


def _named_entries(catalog: Catalog) -> Iterator[EntryId]:
    """The entries that another names under "see also", or in a claim, whether that has an inverse or not."""
    for entry in catalog.entries.values():
        answers = (catalog.resolve(reference.text) for reference in entry.see_also)
        named = [answer.entry for answer in answers if isinstance(answer, Found)]
        values = (claim.value for claim in entry.claims)
        named += [value.target for value in values if isinstance(value, EntryRef) and value.target]
        yield from (each for each in named if each != entry.id)
