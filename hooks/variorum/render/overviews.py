"""Overview pages: indexes and registers of the whole encyclopedia."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.catalog import DisputeStatus
from variorum.names import collation_key
from variorum.render.addresses import ALPHABET, BIBLIOGRAPHY, BROWSE, DISPUTES, READING, SEARCH, WANTED
from variorum.render.browse import write_browse_pages
from variorum.render.fragments import render_fragment
from variorum.render.inline import Inline
from variorum.render.pages import Html, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from variorum.compile.edition import Edition
    from variorum.compile.indexes import IndexSection
    from variorum.render.press import Press


def write_overviews(edition: Edition, press: Press, split_above: int) -> Iterator[Page]:
    """Writes every page that is about the whole.

    Args:
        edition: The encyclopedia.
        press: What they are written with.
        split_above: The number of names above which the A–Z has a page for each letter.
    """

    def at(uri: str) -> Inline:
        return Inline(uri, press)

    yield _search(at(SEARCH))
    yield from write_browse_pages(edition, press, split_above)
    yield from _alphabet(edition, split_above, at)
    for index in edition.type_indexes:
        uri = f"{index.folder}/index.md"
        html = render_fragment("type_index", at(uri), index=index)
        yield Page(uri=uri, title=index.title, description=index.describes, parts=(Html(html),))
    yield _bibliography(edition, at(BIBLIOGRAPHY))
    yield _disputes(edition, at(DISPUTES))
    yield _reading(edition, at(READING))
    html = render_fragment("wanted", at(WANTED), wanted=edition.wanted, orphans=edition.orphans)
    yield _register(WANTED, "Wanted entries and orphans", "", html)
    for page in edition.disambiguations:
        uri = f"disambiguation/{page.slug}.md"
        html = render_fragment("disambiguation", at(uri), page=page)
        yield Page(uri=uri, title=f"{page.name} (disambiguation)", parts=(Html(html),))


def _search(inline: Inline) -> Page:
    html = render_fragment("search", inline, browse=BROWSE, alphabet=ALPHABET)
    description = "Names in every spelling, and what the entries say."
    return replace(_register(SEARCH, "Search", description, html), hides=("navigation", "toc"))


def _alphabet(edition: Edition, split_above: int, at: Callable[[str], Inline]) -> Iterator[Page]:
    """One page, or one for each letter and one that leads to them."""
    sections = edition.alphabet
    if sum(len(section.lines) for section in sections) <= split_above:
        letters = [(section.letter, ALPHABET) for section in sections]
        yield _letters_page(ALPHABET, "A–Z", sections, letters, at)
        return
    letters = [(section.letter, f"a-z/{_letter_file(section.letter)}.md") for section in sections]
    yield _letters_page(ALPHABET, "A–Z", (), letters, at)
    for section, (letter, uri) in zip(sections, letters, strict=True):
        yield _letters_page(uri, f"A–Z: {letter}", (section,), letters, at)


def _letter_file(letter: str) -> str:
    """A file name for a letter of any script: itself if it is ASCII, or else its code points."""
    return (
        letter.lower()
        if letter.isascii() and letter.isalnum()
        else "-".join(f"u{ord(char):04x}" for char in letter)
    )


def _letters_page(
    uri: str,
    title: str,
    sections: tuple[IndexSection, ...],
    letters: list[tuple[str, str]],
    at: Callable[[str], Inline],
) -> Page:
    html = render_fragment("alphabet", at(uri), sections=sections, letters=letters)
    return _register(uri, title, "Every headword and every name variant.", html)


def _bibliography(edition: Edition, inline: Inline) -> Page:
    sources = sorted(
        edition.bibliography,
        key=lambda source: (
            inline.citations.place(str(source.entry.target)),
            collation_key(source.entry.text),
        ),
    )
    html = render_fragment("bibliography", inline, sources=sources)
    description = "Every source, with the entries that cite it."
    return _register(BIBLIOGRAPHY, "Bibliography", description, html)


def _disputes(edition: Edition, inline: Inline) -> Page:
    statuses = Counter(judgement.status for each in edition.disputes for judgement in each.judgements)
    counts = [(status.value, statuses[status]) for status in DisputeStatus if statuses[status]]
    html = render_fragment(
        "disputes", inline, disputed=edition.disputes, counts=counts, total=sum(statuses.values())
    )
    description = "Every point on which sources differ, with the editors’ verdict if there is one."
    return _register(DISPUTES, "Where sources differ", description, html)


def _reading(edition: Edition, inline: Inline) -> Page:
    html = render_fragment("reading", inline, reading=edition.reading)
    description = "What was read of every source, how much of it is used, and where."
    return _register(READING, "What was read", description, html)


def _register(uri: str, title: str, description: str, html: str) -> Page:
    """A page that only leads to others; the search finds those."""
    return Page(uri=uri, title=title, description=description, parts=(Html(html),), is_searchable=False)
