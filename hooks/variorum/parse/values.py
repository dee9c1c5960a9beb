"""Values: text cast by the kind of its fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.diagnostics import Code
from variorum.model.values import Absence, Kind, Nothing, Reference, Text, Value
from variorum.parse.dates import DateError, parse_date
from variorum.parse.quantities import QuantityError, parse_coordinates, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Callable

_ABSENCES = {absence.value: Nothing(absence) for absence in Absence}
_CODES = {Kind.QUANTITY: Code.E301, Kind.DATE: Code.E302, Kind.COORDINATES: Code.E303}


class BadValueError(ValueError):
    """The text is not a value of its kind.

    Attributes:
        code: The code of the diagnostic.
    """

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code


def parse_value(text: str, kind: Kind) -> Value:
    """Casts a text to a value of a kind.

    Args:
        text: As written, without spaces around it.
        kind: The kind of the fact.

    Raises:
        BadValueError: It is not a value of this kind.
    """
    if text in _ABSENCES:
        return _ABSENCES[text]
    if not text:
        raise BadValueError(Code.E208, "the value is empty")
    try:
        return _PARSERS[kind](text)
    except (QuantityError, DateError) as error:
        raise BadValueError(_CODES[kind], str(error)) from error


def parse_reference(text: str) -> Reference:
    """Reads the name of an entry; a leading `?` marks one that is wanted.

    Raises:
        BadValueError: Nothing is behind the `?`.
    """
    if not text.strip("? "):
        raise BadValueError(Code.E208, f"“{text}” names no entry")
    return Reference(text.removeprefix("?").strip(), wanted=text.startswith("?"))


_PARSERS: dict[Kind, Callable[[str], Value]] = {
    Kind.TEXT: Text,
    Kind.QUANTITY: parse_quantity,
    Kind.DATE: parse_date,
    Kind.COORDINATES: parse_coordinates,
    Kind.ENTRY: parse_reference,
}
