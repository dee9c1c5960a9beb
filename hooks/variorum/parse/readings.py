"""Readings: records of what one source says at one place, taken apart into claims.

In: an authored record and the facts of the entry's type. Out: claims, one for each value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from variorum.diagnostics import Code, Diagnostic
from variorum.model.entry import Claim, Qualifiers
from variorum.model.ids import EntryId, FactId
from variorum.names import did_you_mean
from variorum.parse.authored import VALUE_FIELDS
from variorum.parse.dates import DateError, parse_date
from variorum.parse.markup import parse_prose
from variorum.parse.values import BadValueError, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from variorum.diagnostics import Location, Places
    from variorum.model.prose import Prose
    from variorum.model.types import EntryType, FactType
    from variorum.model.values import Date
    from variorum.parse.authored import AuthoredReading
    from variorum.parse.yaml import Tree, YamlText

_Keys: TypeAlias = "tuple[str | int, ...]"


@dataclass(frozen=True, slots=True)
class _Record:
    """A reading on its way to claims: what it says, where it stands, and what is wrong with it."""

    reading: AuthoredReading
    entry: EntryId
    document: YamlText
    keys: _Keys
    location: Location
    places: Places
    as_of: str
    note: Prose
    found: list[Diagnostic]

    def at(self, keys: _Keys, *, key_itself: bool = False) -> Location:
        return self.document.locate((*self.keys, *keys), key_itself=key_itself)

    def report(self, code: Code, message: str, place: Location, hint: str = "") -> None:
        self.found.append(Diagnostic(place, code, message, hint))


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
    found: list[Diagnostic] = []
    where = (*keys, "note")
    text = reading.note.strip()
    note, problems = parse_prose(text, document.locate(where), document.lines(where, text) if text else ())
    found += problems
    as_of = _read_as_of(reading.as_of, document.locate((*keys, "as_of")), found)
    record = _Record(
        reading,
        entry,
        document,
        tuple(keys),
        document.locate(keys),
        document.places(keys),
        as_of,
        note,
        found,
    )
    if not reading.at:
        record.report(Code.W309, f"it is not said where in “{reading.source}” this stands", record.location)
    claims = tuple(
        claim
        for fact_id, tree in reading.says.items()
        for claim in _decode_fact(record, fact_id, tree, entry_type)
    )
    return claims, tuple(found)


def _decode_fact(record: _Record, fact_id: str, tree: Tree, entry_type: EntryType) -> Iterator[Claim]:
    keys: _Keys = ("says", fact_id)
    fact = entry_type.facts.get(FactId(fact_id))
    if fact is None:
        hint = did_you_mean(fact_id, entry_type.facts)
        message = f"the type “{entry_type.id}” has no fact “{fact_id}”"
        record.report(Code.E203, message, record.at(keys, key_itself=True), hint)
        return
    if not isinstance(tree, list):
        yield from _decode_value(record, fact, tree, keys)
        return
    if not tree:
        record.report(Code.E208, f"“{fact.id}” is an empty list", record.at(keys))
    if not fact.many and len(tree) > 1:
        record.report(Code.E304, f"“{fact.id}” has {len(tree)} values in one reading", record.at(keys))
    for position, item in enumerate(tree):
        yield from _decode_value(record, fact, item, (*keys, position))


def _decode_value(record: _Record, fact: FactType, tree: Tree, keys: _Keys) -> Iterator[Claim]:
    narrowed = _narrow(tree, record, keys)
    if narrowed is None:
        return
    written = "entry" if "entry" in narrowed else "value"
    try:
        value = parse_value(narrowed[written].strip(), fact.kind)
    except BadValueError as error:
        record.report(error.code, f"{fact.label}: {error}", record.at((*keys, written)))
        return
    reading = record.reading
    yield Claim(
        entry=record.entry,
        fact=fact.id,
        value=value,
        qualifiers=_qualify(record, narrowed, keys),
        since=_read_date(narrowed, "from", record, keys),
        until=_read_date(narrowed, "until", record, keys),
        source=EntryId(reading.source),
        locator=" ".join(narrowed.get("at", reading.at).split()),
        quote=narrowed.get("quote", reading.quote).strip(),
        note=_read_note(record, narrowed, keys),
        reading=record.location,
        location=record.at(keys),
        places=record.places if isinstance(tree, str) else _narrower_places(record, keys),
    )


def _narrower_places(record: _Record, keys: _Keys) -> Places:
    return {**record.places, **record.document.places((*record.keys, *keys))}


def _narrow(tree: Tree, record: _Record, keys: _Keys) -> Mapping[str, str] | None:
    """The value as a mapping of texts: `960` is short for `{value: 960}`."""
    if isinstance(tree, str):
        return {"value": tree}
    if isinstance(tree, list):
        record.report(Code.E208, "a list in a list is not a value", record.at(keys))
        return None
    if len(tree) == 1 and "" in tree.values() and not set(tree) & set(VALUE_FIELDS):
        (word,) = tree
        hint = f"Put it in quotes (“?{word}” too): YAML takes `?` and `:` for marks of its own."
        record.report(Code.E208, f"“{word}” is not read as a text here", record.at(keys), hint)
        return None
    narrowed: dict[str, str] = {}
    for key, value in tree.items():
        if key not in VALUE_FIELDS:
            place = record.at((*keys, key), key_itself=True)
            hint = did_you_mean(key, VALUE_FIELDS)
            record.report(Code.E202, f"a value has no field “{key}”", place, hint)
        elif not isinstance(value, str):
            record.report(Code.E208, f"“{key}”: a text is expected here", record.at((*keys, key)))
        else:
            narrowed[key] = value
    if ("value" in tree) == ("entry" in tree):
        record.report(Code.E207, "a value needs either `value` or `entry`", record.at(keys))
        return None
    return narrowed if "value" in narrowed or "entry" in narrowed else None


def _read_date(narrowed: Mapping[str, str], key: str, record: _Record, keys: _Keys) -> Date | None:
    text = narrowed.get(key, "").strip()
    try:
        return parse_date(text) if text else None
    except DateError as error:
        record.report(Code.E302, f"“{key}”: {error}", record.at((*keys, key)))
        return None


def _read_as_of(text: str, place: Location, found: list[Diagnostic]) -> str:
    try:
        return parse_date(text.strip()).text if text.strip() else ""
    except DateError as error:
        found.append(Diagnostic(place, Code.E302, f"“as_of”: {error}"))
        return ""


def _qualify(record: _Record, narrowed: Mapping[str, str], keys: _Keys) -> Qualifiers:
    reading = record.reading
    as_of = record.as_of
    if "as_of" in narrowed:
        as_of = _read_as_of(narrowed["as_of"], record.at((*keys, "as_of")), record.found)
    return Qualifiers(
        side=narrowed.get("side", reading.side).strip(),
        as_of=as_of,
        covers=" ".join(narrowed.get("covers", reading.covers).split()),
    )


def _read_note(record: _Record, narrowed: Mapping[str, str], keys: _Keys) -> Prose:
    if "note" not in narrowed:
        return record.note
    where = (*record.keys, *keys, "note")
    text = narrowed["note"].strip()
    note, problems = parse_prose(text, record.document.locate(where), record.document.lines(where, text))
    record.found.extend(problems)
    return note
