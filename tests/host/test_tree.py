"""The way out: what a builder without our hook makes of the tree is what our own build makes."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from variorum.diagnostics import Code
from variorum.host.publish import build_site, prebuild_site
from variorum.host.tree import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def contents(page: Path) -> str:
    """The text of a page, without what the theme adds."""
    article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
    for node in article.css("a.headerlink, form, script, h1"):
        node.decompose()
    return re.sub(r"\s+", " ", article.text(separator=" ")).strip()


def test_the_tree_built_without_a_hook_reads_the_same(small_site: Path, tmp_path: Path) -> None:
    assert build_site(small_site / "mkdocs.yml") == 0
    assert prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree") == 0

    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(tmp_path / "tree/mkdocs.yml"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr

    ours, theirs = small_site / "site", tmp_path / "tree/site"
    pages = sorted(path.relative_to(ours) for path in ours.rglob("index.html"))
    assert {page: contents(theirs / page) for page in pages if "mound" not in page.parts} == {
        page: contents(ours / page) for page in pages if "mound" not in page.parts
    }
    assert (theirs / "data/catalog.json").read_bytes() == (ours / "data/catalog.json").read_bytes()
    assert (theirs / "places/mound/index.html").is_file()


def test_prose_stays_markdown(small_site: Path, tmp_path: Path) -> None:
    prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree")

    text = (tmp_path / "tree/docs/places/hill.md").read_text(encoding="utf-8")
    assert "See [the book](../sources/book.md)." in text
    assert text.startswith('---\ntitle: "Hill"\n')


def test_a_tree_is_written_anew_and_whole(small_site: Path, tmp_path: Path) -> None:
    prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree")
    (small_site / "docs/extra.md").write_text("# Extra\n", encoding="utf-8")
    (small_site / "entries/sources/letter.md").unlink()
    hill = small_site / "entries/places/hill.md"
    hill.write_text(re.sub(r".*letter.*\n", "", hill.read_text(encoding="utf-8")), encoding="utf-8")

    assert prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree") == 0
    assert (tmp_path / "tree/docs/extra.md").is_file()
    assert not (tmp_path / "tree/docs/sources/letter.md").exists()


def test_an_error_leaves_the_tree_as_it_was(small_site: Path, tmp_path: Path) -> None:
    prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree")
    before = sorted(tmp_path.joinpath("tree").rglob("*"))
    (small_site / "entries/places/hill.md").write_text("no front matter", encoding="utf-8")

    assert prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree") == 1
    assert sorted(tmp_path.joinpath("tree").rglob("*")) == before


@pytest.mark.parametrize(
    "unsafe", ["<script>x</script>", "[x](javascript:alert(1))", 'text\n{: onclick="x"}']
)
def test_unsafe_html_never_gets_into_a_tree(small_site: Path, tmp_path: Path, unsafe: str) -> None:
    hill = small_site / "entries/places/hill.md"
    hill.write_text(f"{hill.read_text(encoding='utf-8')}\n{unsafe}\n", encoding="utf-8")

    assert prebuild_site(small_site / "mkdocs.yml", tmp_path / "tree") == 1
    assert not (tmp_path / "tree").exists()


def test_a_folder_that_holds_something_else_is_left_alone(small_site: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.md").write_text("mine", encoding="utf-8")

    count, found = write_tree(small_site / "mkdocs.yml", tmp_path / "mine")
    assert count == 0
    assert [each.code.name for each in found] == ["E507"]
    assert (tmp_path / "mine/thesis.md").read_text(encoding="utf-8") == "mine"


def test_a_broken_configuration_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    _, found = write_tree(tmp_path / "mkdocs.yml", tmp_path / "tree")
    assert [each.code.name for each in found] == ["E507"]


@pytest.mark.parametrize("text", [b"", b"words", b"- a", b"extra: words", b"site_name: \xff"])
def test_a_configuration_that_is_none_is_reported(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(text)
    count, found = write_tree(tmp_path / "mkdocs.yml", tmp_path / "tree")
    assert count == 0
    assert Code.E507 in {each.code for each in found}


def test_a_file_in_the_place_of_the_tree_is_left_alone(small_site: Path, tmp_path: Path) -> None:
    (tmp_path / "tree").write_text("mine", encoding="utf-8")
    assert write_tree(small_site / "mkdocs.yml", tmp_path / "tree")[0] == 0
    assert (tmp_path / "tree").read_text(encoding="utf-8") == "mine"
