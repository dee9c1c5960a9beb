"""The encyclopedia itself: every entry is read, and nothing is wrong with any of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from variorum.build.reading import Report, read_encyclopedia
from variorum.catalog.coverage import cover_transcript

ROOT = Path(__file__).resolve().parent.parent


@cache
def encyclopedia() -> Report:
    return read_encyclopedia(ROOT / "entries", ROOT)


def test_nothing_is_wrong() -> None:
    assert "\n".join(map(str, encyclopedia().diagnostics)) == ""


def test_every_file_is_an_entry() -> None:
    files = {path.stem for path in (ROOT / "entries").glob("[!_]*/*.md")}
    assert set(encyclopedia().catalog.entries) == files


def test_every_text_that_was_read_has_its_lines_counted() -> None:
    """Then the check itself sees that places exist, that no line is passed over, and that none is copied."""
    catalog = encyclopedia().catalog
    parts = [part for each in catalog.transcripts.values() for part in cover_transcript(each, catalog)]
    read = {source.id for source in catalog.sources() if source.source and source.source.part_of}
    assert {part.source for part in parts} == read
    assert sum(len(part.lines) for part in parts) > 200
    assert all(len(transcript.runs) > 10_000 for transcript in catalog.transcripts.values())


def test_every_entry_can_be_found_by_its_headword() -> None:
    catalog = encyclopedia().catalog
    found = {entry.id: catalog.resolve(entry.title) for entry in catalog.entries.values()}
    assert {name: answer.entry for name, answer in found.items() if hasattr(answer, "entry")} == {
        name: name for name in found
    }
