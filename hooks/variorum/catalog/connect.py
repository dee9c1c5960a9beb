"""Connect: from a list of entries to the catalog. Each function makes one of its indexes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from variorum.catalog.catalog import Catalog, Mention, Relation
from variorum.catalog.disputes import find_disputes
from variorum.catalog.references import Resolver
from variorum.catalog.resolving import Found, NameIndex, index_names
from variorum.catalog.successions import find_wholes, order_by_date, order_parts
from variorum.catalog.sums import add_up
from variorum.catalog.uses import cites_in, proses_of
from variorum.model.ids import EntryId
from variorum.model.prose import Link
from variorum.model.values import Coordinates, EntryRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from variorum.diagnostics import Diagnostic
    from variorum.model.entry import Claim, Entry
    from variorum.model.ids import FactId, TypeId
    from variorum.model.transcript import Transcript
    from variorum.model.types import EntryType

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


def connect_entries(
    entries: Iterable[Entry],
    types: Mapping[TypeId, EntryType],
    broken: Collection[str] = (),
    transcripts: Iterable[Transcript] = (),
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Connects entries.

    Args:
        entries: The entries, in any order, each id once.
        types: The entry types.
        broken: Ids of files that could not be read; what names them is not reported again.
        transcripts: What is known of the full texts of sources.

    Returns:
        The catalog, the same for any order of the entries, and the references that fail.
    """
    ordered = sorted(entries, key=lambda entry: entry.id)
    names = index_names(ordered)
    found: list[Diagnostic] = []
    resolver = Resolver(
        names,
        {entry.id: entry.type for entry in ordered},
        frozenset(entry.id for entry in ordered if entry.source is not None),
        frozenset(broken) | {entry.id for entry in ordered if _lost_source(entry, types)},
        types,
        found,
    )
    resolved = {entry.id: resolver.resolve_entry(entry) for entry in ordered}
    return _index(resolved, types, names, _known(transcripts, resolved)), tuple(found)


def _known(
    transcripts: Iterable[Transcript], entries: Mapping[EntryId, Entry]
) -> Mapping[EntryId, Transcript]:
    """The transcripts of sources that there are, by id."""
    ordered = sorted(transcripts, key=lambda transcript: transcript.source)
    return {each.source: each for each in ordered if each.source in entries}


def _lost_source(entry: Entry, types: Mapping[TypeId, EntryType]) -> bool:
    """Says whether an entry is a source whose bibliographic data could not be read (and were reported)."""
    return entry.source is None and types[entry.type].is_source


def _index(
    entries: Mapping[EntryId, Entry],
    types: Mapping[TypeId, EntryType],
    names: NameIndex,
    transcripts: Mapping[EntryId, Transcript],
) -> Catalog:
    sums = {entry.id: add_up(entry.claims, types[entry.type]) for entry in entries.values()}
    claims = {
        entry.id: (*entry.claims, *(check.derived for check in sums[entry.id] if check.derived is not None))
        for entry in entries.values()
    }
    disputes = {
        entry.id: find_disputes(claims[entry.id], entry.verdicts, types[entry.type])
        for entry in entries.values()
    }
    by_fact = {entry: _by_fact(stated) for entry, stated in claims.items()}
    mentions = tuple(_mentions(entries.values(), names))
    wholes = {entry.id: find_wholes(entry, types[entry.type], by_fact) for entry in entries.values()}
    return Catalog(
        types=types,
        entries=entries,
        names=names,
        claims=by_fact,
        relations=_gather(_relations(entries.values(), types)),
        mentions=_gather(mentions),
        links=_links(mentions),
        wholes={entry: found for entry, found in wholes.items() if found},
        parts=order_parts(entries, types, by_fact, wholes),
        by_date=order_by_date(entries.values(), types, by_fact),
        disputes={entry: found for entry, found in disputes.items() if found},
        sums={entry: found for entry, found in sums.items() if found},
        claimed_by=_gather((claim.source, claim) for entry in entries.values() for claim in entry.claims),
        cited_in=_gather(_citations(entries.values())),
        wanted=dict(sorted(_gather(_wanted(entries.values())).items())),
        transcripts=transcripts,
        located=_gather(
            (entry.id, claim)
            for entry in entries.values()
            for claim in entry.claims
            if isinstance(claim.value, Coordinates)
        ),
    )


def _by_fact(claims: Iterable[Claim]) -> Mapping[FactId, tuple[Claim, ...]]:
    return _gather((claim.fact, claim) for claim in claims)


def _relations(
    entries: Iterable[Entry], types: Mapping[TypeId, EntryType]
) -> Iterator[tuple[EntryId, Relation]]:
    """Every claim that names an entry, seen from there."""
    by_id = {entry.id: entry for entry in entries}
    for entry in by_id.values():
        for claim in entry.claims:
            inverse = types[entry.type].facts[claim.fact].inverse
            if inverse is None or not isinstance(claim.value, EntryRef) or claim.value.target is None:
                continue
            target = by_id[claim.value.target]
            seen_as = types[target.type].facts.get(inverse.fact) if inverse.fact else None
            label = inverse.label or (seen_as.label if seen_as else "")
            if label:  # an entry of a type that the fact does not allow may have none
                yield target.id, Relation(label, claim)


def _mentions(entries: Iterable[Entry], names: NameIndex) -> Iterator[tuple[EntryId, Mention]]:
    """Every entry that a body links to, once for each body."""
    for entry in entries:
        offsets: defaultdict[EntryId, list[int]] = defaultdict(list)
        for mark in entry.body.marks:
            if not isinstance(mark, Link) or mark.wanted:
                continue
            answer = names.resolve(mark.target)
            if isinstance(answer, Found) and answer.entry != entry.id:
                offsets[answer.entry].append(mark.start)
        for target, found in offsets.items():
            yield target, Mention(entry.id, found[0], len(found))


def _links(mentions: Iterable[tuple[EntryId, Mention]]) -> Mapping[EntryId, Mapping[EntryId, int]]:
    """Mentions, seen from the entries that mention."""
    links: defaultdict[EntryId, dict[EntryId, int]] = defaultdict(dict)
    for target, mention in mentions:
        links[mention.entry][target] = mention.count
    return dict(links)


def _citations(entries: Iterable[Entry]) -> Iterator[tuple[EntryId, EntryId]]:
    for entry in entries:
        cited = [claim.source for claim in entry.claims]
        cited += [EntryId(cite.source) for prose in proses_of(entry) for cite in cites_in(prose)]
        yield from ((source, entry.id) for source in dict.fromkeys(cited))


def _wanted(entries: Iterable[Entry]) -> Iterator[tuple[str, EntryId]]:
    for entry in entries:
        marks = (mark for prose in proses_of(entry) for mark in prose.marks)
        names = [mark.target for mark in marks if isinstance(mark, Link) and mark.wanted]
        names += [reference.text for reference in entry.see_also if reference.wanted]
        values = [claim.value for claim in entry.claims]
        names += [value.text for value in values if isinstance(value, EntryRef) and value.target is None]
        yield from ((name, entry.id) for name in dict.fromkeys(names))


def _gather(pairs: Iterable[tuple[_Key, _Item]]) -> dict[_Key, tuple[_Item, ...]]:
    """Gathers items by key, in order."""
    gathered: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        gathered[key].append(item)
    return {key: tuple(items) for key, items in gathered.items()}
