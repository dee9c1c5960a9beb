"""The book: what is in it, where its references lead, and what is said of what does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdf
import pytest
from printing import BASE, read_files, set_press
from setting import squeeze

from variorum.build.book import Selection, choose_entries, make_book, select
from variorum.build.publication import Publication
from variorum.build.settings import read_settings
from variorum.build.typesetting import typeset
from variorum.compile.comparison import ComparisonTable
from variorum.compile.edition import compile_edition
from variorum.compile.pieces import BlockPiece
from variorum.diagnostics import Code, Location
from variorum.model.ids import EntryId
from variorum.render.book.document import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HILL = """\
---
type: battle
title: Battle of the Hill
summary: A battle on a hill.
names: [Hill battle, {text: 張鼓峰事件, lang: ja, kind: native}]
claims:
  - {source: alpha, at: p. 1, says: {killed: 10}}
  - {source: beta, at: p. 2, says: {killed: 20}}
  - {source: gamma, at: p. 3, says: {killed: 10}}
---

Fought by many [@alpha, p. 1]. See [[ridge]] and again [[ridge]].

~~~compare
fact: killed
~~~
"""
RIDGE = (
    "---\ntype: battle\ntitle: Ridge\n---\n\nA ridge near [[hill]] [@beta, p. 9] and again [@beta, p. 9].\n"
)
WIDE = f"| {' | '.join('abcdefghijklmn')} |\n| {' | '.join('-' * 14)} |\n| {' | '.join('0' * 14)} |\n"


def publish(entries: Mapping[str, str]) -> Publication:
    """Publish the base of all cases with other entries, without a citation processor."""
    catalog = read_files({**BASE, **{f"battles/{name}.md": text for name, text in entries.items()}})
    settings, _ = read_settings(None, "mkdocs.yml")
    return Publication(
        edition=compile_edition(catalog, "en-GB"), essays={}, press=set_press(catalog), settings=settings
    )


@pytest.fixture(scope="module")
def publication() -> Publication:
    return publish({"hill": HILL, "ridge": RIDGE})


@pytest.fixture(scope="module")
def book(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    count, found = make_book(publication, Selection(), path)
    assert (count, found) == (len(publication.edition.articles), ())
    return pypdf.PdfReader(path)


def read_text(book: pypdf.PdfReader) -> str:
    return squeeze("".join(page.extract_text() for page in book.pages))


def titles(outline: list[object]) -> Iterator[str]:
    """Give the titles of all bookmarks."""
    for each in outline:
        if isinstance(each, list):
            yield from titles(each)
        else:
            yield str(each["/Title"])  # type: ignore[index]


def test_every_entry_is_in_it_with_its_headword_and_a_bookmark(
    book: pypdf.PdfReader, publication: Publication
) -> None:
    text, marked = read_text(book), set(titles(book.outline))
    for entry, article in publication.edition.articles.items():
        assert squeeze(article.filed_as) in text
        assert article.filed_as in marked
        assert f"e-{entry}" in book.named_destinations


def test_every_note_is_in_it_under_the_number_of_the_site(
    book: pypdf.PdfReader, publication: Publication
) -> None:
    text = read_text(book)
    for article in publication.edition.articles.values():
        for note in article.notes:
            (cite,) = note.cites
            assert f"{note.number}{cite.source},{squeeze(cite.locator)}" in text


def test_tables_and_disputes_of_the_site_are_in_it(book: pypdf.PdfReader, publication: Publication) -> None:
    text = read_text(book)
    article = publication.edition.articles[EntryId("hill")]
    tables = [
        piece.content
        for piece in article.body
        if isinstance(piece, BlockPiece) and isinstance(piece.content, ComparisonTable)
    ]
    assert len(tables) == 1
    assert squeeze(tables[0].caption) in text
    assert squeeze("sources differ 3 sources") in text
    for judgement in tables[0].judgements:
        assert squeeze(f"{judgement.topic} sources differ") in text
        assert squeeze(f"{judgement.topic}: 10; 20. (sources differ).") in text


def test_page_references_name_the_page_that_they_lead_to(
    book: pypdf.PdfReader, publication: Publication
) -> None:
    pages = {
        name: book.get_destination_page_number(destination) + 1
        for name, destination in book.named_destinations.items()
    }
    text = read_text(book)
    assert re.search(rf"SeeRidge\W*{pages['e-ridge']}andagainRidge\.", text)
    index = text[text.rindex("Indexofnames") :]
    for entry, article in publication.edition.articles.items():
        assert re.search(rf"{re.escape(squeeze(article.filed_as))},{pages[f'e-{entry}']}(?!\d)", index)
    assert f"張鼓峰事件,seeBattleoftheHill,{pages['e-hill']}" in index


def test_a_source_has_the_pages_on_which_it_is_cited(book: pypdf.PdfReader) -> None:
    text = read_text(book)
    assert re.search(r"betaCitedonpage", text)


def test_its_properties_are_those_of_the_edition(book: pypdf.PdfReader) -> None:
    assert book.metadata is not None
    assert book.metadata.title == "A small encyclopedia"
    assert book.metadata.creation_date is None
    assert book.trailer["/Root"]["/Lang"] == "en"
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_its_fonts_are_embedded_and_only_in_part(book: pypdf.PdfReader) -> None:
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()["/DescendantFonts"][0].get_object()[
            "/FontDescriptor"
        ]
        for page in book.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert any("NotoSerifJP" in name for name in fonts)
    for name, descriptor in fonts.items():
        assert re.match(r"/[A-Z]{6}\+", name)
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_the_same_edition_gives_the_same_bytes(publication: Publication, tmp_path: Path) -> None:
    chosen = Selection(entries=(("hill", Location("x")),))
    for name in ("one", "two"):
        assert make_book(publication, chosen, tmp_path / f"{name}.pdf") == (1, ())
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_selection_holds_what_was_asked_for_and_leads_nowhere_else(
    publication: Publication, tmp_path: Path
) -> None:
    assert make_book(
        publication, Selection(entries=(("Hill battle", Location("x")),)), tmp_path / "b.pdf"
    ) == (1, ())
    book = pypdf.PdfReader(tmp_path / "b.pdf")
    assert [name for name in book.named_destinations if name.startswith("e-")] in ([], ["e-hill"])
    assert list(titles(book.outline)) == ["Entries", "Battle of the Hill"]


def test_entries_can_stand_type_by_type(publication: Publication, tmp_path: Path) -> None:
    count, _ = make_book(publication, Selection(order=Order.TYPE), tmp_path / "b.pdf")
    assert count == len(publication.edition.articles)
    marked = list(titles(pypdf.PdfReader(tmp_path / "b.pdf").outline))
    places = [marked.index(title) for title in ("Battles", "Battle of the Hill", "Ridge", "Sources", "Alpha")]
    assert places == sorted(places)


def test_a_list_names_an_entry_on_each_line(publication: Publication, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# battles\nhill\n\nRigde\n", encoding="utf-8")
    selection = select([], ["person", "shipp"], str(path))
    chosen, found = choose_entries(selection, publication.edition.catalog)
    assert "hill" in chosen
    assert [(each.code, each.location.line) for each in found] == [(Code.E201, 1), (Code.E205, 4)]


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        (Code.W603, 6, "An old sign, \U00012000, in a line.\n"),
        (Code.W604, 6, "x" * 1000 + "\n"),
        (Code.W605, 8, f"Words.\n\n{WIDE}"),
    ],
    ids=lambda value: value.name if isinstance(value, Code) else "",
)
def test_what_does_not_fit_is_reported_where_it_stands_and_there_is_a_book(
    code: Code, line: int, text: str, tmp_path: Path
) -> None:
    bad = publish({"bad": f"---\ntype: battle\ntitle: Bad\n---\n\n{text}"})
    chosen = Selection(entries=(("bad", Location("x")),))
    count, found = make_book(bad, chosen, tmp_path / "b.pdf")
    assert count == 1
    assert [(each.code, each.location.path, each.location.line) for each in found] == [
        (code, "entries/battles/bad.md", line)
    ]
    assert len(pypdf.PdfReader(tmp_path / "b.pdf").pages) < 4
    assert make_book(bad, chosen, tmp_path / "strict.pdf", strict=True) == (0, found)
    assert not (tmp_path / "strict.pdf").exists()


def test_what_cannot_be_set_is_an_error_and_no_crash(tmp_path: Path) -> None:
    source = tmp_path / "book.typ"
    source.write_text("#panic()", encoding="utf-8")
    assert "panicked" in typeset(source, tmp_path / "b.pdf").error
    assert "status" in typeset(tmp_path, tmp_path / "b.pdf", ["x"]).error
    assert not (tmp_path / "b.pdf").exists()
