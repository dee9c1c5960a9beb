"""The colophon: at the foot of every entry, which edition it is from, who wrote it, and how to cite it.

In: an article and the imprint. Out: HTML, and a page on the edition as a whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.compile.dates import format_edtf
from variorum.model.values import Date
from variorum.render.addresses import EDITION
from variorum.render.entry_citations import STYLES
from variorum.render.fragments import render_fragment
from variorum.render.inline import Inline
from variorum.render.pages import Heading, Html, Page
from variorum.render.reference_formats import EntryReference, to_biblatex, to_csl_text, to_ris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.article import Article
    from variorum.compile.imprint import Imprint
    from variorum.model.settings import Site
    from variorum.render.pages import Part
    from variorum.render.press import Press

_FORMATS = (("BibLaTeX", "bib", to_biblatex), ("RIS", "ris", to_ris), ("CSL-JSON", "json", to_csl_text))
"""What reference managers read: name, ending of a file, how it is written."""


def write_colophon(article: Article, inline: Inline) -> Iterator[Part]:
    """Writes the foot of an entry."""
    press = inline.press
    imprint = press.imprint.of_entry(article.id)
    reference = refer_to_entry(article, press)
    yield Heading("Cite this entry", "vr-cite", is_searchable=False)
    yield Html(
        render_fragment(
            "cite",
            inline,
            styles=[(name, press.entry_citations.cite(style, reference)) for name, style in STYLES],
            formats=[(name, ending, write(reference)) for name, ending, write in _FORMATS],
            id=article.id,
        )
    )
    yield Html(
        render_fragment(
            "colophon",
            inline,
            imprint=press.imprint,
            entry=imprint,
            changed=format_day(imprint.changed, press.locale),
            edition_uri=EDITION,
            history=press.permalinks.history(article.path),
            permanent=press.permalinks.page(press.addresses.url(inline.uri)),
            source=press.permalinks.source(article.path),
        )
    )


def write_edition_page(press: Press) -> Page:
    """Writes the page on the edition as a whole."""
    inline = Inline(EDITION, press)
    whole = replace(refer_to_whole(press.site, press.imprint), url=press.permalinks.cite(""))
    html = render_fragment(
        "edition",
        inline,
        imprint=press.imprint,
        date=format_day(press.imprint.date, press.locale),
        whole=whole,
        permalinks=press.permalinks,
        data={name: inline.link(f"data/{name}") for name in ("catalog.json", "sha256sums.txt")},
    )
    description = "Which edition this is, how to cite it, and how to get and check this very text."
    return Page(
        uri=EDITION, title="This edition", description=description, parts=(Html(html),), is_searchable=False
    )


def refer_to_whole(site: Site, imprint: Imprint) -> EntryReference:
    """What all entries of an encyclopedia have in common when they are cited."""
    return EntryReference(
        id="",
        title="",
        container=site.title or "Encyclopedia",
        version=imprint.version,
        date=imprint.date,
        language=site.language,
    )


def refer_to_entry(article: Article, press: Press) -> EntryReference:
    """What is needed to cite an entry."""
    digest = press.imprint.of_entry(article.id).digest
    return replace(
        refer_to_whole(press.site, press.imprint),
        id=article.id,
        title=article.title,
        url=press.permalinks.cite(press.addresses.url(press.addresses.page_of(article.id))),
        note=f"SHA-256 {digest}" if digest else "",
    )


def format_day(day: str, locale: str) -> str:
    """A day in words; empty for none."""
    return format_edtf(Date(day, None, None), locale) if day else ""
