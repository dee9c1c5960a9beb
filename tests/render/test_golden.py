"""What readers get for what editors write: one small encyclopedia and a few fragments of its pages a case."""

from pathlib import Path

import pytest
from printing import BASE, GOLDEN, load, print_pages, read_files, select, texts, tidy

CASES = sorted(path for path in GOLDEN.glob("*.yml") if not path.name.startswith("_"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_pages_are_as_expected(path: Path) -> None:
    case = load(path)
    assert case["purpose"]
    pages = print_pages(read_files({**BASE, **case.get("entries", {})}))
    for each in case["expected"]:
        page = pages[each["page"]]
        if "html" in each:
            assert "".join(select(page, each["select"])) == tidy(each["html"])
        else:
            assert texts(page, each["select"]) == each["texts"]
