"""Publication: from a catalog to everything that a host is given, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.build.collection import collection_paused
from variorum.compile.edition import Edition, compile_edition
from variorum.compile.essay import Essay, compile_essay
from variorum.render.addresses import Addresses, address_entries
from variorum.render.articles import write_article
from variorum.render.bibliography import Citations, cite_edition
from variorum.render.citations import CitationCache, CitationStyle
from variorum.render.data import write_data
from variorum.render.essays import write_essay
from variorum.render.inline import Inline
from variorum.render.overviews import write_overviews
from variorum.render.redirects import write_redirects
from variorum.render.styles import STYLE_SHEET, read_style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from variorum.catalog import Catalog
    from variorum.compile.article import Article
    from variorum.model.prose import Prose
    from variorum.model.settings import Settings
    from variorum.render.dialect import Dialect
    from variorum.render.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An edition on its way to a host.

    Attributes:
        edition: What is published.
        essays: The pages of `docs/`, by path.
        addresses: Where pages are.
        citations: Formatted citations.
        dialect: The Markdown of the site.
        settings: What the site chose.
    """

    edition: Edition
    essays: Mapping[str, Essay]
    addresses: Addresses
    citations: Citations
    dialect: Dialect
    settings: Settings

    def articles(self) -> Mapping[str, Article]:
        """The articles by the path of their pages."""
        return {self.addresses.page_of(entry): article for entry, article in self.edition.articles.items()}

    def write_article(self, article: Article, *, portable: bool = False) -> Page:
        """Writes the page of one article; with `portable`, for builders other than the site's."""
        catalog = self.edition.catalog
        return write_article(
            article, catalog, self.addresses, self.citations, self.dialect, portable=portable
        )

    def write_overviews(self) -> Iterator[Page]:
        """Writes the pages about the whole."""
        above = self.settings.split_index_above
        return write_overviews(self.edition, self.addresses, self.citations, self.dialect, above)

    def write_essay(self, essay: Essay, *, portable: bool = False) -> str:
        """Writes one page of `docs/` as Markdown."""
        types = self.edition.catalog.types
        return write_essay(
            essay, Inline(essay.uri, self.addresses, self.citations, self.dialect, types, portable)
        )

    def write_files(self) -> Iterator[tuple[str, str]]:
        """Writes the style sheet, data files and redirects: path in the site, and content."""
        yield STYLE_SHEET, read_style_sheet()
        yield from write_data(self.edition.catalog, self.addresses)
        yield from write_redirects(self.edition.catalog, self.addresses)


@collection_paused()
def prepare_publication(
    catalog: Catalog,
    essays: Mapping[str, Prose],
    settings: Settings,
    dialect: Dialect,
    cache: Path | None,
    *,
    directory_urls: bool,
) -> Publication:
    """Compiles a catalog and formats its citations.

    Args:
        catalog: Everything known.
        essays: The pages of `docs/` that hold marks of ours, by path.
        settings: What the site chose.
        dialect: The Markdown of the site.
        cache: Where formatted citations are kept; None for nowhere.
        directory_urls: Pages are folders (`people/x/`) and not files.

    Raises:
        CitationError: The citation style does not exist, or the processor failed.
    """
    edition = compile_edition(catalog, settings.locale)
    ready = {uri: compile_essay(uri, prose, catalog, settings.locale) for uri, prose in essays.items()}
    citations = cite_edition(
        catalog,
        (*edition.articles.values(), *ready.values()),
        CitationStyle(settings.citation_style, settings.locale),
        CitationCache(cache) if cache else None,
    )
    return Publication(
        edition=edition,
        essays=ready,
        addresses=address_entries(catalog, directory_urls=directory_urls),
        citations=citations,
        dialect=dialect,
        settings=settings,
    )
