"""Records: on the page of an entry, or on a page of their own where they are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from printing import BASE, LOCALE, read_files, select, set_press, texts

from variorum.compile.article import compile_article
from variorum.model.ids import EntryId
from variorum.render.articles import write_article
from variorum.render.pages import write_html
from variorum.render.records import write_record_pages

if TYPE_CHECKING:
    from collections.abc import Mapping


def print_entry(entry: str, claims: int) -> Mapping[str, str]:
    """Every page of an entry, by its path, in an encyclopedia with so many claims of Alpha on The Lake."""
    listed = "\n".join(
        f"  - {{source: alpha, at: p. {place}, says: {{killed: 10}}}}" for place in range(claims)
    )
    lake = f"---\ntype: battle\ntitle: The Lake\nclaims:\n{listed}\n---\n"
    catalog = read_files({**BASE, "battles/lake.md": lake})
    press = set_press(catalog)
    article = compile_article(EntryId(entry), catalog, LOCALE)
    pages = (write_article(article, press), *write_record_pages(article, press))
    return {page.uri: write_html(page, press.dialect)[0] for page in pages}


def test_a_short_record_is_on_the_page() -> None:
    pages = print_entry("lake", 80)

    assert list(pages) == ["battles/lake.md"]
    assert len(select(pages["battles/lake.md"], ".vr-record tbody td:first-child")) == 80
    assert select(pages["battles/lake.md"], "dt a") == ['<a href="#record-killed">Killed</a>']


@pytest.mark.parametrize(
    ("entry", "page", "apart", "summary"),
    [
        ("lake", "battles/lake.md", "battles/lake/record.md", "81 claims, each with its source"),
        ("alpha", "sources/alpha.md", "sources/alpha/claims.md", "81 claims on 1 entry"),
    ],
)
def test_a_long_one_has_a_page_of_its_own(entry: str, page: str, apart: str, summary: str) -> None:
    pages = print_entry(entry, 81)

    assert list(pages) == [page, apart]
    assert select(pages[page], ".vr-record") == []
    assert texts(pages[page], ".vr-apart a") == [summary]
    assert len(select(pages[apart], "tbody td:first-child")) == 81


def test_the_box_leads_to_the_page_of_a_long_record() -> None:
    pages = print_entry("lake", 81)

    assert select(pages["battles/lake.md"], "dt a") == [
        '<a href="../../battles/lake/record/#record-killed">Killed</a>'
    ]
    assert len(select(pages["battles/lake/record.md"], "#record-killed")) == 1
    assert texts(pages["battles/lake/record.md"], ".vr-apart a") == ["The Lake"]
