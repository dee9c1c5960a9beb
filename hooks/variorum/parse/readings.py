"""Readings: records of what one source says at one place, taken apart into claims.

In: an authored record and the facts of the entry's type. Out: claims, one for each value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.entry import Claim, Qualifiers
from variorum.model.ids import EntryId, FactId
from variorum.model.prose import Prose
from variorum.model.values import Date, Kind
from variorum.names import closest
from variorum.parse.markup import parse_prose
from variorum.parse.values import BadValueError, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from variorum.model.types import EntryType, FactType
    from variorum.parse.authored import AuthoredReading
    from variorum.parse.yaml import Tree, YamlText

_VALUE_KEYS = ("value", "entry", "from", "until", "side", "as_of", "covers", "quote", "note", "at")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reading stands, and what it is about."""

    document: YamlText
    keys: tuple[str | int, ...]
    entry: EntryId
    found: list[Diagnostic]

    def at(self, *keys: str | int) -> Location:
        return self.document.locate((*self.keys, *keys))

    def report(self, code: Code, message: str, keys: Sequence[str | int], hint: str = "") -> None:
        self.found.append(Diagnostic(self.at(*keys), code, message, hint))


def decode_reading(
    reading: AuthoredReading,
    entry: EntryId,
    entry_type: EntryType,
    document: YamlText,
    keys: Sequence[str | int],
) -> tuple[tuple[Claim, ...], tuple[Diagnostic, ...]]:
    """Takes a record apart.

    Args:
        reading: The record.
        entry: The entry it is about.
        entry_type: The type of that entry.
        document: The YAML text it stands in.
        keys: The way to it in that text.

    Returns:
        Its claims in the order written, and what is wrong with the others.
    """
    place = _Place(document, tuple(keys), entry, [])
    if not reading.at:
        place.report(Code.W309, f"it is not said where in “{reading.source}” this stands", ())
    claims: list[Claim] = []
    for fact_id, tree in reading.says.items():
        fact = entry_type.facts.get(FactId(fact_id))
        if fact is None:
            near = closest(fact_id, entry_type.facts)
            hint = f"Did you mean “{near}”?" if near else ""
            message = f"the type “{entry_type.id}” has no fact “{fact_id}”"
            location = document.locate((*keys, "says", fact_id), key_itself=True)
            place.found.append(Diagnostic(location, Code.E203, message, hint))
            continue
        claims += _decode_fact(reading, fact, tree, place)
    return tuple(claims), tuple(place.found)


def _decode_fact(reading: AuthoredReading, fact: FactType, tree: Tree, place: _Place) -> Iterator[Claim]:
    if not isinstance(tree, list):
        yield from _decode_value(reading, fact, tree, place, ("says", fact.id))
        return
    if not fact.many and len(tree) > 1:
        place.report(Code.E304, f"“{fact.id}” has {len(tree)} values in one reading", ("says", fact.id))
    for position, item in enumerate(tree):
        yield from _decode_value(reading, fact, item, place, ("says", fact.id, position))


def _decode_value(
    reading: AuthoredReading,
    fact: FactType,
    tree: Tree,
    place: _Place,
    keys: tuple[str | int, ...],
) -> Iterator[Claim]:
    narrowed = _narrow(tree, place, keys)
    if narrowed is None:
        return
    try:
        value = parse_value(narrowed.get("entry", narrowed.get("value", "")).strip(), fact.kind)
        since, until = _read_date(narrowed, "from"), _read_date(narrowed, "until")
    except BadValueError as error:
        place.report(error.code, f"{fact.label}: {error}", keys)
        return
    yield Claim(
        entry=place.entry,
        fact=fact.id,
        value=value,
        qualifiers=_qualify(reading, narrowed, place),
        since=since,
        until=until,
        source=EntryId(reading.source),
        locator=narrowed.get("at", reading.at),
        quote=narrowed.get("quote", reading.quote).strip(),
        note=_read_note(reading, narrowed, place, keys),
        reading=place.at(),
        location=place.at(*keys),
    )


def _narrow(tree: Tree, place: _Place, keys: tuple[str | int, ...]) -> Mapping[str, str] | None:
    """The value as a mapping of texts: `960` is short for `{value: 960}`."""
    if isinstance(tree, str):
        return {"value": tree}
    if isinstance(tree, list):
        place.report(Code.E208, "a list in a list is not a value", keys)
        return None
    narrowed: dict[str, str] = {}
    for key, value in tree.items():
        if key not in _VALUE_KEYS:
            near = closest(key, _VALUE_KEYS)
            place.report(
                Code.E202, f"a value has no field “{key}”", (*keys, key), f"Did you mean “{near}”?" if near else ""
            )
        elif not isinstance(value, str):
            place.report(Code.E208, f"“{key}”: a text is expected here", (*keys, key))
        else:
            narrowed[key] = value
    if ("value" in narrowed) == ("entry" in narrowed):
        place.report(Code.E207, "a value needs either `value` or `entry`", keys)
        return None
    return narrowed


def _read_date(narrowed: Mapping[str, str], key: str) -> Date | None:
    value = parse_value(narrowed[key], Kind.DATE) if narrowed.get(key) else None
    return value if isinstance(value, Date) else None


def _qualify(reading: AuthoredReading, narrowed: Mapping[str, str], place: _Place) -> Qualifiers:
    as_of = narrowed.get("as_of", reading.as_of)
    try:
        parse_value(as_of or "unknown", Kind.DATE)
    except BadValueError as error:
        place.report(error.code, f"“as_of”: {error}", ("as_of",))
    return Qualifiers(
        side=narrowed.get("side", reading.side),
        as_of=as_of,
        covers=" ".join(narrowed.get("covers", reading.covers).split()),
    )


def _read_note(
    reading: AuthoredReading, narrowed: Mapping[str, str], place: _Place, keys: tuple[str | int, ...]
) -> Prose:
    text, location = (
        (narrowed["note"], place.at(*keys, "note")) if "note" in narrowed else (reading.note, place.at("note"))
    )
    note, problems = parse_prose(text.strip(), location)
    place.found.extend(problem for problem in problems if problem not in place.found)
    return note
