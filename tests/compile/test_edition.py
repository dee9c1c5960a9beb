"""What is true of every edition, whatever its entries say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from drawing import catalogs, connect_drawn, entry_lists
from hypothesis import given, settings, strategies as st
from printing import LOCALE, print_pages
from selectolax.lexbor import LexborHTMLParser

from variorum.compile.article import compile_article
from variorum.compile.edition import compile_edition

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Entry

some = settings(max_examples=40, deadline=None)


def print_articles(catalog: Catalog) -> Iterator[LexborHTMLParser]:
    for uri, html in print_pages(catalog).items():
        if uri.startswith(("battle/", "person/")) and "index" not in uri:
            yield LexborHTMLParser(html)


def values(page: LexborHTMLParser, selector: str, attribute: str) -> list[str]:
    return [node.attributes[attribute] or "" for node in page.css(selector)]


@some
@given(catalogs)
def test_notes_are_numbered_in_the_order_of_reading(catalog: Catalog) -> None:
    for page in print_articles(catalog):
        marks = [node.text() for node in page.css(".footnote-ref")]
        numbers = list(dict.fromkeys(marks))
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert values(page, ".vr-notes li", "id") == [f"fn:{number}" for number in numbers]


@some
@given(catalogs)
def test_every_mark_has_a_note_and_every_way_back_a_mark(catalog: Catalog) -> None:
    for page in print_articles(catalog):
        marks = Counter(f"#{node.id}" for node in page.css("sup[id]"))
        assert marks == Counter(values(page, ".footnote-backref", "href"))
        notes = {f"#{note}" for note in values(page, ".vr-notes li", "id")}
        assert set(values(page, ".footnote-ref", "href")) == notes


@some
@given(catalogs)
def test_ids_are_unique_and_links_within_a_page_arrive(catalog: Catalog) -> None:
    for html in print_pages(catalog).values():
        page = LexborHTMLParser(html)
        ids = values(page, "[id]", "id")
        assert len(ids) == len(set(ids))
        assert set(values(page, 'a[href^="#"]', "href")) <= {f"#{each}" for each in ids}


@some
@given(catalogs)
def test_every_dispute_stands_once_on_the_page_of_its_entry(catalog: Catalog) -> None:
    pages = print_pages(catalog)
    for entry, disputes in catalog.disputes.items():
        page = LexborHTMLParser(pages[f"battle/{entry}.md"])
        assert len(page.css('[id^="dispute-"]')) == len(disputes)


@some
@given(catalogs)
def test_every_claim_stands_in_the_record_of_its_entry_and_of_its_source(catalog: Catalog) -> None:
    articles = compile_edition(catalog, LOCALE).articles
    for entry in catalog.entries.values():
        recorded = sum(len(group.lines) for group in articles[entry.id].record)
        assert recorded == len(entry.claims)
    by_sources = sum(len(group.lines) for each in articles.values() for group in each.source_record)
    assert by_sources == sum(len(entry.claims) for entry in catalog.entries.values())


@some
@given(catalogs)
def test_mentions_and_relations_are_the_inverse_of_links_and_claims(catalog: Catalog) -> None:
    articles = compile_edition(catalog, LOCALE).articles
    seen = {
        (other, entry)
        for entry, article in articles.items()
        for other in (
            *(each.entry.target for group in article.mentions for each in group.members),
            *(each.target for group in article.mentions for each in group.rest),
            *(each.entry.target for group in article.relations for each in group.members),
        )
    }
    linked = {(mention.entry, entry) for entry, found in catalog.mentions.items() for mention in found}
    named = {(each.claim.entry, entry) for entry, found in catalog.relations.items() for each in found}
    assert seen == linked | named


@some
@given(entry_lists(), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(entries: Sequence[Entry], dice: random.Random) -> None:
    shuffled = dice.sample(entries, len(entries))
    assert print_pages(connect_drawn(shuffled)) == print_pages(connect_drawn(entries))


@some
@given(catalogs)
def test_an_article_is_the_same_alone_and_among_others(catalog: Catalog) -> None:
    articles = compile_edition(catalog, LOCALE).articles
    for entry in reversed(articles):
        assert compile_article(entry, catalog, LOCALE) == articles[entry]
