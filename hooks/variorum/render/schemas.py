"""Schemas: JSON Schema (2020-12) of the data files, and of the front matter of every type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from variorum.catalog import DisputeStatus
from variorum.model.entry import NameKind
from variorum.model.values import Absence, Kind
from variorum.parse.authored import SOURCE_FIELDS, VALUE_FIELDS, AuthoredEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.model.ids import TypeId
    from variorum.model.types import EntryType, FactType

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_EXAMPLES = {
    Kind.QUANTITY: ["960", "~700", "700..850", ">=1000"],
    Kind.DATE: ["1938-07-29", "1938-07?", "1938-07-29/1938-08-11"],
    Kind.COORDINATES: ["42.4465, 130.5945"],
}


def entry_schemas(types: Mapping[TypeId, EntryType]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Makes the schema of the front matter of each type, for editors' completion.

    Yields:
        The id of the type and the schema.
    """
    for each in types.values():
        yield each.id, _entry_schema(each)


def _entry_schema(entry_type: EntryType) -> dict[str, Any]:
    schema = AuthoredEntry.model_json_schema()
    properties = {
        name: value
        for name, value in schema["properties"].items()
        if entry_type.is_source or name not in SOURCE_FIELDS
    }
    properties["type"] = {"const": entry_type.id, "description": entry_type.describes or entry_type.label}
    definitions = _without_null(schema["$defs"])
    definitions["AuthoredReading"]["properties"]["says"] = _says(entry_type)
    definitions["AuthoredVerdict"]["properties"]["fact"] = {"enum": list(entry_type.facts)}
    return {
        "$schema": _DIALECT,
        "title": f"Front matter of an entry of the type {entry_type.label}",
        "type": "object",
        "additionalProperties": False,
        "required": [*schema["required"], *(["csl"] if entry_type.is_source else [])],
        "properties": _without_null(properties),
        "$defs": definitions,
    }


def _says(entry_type: EntryType) -> dict[str, Any]:
    return {
        "type": "object",
        "description": "What the source says: fact and value.",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {fact.id: _fact(fact) for fact in entry_type.facts.values()},
    }


def _fact(fact: FactType) -> dict[str, Any]:
    """One value, bare or narrowed; a list of them where many are normal."""
    bare: dict[str, Any] = {"type": ["string", "number"]}
    if fact.kind in _EXAMPLES:
        bare["examples"] = _EXAMPLES[fact.kind]
    narrowed = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(VALUE_FIELDS, _TEXT),
    }
    value = {"anyOf": [bare, narrowed]}
    shape = {"anyOf": [bare, narrowed, {"type": "array", "items": value}]} if fact.many else value
    unit = f", in {fact.unit}" if fact.unit else ""
    return {"description": f"{fact.label} ({fact.kind}{unit}). {fact.describes}".strip(), **shape}


def _without_null(schema: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Takes out the `null` that validation puts in the place of a refused list item."""
    if isinstance(schema, dict):
        options = schema.get("anyOf")
        if options and {"type": "null"} in options:
            rest = [option for option in options if option != {"type": "null"}]
            others = {key: value for key, value in schema.items() if key != "anyOf"}
            schema = {**others, **rest[0]} if len(rest) == 1 else {**others, "anyOf": rest}
        return {key: _without_null(value) for key, value in schema.items()}
    return [_without_null(item) for item in schema] if isinstance(schema, list) else schema


def catalog_schema() -> dict[str, Any]:
    """The schema of `data/catalog.json`."""
    value = {
        "anyOf": [
            _TEXT,
            _object({"entry": _TEXT}),
            _object({"wanted": _TEXT}),
            _object({"nothing": {"enum": [absence.value for absence in Absence]}}),
        ]
    }
    qualifiers = {"type": "object", "additionalProperties": _TEXT}
    name = _object(
        {
            "text": _TEXT,
            "lang": _TEXT,
            "kind": {"enum": [kind.value for kind in NameKind]},
            "by_editors": {"type": "boolean"},
        }
    )
    claim = _object(
        {"fact": _TEXT, "value": value, "unit": _TEXT, "qualifiers": qualifiers}
        | dict.fromkeys(("source", "locator", "quote", "note"), _TEXT)
    )
    verdict = _object(
        {"fact": _TEXT, "qualifiers": qualifiers}
        | dict.fromkeys(("prefer", "reconciles", "weighs"), _list(_TEXT))
        | dict.fromkeys(("why", "by", "on"), _TEXT)
    )
    entry = _object(
        dict.fromkeys(("id", "type", "title", "summary", "url"), _TEXT)
        | {"names": _list(name), "links": _list(_TEXT), "cites": _list(_TEXT)}
        | {"claims": _list(claim), "verdicts": _list(verdict), "sha256": _TEXT}
    )
    edition = _object(dict.fromkeys(("version", "date", "sha256", "revision"), _TEXT))
    dispute = _object(
        {"entry": _TEXT, "fact": _TEXT, "qualifiers": qualifiers}
        | {"aspect": {"enum": ["", "from", "until"]}}
        | {"values": _list(_object({"value": value, "sources": _list(_TEXT)}))}
        | {"status": {"enum": [status.value for status in DisputeStatus]}}
        | {"verdict": {"anyOf": [verdict, {"type": "null"}]}}
    )
    return {
        "$schema": _DIALECT,
        "title": "Catalog of an encyclopedia made with Variorum",
        **_object({"edition": edition, "entries": _list(entry), "disputes": _list(dispute)}),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
