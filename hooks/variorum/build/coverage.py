"""Coverage: what `scripts/coverage.py` says: which lines of a text are used, and what is wrong there.

The text itself stays where it is. What has to be known of it to check an encyclopedia without it is recorded
beside the entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from variorum.build.reading import TRANSCRIPTS, read_encyclopedia
from variorum.catalog.coverage import cover_transcript
from variorum.check.quotations import check_quotations
from variorum.diagnostics import Code, Diagnostic, Location, sort_diagnostics
from variorum.model.ids import EntryId
from variorum.names import did_you_mean
from variorum.parse.files import decode_text
from variorum.parse.locators import join_lines
from variorum.parse.transcripts import RECORD_ANEW, record_transcript

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from variorum.catalog import Catalog
    from variorum.catalog.coverage import PartCoverage
    from variorum.model.transcript import Transcript

_HEADINGS = ("text", "lines", "with text", "claimed", "only noted", "without need", "not used")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """What is to be said of the use of texts.

    Attributes:
        lines: The report, line by line.
        diagnostics: What is wrong.
    """

    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def report_coverage(
    folder: Path, base: Path, files: Mapping[str, Path], *, record: bool = False
) -> CoverageReport:
    """Reports how an encyclopedia uses the texts that it was written from.

    Args:
        folder: The folder of its entries.
        base: The folder that paths in diagnostics are relative to.
        files: Transcripts at hand: id of the source → file. Of others, what was recorded still tells which
            lines are used; quotations from them cannot be looked up.
        record: Write down what has to be known of these files.
    """
    found: list[Diagnostic] = []
    texts = {EntryId(name): text for name, path in files.items() if (text := _read(path, found)) is not None}
    report = read_encyclopedia(folder, base)
    if record and texts:
        _record(texts, folder, report.catalog)
        report = read_encyclopedia(folder, base)
    catalog = report.catalog
    found += report.diagnostics
    found += (problem for name, text in texts.items() if (problem := _compare(name, text, files, catalog)))
    lines_of = {name: text.splitlines() for name, text in texts.items()}
    found += check_quotations(catalog, lines_of)
    lines = [
        line
        for transcript in catalog.transcripts.values()
        for line in _describe(transcript, cover_transcript(transcript, catalog), lines_of)
    ]
    if not catalog.transcripts:
        lines.append("No transcript is recorded.")
    return CoverageReport(tuple(lines), sort_diagnostics(found))


def _record(texts: Mapping[EntryId, str], folder: Path, catalog: Catalog) -> None:
    """Records the texts of sources that there are; what is wrong with other names is reported later."""
    for name, text in texts.items():
        if catalog.is_source(name):
            path = folder / TRANSCRIPTS / f"{name}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_text(record_transcript(text), encoding="utf-8", newline="\n")


def _read(path: Path, found: list[Diagnostic]) -> str | None:
    try:
        text, problems = decode_text(path.read_bytes(), str(path))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems, text = (Diagnostic(Location(str(path)), Code.E101, message),), None
    found += problems
    return text


def _compare(name: EntryId, text: str, files: Mapping[str, Path], catalog: Catalog) -> Diagnostic | None:
    """Says what is wrong with a file: it is of no source, is not recorded, or is not the one recorded."""
    place = Location(str(files[name]))
    if not catalog.is_source(name):
        hint = did_you_mean(name, [source.id for source in catalog.sources()])
        return Diagnostic(place, Code.E204, f"unknown source “{name}”", hint)
    transcript = catalog.transcripts.get(name)
    if transcript is None:
        return Diagnostic(place, Code.E312, f"no transcript of “{name}” is recorded", RECORD_ANEW)
    if transcript.digest != sha256(text.encode()).hexdigest():
        message = f"this is not the transcript of “{name}” that is recorded"
        return Diagnostic(place, Code.E312, message, RECORD_ANEW)
    return None


def _describe(
    transcript: Transcript,
    parts: Iterable[PartCoverage],
    texts: Mapping[EntryId, list[str]],
) -> Iterator[str]:
    rows = [_HEADINGS, *(_count(part) for part in parts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    yield f"{transcript.source}: {transcript.lines} lines"
    for name, *cells in rows:
        numbers = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join(("", name.ljust(widths[0]), *numbers))
    lines = texts.get(transcript.source, [])
    for part in parts:
        for stretch in join_lines(list(part.missing)):
            begins = f": {lines[stretch.first - 1].strip()[:_LONGEST]}…" if lines else ""
            yield f"  not used: {part.source}, {stretch}{begins}"


def _count(part: PartCoverage) -> tuple[str, ...]:
    numbers = (len(part.lines), part.claimed, part.noted, part.excused, len(part.missing))
    return (part.source, str(part.extent), *map(str, numbers))
