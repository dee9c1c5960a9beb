"""Publication: from a catalog to everything that a host is given, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.build.collection import collection_paused
from variorum.compile.edition import Edition, compile_edition
from variorum.compile.essay import Essay, compile_essay
from variorum.compile.imprint import compile_imprint
from variorum.render.addresses import address_entries
from variorum.render.articles import write_article
from variorum.render.assets import SCRIPT, STYLE_SHEET, read_style_sheet, write_script
from variorum.render.bibliography import cite_edition
from variorum.render.cards import write_card
from variorum.render.citations import CitationCache, CitationStyle
from variorum.render.colophon import refer_to_whole, write_edition_page
from variorum.render.data import write_data
from variorum.render.entry_citations import prepare_citations
from variorum.render.essays import write_essay
from variorum.render.inline import Inline
from variorum.render.overviews import write_overviews
from variorum.render.permalinks import Permalinks, address_edition
from variorum.render.press import Press
from variorum.render.records import write_record_pages
from variorum.render.redirects import write_redirects
from variorum.render.search_names import write_names
from variorum.render.search_records import SearchRecord, record_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from variorum.catalog import Catalog
    from variorum.compile.article import Article
    from variorum.model.prose import Prose
    from variorum.model.settings import Settings, Site
    from variorum.render.dialect import Dialect
    from variorum.render.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An edition on its way to a host.

    Attributes:
        edition: What is published.
        essays: The pages of `docs/`, by path.
        press: What all pages are written with.
        settings: What the site chose.
    """

    edition: Edition
    essays: Mapping[str, Essay]
    press: Press
    settings: Settings

    def articles(self) -> Mapping[str, Article]:
        """The articles by the path of their pages."""
        page_of = self.press.addresses.page_of
        return {page_of(entry): article for entry, article in self.edition.articles.items()}

    def write_article(self, article: Article, *, portable: bool = False) -> Page:
        """Writes the page of one article; with `portable`, for builders other than the site's."""
        return write_article(article, self.press, portable=portable)

    def write_overviews(self) -> Iterator[Page]:
        """Writes the pages about the whole, and the records too long for the page of an entry."""
        yield from write_overviews(self.edition, self.press, self.settings.split_index_above)
        yield write_edition_page(self.press)
        for article in self.edition.articles.values():
            yield from write_record_pages(article, self.press)

    def write_essay(self, essay: Essay, *, portable: bool = False) -> str:
        """Writes one page of `docs/` as Markdown."""
        return write_essay(essay, Inline(essay.uri, self.press, portable))

    def write_later_files(self) -> Iterator[tuple[str, str]]:
        """Writes what pages load later, cards and names: path in the site, and content."""
        for entry, article in self.edition.articles.items():
            yield self.press.addresses.card_of(entry), write_card(article, self.press.catalog)
        yield from write_names(self.edition, self.press)

    def leave_files(self, site: Path) -> None:
        """Leaves what pages load later in a site; as files of a host they would cost ten times as much."""
        for path, content in self.write_later_files():
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8", newline="\n")

    def record_entries(self) -> Iterator[SearchRecord]:
        """Makes what the search is told of every entry."""
        return record_entries(self.edition, self.press)

    def write_files(self) -> Iterator[tuple[str, str]]:
        """Writes styles, scripts, data files and redirects: path in the site, and content."""
        yield STYLE_SHEET, read_style_sheet()
        types = self.press.catalog.types.values()
        yield SCRIPT, write_script(each.folder for each in types)
        yield from write_data(self.edition.catalog, self.press.addresses, self.press.imprint)
        yield from write_redirects(self.edition.catalog, self.press.addresses)


@collection_paused()
def prepare_publication(
    catalog: Catalog,
    essays: Mapping[str, Prose],
    settings: Settings,
    site: Site,
    dialect: Dialect,
    cache: Path | None,
) -> Publication:
    """Compiles a catalog and formats its citations.

    Args:
        catalog: Everything known.
        essays: The pages of `docs/` that hold marks of ours, by path.
        settings: What the site chose.
        site: What the host says of the site.
        dialect: The Markdown of the site.
        cache: Where formatted citations are kept; None for nowhere.

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
    imprint = compile_imprint(catalog, site.provenance, version=settings.edition, date=settings.edition_date)
    press = Press(
        catalog=catalog,
        addresses=address_entries(catalog, directory_urls=site.directory_urls),
        citations=citations,
        dialect=dialect,
        site=site,
        map_links=settings.map_links,
        imprint=imprint,
        permalinks=_make_permalinks(settings, site),
        entry_citations=prepare_citations(
            refer_to_whole(site, imprint),
            settings.locale,
            CitationCache(cache / "entries") if cache else None,
        ),
        license=settings.license,
        locale=settings.locale,
    )
    return Publication(edition=edition, essays=ready, press=press, settings=settings)


def _make_permalinks(settings: Settings, site: Site) -> Permalinks:
    return Permalinks(
        site=site.url,
        edition=address_edition(settings.permalink, settings.edition),
        repository=site.repository,
        revision=site.provenance.revision,
        prefix=site.provenance.prefix,
    )
