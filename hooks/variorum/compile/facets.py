"""Facets: the ways to narrow down a search and to browse: type, side, year, source, and what types add.

In: the catalog. Out: the facets, each with its values and the entries that have them. Facts of several types
that have the same label are one facet, and so is the qualifier `side` with the facts that are labelled so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from variorum.compile.order import filing_key, sort_by_headword
from variorum.compile.phrases import refer_shortly
from variorum.model.ids import EntryId
from variorum.model.values import Date, EntryRef, Text
from variorum.names import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.catalog import Catalog
    from variorum.model.entry import Claim, Entry

TYPE, SIDE, YEAR, SOURCE = "Type", "Side", "Year", "Source"
"""The labels of the facets that every encyclopedia has."""

_FIRST = (TYPE, SIDE, YEAR)
_YEAR = re.compile(r"-?\d{4}(?![\dX])")
_FEW_YEARS = 3

_Key: TypeAlias = "tuple[str, EntryId | None]"
"""What tells values apart: the text, or of an entry its headword and its id."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, and the entries that have it.

    Attributes:
        slug: The last part of the address of its page, unique within the facet.
        label: What readers see, unique within the facet.
        entry: The entry that it is; None if it is a text, a year or a type.
        entries: The entries that have it, by headword.
    """

    slug: str
    label: str
    entry: EntryId | None
    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow down.

    Attributes:
        id: What it is called in addresses.
        label: What readers see.
        values: Its values: years in order, types and all others by their labels.
    """

    id: str
    label: str
    values: tuple[FacetValue, ...]


def compile_facets(catalog: Catalog) -> tuple[Facet, ...]:
    """Makes the facets that have any value: type, side and year first, what types add, and source last."""
    found: defaultdict[str, defaultdict[_Key, set[EntryId]]] = defaultdict(lambda: defaultdict(set))
    for entry in catalog.entries.values():
        for label, key in _values(entry, catalog):
            found[label][key].add(entry.id)
    added = sorted(set(found) - {*_FIRST, SOURCE}, key=filing_key)
    return tuple(
        Facet(slugify(label), label, tuple(_order(label, found[label], catalog)))
        for label in (*_FIRST, *added, SOURCE)
        if label in found
    )


def list_facets(facets: tuple[Facet, ...]) -> Mapping[EntryId, Mapping[str, tuple[str, ...]]]:
    """Turns facets round: for each entry the labels of its values, by the id of the facet."""
    found: defaultdict[EntryId, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for facet in facets:
        for value in facet.values:
            for entry in value.entries:
                found[entry][facet.id].append(value.label)
    return {
        entry: {name: tuple(labels) for name, labels in values.items()} for entry, values in found.items()
    }


def _values(entry: Entry, catalog: Catalog) -> Iterator[tuple[str, _Key]]:
    """The values of one entry, each under the label of its facet; some of them more than once."""
    yield TYPE, (catalog.types[entry.type].label, None)
    for fact, claims in catalog.claims.get(entry.id, {}).items():
        fact_type = catalog.types[entry.type].facts[fact]
        for claim in claims:
            yield SOURCE, _entry_key(claim.source, catalog)
            if claim.qualifiers.side:
                yield SIDE, _entry_key(EntryId(claim.qualifiers.side), catalog)
            yield from ((YEAR, (year, None)) for year in _years(claim))
            if fact_type.facet and isinstance(claim.value, EntryRef) and claim.value.target:
                yield fact_type.label, _entry_key(claim.value.target, catalog)
            elif fact_type.facet and isinstance(claim.value, EntryRef | Text):
                yield fact_type.label, (claim.value.text, None)


def _entry_key(entry: EntryId, catalog: Catalog) -> _Key:
    if entry not in catalog.entries:
        return entry, None
    if catalog.entries[entry].source:
        return refer_shortly(entry, catalog).text, entry
    return catalog.entries[entry].title, entry


def _years(claim: Claim) -> Iterator[str]:
    """The years that a claim names in its value or in what narrows it."""
    dates = [each.text for each in (claim.value, claim.since, claim.until) if isinstance(each, Date)]
    for text in filter(None, (*dates, claim.qualifiers.as_of)):
        yield from name_years(text)


def name_years(edtf: str) -> Iterator[str]:
    """Gives the years that a date names.

    Args:
        edtf: A date or an interval.

    Yields:
        The years of its bounds, and those between them if they are few: who looks for 1910 does not look for
        an entry that says only "1868–1937". A masked year (`193X`) names none.
    """
    found = [int(match[0]) for part in edtf.split("/") if (match := _YEAR.match(part))]
    years = range(min(found), max(found) + 1) if found else ()
    yield from map(_write_year, years if len(years) <= _FEW_YEARS else sorted({*found}))


def _write_year(year: int) -> str:
    """A year as readers know it; ISO 8601 counts a year 0, which is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _order(label: str, found: Mapping[_Key, set[EntryId]], catalog: Catalog) -> Iterator[FacetValue]:
    slugs: set[str] = set()
    labels: set[str] = set()
    for text, entry in sorted(found, key=lambda key: _rank(label, key)):
        slug, shown = entry or slugify(text), text
        while slug in slugs:
            slug += "-2"
        while shown in labels:
            shown += f" ({entry or slug})"
        slugs.add(slug)
        labels.add(shown)
        yield FacetValue(slug, shown, entry, tuple(sort_by_headword(found[text, entry], catalog)))


def _rank(label: str, key: _Key) -> tuple[object, ...]:
    text, entry = key
    if label == YEAR:
        return (1 - int(text.removesuffix(" BC")) if text.endswith(" BC") else int(text),)
    return filing_key(text), entry or ""
