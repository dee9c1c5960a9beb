"""The catalog: every entry, every claim and how they hang together. Born frozen.

It is built from a list in one go (`connect_entries`) and never added to; all inverse indexes are
made with it, so that checks and pages are filters and not searches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.resolving import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.catalog.disputes import Dispute
    from variorum.catalog.resolving import NameIndex, Resolution
    from variorum.catalog.successions import Succession
    from variorum.catalog.sums import SumCheck
    from variorum.model.blocks import CompareRequest
    from variorum.model.entry import Claim, Entry, Qualifiers
    from variorum.model.ids import EntryId, FactId, TypeId
    from variorum.model.transcript import Transcript
    from variorum.model.types import EntryType, FactType


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim seen from the entry that it names.

    Attributes:
        label: What readers see there: the label of the inverse.
        claim: The claim.
    """

    label: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Mention:
    """Cross-references of one entry's prose to another, seen from their target.

    Attributes:
        entry: The entry whose prose mentions.
        offset: Where in its body it does so first.
        count: How often it does.
    """

    entry: EntryId
    offset: int
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that was read, connected.

    Attributes:
        types: The entry types by id.
        entries: The entries by id, sorted by id, their claims resolved.
        names: Which entry a name means.
        claims: Claims of each entry by fact, in the order written; derived sums included.
        relations: What names each entry in a claim, seen from it, by the id of the entry that says it.
        mentions: Whose prose links to each entry, sorted by id, each once.
        links: What the prose of each entry links to, in order, and how often.
        wholes: What each entry is part of, with the fact that says so; first what most sources name.
        parts: The parts of each entry, in order.
        by_date: The entries of each type whose index goes by a date, in its order.
        disputes: The disputes of each entry that has any.
        sums: The sums checked of each entry that has any.
        claimed_by: The claims of each source, sorted by entry.
        cited_in: The entries whose prose or claims cite each source, sorted by id.
        wanted: Wanted names → the entries that want them, sorted.
        transcripts: What is known of the full text of each source that has a transcript.
        located: The claims that give a point on the Earth, of each entry that has any.
    """

    types: Mapping[TypeId, EntryType]
    entries: Mapping[EntryId, Entry]
    names: NameIndex
    claims: Mapping[EntryId, Mapping[FactId, tuple[Claim, ...]]]
    relations: Mapping[EntryId, tuple[Relation, ...]]
    mentions: Mapping[EntryId, tuple[Mention, ...]]
    links: Mapping[EntryId, Mapping[EntryId, int]]
    wholes: Mapping[EntryId, tuple[tuple[FactType, EntryId], ...]]
    parts: Mapping[EntryId, Succession]
    by_date: Mapping[TypeId, Succession]
    disputes: Mapping[EntryId, tuple[Dispute, ...]]
    sums: Mapping[EntryId, tuple[SumCheck, ...]]
    claimed_by: Mapping[EntryId, tuple[Claim, ...]]
    cited_in: Mapping[EntryId, tuple[EntryId, ...]]
    wanted: Mapping[str, tuple[EntryId, ...]]
    transcripts: Mapping[EntryId, Transcript]
    located: Mapping[EntryId, tuple[Claim, ...]]

    def resolve(self, text: str) -> Resolution:
        """Finds the entry that an id or a name means; the one way to ask."""
        return self.names.resolve(text)

    def type_of(self, entry: EntryId) -> EntryType:
        """The type of an entry."""
        return self.types[self.entries[entry].type]

    def fact_of(self, claim: Claim) -> FactType:
        """The fact that a claim is on."""
        return self.type_of(claim.entry).facts[claim.fact]

    def sources(self) -> Iterator[Entry]:
        """The entries that can be cited, by id."""
        return (entry for entry in self.entries.values() if entry.source is not None)

    def is_source(self, name: str) -> bool:
        """Says whether an id is that of a source."""
        entry = self.entries.get(name)  # type: ignore[call-overload]
        return entry is not None and entry.source is not None

    def all_disputes(self) -> Iterator[Dispute]:
        """Every dispute, by entry id."""
        return (dispute for disputes in self.disputes.values() for dispute in disputes)

    def claims_asked(self, request: CompareRequest, entry: EntryId, fact: FactId) -> tuple[Claim, ...]:
        """The claims on a fact that a comparison asks for, its side named by id or name."""
        answer = self.resolve(request.side) if request.side else None
        side = answer.entry if isinstance(answer, Found) else request.side
        wanted = (("side", side), ("as_of", request.as_of), ("covers", request.covers))
        return tuple(
            claim
            for claim in self.claims.get(entry, {}).get(fact, ())
            if all(value is None or getattr(claim.qualifiers, name) == value for name, value in wanted)
        )

    def claims_on(self, entry: EntryId, fact: FactId, qualifiers: Qualifiers) -> tuple[Claim, ...]:
        """The claims on a fact with just these qualifiers."""
        claims = self.claims.get(entry, {}).get(fact, ())
        return tuple(claim for claim in claims if claim.qualifiers == qualifiers)
