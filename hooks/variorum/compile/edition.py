"""The edition: the whole encyclopedia, ready to be shown. Site, data and book are written from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.compile.article import Article, compile_article
from variorum.compile.facets import Facet, compile_facets
from variorum.compile.indexes import (
    Disambiguation,
    IndexSection,
    TypeIndex,
    compile_alphabet,
    compile_disambiguations,
    compile_type_indexes,
)
from variorum.compile.reading import Reading, compile_reading
from variorum.compile.registers import (
    CitedSource,
    DisputedEntry,
    WantedEntry,
    compile_bibliography,
    compile_disputes,
    compile_orphans,
    compile_wanted,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.catalog import Catalog
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything that readers get.

    Attributes:
        catalog: What it was made from.
        articles: The articles by id, sorted by id.
        alphabet: The A–Z.
        type_indexes: An index of each type.
        disambiguations: A page for each name of several entries.
        disputes: Where sources differ.
        bibliography: The sources.
        wanted: Entries that are wanted.
        orphans: Entries that no other leads to.
        facets: The ways to narrow down.
        reading: What was read of the sources, and how it is used.
    """

    catalog: Catalog
    articles: Mapping[EntryId, Article]
    alphabet: tuple[IndexSection, ...]
    type_indexes: tuple[TypeIndex, ...]
    disambiguations: tuple[Disambiguation, ...]
    disputes: tuple[DisputedEntry, ...]
    bibliography: tuple[CitedSource, ...]
    wanted: tuple[WantedEntry, ...]
    orphans: tuple[CrossReference, ...]
    facets: tuple[Facet, ...]
    reading: Reading


def compile_edition(catalog: Catalog, locale: str) -> Edition:
    """Makes the whole encyclopedia ready.

    Args:
        catalog: Everything known.
        locale: Language of numbers and dates, as BCP 47.
    """
    return Edition(
        catalog=catalog,
        articles={entry: compile_article(entry, catalog, locale) for entry in catalog.entries},
        alphabet=compile_alphabet(catalog),
        type_indexes=compile_type_indexes(catalog, locale),
        disambiguations=compile_disambiguations(catalog),
        disputes=compile_disputes(catalog, locale),
        bibliography=compile_bibliography(catalog),
        wanted=compile_wanted(catalog),
        orphans=compile_orphans(catalog),
        facets=compile_facets(catalog),
        reading=compile_reading(catalog),
    )
