"""Article pages: an entry, part by part, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.compile.phrases import refer
from variorum.model.ids import EntryId
from variorum.render.fragments import render_fragment
from variorum.render.inline import Inline
from variorum.render.linked_data import write_linked_data
from variorum.render.pages import Heading, Html, Page, Part, write_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.article import Article
    from variorum.compile.record import RecordGroup
    from variorum.model.entry import SourceDescription
    from variorum.render.press import Press


def write_article(article: Article, press: Press, *, portable: bool = False) -> Page:
    """Writes the page of an article.

    Args:
        article: The article.
        press: What it is written with.
        portable: Links in prose lead to `.md` files, for other builders.
    """
    uri = press.addresses.page_of(article.id)
    inline = Inline(uri, press, portable)
    entry_type = press.catalog.types[article.type]
    above = render_fragment(
        "head", inline, plural=entry_type.plural, index_uri=f"{entry_type.folder}/index.md"
    )
    return Page(
        uri=uri,
        title=article.title,
        description=article.summary,
        above=above,
        parts=tuple(_parts(article, inline)),
        path=article.path,
        keywords=_keywords(article),
        hides=("navigation",),
    )


def _keywords(article: Article) -> tuple[str, ...]:
    """The name variants and their words: whoever types one of them looks for this entry."""
    names = [name.text for name in article.names]
    return tuple(dict.fromkeys([*names, *(word for name in names for word in name.split())]))


def _parts(article: Article, inline: Inline) -> Iterator[Part]:
    if article.summary or article.names:
        yield Html(render_fragment("lead", inline, article=article))
    if article.source:
        yield Html(_source(article, article.source, inline))
    if article.box:
        yield Html(render_fragment("box", inline, article=article))
    if article.body:
        yield write_prose(article.body, inline)
    if article.differing:
        yield Heading("Where sources differ", "vr-differing")
        yield Html(render_fragment("judgements", inline, judgements=article.differing))
    yield from _links(article, inline)
    yield from _records(article, inline)
    yield from _apparatus(article, inline)
    yield Html(write_linked_data(article, inline.press))


def _links(article: Article, inline: Inline) -> Iterator[Part]:
    if article.relations:
        yield Heading("Related entries", "vr-related")
        yield Html(render_fragment("relations", inline, relations=article.relations))
    if article.see_also:
        yield Heading("See also", "vr-see-also")
        yield Html(render_fragment("references", inline, references=article.see_also))
    if article.mentions:
        yield Heading("Mentioned in", "vr-mentions")
        yield Html(render_fragment("references", inline, references=article.mentions))


def _records(article: Article, inline: Inline) -> Iterator[Part]:
    if article.source_record:
        yield Heading("All that it claims", "vr-claims", is_searchable=False)
        yield Html(_record(article.source_record, inline, by_source=True))
    if article.source and article.cited_in:
        yield Heading("Cited in", "vr-cited-in")
        yield Html(render_fragment("references", inline, references=article.cited_in))
    if article.record:
        yield Heading("The record", "vr-record", is_searchable=False)
        yield Html(_record(article.record, inline, by_source=False))


def _record(groups: tuple[RecordGroup, ...], inline: Inline, *, by_source: bool) -> str:
    count = sum(len(group.lines) for group in groups)
    claims = f"{count} claim{'s' if count != 1 else ''}"
    entries = f"{len(groups)} {'entry' if len(groups) == 1 else 'entries'}"
    summary = f"{claims} on {entries}" if by_source else f"{claims}, each with its source"
    return render_fragment("record", inline, groups=groups, summary=summary, by_source=by_source)


def _apparatus(article: Article, inline: Inline) -> Iterator[Part]:
    if article.notes:
        yield Heading("Notes", "vr-notes", is_searchable=False)
        yield Html(render_fragment("notes", inline, notes=article.notes))
        yield Heading("Works cited", "vr-works-cited", is_searchable=False)
        yield Html(render_fragment("works", inline, works=inline.citations.sort(article.works)))


def _source(article: Article, source: SourceDescription, inline: Inline) -> str:
    catalog = inline.press.catalog
    side, container = EntryId(source.side), EntryId(source.part_of)
    side_name = catalog.entries[side].title if side in catalog.entries else source.side
    return render_fragment(
        "source",
        inline,
        article=article,
        origin=", ".join(filter(None, (source.genre, side_name, source.year))),
        container=refer(container, catalog) if container in catalog.entries else None,
        derives=tuple(refer(each, catalog) for each in source.derives_from),
    )
