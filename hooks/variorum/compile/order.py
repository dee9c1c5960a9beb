"""Order: entries by headword, as every list for readers is sorted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.names import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.catalog import Catalog
    from variorum.model.ids import EntryId
    from variorum.names.collation import CollationKey


def sort_by_headword(entries: Iterable[EntryId], catalog: Catalog) -> list[EntryId]:
    """Sorts entries by their headwords as they are filed; those with the same one by id."""
    return sorted(entries, key=lambda entry: (filing_key(catalog.entries[entry].filed_as), entry))


@lru_cache(maxsize=65536)
def filing_key(text: str) -> CollationKey:
    """The key by which a name is sorted; kept, for the same names are sorted on many pages."""
    return collation_key(text)
