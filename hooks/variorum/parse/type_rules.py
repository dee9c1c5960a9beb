"""Type rules: what must hold between the types of an encyclopedia. One function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic
from variorum.model.ids import ID_PATTERN
from variorum.model.values import Kind
from variorum.names import closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.model.ids import FactId, TypeId
    from variorum.model.types import EntryType, FactType
    from variorum.parse.yaml import YamlText

    Types = Mapping[TypeId, EntryType]
    Documents = Mapping[TypeId, YamlText]


def check_types(types: Types, documents: Documents) -> Iterator[Diagnostic]:
    """Checks the types against one another.

    Args:
        types: The types that entries can have.
        documents: The YAML text of each type file, for places.

    Yields:
        What is wrong.
    """
    for rule in (_folders, _listed_facts, _groups, _kinds, _inverses, _sums, _agreements):
        yield from rule(types, documents)


def _folders(types: Types, documents: Documents) -> Iterator[Diagnostic]:
    """A folder belongs to one type, and is a plain name."""
    taken: dict[str, TypeId] = {}
    for each in types.values():
        place = documents[each.id].locate(["folder"])
        if not ID_PATTERN.fullmatch(each.folder):
            message = f"“{each.folder}” is not a plain folder name"
            yield Diagnostic(place, Code.E501, message, "Use small letters a–z, digits and single hyphens.")
        if each.folder in taken:
            yield Diagnostic(
                place, Code.E501, f"the folder “{each.folder}” is that of the type “{taken[each.folder]}”"
            )
        taken[each.folder] = each.id


def _listed_facts(types: Types, documents: Documents) -> Iterator[Diagnostic]:
    """The box, the columns and the order of the index name facts of the type."""
    for each in types.values():
        document = documents[each.id]
        for keys, names in (
            (("box",), each.box),
            (("index", "columns"), each.columns),
            (("index", "sort"), (each.sort,) if each.sort else ()),
        ):
            for position, name in enumerate(names):
                if name not in each.facts:
                    message = f"the type “{each.id}” has no fact “{name}”"
                    yield Diagnostic(
                        document.locate((*keys, position)), Code.E505, message, _near(name, each)
                    )


def _groups(types: Types, _: Documents) -> Iterator[Diagnostic]:
    """A fact stands under a heading that the type has."""
    for each, fact in _all_facts(types):
        if fact.group and fact.group not in each.groups:
            message = f"the type “{each.id}” has no group “{fact.group}”"
            near = closest(fact.group, each.groups)
            hint = f"Did you mean “{near}”?" if near else "Add it under `groups`."
            yield Diagnostic(fact.location, Code.E501, message, hint)


def _kinds(types: Types, _: Documents) -> Iterator[Diagnostic]:
    """A fact has only what its kind can have; the types in `of` exist."""
    for _each, fact in _all_facts(types):
        if fact.kind is not Kind.TEXT and fact.happening:
            message = f"“{fact.id}” is not a text, so it has no `happening`"
            yield Diagnostic(fact.location, Code.E501, message)
        if fact.facet and fact.kind not in {Kind.TEXT, Kind.ENTRY}:
            message = f"“{fact.id}” is neither a text nor names an entry, so it can be no `facet`"
            yield Diagnostic(fact.location, Code.E501, message)
        if fact.kind is not Kind.ENTRY and (fact.of or fact.inverse or fact.tree):
            message = f"“{fact.id}” does not name an entry, so it has no `of`, `inverse` or `tree`"
            yield Diagnostic(fact.location, Code.E501, message)
        for name in fact.of:
            if name not in types:
                hint = did_you_mean(name, types)
                yield Diagnostic(fact.location, Code.E501, f"“{fact.id}”: there is no type “{name}”", hint)


def _inverses(types: Types, _: Documents) -> Iterator[Diagnostic]:
    """An inverse has a label, or is a fact that names entries in every type that the fact can name."""
    for _each, fact in _all_facts(types):
        if fact.inverse is None:
            continue
        if fact.inverse.fact is None:
            if not fact.inverse.label:
                yield Diagnostic(
                    fact.location, Code.E501, f"the inverse of “{fact.id}” has neither label nor fact"
                )
            continue
        for target in fact.of or tuple(types):
            other = types[target].facts.get(fact.inverse.fact) if target in types else None
            if target in types and (other is None or other.kind is not Kind.ENTRY):
                message = f"the type “{target}” has no fact “{fact.inverse.fact}” that names entries"
                yield Diagnostic(fact.location, Code.E501, f"the inverse of “{fact.id}”: {message}")


def _sums(types: Types, _: Documents) -> Iterator[Diagnostic]:
    """Parts of a sum are other quantities of the same type, of the same unit, and without circles."""
    for each, fact in _all_facts(types):
        if fact.sum_of and fact.kind is not Kind.QUANTITY:
            yield Diagnostic(fact.location, Code.E503, f"“{fact.id}” is not a quantity and can't be a sum")
        for name in fact.sum_of:
            part = each.facts.get(name)
            if part is None or part.kind is not Kind.QUANTITY or part.unit != fact.unit:
                message = f"“{name}” is not a quantity of the type “{each.id}” in the unit of “{fact.id}”"
                yield Diagnostic(fact.location, Code.E503, message, _near(name, each) if part is None else "")
        if len(set(fact.sum_of)) < len(fact.sum_of):
            yield Diagnostic(fact.location, Code.E503, f"“{fact.id}” adds one of its parts twice")
        if fact.id in _parts_below(each, fact.id):
            yield Diagnostic(fact.location, Code.E503, f"“{fact.id}” is a part of itself")


def _parts_below(each: EntryType, name: FactId) -> set[FactId]:
    """The parts of a sum, and their parts, and so on."""
    seen: set[FactId] = set()
    queue = list(each.facts[name].sum_of)
    while queue:
        part = queue.pop()
        if part not in seen:
            seen.add(part)
            queue += each.facts[part].sum_of if part in each.facts else ()
    return seen


def _agreements(types: Types, _: Documents) -> Iterator[Diagnostic]:
    """A fact means the same in every type: one kind, one unit."""
    first: dict[FactId, FactType] = {}
    for _each, fact in _all_facts(types):
        other = first.setdefault(fact.id, fact)
        if (other.kind, other.unit) != (fact.kind, fact.unit):
            message = f"“{fact.id}” is {_sort_of(fact)} here and {_sort_of(other)} at {other.location}"
            yield Diagnostic(fact.location, Code.E502, message)


def _sort_of(fact: FactType) -> str:
    return f"of the kind “{fact.kind}”" + (f" in the unit “{fact.unit}”" if fact.unit else " without a unit")


def _all_facts(types: Types) -> Iterator[tuple[EntryType, FactType]]:
    return ((each, fact) for each in types.values() for fact in each.facts.values())


def _near(name: str, each: EntryType) -> str:
    return did_you_mean(name, each.facts)
