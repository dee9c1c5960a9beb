"""The book as programs make it: alone and with the site, from the same edition."""

from pathlib import Path

import pypdf
import pytest

from variorum.build.book import Selection
from variorum.diagnostics import Location
from variorum.host.publish import build_site, publish_book


def test_the_book_on_the_site_is_the_book_made_alone(small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    assert build_site(config, with_book=True) == 0
    assert publish_book(config, Selection(), small_site / "alone.pdf") == 0
    assert (small_site / "site" / "book.pdf").read_bytes() == (small_site / "alone.pdf").read_bytes()


def test_essays_that_the_site_names_stand_before_the_entries(small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}extra: {{variorum: {{essays: [index.md]}}}}\n", encoding="utf-8")
    assert publish_book(config, Selection(), small_site / "book.pdf") == 0
    marked = [
        str(each["/Title"]) for each in pypdf.PdfReader(small_site / "book.pdf").outline if "/Title" in each
    ]
    assert marked[:3] == ["How to read this book", "Small", "Entries"]


def test_an_entry_that_does_not_exist_is_reported(small_site: Path, caplog: pytest.LogCaptureFixture) -> None:
    target = small_site / "book.pdf"
    wanted = Selection(entries=(("hil", Location("--entry")),))
    assert publish_book(small_site / "mkdocs.yml", wanted, target) == 1
    assert "E205 there is no entry “hil”. Did you mean “hill”?" in caplog.text
    assert not target.exists()


def test_an_encyclopedia_with_errors_gives_no_book(
    small_site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (small_site / "entries" / "places" / "bad.md").write_text("no front matter\n", encoding="utf-8")
    assert publish_book(small_site / "mkdocs.yml", Selection(), small_site / "book.pdf") == 1
    assert "E105" in caplog.text
