"""Context: what every part of one article is compiled with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from variorum.compile.notes import Notes

if TYPE_CHECKING:
    from variorum.catalog import Catalog
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class Context:
    """What an article is compiled with.

    Attributes:
        catalog: Everything known.
        entry: The entry the article is on; empty for a page that is not an entry's.
        locale: Language of numbers and dates, as BCP 47.
        notes: The notes so far; parts are compiled in the order of reading.
    """

    catalog: Catalog
    entry: EntryId
    locale: str
    notes: Notes = field(default_factory=Notes)
