"""Reading: from the folder of an encyclopedia to its catalog, with everything that is wrong.

`Path → Document → Entry → Catalog → Report`: nothing stops at the first fault.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog import Catalog, connect_entries
from variorum.check import check_catalog
from variorum.diagnostics import Code, Diagnostic, Location, sort_diagnostics
from variorum.model.ids import EntryId, TypeId
from variorum.names import closest
from variorum.parse.entries import parse_entry, parse_side_file
from variorum.parse.files import list_files, read_text
from variorum.parse.types import parse_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from variorum.model.entry import Entry
    from variorum.model.types import EntryType

_TYPES, _SIDE_FILES = "_types", "_claims"


@dataclass(frozen=True, slots=True)
class Report:
    """What reading an encyclopedia gave.

    Attributes:
        catalog: What is right.
        diagnostics: What is wrong, by file and line.
    """

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]


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
    types = _read_types(folder, base, found)
    entries, broken = _read_entries(folder, base, types, found)
    entries = _add_side_files(folder, base, types, entries, found)
    catalog, problems = connect_entries(entries.values(), types, broken)
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
    for path in list_files(folder, ".md"):
        if path.parent == folder or path.relative_to(folder).parts[0].startswith("_"):
            continue
        shown = _shown(path, base)
        text, problems = read_text(path, shown, folder)
        found += problems
        entry, problems = (None, ()) if text is None else parse_entry(text, shown, types)
        found += problems
        if entry is None:
            broken.add(path.stem)
        elif entry.id in entries:
            message = f"the id “{entry.id}” is also that of {entries[entry.id].location.path}"
            found.append(Diagnostic(entry.location, Code.E111, message))
        else:
            entries[entry.id] = entry
    return entries, broken - set(entries)


def _add_side_files(
    folder: Path,
    base: Path,
    types: Mapping[TypeId, EntryType],
    entries: dict[EntryId, Entry],
    found: list[Diagnostic],
) -> dict[EntryId, Entry]:
    """Adds to each entry the claims of its side files, by source."""
    for path, shown, text in _read_files(folder / _SIDE_FILES, ".yml", base, folder, found):
        entry = entries.get(EntryId(path.stem))
        if entry is None:
            near = closest(path.stem, entries)
            hint = f"Did you mean “{near}.yml”?" if near else ""
            message = f"the side file is named after the unknown entry “{path.stem}”"
            found.append(Diagnostic(Location(shown), Code.E205, message, hint))
            continue
        claims, problems = parse_side_file(text, shown, entry.id, types[entry.type])
        found += problems
        entries[entry.id] = replace(entry, claims=entry.claims + claims)
    return entries


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
