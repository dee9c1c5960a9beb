"""Reading: from the folder of an encyclopedia to its catalog, with everything that is wrong.

`Path → Document → Entry → Catalog → Report`: nothing stops at the first fault.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.build.collection import collection_paused
from variorum.catalog import Catalog, connect_entries
from variorum.check import check_catalog
from variorum.diagnostics import Code, Diagnostic, Location, sort_diagnostics
from variorum.model.ids import EntryId, TypeId
from variorum.names import closest
from variorum.parse.entries import parse_entry
from variorum.parse.files import find_strays, list_files, read_text
from variorum.parse.side_files import parse_side_file
from variorum.parse.transcripts import RECORD_ANEW, parse_transcript
from variorum.parse.types import parse_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from variorum.model.entry import Entry
    from variorum.model.transcript import Transcript
    from variorum.model.types import EntryType

_TYPES, _SIDE_FILES, TRANSCRIPTS = "_types", "_claims", "_transcripts"


@dataclass(frozen=True, slots=True)
class Report:
    """What reading an encyclopedia gave.

    Attributes:
        catalog: What is right.
        diagnostics: What is wrong, by file and line.
    """

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]


@collection_paused()
def read_encyclopedia(folder: Path, base: Path) -> Report:
    """Reads, connects and checks an encyclopedia.

    Args:
        folder: The folder of its entries.
        base: The folder that paths in diagnostics are relative to.
    """
    found: list[Diagnostic] = []
    if not folder.is_dir():
        message = f"there is no folder {_shown(folder, base)}/"
        found.append(
            Diagnostic(Location(_shown(folder, base)), Code.E507, message, "Make it, or set `entries`.")
        )
    found += (
        Diagnostic(Location(_shown(path, base)), code, message, hint)
        for path, code, message, hint in find_strays(folder)
    )
    types = _read_types(folder, base, found)
    entries, broken = _read_entries(folder, base, types, found)
    entries = _add_side_files(folder, base, types, entries, broken, found)
    transcripts = _read_transcripts(folder, base, entries, broken, found)
    catalog, problems = connect_entries(entries.values(), types, broken, transcripts)
    return Report(catalog, sort_diagnostics([*found, *problems, *check_catalog(catalog)]))


def _read_types(folder: Path, base: Path, found: list[Diagnostic]) -> Mapping[TypeId, EntryType]:
    texts = {shown: text for _, shown, text in _read_files(folder / _TYPES, ".yml", base, folder, found)}
    if not texts:
        place = Location(_shown(folder / _TYPES, base))
        found.append(
            Diagnostic(place, Code.E501, "no entry type is defined", "Define one in `_types/NAME.yml`.")
        )
    types, problems = parse_types(texts)
    found += problems
    return types


def _read_entries(
    folder: Path, base: Path, types: Mapping[TypeId, EntryType], found: list[Diagnostic]
) -> tuple[dict[EntryId, Entry], set[str]]:
    """The entries by id, and the ids of those that could not be read."""
    entries: dict[EntryId, Entry] = {}
    broken: set[str] = set()
    doubled: set[str] = set()
    for path in list_files(folder, ".md"):
        inner = path.relative_to(folder)
        if inner.parts[0].startswith("_") or inner.as_posix() == "README.md":
            continue
        shown = _shown(path, base)
        text, problems = read_text(path, shown, folder)
        found += problems
        entry, problems = (None, ()) if text is None else parse_entry(text, shown, types)
        found += problems
        if entry is None:
            broken.add(path.stem)
            continue
        if inner.parent.as_posix() != (right := types[entry.type].folder):
            message = f"an entry of the type “{entry.type}” belongs in {_shown(folder / right, base)}/"
            found.append(Diagnostic(entry.location, Code.E112, message))
        if entry.id in entries:
            message = f"the id “{entry.id}” is also that of {entries[entry.id].location.path}"
            found.append(Diagnostic(entry.location, Code.E111, message))
            doubled.add(entry.id)
        else:
            entries[entry.id] = entry
    return entries, (broken - set(entries)) | doubled


def _add_side_files(
    folder: Path,
    base: Path,
    types: Mapping[TypeId, EntryType],
    entries: dict[EntryId, Entry],
    broken: set[str],
    found: list[Diagnostic],
) -> dict[EntryId, Entry]:
    """Adds to each entry the claims of its side files, by source."""
    sources = [entry.id for entry in entries.values() if types[entry.type].is_source]
    for path, shown, text in _read_files(folder / _SIDE_FILES, ".yml", base, folder, found):
        place, entry = Location(shown), entries.get(EntryId(path.stem))
        if path.parent.parent != folder / _SIDE_FILES:
            message = f"a side file stands in {_shown(folder / _SIDE_FILES, base)}/SOURCE/"
            found.append(Diagnostic(place, Code.E112, message, "Move it into the folder of its source."))
        elif entry is None:
            if path.stem not in broken:
                message = f"the side file is named after the unknown entry “{path.stem}”"
                found.append(Diagnostic(place, Code.E205, message, _did_you_mean(path.stem, entries, ".yml")))
        elif path.parent.name not in {*sources, *broken}:
            message = f"the side file stands in the folder of the unknown source “{path.parent.name}”"
            found.append(Diagnostic(place, Code.E204, message, _did_you_mean(path.parent.name, sources, "/")))
        else:
            claims, problems = parse_side_file(text, shown, entry.id, types[entry.type])
            found += problems
            entries[entry.id] = replace(entry, claims=entry.claims + claims)
    return entries


def _read_transcripts(
    folder: Path, base: Path, entries: Mapping[EntryId, Entry], broken: set[str], found: list[Diagnostic]
) -> list[Transcript]:
    """What is known of the full texts of sources."""
    kept = folder / TRANSCRIPTS
    excuses = {
        path.stem: (shown, text) for path, shown, text in _read_files(kept, ".yml", base, folder, found)
    }
    transcripts = []
    recorded = {path.stem for path in list_files(kept, ".json")}
    found += (
        Diagnostic(Location(shown), Code.E110, f"no record “{name}.json” stands beside it", RECORD_ANEW)
        for name, (shown, _) in excuses.items()
        if name not in recorded
    )
    for path, shown, text in _read_files(kept, ".json", base, folder, found):
        source = entries.get(EntryId(path.stem))
        if source is None or source.source is None:
            if path.stem not in broken:
                sources = [entry.id for entry in entries.values() if entry.source is not None]
                message = f"the record is named after the unknown source “{path.stem}”"
                hint = _did_you_mean(path.stem, sources, ".json")
                found.append(Diagnostic(Location(shown), Code.E204, message, hint))
            continue
        reasons = excuses.get(path.stem, (_shown(path.with_suffix(".yml"), base), ""))
        transcript, problems = parse_transcript(source.id, (shown, text), reasons)
        found += problems
        if transcript is not None:
            transcripts.append(transcript)
    return transcripts


def _did_you_mean(wrong: str, options: Iterable[str], ending: str) -> str:
    near = closest(wrong, options)
    return f"Did you mean “{near}{ending}”?" if near else ""


def _read_files(
    folder: Path, suffix: str, base: Path, root: Path, found: list[Diagnostic]
) -> Iterator[tuple[Path, str, str]]:
    for path in list_files(folder, suffix):
        shown = _shown(path, base)
        text, problems = read_text(path, shown, root)
        found += problems
        if text is not None:
            yield path, shown, text


def _shown(path: Path, base: Path) -> str:
    return os.path.relpath(path, base).replace(os.sep, "/")
