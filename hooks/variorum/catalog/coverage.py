"""Coverage: which lines of a transcript an encyclopedia uses, line by line.

A line is accounted for by a claim or a note that cites it, or by a reason for which it needs neither. A place
of many lines accounts for none of them: nobody could check it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.catalog.uses import find_uses
from variorum.parse.locators import Stretch, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.catalog.catalog import Catalog
    from variorum.catalog.uses import Use
    from variorum.model.ids import EntryId
    from variorum.model.transcript import Excuse, Transcript

WIDEST = 20
"""A place of more lines than this accounts for none of them."""


@dataclass(frozen=True, slots=True)
class LineUse:
    """Who uses one line.

    Attributes:
        claiming: The entries with a claim that rests on it, by id.
        citing: The other entries, whose prose or notes cite it, by id.
        excuse: Why it needs neither; None if nobody says so.
    """

    claiming: tuple[EntryId, ...] = ()
    citing: tuple[EntryId, ...] = ()
    excuse: Excuse | None = None

    @property
    def is_cited(self) -> bool:
        """A claim or a note cites it."""
        return bool(self.claiming or self.citing)

    @property
    def is_excused(self) -> bool:
        """Nothing cites it, and somebody says why."""
        return self.excuse is not None and not self.is_cited

    @property
    def is_missing(self) -> bool:
        """Nothing cites it, and nobody says why."""
        return self.excuse is None and not self.is_cited


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """How one text is used: a source within a transcript, or all of it.

    Attributes:
        source: The source.
        extent: Its lines.
        lines: The use of each line that has text, in order.
    """

    source: EntryId
    extent: Stretch
    lines: Mapping[int, LineUse]

    @property
    def claimed(self) -> int:
        """How many lines some claim rests on."""
        return sum(bool(use.claiming) for use in self.lines.values())

    @property
    def noted(self) -> int:
        """How many lines only notes and prose cite."""
        return sum(bool(use.citing and not use.claiming) for use in self.lines.values())

    @property
    def excused(self) -> int:
        """How many lines need no citation."""
        return sum(use.is_excused for use in self.lines.values())

    @property
    def missing(self) -> tuple[int, ...]:
        """The lines that are not accounted for."""
        return tuple(number for number, use in self.lines.items() if use.is_missing)


def find_transcript(source: EntryId, catalog: Catalog) -> Transcript | None:
    """Finds the transcript in which a source stands: its own, or that of what contains it."""
    seen: set[str] = set()
    name: str = source
    while name and name not in seen:
        seen.add(name)
        if name in catalog.transcripts:
            return catalog.transcripts[name]  # type: ignore[index]
        entry = catalog.entries.get(name)  # type: ignore[call-overload]
        name = entry.source.part_of if entry is not None and entry.source is not None else ""
    return None


def find_extent(source: EntryId, catalog: Catalog) -> Stretch | None:
    """Finds the lines that a source has in its transcript; None if they are not known."""
    entry = catalog.entries.get(source)
    if entry is not None and entry.source is not None and (stated := read_lines(entry.source.extent)):
        return Stretch(stated[0].first, stated[-1].last)
    transcript = catalog.transcripts.get(source)
    return Stretch(1, transcript.lines) if transcript else None


def cover_transcript(transcript: Transcript, catalog: Catalog) -> tuple[PartCoverage, ...]:
    """Says how a transcript is used.

    Args:
        transcript: The transcript.
        catalog: Everything known.

    Returns:
        Each text in it by its first line; lines that belong to none of them come last, as the whole's own.
    """
    claiming, citing = _users(transcript, catalog)
    excuses = {line: excuse for excuse in transcript.excuses for line in excuse.lines}
    left = {line: None for line in range(1, transcript.lines + 1) if line not in transcript.blank}
    parts = []
    for source, extent in (*_texts(transcript, catalog), (transcript.source, Stretch(1, transcript.lines))):
        numbers = [line for line in left if extent.first <= line <= extent.last]
        uses = {
            line: LineUse(
                tuple(sorted(claiming[line])), tuple(sorted(citing[line] - claiming[line])), excuses.get(line)
            )
            for line in numbers
        }
        for line in numbers:
            del left[line]
        if uses:
            parts.append(PartCoverage(source, extent, uses))
    return tuple(parts)


def _texts(transcript: Transcript, catalog: Catalog) -> list[tuple[EntryId, Stretch]]:
    """The sources that stand in a transcript, by their first lines."""
    found = [
        (source.id, extent)
        for source in catalog.sources()
        if source.source is not None
        and source.source.part_of == transcript.source
        and (extent := find_extent(source.id, catalog)) is not None
    ]
    return sorted(found, key=lambda item: item[1])


def _users(
    transcript: Transcript, catalog: Catalog
) -> tuple[Mapping[int, set[EntryId]], Mapping[int, set[EntryId]]]:
    """The entries that use each line, in claims and at all."""
    claiming: defaultdict[int, set[EntryId]] = defaultdict(set)
    citing: defaultdict[int, set[EntryId]] = defaultdict(set)
    for use in _uses_of(transcript, catalog):
        for stretch in _narrow(use):
            for line in range(stretch.first, stretch.last + 1):
                citing[line].add(use.entry)
                if use.is_claim:
                    claiming[line].add(use.entry)
    return claiming, citing


def _uses_of(transcript: Transcript, catalog: Catalog) -> Iterator[Use]:
    inside = {source.id for source in catalog.sources() if find_transcript(source.id, catalog) is transcript}
    for entry in catalog.entries.values():
        yield from (use for use in find_uses(entry) if use.source in inside and not use.is_silent)


def _narrow(use: Use) -> Iterable[Stretch]:
    return (stretch for stretch in read_lines(use.locator) or () if stretch.length <= WIDEST)
