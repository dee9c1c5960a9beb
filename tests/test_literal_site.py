"""Text of strangers in every place that holds text, through the real builder and its theme, to the page."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from building import ROOT, build_copy, find_broken_links, parse_pages

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborHTMLParser

HILL = """</title><script>alert('title')</script> & "Hill\""""
ANNA = 'A_n_n_a "the" *Great* | [one](two) `code` ~x~ #'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source") / "literal"
    shutil.copytree(ROOT / "tests" / "sites" / "literal", source)
    config = source / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("HOOK", (ROOT / "hooks" / "encyclopedia.py").as_posix()), encoding="utf-8")
    return build_copy(source, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, LexborHTMLParser]:
    return parse_pages(site)


def test_nothing_of_it_runs(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        data = [node.text() for node in page.css('script[type="application/ld+json"]')]
        assert all(json.loads(text) and "<" not in text for text in data), path
        scripts = [node.text() for node in page.css('script:not([type="application/ld+json"])')]
        assert [script for script in scripts if "alert(" in script] == [], path
        assert page.css('[onerror], [onclick], [href^="javascript"], img[src="x"], b[onclick]') == [], path


def test_titles_are_shown_as_they_are(pages: dict[str, LexborHTMLParser]) -> None:
    for path, title in (("places/hill", HILL), ("people/anna", ANNA)):
        page = pages[f"{path}/index.html"]
        shown = [node.text() for node in page.css("h1, title")]
        assert shown == [f"{title} - Literal", title]
        assert title in page.css_first(".md-header").text()


def test_summaries_are_shown_as_they_are(pages: dict[str, LexborHTMLParser]) -> None:
    page = pages["places/hill/index.html"]
    summary = "\"><script>alert('summary')</script>"
    assert page.css_first(".vr-summary").text() == summary
    assert page.css_first("meta[name=description]").attributes["content"] == summary


def test_texts_stand_in_their_places(pages: dict[str, LexborHTMLParser]) -> None:
    page = pages["places/hill/index.html"]
    for selector, name in {
        ".vr-name": "name",
        ".vr-box dt": "fact",
        ".vr-notes q": "quote",
        ".vr-scope": "covers",
        ".vr-by": "by",
        "code": "code",
        "pre code": "fence",
        ".vr-record .vr-heading": "group",
    }.items():
        assert any(f'alert("{name}")' in node.text() for node in page.css(selector)), selector
    assert 'alert("locator")' in page.css_first(".vr-notes").text()
    assert 'alert("caption")' in pages["index.html"].css_first("caption").text()


def test_the_search_is_given_text(site: Path) -> None:
    fragments = (site / "pagefind" / "fragment").iterdir()
    records = [json.loads(gzip.decompress(path.read_bytes())[len("pagefind_dcd") :]) for path in fragments]
    assert len(records) > 2
    (hill,) = (each for each in records if each["url"] == "/places/hill/")
    assert "<script" in hill["meta"]["title"]  # as text, which a browser is given as text
    assert "<script" in hill["content"]


def test_links_arrive_and_ids_are_unique(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    assert list(find_broken_links(site, pages)) == []
    for path, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("article [id]")]
        assert len(ids) == len(set(ids)), path
