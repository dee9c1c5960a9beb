"""Rules on ids and headwords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.model.ids import EntryId


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
    owners: dict[EntryId, EntryId] = {}
    for entry in catalog.entries.values():
        for position, former in enumerate(entry.former_ids):
            owner = owners.setdefault(former, entry.id)
            if former in catalog.entries:
                message = f"“{former}” is the id of {catalog.entries[former].location.path}"
            elif owner != entry.id:
                message = f"“{former}” is also a former id of “{owner}”"
            else:
                continue
            place = place_of(entry.places, "former_ids", entry.location, position)
            yield Diagnostic(place, Code.E211, message)
