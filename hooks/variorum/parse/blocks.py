"""Blocks: from the YAML of a fenced block to what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.blocks import (
    BlockRequest,
    CompareRequest,
    ListRequest,
    OverviewRequest,
    ReferenceRequest,
)
from variorum.model.ids import FactId, TypeId
from variorum.names import closest
from variorum.parse.authored import Authored, Words
from variorum.parse.validation import validate

if TYPE_CHECKING:
    from variorum.parse.yaml import YamlText


def _as_lists(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {key: [item] if isinstance(item, str) else item for key, item in value.items()}


class AuthoredCompare(Authored):
    """`~~~compare`: one table of what sources say."""

    fact: Words = Field(default_factory=list)
    group: str = ""
    entry: str = ""
    side: str | None = None
    as_of: str | None = None
    covers: str | None = None
    caption: str = ""


class AuthoredList(Authored):
    """`~~~list`: the entries of a type that meet a condition."""

    type: str
    where: Annotated[dict[str, list[str]], BeforeValidator(_as_lists)] = Field(default_factory=dict)
    columns: Words | None = None
    sort: str = ""
    caption: str = ""


class AuthoredOverview(Authored):
    """`~~~overview`: every type with the number of its entries. It has no fields."""


class AuthoredReference(Authored):
    """`~~~reference`: a table of the format, for pages that document it."""

    of: str


BLOCKS: dict[str, type[Authored]] = {
    "compare": AuthoredCompare,
    "list": AuthoredList,
    "overview": AuthoredOverview,
    "reference": AuthoredReference,
}
"""Every block there is: its name and its fields."""


def decode_block(
    name: str, document: YamlText, place: Location
) -> tuple[BlockRequest | None, tuple[Diagnostic, ...]]:
    """Decodes a block.

    Args:
        name: The word behind its fence.
        document: The YAML inside.
        place: Where the block begins.

    Returns:
        What it asks for, or None if it can't be told; and what is wrong.
    """
    model = BLOCKS.get(name)
    if model is None:
        near = closest(name, BLOCKS)
        hint = f"Did you mean “{near}”? " if near else ""
        message = f"there is no block “{name}”"
        return None, (Diagnostic(place, Code.E402, message, f"{hint}Blocks are: {', '.join(BLOCKS)}."),)
    if not isinstance(document.data, dict):
        return None, (Diagnostic(place, Code.E403, f"the block “{name}” holds no `key: value` lines"),)
    authored, found = validate(model, document, document.data)
    if isinstance(authored, AuthoredCompare) and bool(authored.fact) == bool(authored.group):
        message = "a comparison needs either `fact` or `group`"
        return None, (*found, Diagnostic(place, Code.E403, message))
    return _request(authored), found


def _request(authored: Authored | None) -> BlockRequest | None:
    match authored:
        case AuthoredCompare():
            return _compare(authored)
        case AuthoredList():
            return _list(authored)
        case AuthoredOverview():
            return OverviewRequest()
        case AuthoredReference():
            return ReferenceRequest(authored.of)
        case _:
            return None


def _compare(authored: AuthoredCompare) -> CompareRequest:
    return CompareRequest(
        facts=tuple(map(FactId, authored.fact)),
        group=authored.group,
        entry=authored.entry,
        side=authored.side,
        as_of=authored.as_of,
        covers=authored.covers,
        caption=authored.caption,
    )


def _list(authored: AuthoredList) -> ListRequest:
    sort = authored.sort.removeprefix("-")
    return ListRequest(
        type=TypeId(authored.type),
        where=tuple((FactId(fact), tuple(values)) for fact, values in authored.where.items()),
        columns=None if authored.columns is None else tuple(map(FactId, authored.columns)),
        sort=FactId(sort) if sort not in {"", "title"} else None,
        descending=authored.sort.startswith("-"),
        caption=authored.caption,
    )
