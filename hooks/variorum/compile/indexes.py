"""Indexes: the ways into the encyclopedia that are made from names and types."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.resolving import names_of
from variorum.compile.context import Context
from variorum.compile.lists import EntryTable, sort_entries, tabulate
from variorum.compile.order import filing_key, sort_by_headword
from variorum.compile.phrases import refer
from variorum.model.ids import EntryId
from variorum.names import fold, index_letter, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.compile.pieces import CrossReference
    from variorum.model.entry import Entry
    from variorum.model.ids import TypeId


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One line of the A–Z.

    Attributes:
        text: The headword as filed, or a name variant.
        lang: BCP 47 tag of a variant; empty if it is the site's.
        sees: The entries that a variant leads to; empty for a headword.
        entry: The entry of a headword; None for a variant.
    """

    text: str
    lang: str
    sees: tuple[CrossReference, ...]
    entry: CrossReference | None


@dataclass(frozen=True, slots=True)
class IndexSection:
    """The lines under one letter, collated."""

    letter: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class TypeIndex:
    """The index of one type: its entries in a table."""

    type: TypeId
    title: str
    folder: str
    describes: str
    table: EntryTable


@dataclass(frozen=True, slots=True)
class Disambiguation:
    """A name that several entries have.

    Attributes:
        slug: The last part of its address.
        name: The name.
        entries: The entries, each with its summary, by headword.
    """

    slug: str
    name: str
    entries: tuple[tuple[CrossReference, str], ...]


def compile_alphabet(catalog: Catalog) -> tuple[IndexSection, ...]:
    """Makes the A–Z: every headword, and a *see* line for every variant that is filed elsewhere."""
    lines = [*_headwords(catalog), *_see_lines(catalog)]
    sections: defaultdict[str, list[IndexLine]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (filing_key(line.text), line.entry is None)):
        sections[index_letter(line.text)].append(line)
    return tuple(IndexSection(letter, tuple(found)) for letter, found in sections.items())


def compile_type_indexes(catalog: Catalog, locale: str) -> tuple[TypeIndex, ...]:
    """Makes the index of every type that has entries, in the order of the types' labels."""
    by_type: defaultdict[TypeId, list[Entry]] = defaultdict(list)
    for entry in catalog.entries.values():
        by_type[entry.type].append(entry)
    context = Context(catalog, EntryId(""), locale)
    return tuple(
        TypeIndex(
            each.id,
            each.plural,
            each.folder,
            each.describes,
            tabulate(
                sort_entries(by_type[each.id], each.sort, catalog),
                each,
                each.columns,
                context,
                with_marks=False,
            ),
        )
        for each in sorted(catalog.types.values(), key=lambda each: each.plural)
        if each.id in by_type
    )


def compile_disambiguations(catalog: Catalog) -> tuple[Disambiguation, ...]:
    """Makes a page for every name that several entries have, be it the headword of one of them or not."""
    pages: dict[str, Disambiguation] = {}
    for folded, entries in sorted(catalog.names.variants.items()):
        if len(entries) < 2:  # noqa: PLR2004 - a name of one entry needs no telling apart
            continue
        name = _shown_name(folded, catalog)
        slug = slugify(folded)
        while slug in pages:
            slug += "-2"
        ordered = sort_by_headword(entries, catalog)
        lines = tuple((refer(entry, catalog), catalog.entries[entry].summary) for entry in ordered)
        pages[slug] = Disambiguation(slug, name, lines)
    return tuple(pages.values())


def compile_namesakes(entry: Entry, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """Lists the names of an entry that others have too, each with the slug of its disambiguation page."""
    folded = {fold(text): text for text in reversed(names_of(entry))}
    shared = ((name, text) for name, text in folded.items() if len(catalog.names.variants[name]) > 1)
    return tuple(sorted((text, slugify(name)) for name, text in shared))


def _headwords(catalog: Catalog) -> Iterator[IndexLine]:
    for entry in catalog.entries.values():
        yield IndexLine(entry.filed_as, "", (), refer(entry.id, catalog, entry.filed_as))


def _see_lines(catalog: Catalog) -> Iterator[IndexLine]:
    """A line for each variant that does not sort beside its own headword."""
    leads: defaultdict[tuple[str, str], dict[EntryId, None]] = defaultdict(dict)
    for entry in catalog.entries.values():
        variants = {name.text: name for name in entry.names}
        own = fold(entry.filed_as)
        for text in names_of(entry):
            variant = variants.get(text)
            filed = variant.sort or text if variant else text
            if fold(filed) != own:
                leads[filed, variant.lang if variant else ""][entry.id] = None
    for (text, lang), entries in leads.items():
        sees = tuple(refer(entry, catalog, catalog.entries[entry].filed_as) for entry in entries)
        yield IndexLine(text, lang, sees, None)


def _shown_name(folded: str, catalog: Catalog) -> str:
    """The name as it is written most often, of the forms that fold alike."""
    forms = [
        text
        for entry in catalog.names.variants[folded]
        for text in names_of(catalog.entries[entry])
        if fold(text) == folded
    ]
    return max(forms, key=lambda text: (forms.count(text), text))
