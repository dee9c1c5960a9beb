"""The real encyclopedia, built twice: whole, linked, closed to the outside, and the same each time."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from building import ROOT, build_copy, find_broken_links, parse_pages

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_copy(ROOT, tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, LexborHTMLParser]:
    return parse_pages(site)


@pytest.fixture(scope="module")
def entries(site: Path) -> list[dict[str, object]]:
    return list(json.loads((site / "data" / "catalog.json").read_text(encoding="utf-8"))["entries"])


def test_no_link_is_broken(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    assert list(find_broken_links(site, pages)) == []


def test_every_entry_has_a_page(entries: list[dict[str, object]], pages: dict[str, LexborHTMLParser]) -> None:
    assert len(entries) > 60
    for entry in entries:
        heading = pages[f"{entry['url']}index.html"].css_first("h1")
        assert heading is not None
        assert heading.text() == entry["title"]


def test_ids_are_unique(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("article [id]")]
        assert [each for each in set(ids) if ids.count(each) > 1] == [], path


def test_headings_skip_no_level(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        levels = [int((node.tag or "h1")[1]) for node in page.css(":is(h1, h2, h3, h4, h5, h6)")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


_NAMED = r"[rel=canonical], [rel=license], [rel=cite-as], [rel=schema\.DC]"
"""Links that name something and load nothing."""


def test_no_page_asks_another_host(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    asked = [
        f"{path}: {link}"
        for path, page in pages.items()
        for node in page.css(f"script, link:not({_NAMED}), img, iframe, source, video, audio")
        if (link := node.attributes.get("src") or node.attributes.get("href") or "").split(":")[0]
        in {"http", "https"}
        or link.startswith("//")
    ]
    assert asked == []
    for path in site.rglob("*.css"):
        addresses = re.findall(
            r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')]*)""", path.read_text("utf-8")
        )
        assert addresses == [], path


def test_the_search_knows_every_name(site: Path, entries: list[dict[str, object]]) -> None:
    shards = [json.loads(path.read_text("utf-8")) for path in (site / "search" / "names").glob("*.json")]
    known: dict[int, set[str]] = {}
    for shard in shards:
        for number, *names in shard:
            known.setdefault(number, set()).update(names)
    told = [
        each
        for number in range(len(list((site / "search" / "entries").glob("*.json"))))
        for each in json.loads((site / "search" / "entries" / f"{number}.json").read_text("utf-8"))
    ]
    names_of = {url: known[number] for number, (url, *_) in enumerate(told)}
    for entry in entries:
        names = {str(entry["title"]), *(name["text"] for name in entry["names"])}  # type: ignore[attr-defined]
        assert names <= names_of[str(entry["url"])]


def test_what_the_search_finds_is_there(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    for path in (site / "pagefind" / "fragment").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        page = pages[f"{record['url'].lstrip('/')}index.html"]
        assert record["meta"]["type"] == "Page" or page.css_first("h1").text() == record["meta"]["title"]
        ids = {node.attributes["id"] for node in page.css("[id]")}
        assert {anchor["id"] for anchor in record["anchors"]} <= ids, record["url"]


def test_another_folder_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = build_copy(ROOT, tmp_path / "elsewhere" / "deeper")
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    assert [
        str(name) for name in sorted(files) if (site / name).read_bytes() != (other / name).read_bytes()
    ] == []


def test_no_entry_is_heavy(site: Path, entries: list[dict[str, object]]) -> None:
    """What a line of 1 Mbit/s brings in a quarter of a second; the longest article has 23 KB of bare text."""
    allowed = {"battles/battle-of-lake-khasan/": 52_000}
    pages = (str(entry["url"]) for entry in entries)
    weights = {url: len(gzip.compress((site / url / "index.html").read_bytes())) for url in pages}
    assert {url: weight for url, weight in weights.items() if weight > allowed.get(url, 30_000)} == {}
