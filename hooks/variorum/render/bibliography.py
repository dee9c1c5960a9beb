"""The bibliography of an edition: which citations it needs, formatted once for all pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from variorum.render.citations import CitationRequest, FormattedCitations, Position, format_citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.catalog import Catalog
    from variorum.compile.article import Article
    from variorum.compile.essay import Essay
    from variorum.compile.notes import NoteCite
    from variorum.model.csl import CslItem
    from variorum.model.ids import EntryId
    from variorum.render.citations import CitationCache, CitationStyle


@dataclass(frozen=True, slots=True)
class Citations:
    """Formatted citations.

    Attributes:
        formatted: Notes and bibliography in HTML.
        entries: The bibliography by source.
        places: The place of each source in the bibliography, from 0.
    """

    formatted: FormattedCitations
    entries: Mapping[str, str]
    places: Mapping[str, int]

    def note(self, cite: NoteCite) -> str:
        """The citation of a source in a note, in HTML."""
        request = _request(cite)
        text = self.formatted.notes.get(request)
        return text if text is not None else escape(f"{cite.source}, {cite.locator}".strip(", "))

    def entry(self, source: EntryId) -> str:
        """The entry of a source in the bibliography, in HTML."""
        return self.entries.get(source, escape(source))

    def sort(self, sources: Iterable[EntryId]) -> tuple[EntryId, ...]:
        """Puts sources in the order of the bibliography."""
        return tuple(sorted(sources, key=lambda source: (self.place(source), source)))

    def place(self, source: str) -> int:
        """The place of a source in the bibliography; one that is not in it comes last."""
        return self.places.get(source, len(self.places))


def cite_edition(
    catalog: Catalog, articles: Iterable[Article | Essay], style: CitationStyle, cache: CitationCache | None
) -> Citations:
    """Formats every citation of every article, and the bibliography.

    Raises:
        CitationError: The style does not exist, or the processor failed.
    """
    requests = {_request(cite) for article in articles for note in article.notes for cite in note.cites}
    formatted = format_citations(bibliographic_items(catalog), requests, style, cache=cache)
    entries = dict(formatted.bibliography)
    return Citations(formatted, entries, {source: place for place, source in enumerate(entries)})


def bibliographic_items(catalog: Catalog) -> Mapping[str, CslItem]:
    """The CSL item of every source."""
    return {entry.id: entry.source.csl for entry in catalog.sources() if entry.source}


def _request(cite: NoteCite) -> CitationRequest:
    position = Position.FIRST if cite.is_first else Position.SUBSEQUENT
    return CitationRequest(cite.source, cite.locator or None, position)
