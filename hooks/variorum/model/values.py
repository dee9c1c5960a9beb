"""Values: what a source says of a fact. Quantities, dates, coordinates, entries, text, nothing.

Every value keeps the text as written, and the bounds that the rules of agreement need.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from variorum.model.ids import EntryId


class Kind(StrEnum):
    """What kind of value a fact has."""

    TEXT = "text"
    QUANTITY = "quantity"
    DATE = "date"
    ENTRY = "entry"
    COORDINATES = "coordinates"


class Absence(StrEnum):
    """The three kinds of nothing (after Wikidata's *unknown value* and *no value*)."""

    UNKNOWN = "unknown"
    """The source says that it is not known."""
    NONE = "none"
    """The source says that there was none."""
    SILENT = "silent"
    """An editor looked: the source does not say."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A claim without a value.

    Attributes:
        absence: Which kind of nothing.
    """

    absence: Absence

    @property
    def text(self) -> str:
        """As it is written in an entry."""
        return self.absence.value


@dataclass(frozen=True, slots=True)
class Text:
    """A phrase."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or the numbers that it may be.

    Attributes:
        text: As written.
        low: Lowest number meant, or None if there is no lower bound.
        high: Highest number meant, or None if there is no upper bound.
        low_open: The lower bound itself is excluded (`>1000`).
        high_open: The upper bound itself is excluded (`<1000`).
        approximate: The source says "about".
    """

    text: str
    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False

    @property
    def tolerant_low(self) -> Decimal | None:
        """The lower bound, widened by half a unit of the last non-zero digit if approximate."""
        return self.low - _half_unit(self.low) if self.approximate and self.low is not None else self.low

    @property
    def tolerant_high(self) -> Decimal | None:
        """The upper bound, widened likewise."""
        return self.high + _half_unit(self.high) if self.approximate and self.high is not None else self.high


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time.

    Attributes:
        first: Its first minute, counted from 0000-01-01T00:00 of the proleptic Gregorian calendar.
        last: Its last minute, included.
    """

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Date:
    """A date or an interval (EDTF, ISO 8601-2:2019, levels 0 to 1 and masked years and decades).

    Attributes:
        text: As written, in EDTF.
        start: When it may have begun; None if open or unknown.
        end: When it may have ended; None if open or unknown. A plain date ends as it begins.
        is_interval: Written with `/`.
        approximate: Marked `~` or `%` anywhere.
        uncertain: Marked `?` or `%` anywhere.
    """

    text: str
    start: Span | None
    end: Span | None
    is_interval: bool = False
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point on the Earth (WGS 84), in degrees.

    Attributes:
        text: As written.
        latitude: North is positive, −90 … 90.
        longitude: East is positive, −180 … 180.
        precision: The unit of the last digit written, in degrees.
    """

    text: str
    latitude: Decimal
    longitude: Decimal
    precision: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """The name of an entry as written; the catalog turns it into an `EntryRef`.

    Attributes:
        text: An id or a name.
        wanted: Written with a leading `?`: no such entry exists yet.
    """

    text: str
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class EntryRef:
    """An entry as a value.

    Attributes:
        text: The name as written (of a wanted entry, what readers see).
        target: The entry's id, or None for an entry that is wanted.
    """

    text: str
    target: EntryId | None


Value: TypeAlias = Quantity | Date | Coordinates | Reference | EntryRef | Text | Nothing
"""Any value of any kind."""


def _half_unit(number: Decimal) -> Decimal:
    """Half a unit of the last non-zero digit: 5 for 650, 50 for 6500, 0.05 for 1.5."""
    if number == 0:
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)
