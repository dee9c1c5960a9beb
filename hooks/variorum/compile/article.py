"""Articles: entries made ready. An article is a pure function of the catalog and an id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog import Found
from variorum.compile.box import BoxRow, compile_box, link_claims
from variorum.compile.context import Context
from variorum.compile.indexes import compile_namesakes
from variorum.compile.judgements import Judgement, compile_judgement
from variorum.compile.map import PlaceMap, map_entry
from variorum.compile.mentions import MentionGroup, compile_mentions
from variorum.compile.neighbours import Neighbourhood, find_neighbours
from variorum.compile.phrases import refer
from variorum.compile.pieces import CrossReference
from variorum.compile.prose import anchor_once, compile_prose
from variorum.compile.record import RecordGroup, compile_record, compile_source_record
from variorum.compile.relations import RelationGroup, compile_relations
from variorum.compile.steps import Steps, compile_steps
from variorum.compile.trail import Trail, compile_trail

if TYPE_CHECKING:
    from variorum.catalog import Catalog
    from variorum.compile.notes import Note
    from variorum.compile.pieces import ProsePiece
    from variorum.model.entry import Entry, NameVariant, SourceDescription
    from variorum.model.ids import EntryId, TypeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry, ready to be shown.

    Attributes:
        id: The entry.
        type: Its type.
        trail: The way down to it.
        title: Its headword.
        filed_as: The headword as it is sorted.
        summary: Its summary, plain.
        names: Its name variants, in the order written.
        namesakes: Its names that other entries have too, each with the slug of its disambiguation page.
        box: Its facts at a glance.
        body: Its prose, with the blocks in it.
        differing: Its disputes that no block of the body shows.
        map: Where it is, if a source says so.
        relations: The entries that name it.
        near: The entries nearest to it; None if there are too few.
        mentions: The entries whose prose links to it, each with a sentence.
        see_also: The entries that readers should see.
        steps: What comes before and after it, in time and among the parts of what it is part of.
        record: Every claim on it, fact by fact.
        source: What it is as a source, if it is one.
        source_record: All that it claims as a source, entry by entry.
        cited_in: The entries that cite it.
        notes: Its notes, from 1 to n.
        works: The sources cited in them and in the record, each once, in order of appearance.
        path: The file of the entry, as diagnostics name it.
    """

    id: EntryId
    type: TypeId
    trail: Trail
    title: str
    filed_as: str
    summary: str
    names: tuple[NameVariant, ...]
    namesakes: tuple[tuple[str, str], ...]
    box: tuple[BoxRow, ...]
    body: tuple[ProsePiece, ...]
    differing: tuple[Judgement, ...]
    map: PlaceMap | None
    relations: tuple[RelationGroup, ...]
    near: Neighbourhood | None
    mentions: tuple[MentionGroup, ...]
    see_also: tuple[CrossReference, ...]
    steps: tuple[Steps, ...]
    record: tuple[RecordGroup, ...]
    source: SourceDescription | None
    source_record: tuple[RecordGroup, ...]
    cited_in: tuple[CrossReference, ...]
    notes: tuple[Note, ...]
    works: tuple[EntryId, ...]
    path: str


def compile_article(entry_id: EntryId, catalog: Catalog, locale: str) -> Article:
    """Makes an entry ready.

    Args:
        entry_id: The entry, which must exist.
        catalog: Everything known.
        locale: Language of numbers and dates, as BCP 47.

    Returns:
        The article; its parts are compiled in the order of reading, so that notes count from the top.
    """
    entry = catalog.entries[entry_id]
    context = Context(catalog, entry_id, locale)
    box = compile_box(context)
    body, shown = anchor_once(compile_prose(entry.body, context), entry_id)
    differing = tuple(
        judgement
        for dispute in catalog.disputes.get(entry_id, ())
        if (judgement := compile_judgement(dispute, context)).anchor not in shown
    )
    place_map = map_entry(context)
    relations = compile_relations(context)
    record = compile_record(context)
    source_record = compile_source_record(context)
    notes = context.notes.finish()
    return Article(
        id=entry_id,
        type=entry.type,
        trail=compile_trail(entry_id, catalog),
        title=entry.title,
        filed_as=entry.filed_as,
        summary=entry.summary,
        names=entry.names,
        namesakes=compile_namesakes(entry, catalog),
        box=link_claims(box, shown, record),
        body=body,
        differing=differing,
        map=place_map,
        relations=relations,
        near=find_neighbours(entry_id, catalog),
        mentions=compile_mentions(context),
        see_also=_see_also(entry, catalog),
        steps=compile_steps(entry_id, catalog, locale),
        record=record,
        source=entry.source,
        source_record=source_record,
        cited_in=tuple(refer(each, catalog) for each in catalog.cited_in.get(entry_id, ())),
        notes=notes,
        works=_works(notes, record),
        path=entry.location.path,
    )


def _works(notes: tuple[Note, ...], record: tuple[RecordGroup, ...]) -> tuple[EntryId, ...]:
    noted = [cite.source for note in notes for cite in note.cites]
    recorded = [line.source.target for group in record for line in group.lines if line.source.target]
    return tuple(dict.fromkeys([*noted, *recorded]))


def _see_also(entry: Entry, catalog: Catalog) -> tuple[CrossReference, ...]:
    answers = ((reference, catalog.resolve(reference.text)) for reference in entry.see_also)
    return tuple(
        refer(answer.entry, catalog) if isinstance(answer, Found) else CrossReference(reference.text, None)
        for reference, answer in answers
        if reference.wanted or isinstance(answer, Found)
    )
