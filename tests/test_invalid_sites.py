"""Every diagnostic code, met in a small encyclopedia: which line it names and what it says."""

from pathlib import Path

import pytest

from builders import SITES, read_site
from variorum.compile.edition import compile_edition
from variorum.diagnostics import Code

INVALID = sorted((SITES / "invalid").iterdir())

MADE_BY_TESTS = {Code.E101, Code.E102, Code.E103, Code.E104, Code.E507}
"""No files that git could carry everywhere: `tests/build/test_hostile_files.py` makes them."""

OF_THE_TEXTS = {Code.E315}
"""Found only with the text at hand: `tests/build/test_coverage.py`."""

OF_THE_SITE = {Code.E508, Code.E601}
"""Found only when citations are formatted and pages are written."""

OF_THE_BOOK = {Code.E602, Code.W603, Code.W604, Code.W605}
"""Found only when a book is made: `tests/build/test_book.py`."""


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_a_fault_is_reported_where_it_stands_and_nothing_else_is(site: Path, tmp_path: Path) -> None:
    report = read_site(tmp_path, overlay=site)
    expected = (site / "expected.txt").read_text(encoding="utf-8")
    assert "".join(f"{each}\n" for each in report.diagnostics) == expected


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_a_site_is_named_after_a_code_that_it_shows(site: Path) -> None:
    assert f" {site.name} " in (site / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_the_rest_of_the_encyclopedia_is_still_read(site: Path, tmp_path: Path) -> None:
    assert {"anna", "alpha", "beta", "hill"} <= set(read_site(tmp_path, overlay=site).catalog.entries)


def test_every_code_is_shown() -> None:
    assert {code.name for code in Code} - {site.name for site in INVALID} == {
        code.name for code in MADE_BY_TESTS | OF_THE_TEXTS | OF_THE_SITE | OF_THE_BOOK
    }


def test_the_base_of_all_of_them_is_without_fault(tmp_path: Path) -> None:
    assert read_site(tmp_path).diagnostics == ()


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_the_rest_can_be_shown_in_a_preview(site: Path, tmp_path: Path) -> None:
    catalog = read_site(tmp_path, overlay=site).catalog
    assert compile_edition(catalog, "en-GB").articles.keys() == catalog.entries.keys()


def test_a_day_that_does_not_exist_can_be_shown_in_a_preview(tmp_path: Path) -> None:
    text = (SITES / "invalid/E302/entries/battles/lake.md").read_text(encoding="utf-8")
    text = text.replace("yesterday", "1938-13").replace("today", "1938-02-30")
    report = read_site(tmp_path, {"battles/lake.md": text})
    assert compile_edition(report.catalog, "en-GB").articles.keys() == report.catalog.entries.keys()
