"""A whole build: what it leaves, and what it never touches."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from variorum.host import mkdocs as adapter, publish
from variorum.host.publish import build_site

if TYPE_CHECKING:
    from pathlib import Path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_strict_build_makes_every_kind_of_page(small_site: Path) -> None:
    assert build_site(small_site / "mkdocs.yml", strict=True) == 0

    pages = {
        path.parent.relative_to(small_site / "site").as_posix()
        for path in small_site.rglob("site/**/index.html")
    }
    assert {"places/hill", "places", "sources/book", "a-z", "bibliography", "disputes", "wanted"} <= pages
    hill = LexborHTMLParser((small_site / "site/places/hill/index.html").read_text(encoding="utf-8"))
    assert "150–160" in hill.css_first(".vr-box dd").text()
    assert "sources differ" in hill.css_first(".vr-compare tfoot").text()
    assert hill.css_first('.vr-name[lang="ru"]').text() == "Гора"


def test_a_page_of_docs_cites_links_and_shows_blocks(small_site: Path) -> None:
    build_site(small_site / "mkdocs.yml")

    home = LexborHTMLParser((small_site / "site/index.html").read_text(encoding="utf-8"))
    assert home.css_first('a[href="places/hill/"]').text() == "Hill"
    assert (
        "A Book" in home.css_first(".vr-notes li").text() or "A book" in home.css_first(".vr-notes li").text()
    )
    assert "4" not in home.css_first(".vr-count strong").text()
    assert home.css_first(".vr-count strong").text() == "3"


def test_a_former_id_redirects(small_site: Path) -> None:
    build_site(small_site / "mkdocs.yml")

    page = LexborHTMLParser((small_site / "site/places/mound/index.html").read_text(encoding="utf-8"))
    assert page.css_first("a").attributes["href"] == "../../places/hill/"
    assert page.css_first('meta[http-equiv="refresh"]').attributes["content"] == "0; url=../../places/hill/"


def test_an_error_leaves_the_last_site_as_it_was(small_site: Path, caplog: pytest.LogCaptureFixture) -> None:
    build_site(small_site / "mkdocs.yml")
    before = snapshot(small_site / "site")
    (small_site / "entries/places/hill.md").write_text(
        "---\ntype: plase\ntitle: Hill\n---\n", encoding="utf-8"
    )

    with caplog.at_level(logging.ERROR):
        assert build_site(small_site / "mkdocs.yml") == 1

    assert "entries/places/hill.md:2:7: E201" in caplog.text
    assert snapshot(small_site / "site") == before
    assert [path.name for path in small_site.iterdir() if path.name.startswith(".site-")] == []


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, adapter.Abort])
def test_an_interrupted_build_leaves_the_last_site_as_it_was(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, interrupt: type[BaseException]
) -> None:
    build_site(small_site / "mkdocs.yml")
    before = snapshot(small_site / "site")

    def stop(*_args: object, **_kwargs: object) -> None:
        raise interrupt("stopped")

    monkeypatch.setattr(publish, "build", stop)
    assert build_site(small_site / "mkdocs.yml") == 1
    assert snapshot(small_site / "site") == before


def test_strict_counts_warnings(small_site: Path) -> None:
    hill = small_site / "entries/places/hill.md"
    hill.write_text(hill.read_text(encoding="utf-8").replace("at: p. 3, ", ""), encoding="utf-8")

    assert build_site(small_site / "mkdocs.yml", strict=True) == 1
    assert not (small_site / "site").exists()
    assert build_site(small_site / "mkdocs.yml") == 0


def test_a_host_that_runs_no_hook_cannot_look_like_success(
    small_site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks:", "extra:\n  x:"), encoding="utf-8")

    with caplog.at_level(logging.ERROR):
        assert build_site(config) == 1
    assert "E601" in caplog.text
    assert not (small_site / "site").exists()


def test_a_missing_promised_page_is_an_error(small_site: Path) -> None:
    build_site(small_site / "mkdocs.yml")
    (small_site / "site/places/hill/index.html").unlink()

    found = adapter.find_missing(small_site / "site", ["places/hill/index.html", "places/index.html"])
    assert [str(each.location) for each in found] == ["site/places/hill/index.html:1:1"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("citation_stile: x", "E507 there is no setting “citation_stile”. Did you mean “citation_style”?"),
        ("citation_style: chicago-notes-bibliografy", "E508"),
        ("entries: nowhere", "E507 there is no folder nowhere/"),
    ],
)
def test_a_wrong_setting_is_explained(
    small_site: Path, caplog: pytest.LogCaptureFixture, settings: str, message: str
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}extra: {{variorum: {{{settings}}}}}\n", encoding="utf-8"
    )

    with caplog.at_level(logging.ERROR):
        assert build_site(config) == 1
    assert message in caplog.text


def test_a_wrong_configuration_is_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert build_site(tmp_path / "mkdocs.yml") == 1
    assert "mkdocs.yml" in caplog.text


def test_the_edit_link_leads_to_the_file_of_the_entry(small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    repository = "repo_url: https://example.org/repo\nedit_uri: edit/main/docs/\n"
    text = config.read_text(encoding="utf-8").replace(
        "font: false}", "font: false, features: [content.action.edit]}"
    )
    config.write_text(text + repository, encoding="utf-8")
    build_site(config)

    hill = LexborHTMLParser((small_site / "site/places/hill/index.html").read_text(encoding="utf-8"))
    links = [link.attributes.get("href") for link in hill.css("a.md-content__button")]
    assert links == ["https://example.org/repo/edit/main/entries/places/hill.md"]


def test_every_site_has_our_style_sheet_before_its_own(small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "extra_css: [own.css]\n", encoding="utf-8")
    (small_site / "docs/own.css").write_text("", encoding="utf-8")
    build_site(config)

    page = LexborHTMLParser((small_site / "site/places/hill/index.html").read_text(encoding="utf-8"))
    sheets = [link.attributes["href"] for link in page.css('link[rel="stylesheet"]')]
    assert sheets[-2:] == ["../../assets/variorum.css", "../../own.css"]
    assert ".vr-box" in (small_site / "site/assets/variorum.css").read_text(encoding="utf-8")


def test_a_site_may_bring_a_style_sheet_in_place_of_ours(small_site: Path) -> None:
    (small_site / "docs/assets").mkdir()
    (small_site / "docs/assets/variorum.css").write_text("/* mine */", encoding="utf-8")
    build_site(small_site / "mkdocs.yml", strict=True)

    assert (small_site / "site/assets/variorum.css").read_text(encoding="utf-8") == "/* mine */"
