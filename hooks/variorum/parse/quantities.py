"""Quantities and coordinates, read from the way editors write them."""

from __future__ import annotations

import re
from decimal import Decimal

from variorum.model.values import Coordinates, Quantity

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_QUANTITY = re.compile(
    rf"(?P<about>~)?(?:(?P<bound>>=|<=|>|<)(?P<limit>{_NUMBER})|(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?)",
)
_DECIMAL_PAIR = re.compile(rf"({_NUMBER})\s*,\s*({_NUMBER})")
_ANGLE = (
    r"(?P<d{0}>[0-9]+(?:\.[0-9]+)?)°\s*(?:(?P<m{0}>[0-9]+(?:\.[0-9]+)?)[′']\s*)?"
    r"(?:(?P<s{0}>[0-9]+(?:\.[0-9]+)?)[″\"]\s*)?(?P<h{0}>[{1}])"
)
_SEXAGESIMAL = re.compile(_ANGLE.format(1, "NS") + r"[\s,]+" + _ANGLE.format(2, "EW"))
_MAX_DIGITS, _MAX_COORDINATES = 30, 80
_MAX_LATITUDE, _MAX_LONGITUDE = 90, 180
_SIXTY = 60


class QuantityError(ValueError):
    """The text is not a quantity or a pair of coordinates; the message says why."""


def parse_quantity(text: str) -> Quantity:
    """Reads a quantity: `960`, `1.5`, `~700`, `700..850`, `>=1000`, `>1000`, `<=70`, `<70`.

    Raises:
        QuantityError: It is none of these.
    """
    match = _QUANTITY.fullmatch(text.strip())
    if match is None or len(text) > _MAX_DIGITS:
        message = f"“{text[:_MAX_DIGITS]}” is not a number, a range or a bound"
        raise QuantityError(message)
    about = match["about"] is not None
    if bound := match["bound"]:
        limit, is_open = Decimal(match["limit"]), len(bound) == 1
        if bound.startswith(">"):
            return Quantity(text, limit, None, low_open=is_open, approximate=about)
        return Quantity(text, None, limit, high_open=is_open, approximate=about)
    low = Decimal(match["low"])
    high = Decimal(match["high"]) if match["high"] else low
    if high < low:
        message = f"the range “{text}” runs backwards"
        raise QuantityError(message)
    return Quantity(text, low, high, approximate=about)


def parse_coordinates(text: str) -> Coordinates:
    """Reads a point: `42.4465, 130.5945` or `42°26.79′N 130°35.67′E` or with seconds.

    Raises:
        QuantityError: It is neither, or not on the Earth.
    """
    if len(text) > _MAX_COORDINATES:
        message = f"“{text[:_MAX_COORDINATES]}” is too long for a pair of coordinates"
        raise QuantityError(message)
    if match := _DECIMAL_PAIR.fullmatch(text.strip()):
        latitude, longitude = Decimal(match[1]), Decimal(match[2])
        precision = max(_unit(match[1]), _unit(match[2]))
    elif match := _SEXAGESIMAL.fullmatch(text.strip()):
        latitude, unit = _angle(match, 1, "S")
        longitude, other_unit = _angle(match, 2, "W")
        precision = max(unit, other_unit)
    else:
        message = f"“{text}” is not a pair of coordinates"
        raise QuantityError(message)
    if abs(latitude) > _MAX_LATITUDE or abs(longitude) > _MAX_LONGITUDE:
        message = f"“{text}” is not on the Earth"
        raise QuantityError(message)
    return Coordinates(text, latitude, longitude, precision)


def _angle(match: re.Match[str], number: int, negative: str) -> tuple[Decimal, Decimal]:
    """An angle in degrees, and the unit of its last digit in degrees."""
    total, unit = Decimal(0), Decimal(1)
    for letter, share in (("d", 1), ("m", _SIXTY), ("s", _SIXTY * _SIXTY)):
        if digits := match[f"{letter}{number}"]:
            if share > 1 and Decimal(digits) >= _SIXTY:
                message = f"“{match[0]}” has {digits} minutes or seconds"
                raise QuantityError(message)
            total += Decimal(digits) / share
            unit = _unit(digits) / share
    return (-total if match[f"h{number}"] == negative else total), unit


def _unit(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))
