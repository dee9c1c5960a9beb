"""Rules on ids, headwords and folders."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog


def check_folders(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry stands in the folder of its type."""
    for entry in catalog.entries.values():
        folder = catalog.types[entry.type].folder
        if PurePosixPath(entry.location.path).parent.name != folder:
            message = f"an entry of the type “{entry.type}” stands in “{folder}/”"
            yield Diagnostic(entry.location, Code.E112, message)


def check_headwords(catalog: Catalog) -> Iterator[Diagnostic]:
    """No two entries have the same headword."""
    for ids in catalog.names.headwords.values():
        for entry_id in ids[1:]:
            entry, other = catalog.entries[entry_id], catalog.entries[ids[0]]
            message = f"the headword “{entry.title}” is also that of {other.location.path}"
            hint = "Add to one of the two what tells them apart, in brackets."
            yield Diagnostic(entry.title_location, Code.E209, message, hint)


def check_former_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """A former id belongs to one entry and is nobody's present id."""
    owners: dict[str, str] = {}
    for entry in catalog.entries.values():
        for former in entry.former_ids:
            owner = former if former in catalog.entries else owners.setdefault(former, entry.id)
            if owner != entry.id or former in catalog.entries:
                message = f"“{former}” is {'the id of an entry' if owner == former else f'a former id of “{owner}”'}"
                yield Diagnostic(entry.location, Code.E211, message)
