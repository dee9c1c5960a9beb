"""Search records: what the search over text is told of every page, made from the edition and not from pages.

A record becomes a small page of its own, in the HTML that Pagefind reads: it is how Pagefind is told of
weights, of sections with anchors and of facets. Readers never see these pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from variorum.compile.facets import TYPE, list_facets
from variorum.compile.pieces import plain
from variorum.names import slugify
from variorum.render.search_text import Section, split_html, split_prose, strip_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.compile.article import Article
    from variorum.compile.edition import Edition
    from variorum.compile.record import RecordGroup
    from variorum.render.press import Press

_TITLE_WEIGHT, _NAME_WEIGHT = 10, 8
PAGE = "Page"
"""The type of a page that is no entry's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """What the search is told of a page.

    Attributes:
        url: Its address, from the root of the site.
        title: Its title.
        type: What readers are told that it is.
        names: Other names.
        summary: What results show of it.
        sections: What it says.
        facets: The labels of its values by the id of the facet.
    """

    url: str
    title: str
    type: str
    names: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def record_entries(edition: Edition, press: Press) -> Iterator[SearchRecord]:
    """Makes the records of all entries, by id."""
    facets = list_facets(edition.facets)
    for entry, article in edition.articles.items():
        yield SearchRecord(
            url=press.addresses.url(press.addresses.page_of(entry)),
            title=article.title,
            type=press.catalog.types[article.type].label,
            names=tuple(name.text for name in article.names),
            summary=article.summary,
            sections=tuple(_sections(article, press)),
            facets=facets[entry],
        )


def record_page(url: str, title: str, summary: str, html: str) -> SearchRecord:
    """Makes the record of a page that is no entry's.

    Args:
        url: Its address, from the root of the site.
        title: Its title, plain.
        summary: A sentence on it; empty if there is none.
        html: Its contents.
    """
    return SearchRecord(
        url="" if url == "./" else url,
        title=title,
        type=PAGE,
        summary=summary,
        sections=tuple(split_html(html)),
        facets={slugify(TYPE): (PAGE,)},
    )


def write_record(record: SearchRecord) -> str:
    """Writes a record as the page that Pagefind reads."""
    return "\n".join(_lines(record))


def _lines(record: SearchRecord) -> Iterator[str]:
    yield "<!doctype html><html><head>"
    yield from _meta("meta", (("type", record.type), ("summary", record.summary)))
    yield from _meta("filter", ((name, each) for name, values in record.facets.items() for each in values))
    yield f'</head><body><h1 data-pagefind-weight="{_TITLE_WEIGHT}">{_text(record.title)}</h1>'
    yield f"<p>{_text(record.summary)}</p>" if record.summary else ""
    yield (
        f'<p data-pagefind-weight="{_NAME_WEIGHT}">{_text("; ".join(record.names))}</p>'
        if record.names
        else ""
    )
    for section in record.sections:
        yield f'<h2 id="{escape(section.anchor)}">{_text(section.heading)}</h2>' if section.heading else ""
        yield f"<p>{_text(section.text)}</p>" if section.text else ""
    yield "</body></html>"


def _meta(kind: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (
        f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'
        for name, value in pairs
        if value
    )


def _text(text: str) -> str:
    return escape(text, quote=False)


def _sections(article: Article, press: Press) -> Iterator[Section]:
    if article.source:
        yield Section("", "", strip_html(press.citations.entry(article.id)))
    yield from split_prose(article.body)
    if article.record:
        yield Section("vr-record", "The record", ". ".join(dict.fromkeys(_tell(article.record))))


def _tell(groups: Iterable[RecordGroup]) -> Iterator[str]:
    """What claims say, in words: "Killed (Soviet Union): 759"."""
    for group in groups:
        for line in group.lines:
            scope = f" ({line.scope})" if line.scope else ""
            unit = f" {line.unit}" if line.unit and line.unit != "people" else ""
            yield f"{line.fact}{scope}: {plain(line.value)}{unit}"
