"""What the book holds for what editors write: the Typst of an entry a case, letter for letter."""

from pathlib import Path

import pytest
from printing import BASE, LOCALE, load, read_files, set_press
from setting import read_back

from variorum.compile.edition import compile_edition
from variorum.model.ids import EntryId
from variorum.render.book.entries import write_entry

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "book"
CASES = sorted(GOLDEN.glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_typst_of_an_entry_is_as_expected(path: Path) -> None:
    case = load(path)
    assert case["purpose"]
    catalog = read_files({**BASE, **case["entries"]})
    edition = compile_edition(catalog, LOCALE)
    bound = frozenset(edition.articles)
    for entry, expected in case["expected"].items():
        written = write_entry(edition.articles[EntryId(entry)], set_press(catalog), bound, 3)
        assert written == expected.rstrip("\n")
        assert len(read_back(written)) == 1
