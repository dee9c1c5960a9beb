from dataclasses import replace
from html import escape

import markdown
import pytest
import yaml
from hypothesis import given, strategies as st
from printing import set_press
from selectolax.lexbor import LexborHTMLParser

from builders import TYPES
from variorum.catalog.connect import connect_entries
from variorum.compile.pieces import CrossReference, NoteMark, Words
from variorum.model.ids import EntryId
from variorum.render.addresses import Addresses
from variorum.render.dialect import EXTENSIONS, Dialect
from variorum.render.inline import Inline, escape_markdown
from variorum.render.pages import Heading, Html, Page, Prose, write_html, write_markdown, write_prose

PAGE = Page(
    uri="people/anna.md",
    title="Anna & *Co* <x>",
    description='She: "a\\b"',
    above='<p class="above">People</p>',
    parts=(
        Html("<p>Lead</p>"),
        Prose("Words.\n\n## One\n\n\ue0000\ue001\n\n### Two", ("<figure>Block</figure>",)),
        Heading("Notes", "vr-notes", is_searchable=False),
    ),
    is_searchable=False,
    hides=("navigation",),
)


PRESS = set_press(connect_entries((), TYPES)[0], Addresses({EntryId("anna"): "people"}))


def test_html_has_every_part_in_the_order_of_reading() -> None:
    html, headings = write_html(PAGE, Dialect())
    assert html.splitlines() == [
        '<p class="above">People</p>',
        "<h1 data-search-exclude>Anna &amp; *Co* &lt;x&gt;</h1>",
        "<p>Lead</p>",
        "<p>Words.</p>",
        '<h2 id="one">One</h2>',
        "<figure>Block</figure>",
        '<h3 id="two">Two</h3>',
        '<h2 id="vr-notes" data-search-exclude>Notes</h2>',
    ]
    assert [(each["level"], each["id"]) for each in headings] == [(2, "one"), (2, "vr-notes")]
    assert [each["id"] for each in headings[0]["children"]] == ["two"]


def test_markdown_has_front_matter_and_every_part() -> None:
    text = write_markdown(PAGE)
    _, matter, body = text.split("---\n", 2)
    assert yaml.safe_load(matter) == {
        "title": escape(PAGE.title),
        "description": escape(PAGE.description),
        "hide": ["navigation"],
        "search": {"exclude": True},
    }
    html = markdown.markdown(body, extensions=list(EXTENSIONS))
    assert "<figure>Block</figure>" in html
    assert '<h2 data-search-exclude="" id="vr-notes">Notes</h2>' in html
    assert ">Anna &#38; *Co* &lt;x&gt;</h1>" in html.replace("&amp;", "&#38;").replace("&#42;", "*")


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1))
@pytest.mark.parametrize("extensions", [[], ["tables", "attr_list", "pymdownx.tilde", "pymdownx.caret"]])
def test_escaped_text_is_shown_as_it_is(extensions: list[str], text: str) -> None:
    shown = Dialect(extensions).convert(f"x {escape_markdown(text)} y")
    assert LexborHTMLParser(shown.html).text() == f"x {text} y"


def test_links_in_remarks_lead_to_pages_even_where_the_host_resolves_others() -> None:
    inline = Inline("battles/lake.md", PRESS, portable=True)
    remark = inline.remark((Words("As "), CrossReference("she", EntryId("anna")), Words(" says.")))
    assert remark == 'As <a href="../../people/anna/">she</a> says.'


def test_links_in_markdown_lead_to_pages_or_to_files() -> None:
    pieces = (Words("A "), CrossReference("*her*", EntryId("anna")), NoteMark(2, 3))
    shown = [
        write_prose(pieces, Inline("battles/lake.md", PRESS, portable)).markdown for portable in (False, True)
    ]
    assert shown[0].startswith("A [&#42;her&#42;](../../people/anna/)<sup")
    assert shown[1].startswith("A [&#42;her&#42;](../people/anna.md)<sup")
    assert 'id="fnref3:2"' in shown[0]


def test_a_marker_that_an_entry_spells_out_stands_for_nothing() -> None:
    page = replace(PAGE, parts=(Prose("One &#xE000;7&#xE001; two.", ()),))
    assert "One  two." in write_html(page, Dialect())[0]
