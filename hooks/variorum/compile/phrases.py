"""Phrases: values as readers see them."""

from __future__ import annotations

from copy import copy
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from variorum.compile.dates import format_edtf
from variorum.compile.pieces import CrossReference, Phrase
from variorum.model.values import Absence, Coordinates, Date, EntryRef, Nothing, Quantity, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import EntryId

_ABSENCES = {Absence.UNKNOWN: "not known", Absence.NONE: "none", Absence.SILENT: "not said"}
_EN_DASH = "–"
_DIGITS = 80
"""More than any quantity has; with fewer, writing a long one would fail."""


def phrase_value(value: Value, catalog: Catalog, locale: str) -> Phrase:
    """Writes a value for readers, no more exact than its source."""
    if isinstance(value, Quantity):
        return (format_quantity(value, locale),)
    if isinstance(value, Date):
        return (format_edtf(value, locale),)
    if isinstance(value, EntryRef):
        return (refer(value.target, catalog) if value.target else CrossReference(value.text, None),)
    if isinstance(value, Nothing):
        return (_ABSENCES[value.absence],)
    if isinstance(value, Coordinates):
        return (format_coordinates(value),)
    return (value.text,)


def phrase_claim(claim: Claim, catalog: Catalog, locale: str) -> Phrase:
    """Writes the value of a claim, with when it held."""
    times = []
    if claim.since:
        times.append(f"from {format_edtf(claim.since, locale)}")
    if claim.until:
        times.append(f"until {format_edtf(claim.until, locale)}")
    value = phrase_value(claim.value, catalog, locale)
    return (*value, f" ({' '.join(times)})") if times else value


def refer(entry: EntryId, catalog: Catalog, text: str = "") -> CrossReference:
    """Makes a cross-reference; it reads as the headword unless another text is given."""
    return CrossReference(text or catalog.entries[entry].title, entry)


def refer_shortly(source: EntryId, catalog: Catalog) -> CrossReference:
    """Makes a cross-reference to a source by its short title, if it has one."""
    description = catalog.entries[source].source
    return refer(
        source, catalog, str(description.csl.as_json().get("title-short", "")) if description else ""
    )


def describe_qualifiers(qualifiers: Qualifiers, catalog: Catalog, locale: str, *, side: bool = True) -> str:
    """Writes qualifiers for readers: "Soviet Union, as of 6 August 1938, committed to the fighting"."""
    parts = []
    if side and qualifiers.side:
        entry = catalog.entries.get(qualifiers.side)  # type: ignore[call-overload]
        parts.append(entry.title if entry else qualifiers.side)
    if qualifiers.as_of:
        parts.append(f"as of {format_edtf(Date(qualifiers.as_of, None, None), locale)}")
    if qualifiers.covers:
        parts.append(qualifiers.covers)
    return ", ".join(parts)


def format_quantity(value: Quantity, locale: str) -> str:
    """Writes a quantity: `about 650`, `700–850`, `at least 1,000`."""
    about = "about " if value.approximate else ""
    if value.low is None:
        limit = format_number(value.high or Decimal(0), locale)
        return f"{about}{'fewer than' if value.high_open else 'up to'} {limit}"
    if value.high is None:
        return f"{about}{'more than' if value.low_open else 'at least'} {format_number(value.low, locale)}"
    if value.low == value.high:
        return about + format_number(value.low, locale)
    return f"{about}{format_number(value.low, locale)}{_EN_DASH}{format_number(value.high, locale)}"


def format_number(number: Decimal, locale: str) -> str:
    """Writes a number with the separators of the language and as many decimals as it was written with."""
    return _write_number(f"{number:f}", locale.replace("-", "_"))


@lru_cache(maxsize=8192)
def _write_number(text: str, locale: str) -> str:
    pattern = copy(Locale.parse(locale).decimal_formats[None])
    decimals = len(text.partition(".")[2])
    pattern.frac_prec = (decimals, decimals)
    with localcontext(prec=_DIGITS):
        return str(pattern.apply(Decimal(text), locale))


def format_coordinates(value: Coordinates) -> str:
    """Writes a point in degrees and minutes or as many decimals as were given."""
    if "°" in value.text:
        return value.text
    latitude = f"{abs(value.latitude):f}° {'N' if value.latitude >= 0 else 'S'}"
    longitude = f"{abs(value.longitude):f}° {'E' if value.longitude >= 0 else 'W'}"
    return f"{latitude}, {longitude}"


def format_spread(values: Sequence[Value], catalog: Catalog, locale: str) -> Phrase:
    """Writes what differing values span: the lowest to the highest number, the first to the last date.

    Values without order are listed.
    """
    if all(isinstance(value, Quantity) for value in values):
        return (_spread_quantities([value for value in values if isinstance(value, Quantity)], locale),)
    dates = [value for value in values if isinstance(value, Date)]
    ordered = sharpest_dates(dates) if len(dates) == len(values) else values
    phrases: list[str | CrossReference] = []
    day = ""
    for value in ordered:
        phrase = phrase_value(value, catalog, locale)
        if day and isinstance(phrase[0], str) and phrase[0].startswith(f"{day}, "):
            phrase = (phrase[0].removeprefix(f"{day}, "),)
        elif isinstance(value, Date):
            day = format_edtf(value, locale).partition(",")[0]
        phrases += [*([" or "] if phrases else []), *phrase]
    return tuple(phrases)


def _spread_quantities(values: Sequence[Quantity], locale: str) -> str:
    lows = [value.low for value in values]
    highs = [value.high for value in values]
    about = "about " if any(value.approximate for value in values) else ""
    low = min(each for each in lows if each is not None) if None not in lows else None
    high = max(each for each in highs if each is not None) if None not in highs else None
    if low is None or high is None:
        return " or ".join(format_quantity(value, locale) for value in values)
    if low == high:
        return about + format_number(low, locale)
    return f"{about}{format_number(low, locale)}{_EN_DASH}{format_number(high, locale)}"


def sharpest_dates(dates: Sequence[Date]) -> list[Date]:
    """The dates in order, without those that only say less than another one."""
    kept = [date for date in dates if not any(_is_coarser(date, other) for other in dates)]
    return sorted(kept, key=lambda date: (date.start.first if date.start else -(10**12), date.text))


def _is_coarser(date: Date, other: Date) -> bool:
    """Says whether both ends of another date lie within those of this one, and are narrower."""
    pairs = [(date.start, other.start), (date.end, other.end)]
    if any(one is None or two is None for one, two in pairs) or date.text == other.text:
        return False
    spans = [(one, two) for one, two in pairs if one and two]
    is_within = all(one.first <= two.first and two.last <= one.last for one, two in spans)
    return is_within and any(one != two for one, two in spans)
