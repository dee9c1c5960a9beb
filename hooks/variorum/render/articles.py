"""Article pages: an entry, part by part, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.compile.phrases import refer
from variorum.compile.record import is_long
from variorum.compile.relations import count_shown
from variorum.model.ids import EntryId
from variorum.render.colophon import write_colophon
from variorum.render.fragments import render_fragment
from variorum.render.inline import Inline
from variorum.render.linked_data import write_linked_data
from variorum.render.metadata import write_metadata
from variorum.render.neighbours import UNSAID, draw_neighbours
from variorum.render.pages import Heading, Html, Page, Part, write_prose
from variorum.render.records import record_uri, write_record, write_source_record
from variorum.render.trails import write_trail_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.article import Article
    from variorum.compile.neighbours import Neighbourhood
    from variorum.compile.pieces import CrossReference
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
    return Page(
        uri=uri,
        title=article.title,
        description=article.summary,
        above=render_fragment("trail", inline, trail=article.trail),
        parts=tuple(_parts(article, inline)),
        path=article.path,
        head="" if portable else write_metadata(article, press),
        hides=("navigation",),
    )


def _parts(article: Article, inline: Inline) -> Iterator[Part]:
    if article.summary or article.names:
        yield Html(render_fragment("lead", inline, article=article))
    if article.source:
        yield Html(_source(article, article.source, inline))
    if article.box:
        yield Html(_box(article, inline))
    if article.body:
        yield write_prose(article.body, inline)
    if article.differing:
        yield Heading("Where sources differ", "vr-differing")
        yield Html(render_fragment("judgements", inline, judgements=article.differing))
    yield from _links(article, inline)
    if article.steps:
        yield Html(render_fragment("steps", inline, steps=article.steps))
    yield from _records(article, inline)
    yield from _apparatus(article, inline)
    yield from write_colophon(article, inline)
    if inline.portable:
        yield Html(write_linked_data(article, inline.press))
        yield Html(write_trail_data(article, inline.press))


def _links(article: Article, inline: Inline) -> Iterator[Part]:
    if article.map:
        yield Heading("On the map", "vr-map")
        yield Html(render_fragment("map", inline, map=article.map))
    if article.near or article.relations:
        yield Heading("Related entries", "vr-related")
    if article.near:
        yield Html(_near(article.near, inline))
    if article.relations:
        shown = count_shown(len(group.members) for group in article.relations)
        yield Html(render_fragment("relations", inline, relations=article.relations, shown=shown))
    if article.see_also:
        yield Heading("See also", "vr-see-also")
        yield Html(render_fragment("references", inline, references=article.see_also))
    if article.mentions:
        yield Heading("Mentioned in", "vr-mentions", is_searchable=False)
        yield Html(render_fragment("mentions", inline, mentions=article.mentions))


def _near(near: Neighbourhood, inline: Inline) -> str:
    """The nearest entries, as a drawing and as a list by respects."""
    groups: dict[str, list[CrossReference]] = {}
    for member in near.members:
        for label in member.labels or (UNSAID.capitalize(),):
            groups.setdefault(label, []).append(member.entry)
    drawing = draw_neighbours(near, inline)
    return render_fragment("neighbours", inline, drawing=drawing, groups=tuple(groups.items()))


def _records(article: Article, inline: Inline) -> Iterator[Part]:
    yield from write_source_record(article, inline)
    if article.source and article.cited_in:
        yield Heading("Cited in", "vr-cited-in")
        yield Html(render_fragment("references", inline, references=article.cited_in))
    yield from write_record(article, inline)


def _apparatus(article: Article, inline: Inline) -> Iterator[Part]:
    if article.notes:
        yield Heading("Notes", "vr-notes", is_searchable=False)
        yield Html(render_fragment("notes", inline, notes=article.notes))
        yield Heading("Works cited", "vr-works-cited", is_searchable=False)
        yield Html(render_fragment("works", inline, works=inline.citations.sort(article.works)))


def _box(article: Article, inline: Inline) -> str:
    """The box; a record on a page of its own is linked there."""
    apart = inline.link(record_uri(article.id, inline.press)) if is_long(article.record) else ""
    return render_fragment("box", inline, article=article, record_page=apart)


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
