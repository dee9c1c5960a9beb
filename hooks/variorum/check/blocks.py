"""Rules on blocks: they name types, facts and entries that exist, and show something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.catalog.dated import find_dated
from variorum.catalog.references import explain_failure
from variorum.catalog.resolving import Found
from variorum.catalog.selection import find_tree_fact, select_entries, share_scale
from variorum.diagnostics import Code, Diagnostic
from variorum.model.blocks import (
    ChartRequest,
    CompareRequest,
    ListRequest,
    MapRequest,
    TimelineRequest,
    TreeRequest,
)
from variorum.model.prose import Block
from variorum.model.values import Absence, Kind
from variorum.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.catalog import Catalog
    from variorum.model.blocks import Conditions
    from variorum.model.ids import FactId
    from variorum.model.prose import Prose
    from variorum.model.types import EntryType, FactType

_NOTHINGS = frozenset(absence.value for absence in Absence)


def check_blocks(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every block asks for something that there is."""
    for entry in catalog.entries.values():
        yield from check_prose_blocks(entry.body, catalog, entry.id)


def check_prose_blocks(prose: Prose, catalog: Catalog, entry: str = "") -> Iterator[Diagnostic]:
    """Checks the blocks of one prose; `entry` is the entry it belongs to, if it does."""
    for mark in prose.marks:
        if not isinstance(mark, Block):
            continue
        if isinstance(mark.request, CompareRequest):
            yield from _check_compare(catalog, entry, mark, mark.request)
        elif isinstance(mark.request, ChartRequest):
            yield from _check_chart(catalog, entry, mark, mark.request.comparison)
        elif isinstance(mark.request, ListRequest):
            yield from _check_list(catalog, mark, mark.request)
        elif isinstance(mark.request, TreeRequest):
            yield from _check_tree(catalog, mark, mark.request)
        elif isinstance(mark.request, MapRequest):
            yield from _check_map(catalog, mark, mark.request)
        elif isinstance(mark.request, TimelineRequest):
            yield from _check_timeline(catalog, entry, mark, mark.request)


def _check_compare(
    catalog: Catalog, entry: str, mark: Block, request: CompareRequest
) -> Iterator[Diagnostic]:
    answer = catalog.resolve(request.entry or entry)
    if not isinstance(answer, Found):
        place = mark.places.get("entry", mark.location)
        if request.entry:
            yield explain_failure(request.entry, answer, place)
        else:
            message = "a comparison on this page must name its `entry`"
            yield Diagnostic(place, Code.E403, message)
        return
    entry_type = catalog.type_of(answer.entry)
    if unknown := list(_unknown_facts(entry_type, request.facts, mark, "fact")):
        yield from unknown
        return
    if request.group and request.group not in entry_type.groups:
        hint = f"Groups are: {', '.join(entry_type.groups)}."
        message = f"the type “{entry_type.id}” has no group “{request.group}”"
        yield Diagnostic(mark.places["group"], Code.E403, message, hint)
        return
    facts = _compared(request, entry_type.facts)
    if request.side and not isinstance(side := catalog.resolve(request.side), Found):
        yield explain_failure(request.side, side, mark.places["side"])
    elif not any(catalog.claims_asked(request, answer.entry, fact) for fact in facts):
        yield Diagnostic(mark.location, Code.W408, "no claim meets what this comparison asks for")


def _check_chart(catalog: Catalog, entry: str, mark: Block, request: CompareRequest) -> Iterator[Diagnostic]:
    found = list(_check_compare(catalog, entry, mark, request))
    yield from found
    answer = catalog.resolve(request.entry or entry)
    if found or not isinstance(answer, Found):
        return
    facts = catalog.type_of(answer.entry).facts
    drawn = [facts[fact] for fact in _compared(request, facts)]
    if not share_scale(drawn):
        key = "fact" if request.facts else "group"
        named = ", ".join(f"{fact.id} ({fact.unit or fact.kind})" for fact in drawn)
        message = f"these facts cannot stand on one scale: {named}"
        hint = "Draw quantities of one unit, or dates; a comparison takes all kinds."
        yield Diagnostic(mark.places[key], Code.E403, message, hint)


def _compared(request: CompareRequest, facts: Mapping[FactId, FactType]) -> tuple[FactId, ...]:
    """The facts that a comparison names, itself or by their group."""
    return request.facts or tuple(fact.id for fact in facts.values() if fact.group == request.group)


def _check_list(catalog: Catalog, mark: Block, request: ListRequest) -> Iterator[Diagnostic]:
    entry_type = catalog.types.get(request.type)
    if entry_type is None:
        yield _unknown_type(catalog, request.type, mark)
        return
    yield from _check_conditions(catalog, entry_type, request.where, mark)
    yield from _unknown_facts(entry_type, request.columns or (), mark, "columns")
    yield from _unknown_facts(entry_type, [request.sort] if request.sort else [], mark, "sort")


def _check_tree(catalog: Catalog, mark: Block, request: TreeRequest) -> Iterator[Diagnostic]:
    entry_type = catalog.types.get(request.type)
    if entry_type is None:
        yield _unknown_type(catalog, request.type, mark)
        return
    if find_tree_fact(entry_type, request.fact) is None:
        message = f"the type “{entry_type.id}” has no such fact that leads upwards"
        hint = "Name a fact with `tree: true`."
        yield Diagnostic(mark.places.get("fact", mark.location), Code.E403, message, hint)
    yield from _check_conditions(catalog, entry_type, request.where, mark)
    yield from _unknown_facts(entry_type, request.columns, mark, "columns")
    yield from _unknown_names(catalog, request.roots, mark, "root")


def _check_map(catalog: Catalog, mark: Block, request: MapRequest) -> Iterator[Diagnostic]:
    entry_type = catalog.types.get(request.type)
    if entry_type is None:
        yield _unknown_type(catalog, request.type, mark)
        return
    yield from (wrong := list(_check_conditions(catalog, entry_type, request.where, mark)))
    chosen = {entry.id for entry in select_entries(entry_type, request.where, catalog)}
    if not wrong and not chosen & catalog.located.keys():
        yield Diagnostic(mark.location, Code.W408, "of no entry on this map a source says where it is")


def _check_timeline(
    catalog: Catalog, entry: str, mark: Block, request: TimelineRequest
) -> Iterator[Diagnostic]:
    known = {fact for each in catalog.types.values() for fact in each.facts}
    for fact in request.facts:
        if fact not in known:
            message, hint = f"no type has a fact “{fact}”", did_you_mean(fact, known)
            yield Diagnostic(mark.places["fact"], Code.E203, message, hint)
    yield from (unknown := list(_unknown_names(catalog, request.entries, mark, "entry")))
    if not unknown and not any(find_dated(request, entry, catalog)):
        yield Diagnostic(mark.location, Code.W408, "no date meets what this timeline asks for")


def _unknown_type(catalog: Catalog, name: str, mark: Block) -> Diagnostic:
    hint = did_you_mean(name, catalog.types)
    return Diagnostic(mark.places["type"], Code.E201, f"unknown type “{name}”", hint)


def _unknown_names(catalog: Catalog, names: Iterable[str], mark: Block, key: str) -> Iterator[Diagnostic]:
    for name in names:
        if not isinstance(answer := catalog.resolve(name), Found):
            yield explain_failure(name, answer, mark.places[key])


def _check_conditions(
    catalog: Catalog, entry_type: EntryType, where: Conditions, mark: Block
) -> Iterator[Diagnostic]:
    """Conditions are on facts of the type; one on a fact that names entries names entries that there are."""
    yield from _unknown_facts(entry_type, [fact for fact, _ in where], mark, "where")
    for fact, values in where:
        if fact not in entry_type.facts or entry_type.facts[fact].kind is not Kind.ENTRY:
            continue
        for value in values:
            answer = catalog.resolve(value)
            if not isinstance(answer, Found) and value not in _NOTHINGS and not value.startswith("?"):
                yield explain_failure(value, answer, mark.places["where"])


def _unknown_facts(
    entry_type: EntryType, facts: Iterable[str], mark: Block, key: str
) -> Iterator[Diagnostic]:
    for fact in facts:
        if fact not in entry_type.facts:
            hint = did_you_mean(fact, entry_type.facts)
            place = mark.places.get(key, mark.location)
            yield Diagnostic(place, Code.E203, f"the type “{entry_type.id}” has no fact “{fact}”", hint)
