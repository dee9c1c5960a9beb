"""Order: entries by headword, as every list for readers is sorted, and values by what they mean."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from variorum.catalog.agreement import is_silent
from variorum.model.values import Date, Kind, Nothing, Quantity
from variorum.names import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.catalog import Catalog
    from variorum.model.ids import EntryId
    from variorum.model.values import Value
    from variorum.names.collation import CollationKey

ValueKey: TypeAlias = "tuple[int, Decimal, object]"


def sort_by_headword(entries: Iterable[EntryId], catalog: Catalog) -> list[EntryId]:
    """Sorts entries by their headwords as they are filed; those with the same one by id."""
    return sorted(entries, key=lambda entry: (filing_key(catalog.entries[entry].filed_as), entry))


@lru_cache(maxsize=65536)
def filing_key(text: str) -> CollationKey:
    """The key by which a name is sorted; kept, for the same names are sorted on many pages."""
    return collation_key(text)


def value_key(value: Value) -> ValueKey:
    """The key by which values are sorted; numbers, with "none" as 0, and dates come before texts.

    A quantity counts by its lowest number, a date by its first minute; texts are collated.
    """
    if isinstance(value, Quantity):
        return 0, value.low if value.low is not None else (value.high or Decimal(0)), ()
    if isinstance(value, Date):
        start = value.start or value.end
        return 0, Decimal(start.first if start else 0), ()
    if isinstance(value, Nothing):
        return 0, Decimal(0), ()
    return 1, Decimal(0), filing_key(value.text)


def write_sort_key(values: Iterable[Value], kind: Kind, shown: str) -> str:
    """Writes the number by which a cell of a table is sorted, for programs that see only the page.

    Args:
        values: The values in the cell; the lowest counts.
        kind: The kind of values in the column.
        shown: The text in the cell.

    Returns:
        The number; empty if the text sorts by itself, or nobody says anything.
    """
    if kind not in {Kind.QUANTITY, Kind.DATE}:
        return ""
    numbers = [value_key(value)[1] for value in values if not is_silent(value)]
    text = f"{min(numbers):f}" if numbers else ""
    return "" if text == shown else text
