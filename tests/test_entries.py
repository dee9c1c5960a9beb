"""The encyclopedia itself: every entry is read, and nothing is wrong with any of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.build.reading import Report, read_encyclopedia
from variorum.model.prose import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.model.entry import Entry

ROOT = Path(__file__).resolve().parent.parent
LINES = re.compile(r"lines? (\d+)(?:[–-](\d+))?")


@cache
def encyclopedia() -> Report:
    return read_encyclopedia(ROOT / "entries", ROOT)


def line_numbers(text: str) -> tuple[int, int] | None:
    """Read `line 5` or `lines 5–9`; None for any other place in a source."""
    match = LINES.fullmatch(text)
    return (int(match[1]), int(match[2] or match[1])) if match else None


def uses(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Give every use of a source: where it stands, the source, the place in it."""
    for claim in entry.claims:
        yield str(claim.location), claim.source, claim.locator
    proses = (
        entry.body,
        *(claim.note for claim in entry.claims),
        *(verdict.why for verdict in entry.verdicts),
    )
    for prose in proses:
        for mark in prose.marks:
            if isinstance(mark, Citation):
                yield from ((str(mark.location), cite.source, cite.locator) for cite in mark.cites)


def test_nothing_is_wrong() -> None:
    assert "\n".join(map(str, encyclopedia().diagnostics)) == ""


def test_every_file_is_an_entry() -> None:
    files = {path.stem for path in (ROOT / "entries").glob("[!_]*/*.md")}
    assert set(encyclopedia().catalog.entries) == files


def test_every_place_lies_within_what_was_read_of_its_source() -> None:
    catalog = encyclopedia().catalog
    extents = {source.id: line_numbers(source.source.extent) for source in catalog.sources() if source.source}
    wrong = []
    for entry in catalog.entries.values():
        for place, source, locator in uses(entry):
            extent, lines = extents.get(source), line_numbers(locator)
            if extent is None:
                continue
            if lines is None or not extent[0] <= lines[0] <= lines[1] <= extent[1]:
                wrong.append(
                    f"{place}: {source}, {locator or 'no place'}; read are lines {extent[0]}–{extent[1]}"
                )
    assert sum(extent is not None for extent in extents.values()) > 5
    assert "\n".join(wrong) == ""


def test_every_entry_can_be_found_by_its_headword() -> None:
    catalog = encyclopedia().catalog
    found = {entry.id: catalog.resolve(entry.title) for entry in catalog.entries.values()}
    assert {name: answer.entry for name, answer in found.items() if hasattr(answer, "entry")} == {
        name: name for name in found
    }
