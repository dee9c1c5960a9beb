"""Rules on sources whose lines are counted: places exist, and every line is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.catalog.coverage import cover_transcript, find_extent
from variorum.catalog.uses import find_uses
from variorum.diagnostics import Code, Diagnostic
from variorum.parse.locators import join_lines, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.catalog.coverage import PartCoverage
    from variorum.model.transcript import Transcript


def check_places(catalog: Catalog) -> Iterator[Diagnostic]:
    """A place in a source whose lines are counted is one of its lines."""
    found = ((source.id, find_extent(source.id, catalog)) for source in catalog.sources())
    extents = {source: extent for source, extent in found if extent is not None}
    for entry in catalog.entries.values() if extents else ():
        for use in find_uses(entry):
            extent = extents.get(use.source)
            if extent is None or not use.locator:
                continue
            stretches = read_lines(use.locator)
            if stretches is None or any(
                each.first < extent.first or each.last > extent.last for each in stretches
            ):
                message = f"“{use.locator}” is no place in “{use.source}”, which has the lines {extent}"
                yield Diagnostic(use.location, Code.E312, message)


def check_coverage(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every line of a transcript is cited, or needs no citation for a reason; not both."""
    for transcript in catalog.transcripts.values():
        parts = cover_transcript(transcript, catalog)
        yield from _missing(transcript, parts)
        cited = {line for part in parts for line, use in part.lines.items() if use.is_cited}
        for excuse in transcript.excuses:
            if both := [line for line in excuse.lines if line in cited]:
                message = f"“{transcript.source}”, {_lines(both)}: excused here, and cited all the same"
                yield Diagnostic(excuse.location, Code.W314, message)


def _missing(transcript: Transcript, parts: tuple[PartCoverage, ...]) -> Iterator[Diagnostic]:
    for part in parts:
        if part.missing:
            message = f"“{part.source}”, {_lines(list(part.missing))}: cited by no claim and no note"
            yield Diagnostic(transcript.excuses_location, Code.W313, message)


def _lines(numbers: list[int]) -> str:
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {', '.join(map(str, join_lines(numbers)))}"
