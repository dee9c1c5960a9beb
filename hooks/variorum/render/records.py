"""Records: every claim, line by line, on the page of an entry or, if they are many, on a page of their own.

A long record weighs more than all the rest of an entry, and few readers open it. What leads into a record
asks here where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.compile.phrases import refer
from variorum.compile.record import is_long
from variorum.render.fragments import render_fragment
from variorum.render.inline import Inline
from variorum.render.pages import Heading, Html, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.article import Article
    from variorum.compile.record import RecordGroup
    from variorum.model.ids import EntryId
    from variorum.render.pages import Part
    from variorum.render.press import Press


def write_record(article: Article, inline: Inline) -> Iterator[Part]:
    """Writes every claim on an entry, or the link to the page that holds them."""
    if article.record:
        yield Heading("The record", "vr-record", is_searchable=False)
        yield _write_part(article.record, inline, record_uri(article.id, inline.press), by_source=False)


def write_source_record(article: Article, inline: Inline) -> Iterator[Part]:
    """Writes all that a source claims, or the link to the page that holds it."""
    if article.source_record:
        yield Heading("All that it claims", "vr-claims", is_searchable=False)
        yield _write_part(article.source_record, inline, claims_uri(article.id, inline.press), by_source=True)


def write_record_pages(article: Article, press: Press) -> Iterator[Page]:
    """Writes the pages of those records of an article that are too long for its own page."""
    records = (
        (f"The record: {article.title}", record_uri(article.id, press), article.record, False),
        (f"All that it claims: {article.title}", claims_uri(article.id, press), article.source_record, True),
    )
    for title, uri, groups, by_source in records:
        if is_long(groups):
            yield _write_page(title, Inline(uri, press), article.id, groups, by_source=by_source)


def record_uri(entry: EntryId, press: Press) -> str:
    """The page for the claims on an entry, where they are many."""
    return f"{press.addresses.page_of(entry).removesuffix('.md')}/record.md"


def claims_uri(entry: EntryId, press: Press) -> str:
    """The page for the claims of a source, where they are many."""
    return f"{press.addresses.page_of(entry).removesuffix('.md')}/claims.md"


def _write_part(groups: tuple[RecordGroup, ...], inline: Inline, apart: str, *, by_source: bool) -> Html:
    summary = _summarise(groups, by_source=by_source)
    template, values = ("record_apart", {"uri": apart}) if is_long(groups) else ("record", {"groups": groups})
    return Html(render_fragment(template, inline, summary=summary, by_source=by_source, **values))


def _write_page(
    title: str, inline: Inline, entry: EntryId, groups: tuple[RecordGroup, ...], *, by_source: bool
) -> Page:
    html = render_fragment(
        "record_page",
        inline,
        entry=refer(entry, inline.press.catalog),
        groups=groups,
        summary=_summarise(groups, by_source=by_source),
        by_source=by_source,
    )
    return Page(
        uri=inline.uri, title=title, parts=(Html(html),), is_searchable=False, hides=("navigation", "toc")
    )


def _summarise(groups: tuple[RecordGroup, ...], *, by_source: bool) -> str:
    count = sum(len(group.lines) for group in groups)
    claims = f"{count} claim{'s' if count != 1 else ''}"
    entries = f"{len(groups)} {'entry' if len(groups) == 1 else 'entries'}"
    return f"{claims} on {entries}" if by_source else f"{claims}, each with its source"
